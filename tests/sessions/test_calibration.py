"""Calibration: half a minute of reading aloud gives five numbers and one piece of advice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound
from voicesim.audio.levels import rms_dbfs
from voicesim.errors import StorageError
from voicesim.line.duplex import Counts
from voicesim.sessions.checkup.calibrating import Calibration, advice, calibrate, keep, kept, listen, text_for
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL


@pytest.fixture(scope="module")
def reading() -> Sound:
    """The French text, read aloud in a room that is never digitally silent."""
    spoken = np.concatenate(
        [speech.sound for speech in EspeakVoice("fr+f2").synthesize(text_for("fr"), NEUTRAL)]
    )
    hiss = 8 * np.random.default_rng(1).standard_normal(len(spoken) + SAMPLE_RATE)
    hiss[: len(spoken)] += spoken
    sound: Sound = hiss.clip(-32768, 32767).astype(np.int16)
    return sound


def test_a_reading_gives_numbers_and_no_sound(reading: Sound) -> None:
    found = calibrate(reading, "Plantronics USB", "fr")
    assert found.seconds > 15
    assert found.level_dbfs > found.noise_dbfs + 20
    assert found.median_pitch_hz is not None
    assert 100 < found.median_pitch_hz < 350
    assert found.syllables_per_s is not None
    assert 2 < found.syllables_per_s < 9


def test_a_reading_twice_as_loud_is_six_decibels_louder_and_nothing_else(reading: Sound) -> None:
    once, half = calibrate(reading, "a", "fr"), calibrate((reading // 2).astype(np.int16), "a", "fr")
    assert once.level_dbfs - half.level_dbfs == pytest.approx(6.0, abs=0.3)
    assert once.median_pitch_hz == pytest.approx(half.median_pitch_hz, rel=0.02)


WELL = Calibration("Plantronics USB", 25.0, -24.0, -60.0, 4.5, 180.0)


@pytest.mark.parametrize(
    ("found", "clipped", "says"),
    [
        (WELL, 0.0, ""),
        (replace(WELL, seconds=4.0), 0.0, "read the text aloud to its end"),
        (WELL, 0.01, "lower the microphone's gain"),
        (replace(WELL, level_dbfs=-48.0), 0.0, "bring the microphone closer"),
        (replace(WELL, level_dbfs=-6.0), 0.0, "lower the microphone's gain"),
        (replace(WELL, noise_dbfs=-32.0), 0.0, "find a quieter place"),
    ],
)
def test_each_fault_of_the_headset_has_its_own_advice(found: Calibration, clipped: float, says: str) -> None:
    line = advice(found, clipped)
    assert (line.state == "good") is (says == "")
    assert says in line.mend


def test_what_is_kept_are_five_numbers_and_a_name(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    assert kept(path) is None
    keep(WELL, path)
    assert kept(path) == WELL
    path.write_text("{")
    with pytest.raises(StorageError, match="doctor --calibrate"):
        kept(path)


class Ticker:
    """A card that gives numbered frames, and misses the third."""

    name = "Plantronics USB"
    counts = Counts()

    def __init__(self) -> None:
        self.frames = 0

    def read(self, timeout: float) -> Frame | None:
        self.frames += 1
        return None if self.frames == 3 else np.full(FRAME, self.frames, dtype=np.int16)

    def write(self, frame: Frame) -> None: ...

    def close(self) -> None: ...


def test_listening_takes_its_time_even_when_a_frame_is_missed() -> None:
    seen: list[float] = []
    sound = listen(Ticker(), lambda frame: seen.append(rms_dbfs(frame)), 10 * FRAME)
    assert len(sound) == 10 * FRAME
    assert len(seen) == 10
    assert not sound[2 * FRAME : 3 * FRAME].any()
