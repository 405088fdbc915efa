"""Ten thousand messages that no page sends: no fault of ours, and the call goes on."""

from __future__ import annotations

import json
import random

from page_played import Page, Pages

from voicesim.line.page_messages import (
    LARGEST_MESSAGE,
    Begin,
    Deed,
    MicFrame,
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


def harmless(message: Begin | Deed | MicFrame | object) -> bool:
    """Is what this says nothing that a person could have meant? A page that hangs up is to be obeyed."""
    return not isinstance(message, Deed | MicFrame | Begin)


def test_ten_thousand_strange_messages_harm_no_call(page: Page, pages: Pages) -> None:
    chance, refused = random.Random(14), 0
    for _ in range(MESSAGES):
        try:
            message = read_message(strange(chance, page.call.line.next_frame))
        except ProtocolFault:
            refused += 1
            continue
        if harmless(message) or chance.random() < 0.05:
            try:
                page.call.take(message)
            except ProtocolFault:
                refused += 1
    assert refused > MESSAGES * 0.8
    page.number, page.deed = page.call.line.next_frame, page.call.line.next_deed
    page.tick(5)
    assert page.state["stage"] == "live"
    page.do("pick_up")
    page.says("Bonjour, je vous écoute.")
    page.do("hang_up")
    name = page.to_the_end().split("/")[2]
    assert pages.desk.filed(name).manifest().complete
