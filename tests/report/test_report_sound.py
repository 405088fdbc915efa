from __future__ import annotations

import io
import tracemalloc
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.audio.stored import StoredSound
from voicesim.scorecard.report.sound import embedded, mixed, opus
from voicesim.scorecard.report.waveform import peaks
from voicesim.voice.marking import Marker, find


def click_at(second: float, length: float = 5.0) -> np.ndarray:
    sound = np.zeros(int(length * SAMPLE_RATE), np.int16)
    at = int(second * SAMPLE_RATE)
    sound[at : at + 800] = (20_000 * np.sin(np.arange(800))).astype(np.int16)
    return sound


@pytest.mark.parametrize("second", [0.5, 2.0, 4.2])
def test_what_is_heard_in_the_page_is_heard_at_its_second(second: float) -> None:
    sound, rate = soundfile.read(io.BytesIO(opus(click_at(second))))
    loud = np.flatnonzero(np.abs(sound) > 0.2)
    assert loud[0] / rate == pytest.approx(second, abs=0.01)
    assert len(sound) / rate == pytest.approx(5.0, abs=0.07)


def test_ten_minutes_take_less_than_five_megabytes() -> None:
    noise = np.random.default_rng(1).normal(0, 4000, 60 * SAMPLE_RATE).astype(np.int16)
    assert 10 * len(embedded(noise)) < 5_000_000


def test_both_speakers_are_heard_and_nothing_clips() -> None:
    loud = np.full(100, 30_000, np.int16)
    assert mixed([loud, loud])[:].max() == 32_767
    assert mixed([loud, np.zeros(100, np.int16)])[:].max() == 30_000


class TwoHours:
    """A sound that is made as it is read."""

    def __len__(self) -> int:
        return 2 * 3600 * SAMPLE_RATE

    def __getitem__(self, span: slice) -> np.ndarray:
        start, stop, _ = span.indices(len(self))
        return np.full(stop - start, 6000, np.int16)


def test_two_hours_are_drawn_and_mixed_in_little_memory() -> None:
    """They would be 460 MB as two channels in memory."""
    tracemalloc.start()
    try:
        both = mixed([TwoHours(), TwoHours()])
        drawn = peaks(both, len(both))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert drawn.min() == drawn.max() == 1.0
    assert most < 60_000_000


@pytest.mark.parametrize("bins", [7, 900])
def test_a_sound_is_drawn_alike_however_it_is_read(bins: int) -> None:
    whole = np.random.default_rng(5).integers(-9000, 9000, 61 * SAMPLE_RATE + 17).astype(np.int16)
    stored = StoredSound()
    stored.append(whole)
    edges = np.linspace(0, len(whole), bins + 1).astype(int)
    loudest = [np.abs(whole[a:b].astype(int)).max() for a, b in pairwise(edges)]
    loud = np.quantile(loudest, 0.995)
    assert peaks(stored, len(whole), bins) == pytest.approx(np.clip(loudest / loud, 0, 1) ** 0.7)


def test_the_sound_of_the_page_is_the_recording(recorded: Path) -> None:
    from voicesim.scorecard.report.sound import channels

    assert len(channels(recorded)) == 2


def test_the_synthetic_voice_is_still_found_in_the_sound_of_the_page() -> None:
    rng = np.random.default_rng(4)
    length = 30 * SAMPLE_RATE // FRAME * FRAME
    swell = 1 + np.sin(np.arange(length) / 4000)
    client = (rng.normal(0, 1500, length) * swell).clip(-32768, 32767).astype(np.int16)
    trainee = (rng.normal(0, 1500, length) * swell[::-1]).clip(-32768, 32767).astype(np.int16)
    marker = Marker()
    marked = np.concatenate([marker.process(client[at : at + FRAME]) for at in range(0, length, FRAME)])

    def heard(client: np.ndarray) -> np.ndarray:
        return soundfile.read(io.BytesIO(opus(mixed([trainee, client]))), dtype="int16")[0]

    assert find(heard(marked)).marked
    assert not find(heard(client)).marked
