"""Any sound file a person drops in, as sounds at the call's rate; what cannot be read gets one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from voicesim.audio.decoding import Decoded, decode
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.given_back import give_back
from voicesim.audio.levels import level_of
from voicesim.audio.stored import Mixed, Samples, StoredSound, stretches
from voicesim.errors import RecordingError
from voicesim.messages.message import Message

_MEND = Message("give a WAV, FLAC, OGG or MP3 file of speech")
_AGAIN = Message("export it again from the program that made it")
_SILENT = -90.0  # dBFS: nothing but the last bit
_LITTLE = 0.1
"""Seconds below which a loss needs more decimals to be seen."""
_INVALID_MOST = 0.01
"""Share of samples that are no numbers, up to which they pass for clicks."""


@dataclass(frozen=True)
class SoundFile:
    """A file that was read."""

    path: Path
    stored: tuple[StoredSound, ...]
    """Every channel, 16 kHz, 16 bits, all of one length, not in memory; never empty."""
    rate: int
    """Samples per second before; those over 16 kHz lost what lies above 8 kHz."""
    complete: bool = True
    """False for a call's own recording that was cut short by a crash: all there is, is here."""

    @cached_property
    def channels(self) -> tuple[Sound, ...]:
        """Every channel, in memory."""
        return tuple(channel.whole() for channel in self.stored)

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.stored[0]) / SAMPLE_RATE

    @property
    def mono(self) -> Sound:
        """`voices` in memory."""
        voices, mono = self.voices, np.empty(len(self.stored[0]), dtype=np.int16)
        for start, piece in stretches(voices):
            mono[start : start + len(piece)] = piece
        return mono

    @property
    def voices(self) -> Samples:
        """The mean of the channels that carry something: within 30 dB of the loudest. Not in memory."""
        levels = self.levels
        speaking = [c for c, level in zip(self.stored, levels, strict=True) if level > max(levels) - 30]
        return Mixed(speaking) if len(speaking) > 1 else (speaking or self.stored)[0]

    @cached_property
    def levels(self) -> tuple[float, ...]:
        """The level of every channel, dBFS."""
        return tuple(level_of(channel) for channel in self.stored)

    def side(self, number: int) -> StoredSound:
        """The left channel (0) or the right one (1) of two. Raises `RecordingError` where it is not there."""
        if number >= len(self.stored):
            raise _error(
                "one_channel", self.path, Message("has one channel only"), Message("leave --channel out")
            )
        return self.stored[number]

    def only_the_other_speaks(self, number: int) -> bool:
        """Is this channel of two silent, and the other not?"""
        if len(self.stored) != 2:
            return False
        here, there = self.levels[number], self.levels[1 - number]
        return here <= _SILENT and there > _SILENT + 20

    @property
    def trainee(self) -> StoredSound:
        """The trainee's voice: the only channel, or the left of two, as a call is recorded. Not in memory.

        Raises `RecordingError` for more: nobody can tell which of six is the trainee.
        """
        if len(self.stored) > 2:
            raise _error(
                "channels",
                self.path,
                Message("has {count} channels, and none is marked as the trainee's", count=len(self.stored)),
                Message("save the trainee's channel as a mono file"),
            )
        return self.stored[0]


def read(path: Path) -> SoundFile:
    """Read a sound file. Raises `RecordingError`: one sentence naming the file, its fault and the remedy.

    Whatever its header says, all the sound there is is read, end to end where several were joined. A file of
    which a part is missing or cannot be read is refused, saying how much could be; only a call's own
    recording, cut short by a crash, is taken as it is.
    """
    _check(path)
    give_back()
    try:
        decoded = decode(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    if decoded is None:
        raise _error("not_sound", path, Message("is not a sound file"), _MEND)
    if decoded.invalid > _INVALID_MOST * decoded.seconds * decoded.rate:
        raise _invalid(path, decoded)
    if decoded.too_slow:
        what = Message("says it holds {rate} samples a second, in which no speech fits", rate=decoded.rate)
        raise _error("too_slow", path, what, _MEND)
    if not decoded.whole and (decoded.channels or decoded.rate or decoded.total):
        raise _truncated(path, decoded)
    if not decoded.channels:
        raise _error("silent", path, Message("holds no sound"), _MEND)
    return SoundFile(path, decoded.channels, decoded.rate, complete=decoded.announced)


def _check(path: Path) -> None:
    """The file is there, is a file, may be read, and holds something."""
    try:
        with path.open("rb") as file:
            first = file.read(1)
    except FileNotFoundError:
        raise _error(
            "missing", path, Message("does not exist"), Message("check the name and the folder")
        ) from None
    except OSError as error:
        if _is_folder(path):
            raise _error("directory", path, Message("is a folder"), Message("name a file in it")) from None
        raise _unreadable(path, error) from error
    if not first:
        raise _error("empty", path, Message("is empty"), _MEND)


def _is_folder(path: Path) -> bool:
    """Windows says of a folder that it may not be opened; a folder one may not look into hides what it is."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _unreadable(path: Path, error: OSError) -> RecordingError:
    reason = (error.strerror or "the system refuses").lower()
    return _error(
        "unreadable",
        path,
        Message("cannot be read ({reason})", reason=reason),
        Message("check the permissions of the file"),
    )


def _truncated(path: Path, decoded: Decoded) -> RecordingError:
    there = decoded.seconds
    missing = (decoded.total or 0.0) - there
    if 0 < missing < _LITTLE:
        what = Message(
            "lacks its last {missing:.3f} s; {there:.3f} s could be read", missing=missing, there=there
        )
    elif decoded.total is not None and missing > 0:
        what = Message(
            "breaks off after {there:.1f} s: {there:.1f} s of {total:.1f} could be read",
            there=there,
            total=decoded.total,
        )
    else:
        what = Message("breaks off after {there:.1f} s; what follows cannot be read", there=there)
    mend = Message("copy it again from where it came, or save the part you want as a new file")
    return _error("truncated", path, what, mend)


def _invalid(path: Path, decoded: Decoded) -> RecordingError:
    length = decoded.seconds
    there = max(0.0, length - decoded.invalid / decoded.rate)
    what = Message(
        "holds samples that are no numbers: {there:.1f} s of {length:.1f} could be read",
        there=there,
        length=length,
    )
    return _error("invalid", path, what, _AGAIN)


def _error(code: str, path: Path, what: Message, mend: Message) -> RecordingError:
    return RecordingError(f"recording.{code}", what=what, where=str(path), mend=mend)
