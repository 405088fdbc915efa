"""Rates changed whole and bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.resampling import Resampler, resampled


def tone(rate: int, hertz: float = 440.0) -> np.ndarray:
    return np.rint(9000 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)).astype(np.int16)


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 44100, 48000, 96000])
def test_a_second_stays_a_second_and_a_note_the_same_note(rate: int) -> None:
    after = resampled(tone(rate), rate)
    assert len(after) == SAMPLE_RATE
    assert np.abs(after[500:-500] - tone(SAMPLE_RATE)[500:-500].astype(int)).max() < 30


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=30), st.sampled_from([8000, 44100, 48000]))
@settings(max_examples=30, deadline=None)
def test_a_stream_in_pieces_is_the_sound_in_one_go(sizes: list[int], rate: int) -> None:
    random = np.random.default_rng(1)
    sound = (3000 * random.standard_normal(sum(sizes))).astype(np.int16)
    stream, parts, at = Resampler(rate), [], 0
    for size in sizes:
        parts.append(stream.process(sound[at : at + size]))
        at += size
    parts.append(stream.finish())
    together = np.concatenate(parts)
    whole = resampled(sound, rate)
    assert len(together) == len(whole)
    assert np.abs(together.astype(int) - whole).max(initial=0) <= 1


def test_the_same_rate_is_the_same_sound() -> None:
    sound = tone(SAMPLE_RATE)
    assert resampled(sound, SAMPLE_RATE) is sound
    assert Resampler(SAMPLE_RATE).process(sound) is sound
