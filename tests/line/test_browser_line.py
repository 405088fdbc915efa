"""A page calls: its frames are the clock, its buttons are pressed between two, nothing is lost unsaid."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_call import PaperCall

from voicesim.audio.frames import FRAME, Frame
from voicesim.line.browser import WAITING, BrowserLine
from voicesim.line.page_messages import (
    LARGEST_MESSAGE,
    LONGEST_LINE,
    Deed,
    MicFrame,
    Played,
    ProtocolFault,
    mic_message,
    read_message,
)

Quick = partial(BrowserLine, hurry=lambda: None, resumes_within=5.0)


def frame(level: int) -> Frame:
    return np.full(FRAME, level, dtype=np.int16)


def held(call: PaperCall, line: BrowserLine, *messages: MicFrame | Deed | Played) -> list[bytes]:
    """The messages taken beforehand, then nobody comes any more: what was sent to the page."""
    for message in messages:
        line.take(message)
    line.leave()
    line.run(call)
    return SENT.pop(id(line), [])


SENT: dict[int, list[bytes]] = {}


def page_line(**more: object) -> BrowserLine:
    sent: list[bytes] = []
    line = Quick(sent.append, **more)  # type: ignore[arg-type]
    SENT[id(line)] = sent
    return line


def spoken(first: int, last: int) -> list[MicFrame]:
    return [MicFrame(number, frame(number)) for number in range(first, last)]


def test_each_frame_of_the_page_is_one_tick_and_is_answered_by_its_number() -> None:
    call, line = PaperCall([]), page_line()
    sent = held(call, line, *spoken(0, 30))
    assert [int(heard[0]) for heard in call.mic[:30]] == list(range(30))
    assert [int.from_bytes(message[4:8], "little") for message in sent] == list(range(30))
    assert line.health.sound


def test_a_button_is_pressed_between_the_frames_it_came_between() -> None:
    call, line = PaperCall([]), page_line()
    held(call, line, *spoken(0, 10), Deed(0, "pick_up"), *spoken(10, 20), Deed(1, "hold"), *spoken(20, 25))
    assert call.when("picks up") == pytest.approx(0.2)
    assert call.when("hold") == pytest.approx(0.4)


def test_frames_that_never_came_are_counted_as_a_headsets_are() -> None:
    call, line = PaperCall([]), page_line()
    held(call, line, *spoken(0, 10), *spoken(14, 20))
    assert call.when("lost 4") == pytest.approx(0.2)
    assert line.health.counts.lost == 4
    assert line.health.counts.captured == line.health.counts.taken + 4


def test_what_is_sent_again_after_a_lost_connection_counts_once() -> None:
    call, line = PaperCall([]), page_line()
    again = [*spoken(0, 10), Deed(0, "pick_up"), *spoken(5, 10), Deed(0, "pick_up"), *spoken(10, 12)]
    held(call, line, *again)
    assert [int(heard[0]) for heard in call.mic[:12]] == list(range(12))
    assert [what for _, what in call.log if what == "picks up"] == ["picks up"]
    assert not line.health.counts.lost


def test_a_page_that_skips_more_than_it_may_is_not_believed() -> None:
    line = page_line()
    with pytest.raises(ProtocolFault):
        line.take(MicFrame(100_000, None))
    assert line.next_frame == 0


def test_a_call_that_falls_far_behind_drops_frames_and_says_how_many() -> None:
    call, line = PaperCall([]), page_line()
    for one in (*spoken(0, WAITING + 40), *()):
        line.take(one)
    thread = threading.Thread(target=line.run, args=(call,))
    thread.start()
    while line._waiting:
        pass
    for one in spoken(WAITING + 40, WAITING + 41):
        line.take(one)
    line.leave()
    thread.join(10)
    assert line.health.counts.lost == 40


def test_a_page_that_is_gone_ends_the_call_as_if_the_trainee_had_hung_up() -> None:
    call = PaperCall([])
    line = BrowserLine(lambda message: None, resumes_within=0.01, hurry=lambda: None)
    line.take(MicFrame(0, None))
    line.run(call)
    assert call.over
    assert line.left
    assert [what for _, what in call.log] == ["hangs up"]


def begun(call: PaperCall) -> tuple[BrowserLine, threading.Thread, list[BaseException]]:
    """A call that runs, and waits for its page."""
    line, raised = page_line(), []

    def run() -> None:
        try:
            line.run(call)
        except OSError as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    while line._call is None:
        pass
    return line, thread, raised


def test_whoever_brings_a_frame_ticks_the_call_and_it_is_answered_before_the_next_is_read() -> None:
    line, thread, _ = begun(PaperCall([]))
    for one in spoken(0, 3):
        line.take(one)
        assert line.seconds == pytest.approx(0.02 * (one.number + 1))
    line.leave()
    thread.join(10)
    assert not thread.is_alive()


def test_a_disk_that_refuses_a_frame_ends_the_call_on_its_own_thread_not_on_the_servers() -> None:
    class Full(PaperCall):
        def tick(self, mic: Frame) -> Frame:
            raise OSError("full")

    line, thread, raised = begun(Full([]))
    line.take(MicFrame(0, None))
    thread.join(10)
    assert [str(one) for one in raised] == ["full"]
    line.take(MicFrame(1, None))  # the page does not know yet


def test_a_paused_call_stands_still_and_its_log_says_for_how_long() -> None:
    call, line = PaperCall([]), page_line()
    messages = [*spoken(0, 5), Deed(0, "pause"), *spoken(5, 25), Deed(1, "pause"), *spoken(25, 30)]
    held(call, line, *messages)
    assert call.when("paused 20") == pytest.approx(0.1)
    assert [int(heard[0]) for heard in call.mic[:10]] == [*range(5), *range(25, 30)]
    assert not line.health.counts.lost


def test_an_examination_is_not_paused() -> None:
    call, line = PaperCall([]), page_line(pausable=False)
    held(call, line, Deed(0, "pause"), *spoken(0, 5))
    assert len(call.mic) >= 5
    assert not line.paused


def test_a_paused_call_can_be_hung_up() -> None:
    call, line = PaperCall([]), page_line()
    held(call, line, Deed(0, "pause"), *spoken(0, 5), Deed(1, "hang_up"), *spoken(5, 20))
    assert [what for _, what in call.log][:2] == ["paused 5", "hangs up"]


def test_no_silence_grows_where_the_trainee_types() -> None:
    call, line = PaperCall(["Oui."]), page_line(typed=True)
    held(call, line, *(MicFrame(n, None) for n in range(5)), Deed(0, "say", "  Bonjour\u200b. "))
    assert call.typed_at[:5] == [n * FRAME for n in range(5)]
    assert call.typed == ["Bonjour."]


def test_what_the_page_did_not_play_of_the_clients_words_is_counted_and_a_silence_is_not() -> None:
    call, line = PaperCall(["Oui."], lasts=0.4), page_line(typed=True)
    typing = [MicFrame(n, None) for n in range(60)]
    messages = [Deed(0, "pick_up"), Played(3, 0), *typing[:2], Deed(1, "say", "Alors ?"), Played(1, 2)]
    held(call, line, *messages, *typing[2:])
    assert [what for _, what in call.log if what.startswith("not played")] == ["not played 3"]
    assert line.health.missed == 3


@given(st.binary(max_size=LARGEST_MESSAGE + 8))
def test_no_bytes_are_taken_for_something_else_than_a_frame(body: bytes) -> None:
    try:
        message = read_message(body)
    except ProtocolFault:
        return
    assert isinstance(message, MicFrame)
    assert mic_message(message.number, message.sound)[4:] == body[4:]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ODD = st.fixed_dictionaries(
    {},
    optional={
        "do": st.sampled_from(["say", "pause", "begin", "played", "hang_up", "walk", "", None, 3]),
        "number": JSON,
        "text": JSON | st.text(min_size=LONGEST_LINE - 1, max_size=LONGEST_LINE + 2),
        "facts": JSON,
        "starved": JSON,
        "late": JSON,
    },
)


def read(text: str) -> bool:
    try:
        read_message(text)
    except ProtocolFault:
        return False
    return True


@given(st.text() | JSON.map(json.dumps) | ODD.map(json.dumps))
def test_no_text_is_more_than_refused(text: str) -> None:
    read(text)


@pytest.mark.parametrize("name", ["pick_up", "hold", "hang_up", "stop", "pause", "writing"])
def test_every_button_of_the_page_is_understood(name: str) -> None:
    assert read(f'{{"do": "{name}", "number": 0, "text": ""}}')


def any_order(call: PaperCall) -> Callable[[Deed | MicFrame | Played], None]:
    line = page_line()

    def take(message: Deed | MicFrame | Played) -> None:
        try:
            line.take(message)
        except ProtocolFault:
            return

    take.line = line  # type: ignore[attr-defined]
    return take


MESSAGES = st.one_of(
    st.builds(MicFrame, st.integers(0, 60), st.none()),
    st.builds(Deed, st.integers(0, 9), st.sampled_from(["pick_up", "hold", "pause", "hang_up", "writing"])),
    st.builds(Deed, st.integers(0, 9), st.just("say"), st.text(max_size=9)),
    st.builds(Played, st.integers(0, 5), st.integers(0, 5)),
)


@given(st.lists(MESSAGES, max_size=40))
def test_whatever_a_page_sends_the_call_comes_to_its_end_and_the_figures_agree(
    messages: list[MicFrame | Deed | Played],
) -> None:
    call = PaperCall(["Oui ?", "Bon."])
    take = any_order(call)
    for message in messages:
        take(message)
    line: BrowserLine = take.line  # type: ignore[attr-defined]
    line.leave()
    line.run(call)
    assert call.over
    counts = line.health.counts
    assert counts.captured == counts.taken + counts.dropped
    assert sum(int(what.split()[1]) for _, what in call.log if what.startswith("lost")) == counts.lost
