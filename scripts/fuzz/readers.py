"""What reads files, each with good files of its kind to begin from."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np
import soundfile

from scripts.fuzz.mutating import spoiled, spoiled_lines
from voicesim.audio.reading import read
from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.call.transcript import read_record, write_transcript
from voicesim.client.scenario import load_scenario
from voicesim.content.notices import load_notice
from voicesim.listening.words_file import words_in
from voicesim.records.journal import Journal
from voicesim.records.keys import Key
from voicesim.resources import content
from voicesim.scorecard.rubric import load_rubric
from voicesim.settings.sources import FILE_VARIABLE, read_settings


@dataclass(frozen=True, slots=True)
class Reader:
    """One way into the program."""

    suffix: str
    """Of the file that is read."""
    seeds: tuple[bytes, ...]
    spoil: Callable[[tuple[bytes, ...], Random], bytes]
    read: Callable[[Path], object]
    """Does all that the program does with such a file; may raise `Mendable` only."""


def sound() -> Reader:
    """Recordings: WAV in several codings, FLAC, Ogg, MP3, AIFF, AU."""
    time = np.arange(4800) / 16000
    tone = (0.3 * np.sin(2 * np.pi * 300 * time)).astype(np.float32)
    kinds = (
        *(("WAV", "PCM_16"), ("WAV", "PCM_24"), ("WAV", "ULAW"), ("WAV", "FLOAT"), ("WAV", "GSM610")),
        *(("WAVEX", "PCM_16"), ("RF64", "PCM_16"), ("FLAC", "PCM_16"), ("OGG", "VORBIS"), ("OGG", "OPUS")),
        *(("MP3", "MPEG_LAYER_III"), ("AIFF", "PCM_16"), ("AU", "ALAW"), ("W64", "PCM_16")),
    )
    seeds = [_written(sides, *kind) for kind in kinds for sides in (tone, np.stack((tone, -tone), axis=1))]

    def whole(path: Path) -> None:
        found = read(path)
        assert found.duration >= 0
        assert all(len(side) for side in found.channels)
        assert len(found.mono)

    return Reader(".wav", tuple(seeds), spoiled, whole)


def _written(sound: np.ndarray, form: str, subtype: str) -> bytes:
    file = io.BytesIO()
    rate = 8000 if subtype == "GSM610" else 16000
    soundfile.write(
        file, sound[:, 0] if subtype == "GSM610" and sound.ndim > 1 else sound, rate, subtype, format=form
    )
    return file.getvalue()


def words() -> Reader:
    """Words with their times, as people and other programs write them."""
    seeds = (
        "0.3 4.5 Bonjour madame\n5.0 7.25 je vous écoute\n",
        "start\tend\ttext\n0,3\t4,5\tBonjour madame\n5,0\t7,2\tje vous écoute\n",
        "300\t4500\tBonjour madame\n5000\t9000\tje vous écoute\n",
        "0.3;4.5;Bonjour\n# une remarque\n5;7;oui\n",
    )
    return Reader(".txt", tuple(map(str.encode, seeds)), spoiled, lambda path: words_in(path, 11.0))


def yaml() -> Reader:
    """Scenarios, rubrics and notices."""
    scenario = content("personas", "scenarios", "FR03.yaml").read_bytes()
    rubric = content("personas", "rubrics", "fnol.fr.yaml").read_bytes()
    notice = content("personas", "notices", "fr.yaml").read_bytes()

    def whole(path: Path) -> None:
        from voicesim.errors import Mendable

        loads: tuple[Callable[[], object], ...] = (
            lambda: load_scenario(str(path)),
            lambda: load_rubric(str(path), "fr"),
            lambda: load_notice("fr", "practice", path=path),
        )
        refused: list[Mendable] = []
        for load in loads:
            try:
                load()
            except Mendable as error:
                refused.append(error)
        if len(refused) == len(loads):
            raise refused[0]

    return Reader(".yaml", (scenario, rubric, notice), spoiled, whole)


def toml() -> Reader:
    """The settings."""
    seeds = (
        b'[call]\nlanguage = "fr"\nmode = "practice"\n\n[ears]\nmodel = "whisper-base"\nthreads = 2\n\n'
        b'[records]\norganisation = "Nous"\nrecording_days = 30\nfolder = "~/c"\n\n[screen]\nplain = true\n',
        b'[wording]\nendpoint = "http://127.0.0.1:8080/v1"\nbudget = 1.5\n\n[headset]\nmicrophone = "USB"\n',
    )
    return Reader(".toml", seeds, spoiled, lambda path: read_settings(environment={FILE_VARIABLE: str(path)}))


def events() -> Reader:
    """The log of a call, read to a transcript."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-call-"))
    log = _robot_log(folder / "robot")
    call = CallDirectory.create(folder / "call", Manifest("FR07", "fr", "practice", 2))

    def whole(path: Path) -> None:
        call.events.write_bytes(path.read_bytes())
        write_transcript(call, read_record(call))

    return Reader(".jsonl", (log,), spoiled_lines, whole)


def _robot_log(place: Path) -> bytes:
    from voicesim.sessions.robots import hold_robot_call

    held = hold_robot_call(load_scenario("FR07"), "poor", 2, place)
    return held.directory.events.read_bytes()


def journal() -> Reader:
    """The journal of a shelf; after the reading a line is added, and is there."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-journal-"))
    key, now = Key(b"k" * 32), datetime(2026, 3, 2, tzinfo=UTC)
    good = Journal(folder / "good.jsonl", key)
    for number in range(6):
        good.append(now, "begun", f"call-{number}", "held", {"events.jsonl": "0" * 64})

    def whole(path: Path) -> None:
        found = Journal(path, key)
        before = found.checked().lines
        assert len(found.entries()) >= len(found.last(2)) >= 0
        found.append(now, "filed", "call-9", "a trial", {})
        assert found.last(1)[0].call == "call-9"
        assert found.checked().lines >= before
        json.dumps([entry.why for entry in found.entries()])

    return Reader(".jsonl", (good.path.read_bytes(),), spoiled_lines, whole)


READERS: dict[str, Callable[[], Reader]] = {
    "sound": sound,
    "words": words,
    "yaml": yaml,
    "toml": toml,
    "events": events,
    "journal": journal,
}
