"""Without a file of words the recogniser listens: to each channel's speech, or to who-is-who's stretches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.archive.real_calls import LEAK, write_call
from voicesim.archive import hearing
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.hearing import Heard, hear
from voicesim.audio.frames import SAMPLE_RATE, Frame, Sound
from voicesim.listening.incremental import IncrementalRecogniser
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.sessions import chosen
from voicesim.settings.schema import Settings
from voicesim.text.words import Word

from tests.archive.test_an_archive import NOW  # isort: skip


class Loudness:
    """Takes for speech what is loud: noise stands for voices here."""

    def process(self, frame: Frame) -> float:
        return float(np.abs(frame).max() > 500)

    def reset(self) -> None:
        """It remembers nothing."""


class Counting:
    """Says how loud each piece was, so that it shows which channel and which seconds were heard."""

    name = "counting"

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        loud = "loud" if np.abs(sound).max() > 500 else "quiet"
        return (Word(loud, start, start + len(sound)),)


@pytest.fixture(autouse=True)
def _ears(monkeypatch: pytest.MonkeyPatch) -> None:
    def recogniser_for(*asked: object, **more: object) -> Recogniser:
        return IncrementalRecogniser(Counting())

    monkeypatch.setattr(chosen, "recogniser_for", recogniser_for)
    monkeypatch.setattr(hearing, "GatedDetector", Loudness)


def heard(folder: Path) -> Heard:
    archive = ArchiveFolder(folder / "archive")
    add(archive, folder / "in", language="fr", now=NOW)
    (entry,) = archive.entries()
    return hear(entry, Settings())


def without_words(folder: Path) -> Path:
    path = write_call(folder / "in", "call")
    path.with_name("call.words.txt").unlink()
    return path


def test_each_channel_is_heard_where_somebody_speaks_on_it(tmp_path: Path) -> None:
    without_words(tmp_path)
    call = heard(tmp_path)
    found = sorted((one.word.start / SAMPLE_RATE, one.speaker) for one in call.said)
    expected = [(start, "client" if who == "client" else "trainee") for start, _, who, _ in LEAK]
    assert [speaker for _, speaker in found] == [speaker for _, speaker in expected]
    assert all(abs(at - start) <= 0.3 for (at, _), (start, _) in zip(found, expected, strict=True))
    assert {one.word.text for one in call.said} == {"loud"}
    assert call.ears == "counting"


def test_both_may_begin_at_the_same_moment(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 3000, (2 * SAMPLE_RATE, 2)).astype(np.int16)
    (tmp_path / "in").mkdir()
    soundfile.write(tmp_path / "in" / "call.wav", noise, SAMPLE_RATE)
    call = heard(tmp_path)
    assert [(one.speaker, one.word.start) for one in call.said] == [("trainee", 0), ("client", 0)]


def test_one_channel_is_heard_by_who_is_who(tmp_path: Path) -> None:
    path = without_words(tmp_path)
    stereo, rate = soundfile.read(path, dtype="int16")
    soundfile.write(path, stereo.max(axis=1), rate)
    who = "\n".join(f"{start} {end} {speaker}" for start, end, speaker, _ in LEAK)
    path.with_name("call.who.txt").write_text(who, encoding="utf-8")
    assert [one.speaker for one in heard(tmp_path).said] == ["trainee", "client"] * 3
