"""A disk that refuses once: the n-th opening, writing, syncing, renaming or removing fails, or kills."""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any
from unittest.mock import patch

STEPS = (
    "open",
    "fsync",
    "rename",
    "replace",
    "unlink",
    "rmdir",
    "mkdir",
    "link",
    "ftruncate",
    "write",
    "chmod",
)
"""Functions of `os` that change files and folders; writing and cutting an open file are counted with them."""

_NO_ROOM = ("write", "fsync", "open", "sound")


class FaultyDisk:
    """Counts the steps, and lets the step number `failing` fail; 0: none.

    With `kills` nothing is refused: the process is killed before that step.
    """

    def __init__(self, failing: int = 0, *, kills: bool = False) -> None:
        self.failing, self.steps, self._kills = failing, 0, kills
        self.names: list[str] = []
        """The steps there were."""

    @property
    def failed(self) -> bool:
        """Was there such a step?"""
        return self.steps >= self.failing > 0

    def step(self, name: str) -> None:
        """One more; raises `OSError` when it is the one."""
        self.steps += 1
        self.names.append(name)
        if self.steps == self.failing:
            if self._kills:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(errno.ENOSPC if name in _NO_ROOM else errno.EACCES, f"no {name}")

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Let everything in the block write to this disk."""
        with ExitStack() as patched:
            for name in STEPS:
                patched.enter_context(patch.object(os, name, self._faulty(name, getattr(os, name))))
            fdopen, opened = os.fdopen, builtins.open
            torn = patch.object(os, "fdopen", lambda *a, **k: _Torn(fdopen(*a, **k), self))
            patched.enter_context(torn)
            for module in (builtins, io):
                patched.enter_context(patch.object(module, "open", self._opening(opened)))
            patched.enter_context(self._sound())
            yield

    def _faulty(self, name: str, real: Any) -> Any:
        def called(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not (
                len(arguments) > 1 and arguments[1] & (os.O_WRONLY | os.O_RDWR)
            ):  # only looked at
                return real(*arguments, **options)
            self.step(name)
            return real(*arguments, **options)

        return called

    def _opening(self, real: Any) -> Any:
        def opened(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if isinstance(file, int) or not set(mode) & set("wxa+"):
                return real(file, mode, *arguments, **options)
            self.step("open")
            return _Torn(real(file, mode, *arguments, **options), self)

        return opened

    def _sound(self) -> Any:
        """libsndfile writes past Python: what it is given is refused, and its closing."""
        import soundfile

        disk, write, close = self, soundfile.SoundFile.buffer_write, soundfile.SoundFile.close

        def step() -> None:
            try:
                disk.step("sound")
            except OSError:
                raise soundfile.LibsndfileError(2) from None  # a system error, as of a full disk

        class Stepping:
            def __enter__(self) -> None:
                def written(file: Any, *arguments: Any, **options: Any) -> Any:
                    step()
                    return write(file, *arguments, **options)

                def closed(file: Any) -> None:
                    if not file.closed and file.mode != "r":
                        step()
                    close(file)

                soundfile.SoundFile.buffer_write, soundfile.SoundFile.close = written, closed

            def __exit__(self, *error: object) -> None:
                soundfile.SoundFile.buffer_write, soundfile.SoundFile.close = write, close

        return Stepping()


class _Torn:
    """A file whose failing write leaves half of what was to be written."""

    def __init__(self, file: Any, disk: FaultyDisk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: Any) -> Any:
        try:
            self._disk.step("write")
        except OSError:
            self._file.write(data[: len(data) // 2])
            raise
        return self._file.write(data)

    def truncate(self, size: int | None = None) -> Any:
        self._disk.step("ftruncate")
        return self._file.truncate(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Any:
        return iter(self._file)

    def __enter__(self) -> _Torn:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
