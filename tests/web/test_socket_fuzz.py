"""Ten thousand messages that no page sends: no fault of ours, and the call goes on."""

from __future__ import annotations

import json
import random

from page_played import Page, Pages

from voicesim.call.event_reading import read_events
from voicesim.call.events import FieldEntered
from voicesim.line.page_messages import (
    LARGEST_MESSAGE,
    Begin,
    Deed,
    MicFrame,
    PageMessage,
    ProtocolFault,
    mic_message,
    read_message,
)

MESSAGES = 10_000


def strange(chance: random.Random, number: int) -> bytes | str:
    """Something like a message: cut, lengthened, turned over, or of another shape altogether."""
    kind = chance.randrange(6)
    if kind == 0:
        return chance.randbytes(chance.randrange(LARGEST_MESSAGE + 200))
    if kind == 1:
        frame = bytearray(mic_message(number, None) + bytes(chance.choice((0, 1, 639, 640, 641))))
        for _ in range(chance.randrange(1, 4)):
            frame[chance.randrange(len(frame))] = chance.randrange(256)
        return bytes(frame)
    if kind == 2:
        return "".join(chr(chance.choice((0, 34, 91, 123, 92, 0xE9, 0x1F600))) for _ in range(50))
    values = [None, True, -1, 2**32, 2**70, 1.5, "", "x" * 5000, [], {}, {"a": []}, "\ud83d", "say", "begin"]
    body = {
        chance.choice(("do", "number", "text", "facts", "starved", "late", "x")): chance.choice(values)
        for _ in range(chance.randrange(5))
    }
    if kind == 3:
        body["do"] = chance.choice(("say", "begin", "played", "hold", "writing", "pick_up"))
    text = json.dumps(body)
    return text if kind < 5 else text[: chance.randrange(len(text) + 1)]


def meant(chance: random.Random, number: int) -> bytes | str:
    """A message that reaches the call, with what nobody would fill in, in an order that no page has."""
    kind = chance.randrange(4)
    if kind == 0:
        return mic_message(number, None)
    if kind == 1:
        return json.dumps({"do": "played", "starved": chance.randrange(9), "late": chance.randrange(2**32)})
    text = "".join(chr(chance.choice((0x202E, 0, 34, 60, 97, 0x301, 0x1F600))) for _ in range(20))
    name = chance.choice(("fill", "fill", "hold", "pause", "pick_up", "writing"))
    field = chance.choice(("plate", "when", "", "x" * 120, "plate.", "../etc"))
    deed = max(0, number + chance.randrange(-3, 4))
    return json.dumps({"do": name, "number": deed, "text": text, "field": field})


def ends_it(message: PageMessage) -> bool:
    """A page that hangs up is to be obeyed, and one that begins anew, says or skips much does harm itself."""
    if isinstance(message, MicFrame):
        return message.sound is not None
    return isinstance(message, Begin) or (
        isinstance(message, Deed) and message.name in ("hang_up", "stop", "say")
    )


def test_ten_thousand_strange_messages_harm_no_call(page: Page, pages: Pages) -> None:
    chance, line = random.Random(14), page.call.line
    refused = reached = 0
    for sent in range(MESSAGES):
        if sent % 200 == 0:  # let the call work them off: what waits is bounded
            page.number = line.next_frame
            page.tick()
        real = chance.random() < 0.5
        number = line.next_deed if chance.random() < 0.7 else line.next_frame
        try:
            message = read_message(meant(chance, number) if real else strange(chance, number))
            if ends_it(message):
                continue
            page.call.take(message)
            reached += 1
        except ProtocolFault:
            refused += 1
    assert refused > MESSAGES * 0.3
    assert reached > MESSAGES * 0.4
    page.number, page.deed = line.next_frame, line.next_deed
    page.tick(5)
    if line.paused:
        page.do("pause")
    page.tick(5)
    if page.state["line"] == "holding":
        page.do("hold")
    assert page.state["stage"] == "live"
    page.do("pick_up")
    page.says("Bonjour, je vous écoute.")
    page.do("hang_up")
    directory = pages.desk.filed(page.to_the_end().split("/")[2])
    assert directory.manifest().complete
    fields = {one.field for one in read_events(directory.events) if isinstance(one, FieldEntered)}
    assert fields <= {"plate", "when"}, "of what is no field, nothing is kept"
