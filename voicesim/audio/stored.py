"""A long sound that is not held in memory: its samples wait in a temporary file and are read in stretches.

Two hours at the call's rate are 230 MB. A short one stays in memory; a longer one goes to a file without a
name, which the system removes when nobody reads it any more.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, Protocol

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE, Sound

IN_MEMORY = 1 << 20  # bytes: half a minute
_NO_FILE = 0  # as the library takes it: never
_in_memory: ContextVar[int] = ContextVar("bytes of a sound that stay in memory", default=IN_MEMORY)
STRETCH = 30 * SAMPLE_RATE
"""Samples that whoever reads a sound in stretches takes at a time."""


@contextmanager
def off_the_disk() -> Iterator[None]:
    """Whatever its length, nothing of a sound that is read within it is written anywhere."""
    before = _in_memory.set(_NO_FILE)
    try:
        yield
    finally:
        _in_memory.reset(before)


class Samples(Protocol):
    """Mono 16-bit samples at the call's rate, in memory (`Sound`) or not."""

    def __len__(self) -> int:
        """How many."""
        ...

    def __getitem__(self, span: slice, /) -> Any:
        """A stretch of them as a `Sound`."""
        ...


class StoredSound:
    """Samples of one channel: written once, from front to back, then read in stretches by any thread."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_in_memory.get())  # noqa: SIM115  (lives as long as this)
        self._length, self._alone = 0, Lock()
        weakref.finalize(self, self._file.close)

    def append(self, sound: Sound) -> None:
        """More of it. Raises `OSError` when the disk is full."""
        self._file.seek(2 * self._length)
        self._file.write(np.ascontiguousarray(sound, dtype=np.int16).tobytes())
        self._length += len(sound)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, span: slice) -> Sound:
        start, stop, step = span.indices(self._length)
        if step != 1:
            return self.whole()[span]
        with self._alone:
            self._file.seek(2 * start)
            data = self._file.read(2 * max(0, stop - start))
        return np.frombuffer(data, dtype=np.int16)

    def whole(self) -> Sound:
        """All of it in memory."""
        sound = np.empty(self._length, dtype=np.int16)
        for start, piece in stretches(self):
            sound[start : start + len(piece)] = piece
        return sound


class Mixed:
    """The mean of several channels of one length, made as it is read."""

    def __init__(self, channels: Sequence[Samples]) -> None:
        self._channels = tuple(channels)

    def __len__(self) -> int:
        return len(self._channels[0])

    def __getitem__(self, span: slice) -> Sound:
        mean: Sound = np.rint(np.mean([one[span] for one in self._channels], axis=0)).astype(np.int16)
        return mean


def stretches(sound: Samples, size: int = STRETCH) -> Iterator[tuple[int, Sound]]:
    """The sound in stretches of `size` samples: where each begins, and it."""
    for start in range(0, len(sound), size):
        yield start, sound[start : start + size]
