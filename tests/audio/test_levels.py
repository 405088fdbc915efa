"""Levels, gains and ramps."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, silence
from voicesim.audio.levels import FLOOR, amplified, faded, mixed, peak_dbfs, rms_dbfs

sounds = st.lists(st.integers(-32768, 32767), min_size=1, max_size=FRAME).map(
    lambda x: np.array(x, dtype=np.int16)
)


def test_a_full_scale_square_is_zero_decibels_and_silence_is_the_floor() -> None:
    square = np.tile(np.array([32767, -32768], dtype=np.int16), 160)
    assert rms_dbfs(square) == pytest.approx(0, abs=0.01)
    assert peak_dbfs(square) == pytest.approx(0, abs=0.01)
    assert rms_dbfs(silence()) == peak_dbfs(silence()) == rms_dbfs(silence(0)) == FLOOR


@given(sounds, st.floats(-40, 40))
def test_a_gain_never_wraps_round(sound: np.ndarray, decibels: float) -> None:
    louder = amplified(sound, decibels)
    assert louder.dtype == np.int16
    assert np.all(np.sign(louder) * np.sign(sound) >= 0)


@given(st.floats(-30, 0))
def test_six_decibels_less_are_six_decibels_less(decibels: float) -> None:
    sound = np.rint(20000 * np.sin(np.arange(FRAME) / 5)).astype(np.int16)
    assert rms_dbfs(amplified(sound, decibels)) == pytest.approx(rms_dbfs(sound) + decibels, abs=0.05)


def test_a_sound_that_is_ducked_has_no_click_in_it() -> None:
    flat = np.full(FRAME, 10000, dtype=np.int16)
    ducked = np.concatenate([flat, faded(flat, 0, -12), faded(flat, -12, -12), faded(flat, -12, -math.inf)])
    steps = np.abs(np.diff(ducked.astype(int)))
    assert steps.max() <= math.ceil(10000 / FRAME)
    assert ducked[-1] == 0


@given(sounds)
def test_no_gain_changes_nothing(sound: np.ndarray) -> None:
    assert np.array_equal(faded(sound, 0, 0), sound)


def test_two_shouts_together_saturate() -> None:
    loud = np.full(10, 30000, dtype=np.int16)
    assert np.all(mixed(loud, loud) == 32767)
    assert np.all(mixed(-loud, -loud) == -32768)
