"""Ringing, beeps, music: what the ear expects of a telephone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio import tones
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.audio.levels import peak_dbfs, rms_dbfs


def loudest_hertz(sound: Sound) -> float:
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum)) * SAMPLE_RATE / len(sound)


def test_a_french_telephone_rings_a_second_and_a_half_in_five() -> None:
    ring = tones.ring("fr")
    assert len(ring) == samples(5.0)
    assert loudest_hertz(ring[: samples(1.5)]) == pytest.approx(440, abs=1)
    assert not np.any(ring[samples(1.5) :])


def test_an_english_telephone_rings_twice_then_waits() -> None:
    ring = tones.ring("en")
    assert len(ring) == samples(3.0)
    sounding = [bool(np.any(ring[samples(t) : samples(t + 0.05)])) for t in (0.1, 0.45, 0.7, 1.2)]
    assert sounding == [True, False, True, False]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_end_of_a_call_is_three_beeps(language: str) -> None:
    loud = np.abs(tones.hangup_tone(language).reshape(-1, 80)).max(axis=1) > 200
    assert int(np.sum(loud[1:] & ~loud[:-1])) + int(loud[0]) == 3


def test_no_tone_begins_or_ends_with_a_click() -> None:
    for sound in (tones.ring("fr"), tones.ring("en"), tones.hangup_tone("fr"), tones.hold_music()):
        steps = np.abs(np.diff(sound.astype(int), append=int(sound[0])))
        assert abs(int(sound[0])) < 700
        assert steps[-1] <= np.max(steps[:-1])


def test_the_hold_music_is_quiet_and_always_the_same() -> None:
    music = tones.hold_music()
    assert rms_dbfs(music) == pytest.approx(-30, abs=0.1)
    assert peak_dbfs(music) < -12
    assert np.array_equal(music, tones.hold_music())


def test_the_receiver_is_lifted_in_the_time_of_a_frame_or_two() -> None:
    assert FRAME <= len(tones.click()) <= 2 * FRAME
    assert peak_dbfs(tones.click()) < -12


@given(st.integers(0, 10**9))
def test_a_loop_can_be_entered_at_any_sample(position: int) -> None:
    music = tones.hold_music()
    frame = tones.at(music, position)
    assert len(frame) == FRAME
    assert frame[0] == music[position % len(music)]
    assert frame[-1] == music[(position + FRAME - 1) % len(music)]
