"""What the benches of the pages find is in the samples: a lost one, a late one, the end of a line."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.bench import page_answering, page_sound, room
from scripts.bench.room_desks import Speaking
from voicesim.audio.frames import Sound, samples, silence


def noise(seconds: float) -> Sound:
    made = np.random.default_rng(3).integers(-4000, 4000, samples(seconds))
    return made.astype(np.int16)


def test_a_recording_is_compared_with_the_page_sample_by_sample() -> None:
    given = noise(3.0)
    recorded = np.concatenate([silence(500), given[700:]])
    assert page_sound.differing(given, recorded) == (0, len(given) - 700)
    torn = recorded.copy()
    torn[9000:9320] = 0
    found = page_sound.differing(given, torn)
    assert found is not None
    assert 300 < found[0] <= 320
    assert page_sound.differing(silence(100), recorded) is None


@pytest.mark.parametrize("after", [0.1, 0.4, 1.2])
def test_an_answer_is_timed_from_the_end_of_the_line_to_the_first_sound(after: float) -> None:
    said = np.concatenate([silence(samples(1)), noise(1.0), silence(samples(5))])
    end = samples(2)
    taken = said[samples(0.5) :]  # the page began later than the file
    heard = silence(len(taken))
    heard[end - samples(0.5) + samples(after) :][: samples(0.5)] = 3000
    found = page_answering.gaps(said, [end], taken, heard)
    assert found == [pytest.approx(after, abs=0.006)]
    heard[end - samples(0.5) - samples(0.1) : end - samples(0.5)] = 3000
    assert page_answering.gaps(said, [end], taken, heard) == [], "the caller spoke over it"


def test_a_room_counts_what_was_never_answered_and_holds_as_many_as_are_in_time() -> None:
    desk = Speaking(None, (), 0, late=[0.002] * 99 + [0.030], behind=[0.0] * 101)  # type: ignore[arg-type]
    desk._sent[7] = 1.0
    found = room.figures_of([desk])
    assert (found["frames"], found["unanswered"]) == (101, 1)
    assert found["p50_ms"] == 2.0
    tried = [
        {"desks": desks, "p99_ms": late, "unanswered": 0, "quiet": quiet}
        for desks, late, quiet in ((4, 3.0, True), (12, 19.9, True), (24, 20.0, True), (50, 9.0, False))
    ]
    assert room.most(tried) == 12
    assert room.most([*tried[3:], {**tried[0], "unanswered": 1}]) == 0
