from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicesim.audio.frames import Sound
from voicesim.listening.continuations import load_cues
from voicesim.listening.cues import Cues

SPEECH = Path(__file__).resolve().parents[2] / ".." / "shared" / "audio"


@pytest.fixture(scope="session")
def french() -> Cues:
    return load_cues("fr")


@pytest.fixture(scope="session")
def english() -> Cues:
    return load_cues("en")


def speech(name: str) -> Sound:
    """Real speech, or a skip that says what is missing."""
    path = SPEECH / name
    if not path.is_file():
        pytest.skip(f"real speech {name} is not on this machine")
    sound, rate = soundfile.read(path, dtype="int16")
    assert rate == 16_000
    return np.asarray(sound, dtype=np.int16)


@pytest.fixture(scope="session")
def jfk() -> Sound:
    return speech("jfk.flac")
