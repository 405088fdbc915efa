"""The benchmark reads the end of speech from the sound, and what was made of it from the endpointer."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from scripts.bench.ends_heard import BEFORE, ROOMS, Ended, ended, in_room
from scripts.bench.staging import first_sound, last_sound
from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.listening.heard import Heard

BURST = np.random.default_rng(1).normal(0, 0.1, SAMPLE_RATE)


def track(stretches: Iterable[tuple[float, bool]]) -> list[Heard]:
    speaking = [speaks for duration, speaks in stretches for _ in range(round(duration * 50))]
    return [Heard((n + 1) * FRAME, float(speaks), audible=speaks) for n, speaks in enumerate(speaking)]


def test_times_are_counted_from_the_last_sound() -> None:
    heard = track([(1, True), (1, False)])
    assert ended(heard, SAMPLE_RATE - 160, 0.06) == Ended(end=10, pause=70, over=210, pauses=1)


def test_every_time_recognition_would_begin_is_counted() -> None:
    heard = track([(1, True), (0.1, False), (1, True), (1, False)])
    truth = round(2.1 * SAMPLE_RATE)
    early, late = ended(heard, truth, 0.02), ended(heard, truth, 0.12)
    assert early is not None
    assert late is not None
    assert (early.pauses, late.pauses) == (2, 1)


def test_what_was_never_heard_is_not_counted() -> None:
    assert ended(track([(1, False)]), 0, 0.12) is None


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_adds_its_noise_and_moves_nothing(room: str) -> None:
    alone, mixed = in_room(BURST, room, np.random.default_rng(2))
    first, last = first_sound(alone), last_sound(alone)
    assert first is not None
    assert last is not None
    assert BEFORE - 200 <= first <= BEFORE + FRAME
    assert last - first == pytest.approx(len(BURST), abs=300)
    assert np.array_equal(alone, mixed) == (room == "muted")
