"""What a call leaves on the disk, written on a thread of its own: no tick waits for a disk.

Where one thread ticks the calls of many desks, a disk that hesitates at one would be heard at all of them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from queue import Queue
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from voicesim.audio.frames import FRAME, Frame
from voicesim.audio.recording import BLOCK
from voicesim.call.diary import Keep, Sink
from voicesim.call.events import Event
from voicesim.call.moments import Moment
from voicesim.errors import Kept

GATHERED = -(-BLOCK // FRAME)  # 260 ms
"""Frames of sound that are handed over together: what a recording writes at a time."""

WAITING = 256
"""Things that may wait for the disk, a minute of sound; behind a disk that is slower, the call waits."""


class Writes(Protocol):
    """Where a call's loop writes. Each raises `StorageError` when the disk refuses it."""

    @property
    def event(self) -> Sink:
        """What happens."""
        ...

    @property
    def moment(self) -> Keep:
        """The client at the beginning of each turn."""
        ...

    def record(self, mic: Frame, speaker: Frame) -> None:
        """20 ms of either side."""
        ...


_Work: TypeAlias = Callable[[], None]


class Behind:
    """Writes what it is given in its order, a moment later.

    The first refusal is raised by what is given next, or at the end; nothing is written after it. When the
    block ends, all is written.
    """

    def __init__(self, files: Writes) -> None:
        self._files = files
        self._frames: list[tuple[Frame, Frame]] = []
        self._waiting: Queue[_Work | None] = Queue(WAITING)
        self._refusals: list[BaseException] = []
        self._thread = threading.Thread(target=self._write, name="files", daemon=True)
        self._thread.start()

    def event(self, event: Event) -> None:
        """It has happened."""
        self._give(partial(self._files.event, event))

    def moment(self, moment: Moment) -> None:
        """A turn begins."""
        self._give(partial(self._files.moment, moment))

    def record(self, mic: Frame, speaker: Frame) -> None:
        """20 ms of either side; neither may be changed afterwards."""
        self._frames.append((mic, speaker))
        if len(self._frames) == GATHERED:
            self._hand_over()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.put(partial(_record, self._files, self._frames))
        self._waiting.put(None)
        self._thread.join()
        if error is None:
            self._raise()

    def _hand_over(self) -> None:
        frames, self._frames = self._frames, []
        self._give(partial(_record, self._files, frames))

    def _give(self, work: _Work) -> None:
        self._raise()
        self._waiting.put(work)

    def _raise(self) -> None:
        for refusal in self._refusals:
            raise refusal

    def _write(self) -> None:
        """The thread."""
        while (work := self._waiting.get()) is not None:
            if not self._refusals:
                with Kept(self._refusals):
                    work()


def _record(files: Writes, frames: Iterable[tuple[Frame, Frame]]) -> None:
    for mic, speaker in frames:
        files.record(mic, speaker)
