"""Any sound file a person drops in, as sounds at the call's rate; what cannot be read gets one sentence."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from voicesim.audio.decoding import Decoded, by_ffmpeg, by_libsndfile
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.levels import rms_dbfs
from voicesim.errors import RecordingError

_MEND = "give a WAV, FLAC, OGG or MP3 file of speech"
_STREAMED = (0, 0xFFFFFFFF)  # sizes written by programs that could not know how long the sound would be


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A file that was read."""

    path: Path
    channels: tuple[Sound, ...]
    """Every channel, 16 kHz, 16 bits, all of one length; never empty."""
    rate: int
    """Samples per second before; those over 16 kHz lost what lies above 8 kHz."""
    complete: bool = True
    """False for a call's own recording that was cut short by a crash: all there is, is here."""

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.channels[0]) / SAMPLE_RATE

    @property
    def mono(self) -> Sound:
        """The mean of the channels that carry something: within 30 dB of the loudest."""
        levels = [rms_dbfs(channel) for channel in self.channels]
        speaking = [c for c, level in zip(self.channels, levels, strict=True) if level > max(levels) - 30]
        if len(speaking) < 2:
            return speaking[0] if speaking else self.channels[0]
        mean: Sound = np.rint(np.mean(np.stack(speaking), axis=0)).astype(np.int16)
        return mean

    @property
    def trainee(self) -> Sound:
        """The trainee's voice: the only channel, or the left of two, as a call is recorded.

        Raises `RecordingError` for more: nobody can tell which of six is the trainee.
        """
        if len(self.channels) > 2:
            raise _error(
                "channels",
                self.path,
                f"has {len(self.channels)} channels, and none is marked as the trainee's",
                "save the trainee's channel as a mono file",
            )
        return self.channels[0]


def read(path: Path) -> SoundFile:
    """Read a sound file. Raises `RecordingError`: one sentence naming the file, its fault and the remedy.

    A file that breaks off is refused, saying how much of it could be read; only a call's own recording, cut
    short by a crash, is taken as it is.
    """
    _check(path)
    decoded = by_libsndfile(path) or by_ffmpeg(path)
    if decoded is None:
        raise _error("not_sound", path, "is not a sound file", _MEND)
    if not decoded.channels:
        raise _error("silent", path, "holds no sound", _MEND)
    if not decoded.whole or _cut(path):
        raise _truncated(path, decoded)
    return SoundFile(path, decoded.channels, decoded.rate, complete=decoded.announced)


def _check(path: Path) -> None:
    """The file is there, is a file, may be read, and holds something."""
    try:
        with path.open("rb") as file:
            first = file.read(1)
    except FileNotFoundError:
        raise _error("missing", path, "does not exist", "check the name and the folder") from None
    except OSError as error:
        if _is_folder(path):
            raise _error("directory", path, "is a folder", "name a file in it") from None
        reason = (error.strerror or "the system refuses").lower()
        raise _error(
            "unreadable", path, f"cannot be read ({reason})", "check the permissions of the file"
        ) from error
    if not first:
        raise _error("empty", path, "is empty", _MEND)


def _is_folder(path: Path) -> bool:
    """Windows says of a folder that it may not be opened; a folder one may not look into hides what it is."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _cut(path: Path) -> bool:
    """True when a WAV or OGG file ends before it says it does: libsndfile takes those as they come."""
    with path.open("rb") as file:
        kind = file.read(4)
        if kind == b"RIFF":
            return _wav_cut(file, path.stat().st_size)
        return kind == b"OggS" and _ogg_cut(file, path.stat().st_size)


def _wav_cut(file: BinaryIO, size: int) -> bool:
    """True when the `data` chunk announces more bytes than the file has."""
    file.seek(12)
    while len(head := file.read(8)) == 8:
        name, length = struct.unpack("<4sI", head)
        if name == b"data":
            return length not in _STREAMED and file.tell() + length > size
        file.seek(length + length % 2, 1)
    return False


def _ogg_cut(file: BinaryIO, size: int) -> bool:
    """True when the last page does not carry the end-of-stream mark (RFC 3533)."""
    file.seek(max(0, size - 65536))
    tail = file.read()
    last = tail.rfind(b"OggS")
    return last < 0 or last + 5 >= len(tail) or not tail[last + 5] & 4


def _truncated(path: Path, decoded: Decoded) -> RecordingError:
    there = len(decoded.channels[0]) / SAMPLE_RATE
    return _error(
        "truncated",
        path,
        f"breaks off after {there:.1f} s, before the end it announces",
        "copy it again from where it came, or save the part you want as a new file",
    )


def _error(code: str, path: Path, what: str, mend: str) -> RecordingError:
    return RecordingError(f"recording.{code}", what=what, where=str(path), mend=mend)
