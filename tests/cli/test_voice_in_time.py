"""A voice that cannot keep up with a call is not let into one, and whoever asks is told why."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from voicesim.audio.frames import Sound
from voicesim.call.manifest import Manifest, read_manifest
from voicesim.client.scenario import load_scenario
from voicesim.listening.recogniser import Hints
from voicesim.messages.catalogue import said
from voicesim.sessions import pace
from voicesim.sessions.casting import Aloud, part_of, why
from voicesim.sessions.pace import Pace, keep_pace, kept_pace
from voicesim.sessions.provenance import provenance_of
from voicesim.sessions.telling import notice_for
from voicesim.sessions.voice_trial import timed_part, to_be_timed
from voicesim.settings.schema import Settings, Voice
from voicesim.text.words import Word
from voicesim.weights.lock import Locked, LockedFile, read_lock, write_lock
from voicesim.weights.shelf import Shelf, sha256

sys.path.append(str(Path(__file__).resolve().parent.parent.parent))
from scripts.miniatures import kokoro_voice
from scripts.miniatures.shelved import shelve_voice

SLOW, QUICK = Pace(1.42, 1.1, "Whisper"), Pace(0.2, 0.2, "Whisper")
CALLER = load_scenario("FR01")
"""A woman: in French her own voice is Piper's, then Kokoro's."""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("VOICESIM_MODELS", str(tmp_path / "shelf"))
    monkeypatch.setattr(pace, "pace_file", lambda: tmp_path / "cache" / "voices.json")
    shelf = Shelf()
    shelve_voice(shelf, "fr_FR-siwis-medium")
    shelve_kokoro(shelf, "one")
    return shelf


def shelve_kokoro(shelf: Shelf, revision: str) -> None:
    place = kokoro_voice.build(shelf.path("kokoro"))
    (place / "note.txt").write_text(revision)
    files = {file.name: LockedFile(file.stat().st_size, sha256(file)) for file in place.iterdir()}
    write_lock(shelf.folder, {**read_lock(shelf.folder), "kokoro": Locked("test", revision, "", files)})


def speaks(shelf: Shelf, aloud: Aloud = "live", settings: Settings | None = None) -> str:
    return part_of(CALLER, settings or Settings(), shelf, aloud).named


def test_the_best_voice_that_keeps_up_speaks_and_espeak_when_none_does(shelf: Shelf) -> None:
    assert speaks(shelf) == "fr_FR-siwis-medium"
    keep_pace("fr_FR-siwis-medium", SLOW, shelf)
    assert speaks(shelf) == "kokoro"
    keep_pace("kokoro", SLOW, shelf)
    assert speaks(shelf) == "espeak-ng"
    keep_pace("kokoro", QUICK, shelf)
    assert speaks(shelf) == "kokoro"


def test_what_is_asked_for_by_name_speaks_however_slow_it_is(shelf: Shelf) -> None:
    keep_pace("kokoro", SLOW, shelf)
    assert speaks(shelf, settings=Settings(voice=Voice(engine="kokoro"))) == "kokoro"
    assert speaks(shelf, settings=Settings(voice=Voice(model="kokoro"))) == "kokoro"


def test_a_recording_nobody_waits_for_gets_the_best_voice_and_a_call_that_is_read_gets_none(
    shelf: Shelf,
) -> None:
    keep_pace("fr_FR-siwis-medium", SLOW, shelf)
    assert speaks(shelf, "afterwards") == "fr_FR-siwis-medium"
    assert speaks(shelf, "never") == "espeak-ng"
    assert speaks(shelf, "never", Settings(voice=Voice(engine="kokoro"))) == "kokoro"


def test_why_another_speaks_is_said_in_the_persons_language_and_in_the_manifest(
    shelf: Shelf, tmp_path: Path
) -> None:
    keep_pace("fr_FR-siwis-medium", SLOW, shelf)
    (reason,) = why(part_of(CALLER, Settings(), shelf))
    assert reason == "fr_FR-siwis-medium takes 1.4 s a clause here, 1.1 times its length: kokoro speaks"
    assert said(reason, "fr").endswith("1,1 fois sa durée\xa0: kokoro parle")
    notice = notice_for("fr", "practice", Settings())
    made = provenance_of(CALLER, "practice", Settings(), notice, spoken=True, accepted="")
    assert made.chosen == {"voice": str(reason)}
    assert set(made.models) & {"kokoro", "fr_FR-siwis-medium"} == {"kokoro"}
    file = tmp_path / "manifest.json"
    manifest = Manifest("FR01", "fr", "practice", 1, chosen=made.chosen)
    file.write_text(manifest.as_json())
    assert read_manifest(file).chosen == made.chosen
    assert "chosen" not in json.loads(replace(manifest, chosen={}).as_json())


def test_a_measurement_holds_for_the_weights_it_was_made_with(shelf: Shelf) -> None:
    keep_pace("kokoro", SLOW, shelf)
    assert kept_pace("kokoro", shelf) == SLOW
    shelve_kokoro(shelf, "two")
    assert kept_pace("kokoro", shelf) is None


@pytest.mark.parametrize("body", ["", "[]", '{"kokoro": 3}', '{"kokoro": {"clause": "x"}}', "\x00"])
def test_a_spoiled_file_is_as_good_as_none(shelf: Shelf, body: str) -> None:
    keep_pace("kokoro", SLOW, shelf)
    pace.pace_file().write_text(body)
    assert kept_pace("kokoro", shelf) is None


class Busy:
    """Ears that note what they were asked to hear."""

    name = "Busy"

    def __init__(self) -> None:
        self.asked: list[int] = []

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        self.asked.append(start)
        return ()


def test_a_voice_is_timed_once_while_the_recogniser_is_at_work(shelf: Shelf) -> None:
    ears = Busy()
    assert to_be_timed(CALLER, Settings())
    part = timed_part(CALLER, "practice", Settings(), ears)
    assert part.voice == "fr_FR-siwis-medium"
    measured = kept_pace(part.voice, shelf)
    assert measured is not None
    assert measured.beside == "Busy"
    assert measured.clause > 0
    heard = len(ears.asked)
    assert heard
    assert len(set(ears.asked)) == heard, "each is another turn: nothing is remembered of the one before"
    assert not to_be_timed(CALLER, Settings())
    timed_part(CALLER, "practice", Settings(), ears)
    assert len(ears.asked) == heard, "what is known is not measured again"


def test_where_nothing_can_be_kept_the_call_is_held_all_the_same(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(pace, "pace_file", lambda: tmp_path / "file" / "voices.json")
    assert timed_part(CALLER, "practice", Settings(), None).voice == "fr_FR-siwis-medium"
