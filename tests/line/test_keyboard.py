"""Typing instead of speaking."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

import pytest
from paper_call import PaperCall

from voicesim.audio.frames import SAMPLE_RATE, samples
from voicesim.line.keyboard import KeyboardLine
from voicesim.line.pacing import RealTime


def typed(call: PaperCall, lines: Iterable[str]) -> PaperCall:
    waiting: Iterator[str] = iter(lines)
    KeyboardLine(lambda: next(waiting, None), live=False).run(call)
    return call


def test_each_line_of_a_pipe_is_typed_when_the_client_has_finished() -> None:
    call = typed(
        PaperCall(["J'ai de l'eau.", "Oui.", "Merci."]), ["Bonjour.", "Depuis quand ?", "Au revoir."]
    )
    assert call.typed == ["Bonjour.", "Depuis quand ?", "Au revoir."]
    stops = [at for at, what in call.log if what == "client stops"]
    types = [at for at, what in call.log if what.startswith("types")]
    assert types[1:] == pytest.approx([at + 0.6 for at in stops[:2]], abs=0.05)


def test_at_the_end_of_the_pipe_the_trainee_hangs_up_once_the_client_has_answered() -> None:
    call = typed(PaperCall(["Merci, au revoir."]), ["Au revoir."])
    assert call.when("hangs up") > call.when("client stops")


def test_a_client_who_does_not_answer_is_typed_to_again() -> None:
    assert typed(PaperCall(["", "Oui ?"]), ["Bonjour.", "Vous êtes là ?"]).typed == [
        "Bonjour.",
        "Vous êtes là ?",
    ]


def test_commands_are_obeyed_and_not_said() -> None:
    call = typed(
        PaperCall(["Oui.", "Bon."]), ["Un instant.", "/hold", "/hold", "Merci.", "/hangup", "jamais"]
    )
    assert call.typed == ["Un instant.", "Merci."]
    assert call.when("hold") < call.when("back") < call.when("hangs up")


def test_stop_ends_the_simulation_without_waiting_for_the_tone() -> None:
    lines = iter(["Bonjour.", "/stop"])
    call, paced = PaperCall(["Bonjour."]), list[float]()
    line = KeyboardLine(lambda: next(lines, None), live=False, pace=lambda: paced.append(call.now))
    line.run(call)
    assert line.stopped
    assert call.over
    assert paced[-1] / SAMPLE_RATE <= call.when("stops everything")


def live(call: PaperCall, lines: list[str | None]) -> PaperCall:
    """At a terminal: the thread reads a line, the call is ticked by a clock that takes no time."""
    waiting = iter(lines)
    line = KeyboardLine(lambda: next(waiting), pace=lambda: None)
    line.run(call)
    return call


def test_at_a_terminal_the_first_line_answers_the_telephone() -> None:
    call = live(PaperCall([]), ["", "Bonjour.", None])
    assert [what for _, what in call.log] == ["picks up", "types: Bonjour.", "hangs up"]


def test_a_key_pressed_during_the_notice_answers_as_soon_as_it_rings() -> None:
    call, late = PaperCall([], notice=4.0), threading.Event()
    lines = iter([""])

    def read_line() -> str | None:
        line = next(lines, None)
        if line is None:
            late.wait()
        return line

    def pace() -> None:
        if call.now > 60 * SAMPLE_RATE:
            late.set()

    KeyboardLine(read_line, pace=pace).run(call)
    assert 4.0 <= call.when("picks up") < 60.0


def test_at_a_terminal_the_end_of_the_input_hangs_up_even_while_it_rings() -> None:
    assert [what for _, what in live(PaperCall([]), [None]).log] == ["hangs up"]


class Machine:
    """A clock that moves when it is slept on, and stands still when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_frames_come_every_twenty_milliseconds() -> None:
    machine = Machine()
    pace = RealTime(lambda: machine.now, machine.sleep)
    for _ in range(501):
        machine.now += 0.003
        pace.wait()
    assert machine.now == pytest.approx(10.0, abs=0.01)
    assert pace.stalls == 0


def test_a_machine_that_stands_still_for_three_seconds_is_counted_and_not_caught_up() -> None:
    machine = Machine()
    pace = RealTime(lambda: machine.now, machine.sleep)
    for frame in range(200):
        if frame == 100:
            machine.now += 3.0
        pace.wait()
    assert pace.stalls == 1
    assert pace.stalled == pytest.approx(2.98, abs=0.03)
    assert machine.now == pytest.approx(199 * 0.02 + 2.98, abs=0.05)


def test_no_silence_grows_in_a_typed_call_whether_one_types_reads_or_thinks() -> None:
    call, sent = PaperCall(["Un."], lasts=1.0), threading.Event()
    call.pick_up()
    call.say("Bonjour.")

    def nothing_more() -> str | None:
        sent.wait()
        return None

    def pace() -> None:
        if call.now == samples(400):
            call.hang_up()

    KeyboardLine(nothing_more, pace=pace).run(call)
    sent.set()
    assert {at // SAMPLE_RATE for at in call.typed_at} >= set(range(400))


def test_no_silence_grows_between_the_lines_of_a_pipe() -> None:
    call = typed(PaperCall(["", "", "Oui."]), ["Bonjour.", "", "Vous êtes là ?"])
    assert {at // SAMPLE_RATE for at in call.typed_at} >= set(range(int(call.when("hangs up"))))


def test_whoever_has_begun_a_line_has_picked_up() -> None:
    call, sent = PaperCall([]), threading.Event()

    def never() -> str | None:
        sent.wait()
        return None

    def pace() -> None:
        if call.now >= samples(5):
            sent.set()

    KeyboardLine(never, pace=pace, typing=lambda: call.now >= samples(2)).run(call)
    assert call.when("picks up") == pytest.approx(2.0, abs=0.05)
