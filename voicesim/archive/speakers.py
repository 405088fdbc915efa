"""Who said what: words of a file put to their speakers, and a recording's stretches of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from voicesim.audio.frames import FRAME, samples
from voicesim.audio.stored import Samples, stretches
from voicesim.errors import ContentError
from voicesim.listening.detector import SpeechDetector
from voicesim.listening.words_file import read_words
from voicesim.messages.message import Message
from voicesim.text.fold import folded
from voicesim.text.words import Speaker, Word

_LABELS: dict[str, Speaker] = {
    **dict.fromkeys(
        ("handler", "agent", "advisor", "conseiller", "conseillere", "gestionnaire", "trainee"), "trainee"
    ),
    **dict.fromkeys(("client", "cliente", "caller", "customer", "appelant", "appelante"), "client"),
}
"""What a line may call its speaker."""
PAUSE = samples(0.7)
"""Silence of one speaker that ends a turn, where the other says nothing either."""
LONGEST = samples(25.0)
"""A stretch of speech is given to the recogniser in pieces no longer than this."""
_SPEECH = 0.5
_BRIDGE = samples(0.6)
"""Silences shorter than this do not end a stretch of speech."""
_EDGE = samples(0.2)
"""Sound before and after a stretch, for the soft edges of words."""


@dataclass(frozen=True, slots=True)
class Said:
    """One word with its speaker."""

    speaker: Speaker
    word: Word


@dataclass(frozen=True, slots=True)
class Stretch:
    """Speech of one speaker, in samples of the recording."""

    speaker: Speaker
    start: int
    end: int


def label_of(text: str) -> Speaker | None:
    """The speaker that a word such as "client:" names; None for any other."""
    return _LABELS.get(folded(text).rstrip(":")) if text.endswith(":") or folded(text) in _LABELS else None


def who_is_who(path: Path, length: float) -> tuple[Stretch, ...]:
    """A file of lines of start, end and speaker. Raises `ContentError`."""
    found = []
    for word in read_words(path, length):
        speaker = label_of(word.text)
        if speaker is None:
            raise ContentError(
                "archive.who",
                what=Message("{text!r} is no speaker", text=word.text),
                where=str(path),
                mend=Message("write lines like '0.50 1.80 handler' or '1.80 4.20 client'"),
            )
        found.append(Stretch(speaker, word.start, word.end))
    return tuple(found)


def with_speakers(
    words: Sequence[Word], sides: Sequence[tuple[Speaker, Samples]], who: Sequence[Stretch]
) -> tuple[Said, ...]:
    """Each word with its speaker: the label of its line, else who-is-who, else the louder channel."""
    found: list[Said] = []
    for line in _lines(words):
        speaker = label_of(line[0].text) if line[0].text.endswith(":") else None
        spoken = [replace(line[1], start=line[0].start), *line[2:]] if speaker and line[1:] else line
        if speaker and not line[1:]:
            continue
        for word in spoken:
            found.append(Said(speaker or _by_time(word, who) or _louder(word, sides), word))
    return tuple(found)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words, cut where a label stands: a line's words touch, the next line begins with its own label."""
    line: list[Word] = []
    for word in words:
        labelled = word.text.endswith(":") and label_of(word.text) is not None
        if line and (labelled or word.start != line[-1].end):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _by_time(word: Word, who: Sequence[Stretch]) -> Speaker | None:
    middle = (word.start + word.end) // 2
    near = min(who, key=lambda one: max(one.start - middle, middle - one.end, 0), default=None)
    return near.speaker if near is not None else None


def _louder(word: Word, sides: Sequence[tuple[Speaker, Samples]]) -> Speaker:
    if not sides:
        return "trainee"
    return max(sides, key=lambda side: _energy(side[1][word.start : max(word.end, word.start + 1)]))[0]


def _energy(sound: object) -> float:
    values = np.asarray(sound, dtype=np.float64)
    return float(np.mean(values**2)) if len(values) else 0.0


def speech_of(speaker: Speaker, sound: Samples, detector: SpeechDetector) -> tuple[Stretch, ...]:
    """The stretches of a channel in which somebody speaks, none longer than `LONGEST`."""
    detector.reset()
    found: list[Stretch] = []
    at = 0
    for _, piece in stretches(sound):
        for place in range(0, len(piece) - FRAME + 1, FRAME):
            if detector.process(piece[place : place + FRAME]) >= _SPEECH:
                last = found[-1] if found else None
                if last is not None and at - last.end <= _BRIDGE and at - last.start < LONGEST:
                    found[-1] = replace(last, end=at + FRAME)
                else:
                    found.append(Stretch(speaker, at, at + FRAME))
            at += FRAME
    detector.reset()
    return tuple(
        Stretch(speaker, max(0, one.start - _EDGE), min(len(sound), one.end + _EDGE)) for one in found
    )


def pieces(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch in pieces no longer than the recogniser takes well."""
    for start in range(stretch.start, stretch.end, LONGEST):
        yield replace(stretch, start=start, end=min(stretch.end, start + LONGEST))
