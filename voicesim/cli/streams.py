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

from voicesim.text.invisible import printable


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
            wanted = "utf-8" if stream is sys.stdin and _is_ascii(stream.encoding) else None
            stream.reconfigure(encoding=wanted, errors="replace")


def _is_ascii(encoding: str) -> bool:
    """ASCII is a part of UTF-8: whoever promises the one may well send the other."""
    return encoding.lower().replace("_", "-") in ("ascii", "us-ascii", "ansi-x3.4-1968", "646")


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
