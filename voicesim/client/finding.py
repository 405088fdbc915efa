"""What the linter of scenarios finds: a place, what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voicesim.errors import ContentError
from voicesim.messages.message import Message


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a file that people write."""

    file: Path
    line: int
    """From 1; 0 when it cannot be told."""
    key: str
    """The key, as "facts[2].topics[0]"; empty for the whole file."""
    message: Message
    remedy: Message
    code: str = "scenario"

    @property
    def sentence(self) -> Message:
        """All of it, for people."""
        line, key = f":{self.line}" if self.line else "", f" ({self.key})" if self.key else ""
        where = f"{self.file}{line}{key}"
        return Message("{where}: {what}; {mend}.", where=where, what=self.message, mend=self.remedy)

    def __str__(self) -> str:
        return str(self.sentence)


def finding_of(error: ContentError, file: Path) -> Finding:
    """The finding of an error of the schema: its place is taken apart again."""
    place = error.where
    line, key = 0, ""
    if place.startswith(f"{file}:"):
        number, _, rest = place[len(str(file)) + 1 :].partition(" ")
        line = int(number) if number.isdigit() else 0
        key = rest.strip("()")
    return Finding(file, line, key, error.what, error.mend, error.code)


def key_of(way: tuple[str | int, ...]) -> str:
    """A way into a file as people write it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in way).lstrip(".")
