"""What is on disk while a call goes on: its sound, its events and its moments, each written as it happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from voicesim.audio.frames import Frame
from voicesim.audio.recording import Recording
from voicesim.call.behind import Behind, Writes
from voicesim.call.diary import Keep, Sink
from voicesim.call.directory import CallDirectory, EventWriter
from voicesim.call.moments import MomentWriter
from voicesim.call.private import private_file
from voicesim.call.whole_files import refused
from voicesim.voice.marking import Marker


@dataclass(frozen=True, slots=True)
class GrowingFiles:
    """Where a call's loop writes. Each raises `StorageError` when the disk refuses it."""

    event: Sink
    moment: Keep
    _sound: Recording | None
    """None for a call that the person did not want recorded."""
    _marker: Marker

    def record(self, mic: Frame, speaker: Frame) -> None:
        """20 ms of either side; the client's is marked as synthetic on its way (AI Act, article 50(2))."""
        if self._sound is not None:
            self._sound.write(mic, self._marker.process(speaker))


@contextmanager
def growing_files(
    directory: CallDirectory, *, recorded: bool = True, behind: bool = False
) -> Iterator[Writes]:
    """Open the files of a call, and close them whatever happens; no sound unless it is `recorded`.

    `behind`: they are written on a thread of their own. Raises `StorageError`.
    """
    if recorded:
        _private(directory.sound)
    with (
        closing(Recording(directory.sound)) if recorded else nullcontext() as sound,
        EventWriter(directory) as events,
        MomentWriter(directory.moments) as moments,
    ):
        files = GrowingFiles(events.write, moments.write, sound, Marker())
        with Behind(files) if behind else nullcontext(files) as written:
            yield written


def _private(sound: Path) -> None:
    """Make the file before libsndfile does, which would let everybody read it."""
    try:
        private_file(sound)
    except OSError as error:
        raise refused(sound, error) from error
