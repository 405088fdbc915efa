"""Clauses spoken ahead of a call, on the disk: a folder for each caller, a file for each run of the network.

A file's name is the key of its run, and it begins with a digest of that key and of all that follows: one that
is damaged, cut short or renamed is as good as none. The sound is in it without loss (FLAC), and no text.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import struct
from pathlib import Path

import numpy as np

from voicesim.voice.ahead import Made

SUFFIX = ".clause"
_DIGEST = 32  # bytes
_HEAD = struct.Struct("<fI")  # pitch in hertz, count of lengths
_RATE = 24_000
"""Hertz that the FLAC says; who reads it knows better."""


class Folder:
    """What was spoken ahead for one caller. It need not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, key: str) -> Made | None:
        """What is kept under this key; None where there is no such file, or it is not whole."""
        try:
            written = self._file(key).read_bytes()
        except OSError:
            return None
        digest, body = written[:_DIGEST], written[_DIGEST:]
        return _read(body) if digest == _digest(key, body) else None

    def has(self, key: str) -> bool:
        """Is it there, whole?"""
        return self.find(key) is not None

    def keep(self, key: str, made: Made) -> None:
        """Put it there, in place of what is damaged. Raises `OSError`."""
        body = _written(made)
        self.path.mkdir(parents=True, exist_ok=True)
        beside = self._file(key).with_suffix(".new")
        beside.write_bytes(_digest(key, body) + body)
        beside.replace(self._file(key))

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(size for _, size in _files(self.path))

    @property
    def count(self) -> int:
        """Runs kept."""
        return len(_files(self.path))

    def _file(self, key: str) -> Path:
        return self.path / f"{key}{SUFFIX}"


def leave_room(above: Path, most: int, new: Path) -> tuple[str, ...]:
    """Forget whole folders beside `new`, the one written longest ago first, until all take `most` bytes.

    Gives the names of those that were forgotten. Raises `OSError`.
    """
    found = sorted(
        (folder.stat().st_mtime, folder) for folder in above.iterdir() if folder.is_dir() and folder != new
    )
    total, gone = sum(Folder(folder).size for folder in (new, *(one for _, one in found))), list[str]()
    for _, folder in found:
        if total <= most:
            break
        total -= Folder(folder).size
        shutil.rmtree(folder)
        gone.append(folder.name)
    return tuple(gone)


def _files(folder: Path) -> list[tuple[Path, int]]:
    if not folder.is_dir():
        return []
    return [(file, file.stat().st_size) for file in folder.iterdir() if file.suffix == SUFFIX]


def _digest(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).digest()


def _written(made: Made) -> bytes:
    import soundfile

    sound = io.BytesIO()
    soundfile.write(sound, made.sound, _RATE, format="FLAC", subtype="PCM_16")
    lengths = made.lengths.astype("<f4").tobytes()
    return _HEAD.pack(made.pitch, len(made.lengths)) + lengths + sound.getvalue()


def _read(body: bytes) -> Made:
    """What `_written` wrote: the digest has said that it is."""
    import soundfile

    pitch, count = _HEAD.unpack_from(body)
    lengths = np.frombuffer(body, "<f4", count, _HEAD.size).astype(np.float32)
    sound, _ = soundfile.read(io.BytesIO(body[_HEAD.size + 4 * count :]), dtype="int16")
    return Made(sound, lengths, pitch)
