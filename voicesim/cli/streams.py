"""The standard streams as they come: closed, full, in any encoding.

What is read is never more than what was there: a byte that is no character becomes U+FFFD. What is written
never stops a command: a character the console lacks becomes a question mark, and JSON is UTF-8 whatever the
console's code page.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import Any, TextIO

from voicesim.text.invisible import printable

STANDARD_OUTPUT = "<stdout>"
"""What an error of the system calls its file when standard output refused to be written."""


class _Told(io.FileIO):
    """Standard output, whose errors say that it is it."""

    def write(self, data: Any, /) -> int:
        """Write. Raises `OSError`, with `STANDARD_OUTPUT` as its file."""
        try:
            return super().write(data) or 0
        except OSError as error:
            raise OSError(error.errno, error.strerror, STANDARD_OUTPUT) from None


class _Unminded(io.FileIO):
    """Standard error: what it cannot take is lost, and stops nothing."""

    def write(self, data: Any, /) -> int:
        """Write, if that can be done."""
        try:
            return super().write(data) or 0
        except OSError:
            return len(memoryview(data).cast("B"))


def prepare() -> None:
    """Make the three streams safe to use; once, before a command runs."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115  (as long as the program)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            as_utf8 = (stream is sys.stdin and _is_ascii(stream.encoding)) or not _forgives(stream.encoding)
            wanted = "utf-8" if as_utf8 else None
            stream.reconfigure(encoding=wanted, errors="replace")
    sys.stdout = _over(sys.stdout, _Told)
    sys.stderr = _over(sys.stderr, _Unminded)


def _over(stream: TextIO, kind: type[io.FileIO]) -> TextIO:
    """The stream through another kind of file; as it is where it is a terminal, or no file at all."""
    given = stream in (sys.__stdout__, sys.__stderr__)  # any other would be closed when it is let go of
    if not given or not isinstance(stream, io.TextIOWrapper) or stream.isatty():
        return stream
    try:
        file = kind(stream.fileno(), "w", closefd=False)
    except (OSError, ValueError):
        return stream
    buffered = stream is sys.stdout
    return io.TextIOWrapper(
        io.BufferedWriter(file),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering or not buffered,
    )


def _is_ascii(encoding: str) -> bool:
    """ASCII is a part of UTF-8: whoever promises the one may well send the other."""
    return encoding.lower().replace("_", "-") in ("ascii", "us-ascii", "ansi-x3.4-1968", "646")


def _forgives(encoding: str) -> bool:
    """Can this encoding pass over what it lacks? A few, made for host names and the like, stop instead."""
    try:
        for text in ("a\n", "\u00e9\n", "\U0001f642\n"):
            text.encode(encoding, "replace").decode(encoding, "replace")
        b"a\xe9\n".decode(encoding, "replace")
    except (UnicodeError, LookupError, ValueError):
        return False
    return True


def write_utf8(text: str) -> None:
    """A text for other programs on standard output, as UTF-8, at once. Raises `OSError`."""
    sys.stdout.flush()
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        print(printable(text), flush=True)
        return
    raw.write(printable(text).encode("utf-8") + b"\n")
    raw.flush()


def finish() -> bool:
    """Write out what waits; False when a stream takes no more, which is then left alone."""
    done = True
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            done = False
            abandon(number)
    return done


def abandon(number: int = 1) -> None:
    """Let a stream go nowhere from now on, so that the interpreter's own last words do not fail."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
