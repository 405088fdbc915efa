"""The line: its band, its code, its lateness, its noise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio import g711, noise
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.audio.levels import rms_dbfs
from voicesim.audio.telephone import DELAY, LEVELS, Telephone

QUIET = -200.0  # dBFS: no hiss at all


def heard(telephone: Telephone, spoken: Sound) -> Sound:
    return np.concatenate([telephone.process(spoken[i : i + FRAME]) for i in range(0, len(spoken), FRAME)])


def tone(hertz: float, seconds: float = 1.0, level: float = -12.0) -> Sound:
    wave = np.sin(2 * np.pi * hertz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE)
    return np.rint(32768 * 10 ** (level / 20) * np.sqrt(2) * wave).astype(np.int16)


def gain(hertz: float) -> float:
    """Level of a tone after the line, less its level before, once the filters have settled."""
    spoken = tone(hertz)
    after = heard(Telephone(hissing=QUIET), spoken)
    return rms_dbfs(after[SAMPLE_RATE // 2 :]) - rms_dbfs(spoken[SAMPLE_RATE // 2 :])


@pytest.mark.parametrize("hertz", [300, 3400])
def test_the_band_is_three_decibels_down_at_its_two_ends(hertz: float) -> None:
    assert gain(hertz) == pytest.approx(-3.0, abs=0.5)


@pytest.mark.parametrize("hertz", [50, 100, 200, 3600, 4500, 7000])
def test_what_lies_outside_the_band_is_lost(hertz: float) -> None:
    assert gain(hertz) < -30


@pytest.mark.parametrize("hertz", [350, 500, 1000, 2000, 3000, 3300])
def test_the_voice_keeps_its_level_inside_the_band(hertz: float) -> None:
    assert gain(hertz) == pytest.approx(0.0, abs=0.4)


def test_the_line_is_late_by_nine_milliseconds() -> None:
    random = np.random.default_rng(1)
    spoken = (3000 * random.standard_normal(SAMPLE_RATE)).astype(np.int16)
    after = heard(Telephone(hissing=QUIET), spoken).astype(float)
    lags = np.correlate(after[:8000], spoken[:6000].astype(float), "valid")
    assert int(np.argmax(lags)) == DELAY
    assert DELAY / SAMPLE_RATE < 0.010


@pytest.mark.parametrize("place", noise.KINDS[1:])
def test_the_street_is_as_loud_as_asked_for(place: noise.Noise) -> None:
    silent = np.zeros(noise.LOOP, dtype=np.int16)
    assert rms_dbfs(heard(Telephone(place, seed=2), silent)) == pytest.approx(LEVELS[place], abs=1.0)
    assert rms_dbfs(heard(Telephone(place, seed=2, level=-30.0), silent)) == pytest.approx(-30.0, abs=0.7)


def test_a_quiet_room_still_breathes() -> None:
    after = heard(Telephone("none"), np.zeros(SAMPLE_RATE, dtype=np.int16))
    assert -75 < rms_dbfs(after) < -60


def test_a_line_on_which_nobody_speaks_sounds_as_if_each_frame_were_carried(monkeypatch) -> None:
    spoken = np.concatenate([tone(500, 0.1), np.zeros(noise.LOOP, dtype=np.int16), tone(500, 0.1)])
    copied = heard(Telephone("street", seed=3), spoken)
    monkeypatch.setattr(
        Telephone, "_silent", property(lambda self: False, lambda self, silent: None), raising=False
    )
    assert np.array_equal(heard(Telephone("street", seed=3), spoken), copied)


def test_a_background_has_no_seam() -> None:
    for place in noise.KINDS[1:]:
        loop = noise.background(place, 5)
        step = np.abs(np.diff(loop))
        assert abs(loop[0] - loop[-1]) <= step.max()


def test_the_same_seed_is_the_same_street_and_another_seed_is_another() -> None:
    spoken = tone(700, 0.4)
    assert np.array_equal(heard(Telephone("street", 7), spoken), heard(Telephone("street", 7), spoken))
    assert not np.array_equal(heard(Telephone("street", 7), spoken), heard(Telephone("street", 8), spoken))


@given(st.lists(st.integers(-32768, 32767), min_size=FRAME, max_size=FRAME))
def test_whatever_is_spoken_a_whole_frame_of_whole_samples_is_heard(values: list[int]) -> None:
    after = Telephone("cafe", seed=1).process(np.array(values, dtype=np.int16))
    assert after.dtype == np.int16
    assert len(after) == FRAME


def test_shouting_saturates_and_never_wraps() -> None:
    spoken = np.where(tone(500, 0.2) > 0, 32767, -32768).astype(np.int16)
    after = heard(Telephone(), spoken)
    assert np.corrcoef(after[DELAY:], spoken[: len(spoken) - DELAY])[0, 1] > 0.9


@pytest.mark.parametrize(("law", "subtype"), [("a", "ALAW"), ("mu", "ULAW")])
def test_the_code_is_the_one_of_the_norm(law: g711.Law, subtype: str, tmp_path: Path) -> None:
    """libsndfile is the witness: the two may only disagree on a value that lies just between two codes."""
    every = np.arange(-32768, 32768).astype(np.int16)
    soundfile.write(tmp_path / "law.wav", every, 8000, subtype=subtype)
    witness, _ = soundfile.read(tmp_path / "law.wav", dtype="int16")
    ours = g711.through(every, law).astype(int)
    differ = ours != witness
    assert int(differ.sum()) < 128
    assert np.all(((ours > every) ^ (witness > every))[differ])


@pytest.mark.parametrize("law", ["a", "mu"])
def test_a_code_survives_being_decoded_and_coded_again(law: g711.Law) -> None:
    codes = np.arange(256).astype(np.uint8)
    again = g711.encode(g711.decode(codes, law), law)
    assert np.array_equal(g711.decode(again, law), g711.decode(codes, law))
