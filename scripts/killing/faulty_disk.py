"""A disk that refuses once: the n-th opening, writing, syncing, renaming or removing fails, or kills."""

from __future__ import annotations

import builtins
import errno
import io
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
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
    "chmod",
)
"""Functions of `os` that change files and folders; writing and cutting an open file are counted with them."""

_NO_ROOM = ("write", "fsync", "open", "sound", "database")


def kind_of_file(path: object) -> str:
    """The name of a file, or of the file behind a handle, without what differs from one run to the next."""
    if isinstance(path, int):
        with suppress(OSError):
            path = os.readlink(f"/proc/self/fd/{path}")
    if isinstance(path, bytes | os.PathLike):
        path = os.fsdecode(path)
    name = Path(str(path).removesuffix(" (deleted)")).name
    beside = re.fullmatch(r"\.(.+)\.[a-z0-9_]{8}", name)
    return re.sub(r"[0-9a-f]{8,}|\d+", "#", beside[1] if beside else name).replace(" ", "_")


class FaultyDisk:
    """Counts the steps, and lets the step number `failing` fail; 0: none.

    A write that fails leaves half of what was to be written, or with `half` false nothing. With `instead`
    nothing is refused: at that step it is called, to kill the process or to tell somebody that it is there.
    """

    def __init__(
        self, failing: int = 0, *, half: bool = True, instead: Callable[[], object] | None = None
    ) -> None:
        self.failing, self.steps, self.half, self._instead = failing, 0, half, instead
        self.names: list[str] = []
        """The steps there were."""
        self.files: list[str] = []
        """What kind of file each was done to, such as "marks.json"; of a database what was done."""

    @property
    def failed(self) -> bool:
        """Was there such a step?"""
        return self.steps >= self.failing > 0

    def step(self, name: str, torn: Callable[[], object] = lambda: None, *, to: object = "") -> None:
        """One more; raises `OSError` when it is the one, behind `torn`, which leaves half of it done."""
        self.steps += 1
        self.names.append(name)
        self.files.append(kind_of_file(to))
        if self.steps != self.failing:
            return
        if self.half:
            torn()
        if self._instead is None:
            raise OSError(errno.ENOSPC if name in _NO_ROOM else errno.EACCES, f"no {name}")
        self._instead()

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Let everything in the block write to this disk."""
        with ExitStack() as patched:
            for name in STEPS:
                patched.enter_context(patch.object(os, name, self._faulty(name, getattr(os, name))))
            write, fdopen, opened = os.write, os.fdopen, builtins.open
            patched.enter_context(patch.object(os, "write", self._writing(write)))
            torn = patch.object(os, "fdopen", lambda *a, **k: _Torn(fdopen(*a, **k), self))
            patched.enter_context(torn)
            for module in (builtins, io):
                patched.enter_context(patch.object(module, "open", self._opening(opened)))
            patched.enter_context(self._sound())
            patched.enter_context(self._database())
            yield

    def _faulty(self, name: str, real: Any) -> Any:
        def called(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not (
                len(arguments) > 1 and arguments[1] & (os.O_WRONLY | os.O_RDWR)
            ):  # only looked at
                return real(*arguments, **options)
            self.step(name, to=arguments[1] if name in ("rename", "replace", "link") else arguments[0])
            return real(*arguments, **options)

        return called

    def _writing(self, real: Any) -> Any:
        def written(handle: int, data: Any) -> Any:
            self.step("write", lambda: real(handle, bytes(data)[: len(data) // 2]), to=handle)
            return real(handle, data)

        return written

    def _opening(self, real: Any) -> Any:
        def opened(file: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
            if isinstance(file, int) or not set(mode) & set("wxa+"):
                return real(file, mode, *arguments, **options)
            self.step("open", to=file)
            return _Torn(real(file, mode, *arguments, **options), self)

        return opened

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """libsndfile writes past Python: what it is given is refused, and its closing."""
        import soundfile

        disk, write, close = self, soundfile.SoundFile.buffer_write, soundfile.SoundFile.close

        def step(file: Any) -> None:
            try:
                disk.step("sound", to=file.name)
            except OSError:
                raise soundfile.LibsndfileError(2) from None  # a system error, as of a full disk

        def written(file: Any, *arguments: Any, **options: Any) -> Any:
            step(file)
            return write(file, *arguments, **options)

        def closed(file: Any) -> None:
            if not file.closed and file.mode != "r":
                step(file)
            close(file)

        with (
            patch.object(soundfile.SoundFile, "buffer_write", written),
            patch.object(soundfile.SoundFile, "close", closed),
        ):
            yield

    @contextmanager
    def _database(self) -> Iterator[None]:
        """SQLite writes past Python: its statements are refused, and the end of a transaction."""
        from sqlalchemy import Engine, event
        from sqlalchemy.exc import OperationalError

        def step(statement: str) -> None:
            try:
                self.step("database", to=" ".join(statement.split()[:3]))
            except OSError:
                raise OperationalError("", None, sqlite3.OperationalError("disk I/O error")) from None

        def executed(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA")):
                step(statement)

        def committed(connection: Any) -> None:
            step("COMMIT")

        event.listen(Engine, "before_cursor_execute", executed)
        event.listen(Engine, "commit", committed)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", executed)
            event.remove(Engine, "commit", committed)


class _Torn:
    """A file whose failing write leaves half of what was to be written."""

    def __init__(self, file: Any, disk: FaultyDisk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: Any) -> Any:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._disk.step("write", half, to=self._file.name)
        return self._file.write(data)

    def truncate(self, size: int | None = None) -> Any:
        self._disk.step("ftruncate", to=self._file.name)
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
