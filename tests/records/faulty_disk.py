"""A disk that refuses once: the n-th opening, writing, syncing, renaming or removing fails."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import pytest

STEPS = ("open", "fsync", "rename", "replace", "unlink", "rmdir", "mkdir", "link", "ftruncate")
"""Functions of `os` that files and folders are changed by; writing is the tenth."""


class FaultyDisk:
    """Counts the steps, and lets the step number `failing` fail; 0: none."""

    def __init__(self, failing: int = 0) -> None:
        self.failing, self.steps = failing, 0

    @property
    def failed(self) -> bool:
        """Was there such a step?"""
        return self.steps >= self.failing > 0

    def step(self, name: str) -> None:
        """One more; raises `OSError` when it is the one."""
        self.steps += 1
        if self.steps == self.failing:
            raise OSError(errno.ENOSPC if name in ("write", "fsync", "open") else errno.EACCES, f"no {name}")

    @contextmanager
    def in_place(self, patch: pytest.MonkeyPatch) -> Iterator[None]:
        """Let everything in the block write to this disk."""
        with patch.context() as patched:
            for name in STEPS:
                patched.setattr(os, name, self._faulty(name, getattr(os, name)))
            fdopen = os.fdopen
            patched.setattr(os, "fdopen", lambda *a, **k: _Torn(fdopen(*a, **k), self))
            yield

    def _faulty(self, name: str, real: Any) -> Any:
        def called(*arguments: Any, **options: Any) -> Any:
            if name != "open" or (len(arguments) > 1 and arguments[1] & (os.O_WRONLY | os.O_RDWR)):
                self.step(name)
            return real(*arguments, **options)

        return called


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

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Torn:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
