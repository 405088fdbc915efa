"""A file of JSON lines that grows while a call goes on, and ends with a whole line whatever happens."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from voicesim.call.private import private_file
from voicesim.call.whole_files import refused


class JsonLines:
    """One file, written line by line.

    A line reaches the operating system in one write before `append` returns: a killed process loses nothing
    that was written. A line the disk refused is taken back, so that the file ends with a whole one.
    """

    def __init__(self, path: Path) -> None:
        """Begin the file anew. Raises `StorageError`."""
        self._path = path
        try:
            private_file(path)
            self._file = open(path, "wb", buffering=0)  # noqa: SIM115  (closed by `close`)
        except OSError as error:
            raise refused(path, error) from error
        self._whole = 0

    def append(self, body: Mapping[str, Any]) -> None:
        """One more line; dataclasses in it become objects. Raises `StorageError` when the disk refuses it."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=asdict)
        line = text.encode("utf-8") + b"\n"
        try:
            self._put(line)
        except OSError as error:
            self._take_back()
            raise refused(self._path, error) from error
        self._whole += len(line)

    def close(self) -> None:
        """Close the file and bring it to the platter. Safe to call twice."""
        if not self._file.closed:
            try:
                os.fsync(self._file.fileno())
            except OSError as error:
                raise refused(self._path, error) from error
            finally:
                self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _put(self, line: bytes) -> None:
        rest = memoryview(line)
        while rest:
            rest = rest[self._file.write(rest) or 0 :]

    def _take_back(self) -> None:
        try:
            self._file.truncate(self._whole)
            self._file.seek(self._whole)
        except OSError:
            return  # the reader tolerates one torn last line
