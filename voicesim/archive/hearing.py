"""A recording's words and speakers: from a file beside it, or from the recogniser that the settings name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.archive.entry import Entry
from voicesim.archive.speakers import Said, Stretch, pieces, speech_of, who_is_who, with_speakers
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.reading import SoundFile, read
from voicesim.audio.stored import Samples
from voicesim.errors import RecordingError
from voicesim.listening.detector import GatedDetector
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.listening.words_file import words_in
from voicesim.messages.message import Message
from voicesim.text.words import Speaker, shifted

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording with its words."""

    said: tuple[Said, ...]
    duration: int
    """Samples."""
    channels: tuple[tuple[Speaker, Samples], ...]
    """Each speaker's own channel; empty for a recording of one, in which both speak."""
    sound: SoundFile
    ears: str
    """What heard it: the recogniser's name, or "words"."""


def hear(entry: Entry, settings: Settings) -> Heard:
    """The words of a recording with their speakers.

    Raises `RecordingError`, `ContentError`, and what opening a recogniser raises.
    """
    sound = read(Path(entry.path))
    channels = _channels(entry, sound)
    length = len(sound.stored[0])
    who = who_is_who(Path(entry.who), length / SAMPLE_RATE) if entry.who else ()
    if entry.words:
        words = words_in(Path(entry.words), length / SAMPLE_RATE).words
        if not (channels or who or any(word.text.endswith(":") for word in words)):
            raise _nobody_knows(entry)
        return Heard(with_speakers(words, channels, who), length, channels, sound, "words")
    if not (channels or who):
        raise _nobody_knows(entry)
    from voicesim.sessions.chosen import recogniser_for

    recogniser = recogniser_for(entry.language, settings)
    said = _recognised(entry, sound, channels, who, recogniser)
    return Heard(said, length, channels, sound, recogniser.name)


def _channels(entry: Entry, sound: SoundFile) -> tuple[tuple[Speaker, Samples], ...]:
    if len(sound.stored) == 1:
        return ()
    if len(sound.stored) > 2:
        raise RecordingError(
            "archive.channels",
            what=Message(
                "has {count} channels, and nobody can tell who is on which", count=len(sound.stored)
            ),
            where=entry.path,
            mend=Message("save it with two: the agent on one, the client on the other"),
        )
    handler = 0 if entry.handler == "left" else 1
    return (("trainee", sound.stored[handler]), ("client", sound.stored[1 - handler]))


def _recognised(
    entry: Entry,
    sound: SoundFile,
    channels: tuple[tuple[Speaker, Samples], ...],
    who: tuple[Stretch, ...],
    recogniser: Recogniser,
) -> tuple[Said, ...]:
    detector = GatedDetector() if channels else None
    hints = Hints(entry.language)
    said: list[Said] = []
    for number, (speaker, side) in enumerate(channels or (("trainee", sound.voices),)):
        spoken = who if detector is None else speech_of(speaker, side, detector)
        apart = number * (len(side) + 1)  # a recogniser remembers by its clock: each has its own
        for piece in (part for stretch in spoken for part in pieces(stretch)):
            words = recogniser.transcribe(side[piece.start : piece.end], piece.start + apart, hints)
            said += [Said(piece.speaker, word) for word in shifted(words, -apart)]
    return tuple(said)


def _nobody_knows(entry: Entry) -> RecordingError:
    return RecordingError(
        "archive.speakers",
        what=Message("has one channel, and nothing says who speaks when"),
        where=entry.path,
        mend=Message("put a file of lines 'start end handler|client' beside it, its name ending in .who.txt"),
    )
