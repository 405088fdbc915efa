"""Rates changed block by block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.resampling import Resampler


def changed(sound: np.ndarray, rate: int, sizes: list[int]) -> np.ndarray:
    stream, parts, at = Resampler(rate, sound.shape[1]), [], 0
    for size in sizes:
        parts.append(stream.process(sound[at : at + size]))
        at += size
    return np.concatenate([*parts, stream.finish()])


def tone(rate: int, hertz: float = 440.0) -> np.ndarray:
    wave = 0.3 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)
    return np.stack((wave, -wave), axis=1).astype(np.float32)


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 44100, 48000, 96000])
def test_a_second_stays_a_second_and_a_note_the_same_note(rate: int) -> None:
    after = changed(tone(rate), rate, [rate])
    assert after.shape == (SAMPLE_RATE, 2)
    difference = np.abs(after / 32768 - tone(SAMPLE_RATE))[500:-500]
    assert difference.max() < 0.001


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=20), st.sampled_from([8000, 44100, 48000]))
@settings(max_examples=25, deadline=None)
def test_a_sound_in_pieces_is_the_sound_in_one_go(sizes: list[int], rate: int) -> None:
    random = np.random.default_rng(1)
    sound = (0.1 * random.standard_normal((sum(sizes), 2))).astype(np.float32)
    assert np.array_equal(changed(sound, rate, sizes), changed(sound, rate, [len(sound)]))


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=300))
def test_samples_that_need_no_change_are_not_changed(values: list[int]) -> None:
    sound = np.array(values, dtype=np.int16)[:, None]
    assert np.array_equal(changed((sound / 32768).astype(np.float32), SAMPLE_RATE, [len(sound)]), sound)
