"""Who speaks for a caller: the best voice that is here and can be them, and never one that cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from voicesim.client.scenario import load_scenario
from voicesim.errors import ConfigurationError
from voicesim.line.trainee_script import script_of
from voicesim.sessions.casting import part_of
from voicesim.sessions.voices import trainee_voice, voice_for
from voicesim.settings.schema import Settings, Voice
from voicesim.weights.lock import Locked, LockedFile, read_lock, write_lock
from voicesim.weights.shelf import Shelf, sha256

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts.miniatures import kokoro_voice, piper_voice  # noqa: E402
from scripts.miniatures.shelved import shelve_voice  # noqa: E402


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("VOICESIM_MODELS", str(tmp_path / "shelf"))
    return Shelf()


def with_kokoro(shelf: Shelf) -> None:
    place = kokoro_voice.build(shelf.path("kokoro"))
    files = {file.name: LockedFile(file.stat().st_size, sha256(file)) for file in place.iterdir()}
    write_lock(shelf.folder, {**read_lock(shelf.folder), "kokoro": Locked("test", "1", "Apache-2.0", files)})


def engine(scenario: str) -> str:
    return part_of(load_scenario(scenario), Settings(), Shelf()).engine


def test_without_weights_espeak_speaks(shelf: Shelf) -> None:
    assert engine("FR03") == "espeak-ng"
    assert voice_for(load_scenario("FR03"), "practice", Settings()) is None


def test_kokoro_speaks_for_everybody_when_it_is_here(shelf: Shelf) -> None:
    with_kokoro(shelf)
    names = {}
    for scenario in ("FR03", "FR05", "EN01"):
        voice = voice_for(load_scenario(scenario), "practice", Settings())
        assert voice is not None
        names[scenario] = voice.name
    assert len(set(names.values())) == 3, "two callers are one person"


def test_a_native_voice_goes_before_an_accent_and_a_person_of_ones_own_before_a_shared_voice(
    shelf: Shelf,
) -> None:
    with_kokoro(shelf)
    shelve_voice(shelf, "fr_FR-siwis-medium")
    shelve_voice(shelf, "en_GB-cori-medium")
    assert engine("FR01") == "piper"  # a woman, as the voice is
    assert engine("FR03") == "kokoro"  # a man: the native voice is a woman's
    assert engine("EN01") == "kokoro"


@pytest.mark.parametrize(
    ("caller", "voice", "says"),
    [
        ("EN01", "voice-en-joe", "this voice is a man's, and Aoife Brennan is a woman"),
        ("FR03", "voice-en-joe", "this voice does not speak the language of FR03"),
        ("FR03", "fr_FR-siwis-medium", "this voice is a woman's, and Youssef Benamar is a man"),
    ],
)
def test_a_voice_that_cannot_be_the_caller_is_refused(
    shelf: Shelf, caller: str, voice: str, says: str
) -> None:
    settings = Settings(voice=Voice(engine="piper", model=voice))
    with pytest.raises(ConfigurationError, match=says):
        part_of(load_scenario(caller), settings, shelf)


def test_a_voice_of_ones_own_that_speaks_another_language_is_refused(tmp_path: Path) -> None:
    own = piper_voice.build(tmp_path / "voice.onnx", language="en-us")
    (tmp_path / "MODEL_CARD").write_text("License: CC0\n")
    settings = Settings(voice=Voice(engine="piper", model=str(own)))
    with pytest.raises(ConfigurationError, match="this voice speaks en, and the caller of FR03 fr"):
        voice_for(load_scenario("FR03"), "practice", settings)


def test_a_robot_that_must_be_heard_speaks_with_the_clearest_voice_and_says_when_there_is_none(
    shelf: Shelf,
) -> None:
    script = script_of("EN04", "poor")
    assert trainee_voice(script, "en")[1] is False
    with_kokoro(shelf)
    assert trainee_voice(script, "en")[0].name.startswith("Kokoro")
    shelve_voice(shelf, "voice-en-joe")
    voice, clear = trainee_voice(script, "en")
    assert voice.name.startswith("Piper")
    assert clear
