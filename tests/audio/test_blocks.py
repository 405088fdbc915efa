"""Twenty milliseconds at one rate are twenty milliseconds at another."""

from __future__ import annotations

import numpy as np
import pytest

from voicesim.audio.blocks import BlockResampler
from voicesim.audio.frames import SAMPLE_RATE


def changed(sound: np.ndarray, rate: int, to: int) -> np.ndarray:
    stream, size = BlockResampler(rate, to), rate // 50
    return np.concatenate([stream.process(sound[i : i + size]) for i in range(0, len(sound), size)])


def tone(rate: int, hertz: float, seconds: float = 1.0) -> np.ndarray:
    return np.rint(12000 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.int16)


RATES = [(48000, 16000), (16000, 48000), (44100, 16000), (16000, 44100), (8000, 16000), (16000, 8000)]


@pytest.mark.parametrize(("rate", "to"), RATES)
@pytest.mark.parametrize("hertz", [120, 1000, 3000])
def test_a_note_stays_what_it_is_and_comes_two_milliseconds_late(rate: int, to: int, hertz: float) -> None:
    after = changed(tone(rate, hertz), rate, to)
    assert len(after) == to
    late = 16 / min(rate, to)
    expected = 12000 * np.sin(2 * np.pi * hertz * (np.arange(to) / to - late))
    assert np.abs(after - expected)[to // 10 :].max() < 60
    assert late <= 0.002


@pytest.mark.parametrize(("rate", "to"), [(48000, 16000), (44100, 16000), (16000, 8000)])
def test_what_the_slower_rate_cannot_carry_is_gone_and_not_folded_back(rate: int, to: int) -> None:
    after = changed(tone(rate, to * 0.62), rate, to)
    assert np.std(after[to // 10 :]) < 12000 / 2**0.5 * 10 ** (-45 / 20)


def test_the_same_rate_is_left_alone() -> None:
    sound = tone(SAMPLE_RATE, 440)
    assert np.array_equal(changed(sound, SAMPLE_RATE, SAMPLE_RATE), sound)


def test_a_rate_without_whole_frames_is_refused() -> None:
    with pytest.raises(ValueError, match="11025"):
        BlockResampler(11025)
