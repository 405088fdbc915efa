"""Long calls and many calls: what is counted is what passed through."""

from __future__ import annotations

import tracemalloc
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from scripts.bench import rereading, soak
from scripts.bench.capacity import Shift, monologue
from scripts.bench.conversation import LOST, hold, script
from scripts.bench.sample_time import accounted, hour, kept
from voicesim.audio.frames import FRAME, SAMPLE_RATE, samples
from voicesim.call.directory import CallDirectory
from voicesim.call.growing_files import growing_files
from voicesim.call.manifest import Manifest
from voicesim.call.moments import read_moment
from voicesim.call.transcript import read_record

MINUTE = samples(60.0)


def test_a_script_is_the_same_every_time_and_says_something_all_along() -> None:
    one, two = script(MINUTE, seed=4), script(MINUTE, seed=4)
    assert one == two
    sounding = np.concatenate(list(one.frames())) != 0
    assert 0.1 < sounding.mean() < 0.7
    assert len(sounding) == MINUTE


def test_a_call_that_loses_frames_accounts_for_them_and_is_the_same_again() -> None:
    whole, same = kept(calls=2, lasting=MINUTE // 4)
    assert whole.met is True
    assert same.value == "2 of 2 calls"


def test_a_count_that_is_wrong_by_one_is_seen() -> None:
    held = hold(script(samples(10.0), losing=1))
    assert accounted(held, drops=1)
    assert not accounted(held, drops=0)
    held.frames += 1
    assert not accounted(held, drops=1)
    assert LOST == 2


def test_another_microphone_gives_another_log() -> None:
    spoken = script(samples(15.0))
    silent = [np.zeros(FRAME, dtype=np.int16)] * (spoken.lasting // FRAME)
    assert hold(spoken).log != hold(spoken, microphone=silent).log


def test_the_clock_of_a_long_call_is_looked_at_every_minute() -> None:
    memory = soak.Memory()
    memory.megabytes = {1: 50.0, 5: 60.0, 6: 61.5}
    assert memory.grown() == 1.5
    assert soak.figure_of(1.5, "here").met is True
    assert soak.figure_of(2.5, "here").met is False


def test_minutes_are_on_disk_to_the_frame_and_an_hour_of_them_would_hardly_grow_in_memory(
    tmp_path: Path,
) -> None:
    """The hour itself is held by `python -m scripts.bench G11`."""
    floor, directory = soak.Floor(), CallDirectory.create(tmp_path, Manifest("soak", "fr", "practice", 0))
    try:
        with growing_files(directory) as files:
            held = hold(script(4 * MINUTE), keep=False, each=floor.look, files=files)
    finally:
        tracemalloc.stop()
    assert soak.accounted(directory, held.frames)
    assert held.frames * FRAME >= 4 * MINUTE
    assert 0 < floor.hourly() <= soak.GROWTH, floor.kilobytes


def test_a_kilobyte_a_second_would_be_seen() -> None:
    floor = soak.Floor()
    floor.kilobytes = {half: 100.0 + 30.0 * half for half in range(3, 9)}
    assert floor.hourly() > soak.GROWTH


@pytest.mark.skipif(not soak.STATUS.exists(), reason="this system does not tell a process its memory")
def test_a_client_who_is_talked_to_for_a_quarter_of_an_hour_hardly_grows() -> None:
    """`python -m scripts.bench G11` talks to them for the hour; most of what grows does so early."""
    grown = soak.figure_of(soak.grown("scripts.bench.client_grown", "--turns", "140"), "the client")
    assert grown.met, grown.value


def test_a_frame_too_many_or_too_few_is_seen_on_disk(tmp_path: Path) -> None:
    directory = CallDirectory.create(tmp_path / "call", Manifest("soak", "fr", "practice", 0))
    with growing_files(directory) as files:
        held = hold(script(samples(8.0)), keep=False, files=files)
    assert soak.accounted(directory, held.frames)
    assert not soak.accounted(directory, held.frames - 1)
    assert read_moment(directory.moments, read_record(directory).turns[0].start).state.turn == 0


def test_an_hour_is_a_figure_that_depends_on_the_machine() -> None:
    (figure,) = hour(samples(5.0))
    assert (figure.met, figure.timed) == (True, True)


def test_frames_kept_waiting_for_the_next_one_are_lost() -> None:
    assert Shift([0.001, 0.019, 0.021, 0.5]).lost == 2


def test_people_speak_as_long_as_they_are_wanted_to() -> None:
    sound = monologue(3 * SAMPLE_RATE)
    assert len(sound) == 3 * SAMPLE_RATE
    assert np.any(sound)


def test_the_worst_turn_counts() -> None:
    figure = rereading.figure_of([rereading.Turn(10, 10), rereading.Turn(20, 29)])
    assert (figure.met, figure.n) == (False, 2)


@pytest.mark.skipif(find_spec("llama_cpp") is None, reason="the language model engine is not built: make llm")
def test_tokens_are_counted_where_the_engine_gets_them(tmp_path: Path) -> None:
    turns = rereading.conversation(tmp_path, turns=3)
    assert all(turn.new <= turn.evaluated <= turn.new + rereading.SPARE for turn in turns)
    assert turns[0].new > 0
