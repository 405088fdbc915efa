"""Microphone and speaker by two clocks: an hour of call on cards that differ by 200 parts in a million."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_card import PaperDriver

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.line.devices import listed
from voicesim.line.drift import FEW, MANY, Drift
from voicesim.line.duplex import Counts
from voicesim.line.sound_card import SoundCard

MINUTE = 60 * 50
HERTZ, LOUD = 440, 8000
TURN = 2 * np.pi * HERTZ / SAMPLE_RATE
BEND = LOUD * TURN**2
"""The most that a tone bends from sample to sample; a block left out would bend it by up to 2 `LOUD`."""


def tone(block: int) -> Sound:
    """A frame of a tone that goes on from frame to frame."""
    at = np.arange(block * FRAME, (block + 1) * FRAME)
    return np.rint(LOUD * np.sin(TURN * at)).astype(np.int16)


def play(minutes: int, ppm: float) -> tuple[Counts, list[Sound]]:
    """A tone for so many minutes; the speaker's clock is faster than the microphone's by `ppm` millionths."""
    driver = PaperDriver(duplex=False)
    device = listed(cast(Any, driver), "microphone")[0]
    card = SoundCard(cast(Any, driver), device, device)
    said = [tone(block) for block in range(SAMPLE_RATE // FRAME)]  # a second of it, over and over: no seam
    heard, due = list[Sound](), 0.5
    for block in range(minutes * MINUTE):
        driver.turn(said[0], "in")
        frame = card.read(0)
        assert frame is not None
        card.write(said[block % len(said)])
        due += 1 + ppm / 1e6
        while due >= 1:
            driver.turn(said[0], "out")
            due -= 1
        if block % MINUTE == MINUTE - 1:
            heard.append(np.concatenate(driver.played))
            driver.played.clear()
    return card.counts, heard


@pytest.mark.parametrize("ppm", [200, -200])
def test_an_hour_neither_starves_nor_overflows_and_has_no_click(ppm: float) -> None:
    counts, heard = play(60, ppm)
    assert (counts.starved, counts.unheard, counts.dropped) == (0, 0, 0)
    assert counts.captured == counts.taken == 60 * MINUTE
    gained = sum(map(len, heard)) - 60 * MINUTE * FRAME
    assert counts.slipped == pytest.approx(abs(gained), abs=3 * FRAME)
    assert counts.slipped == pytest.approx(abs(ppm) / 1e6 * 3600 * SAMPLE_RATE, abs=3 * FRAME)
    first = heard[0][2 * FRAME :]
    for sound in (first, *heard[1:]):
        assert np.abs(np.diff(sound.astype(np.int32), 2)).max() < 2 * BEND


def test_one_clock_for_both_is_left_alone() -> None:
    counts, heard = play(2, 0)
    assert counts.slipped == 0
    sound = np.concatenate(heard)[2 * FRAME :]
    assert np.array_equal(
        sound, np.concatenate([tone(block % 50) for block in range(2 * MINUTE)])[: len(sound)]
    )


@given(st.floats(-400, 400))
@settings(max_examples=8, deadline=None)
def test_whatever_the_clocks_what_came_too_much_or_too_little_is_what_was_counted(ppm: float) -> None:
    counts, heard = play(4, ppm)
    assert (counts.starved, counts.unheard) == (0, 0)
    gained = sum(map(len, heard)) - 4 * MINUTE * FRAME
    assert abs(gained) - counts.slipped <= 3 * FRAME


@given(st.lists(st.floats(0, 6), min_size=1, max_size=300))
def test_a_block_is_changed_by_one_sample_at_most_and_keeps_its_ends(waiting: list[float]) -> None:
    drift, block, changed = Drift(), tone(3), 0
    for blocks in waiting:
        fitted = drift.fit(block, blocks)
        changed += abs(len(fitted) - FRAME)
        assert abs(len(fitted) - FRAME) <= 1
        assert (fitted[0], fitted[-1]) == (block[0], block[-1])
    assert drift.slipped == changed


@pytest.mark.parametrize(("waiting", "more"), [(FEW / 2, 1), (MANY * 2, -1)])
def test_a_second_of_lateness_is_no_drift_and_a_minute_of_it_is(waiting: float, more: int) -> None:
    drift = Drift()
    first = [len(drift.fit(tone(0), waiting)) for _ in range(50)]
    assert set(first) == {FRAME}
    later = [len(drift.fit(tone(0), waiting)) for _ in range(MINUTE)]
    assert set(later) == {FRAME, FRAME + more}
