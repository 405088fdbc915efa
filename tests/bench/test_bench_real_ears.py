"""Calls at once, on a clock that other programs do not disturb: what counts as lost, who is refused."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread

import pytest

from scripts.bench import real_ears
from scripts.bench.real_ears import Prepared, at_once, line_of
from scripts.bench.working_clock import Count, CountedWorkers, WorkingClock
from voicesim.audio.frames import Sound
from voicesim.client.scenario import load_scenario
from voicesim.errors import StageFailed
from voicesim.line.trainee_script import TraineeScript, script_of
from voicesim.listening.incremental import IncrementalRecogniser
from voicesim.listening.recogniser import Hints
from voicesim.listening.shared import SharedRecogniser
from voicesim.settings.schema import Settings
from voicesim.text.words import Language, Word
from voicesim.voice.espeak import EspeakVoice


class Ears:
    """Hear the same word in any sound; or, when `broken`, nothing."""

    name = "paper"

    def __init__(self, broken: bool = False) -> None:
        self._broken = broken

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        if self._broken:
            raise StageFailed("recognition", "no ears")
        return (Word("right?", start, start + len(sound)),)


@pytest.fixture
def robot(monkeypatch: pytest.MonkeyPatch) -> Prepared:
    def voice(script: TraineeScript, language: Language) -> tuple[EspeakVoice, bool]:
        return EspeakVoice("en-us+m3"), True

    monkeypatch.setattr(real_ears, "trainee_voice", voice)
    return Prepared(load_scenario("EN04"), script_of("EN04", "poor"))


def held(monkeypatch: pytest.MonkeyPatch, robot: Prepared, ears: Ears, calls: int) -> real_ears.Together:
    shared = SharedRecogniser(ears, replicas=1, calls=2)
    monkeypatch.setattr(real_ears, "recogniser_for", lambda *_: IncrementalRecogniser(shared))
    return at_once([robot], Settings(), calls, lasting=35.0)


def test_two_calls_are_held_together_and_the_third_is_refused(
    monkeypatch: pytest.MonkeyPatch, robot: Prepared
) -> None:
    together = held(monkeypatch, robot, Ears(), 3)
    assert sum(bool(one.refused) for one in together.calls) == 1
    taken = [one for one in together.calls if not one.refused]
    assert all(one.turns and one.gaps for one in taken)
    assert sum(one.unheard + one.wordless for one in taken) == 0
    assert "2 held, 1 refused; 0 of" in line_of(together)


def test_turns_whose_words_never_came_are_counted_as_lost(
    monkeypatch: pytest.MonkeyPatch, robot: Prepared
) -> None:
    (call,) = held(monkeypatch, robot, Ears(broken=True), 1).calls
    assert call.unheard >= 1
    assert call.wordless == len(call.turns)


def test_while_nobody_works_a_frame_follows_the_other_and_a_call_that_leaves_holds_nobody_up() -> None:
    clock = WorkingClock(2, 2, lambda: 0)

    def call(frames: int) -> None:
        for _ in range(frames):
            clock.wait()
        clock.leave()

    lines = [Thread(target=call, args=(frames,)) for frames in (3, 40)]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert clock.frames >= 40


def test_a_frame_waits_while_a_job_is_at_work_that_has_not_had_its_time_on_a_processor() -> None:
    count, begun, goes_on = Count(), Event(), Event()
    clock = WorkingClock(1, 2, lambda: count.inside)
    workers = CountedWorkers(count)

    def job() -> Iterator[object]:
        begun.set()
        goes_on.wait()  # it uses no processor
        yield "done"

    workers.submit(1, job, 0)
    begun.wait()
    came = Event()

    def call() -> None:
        clock.wait()
        came.set()

    line = Thread(target=call)
    line.start()
    assert not came.wait(0.05)
    goes_on.set()
    line.join()
    workers.close()
    assert clock.frames == 1
    assert count.inside == 0
