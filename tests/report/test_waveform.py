from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.scorecard.report.waveform import outline, peaks


def test_a_burst_is_drawn_where_it_was_heard() -> None:
    sound = np.zeros(10 * SAMPLE_RATE, np.int16)
    sound[4 * SAMPLE_RATE : 6 * SAMPLE_RATE] = 8000
    drawn = peaks(sound, len(sound), bins=100)
    assert np.flatnonzero(drawn).tolist() == list(range(40, 60))
    assert drawn.max() == 1.0


def test_the_loudest_negative_sample_counts_and_does_not_overflow() -> None:
    sound = np.zeros(100, np.int16)
    sound[50] = -32768
    assert peaks(sound, 100, bins=10).argmax() == 5


@given(length=st.integers(0, 5000), heard=st.integers(0, 6000), bins=st.integers(1, 950))
def test_peaks_stay_between_nothing_and_one_whatever_the_lengths(length: int, heard: int, bins: int) -> None:
    sound = np.random.default_rng(heard).integers(-32768, 32767, heard).astype(np.int16)
    drawn = peaks(sound, length, bins)
    assert drawn.shape == (bins,)
    assert 0.0 <= drawn.min() <= drawn.max() <= 1.0


def test_an_outline_stays_in_its_box() -> None:
    numbers = [float(n) for n in re.findall(r"[\d.]+", outline(np.linspace(0, 1, 50)))]
    assert max(numbers[0::2]) <= 1000
    assert max(numbers[1::2]) <= 100
