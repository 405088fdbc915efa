"""`voicesim acts --file`: many sentences at once, a line in and a JSON object out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voicesim.errors import ContentError
from voicesim.text.words import Language

_MEND = "write the language, a TAB, the sentence, then if you like a TAB and a scenario, a TAB and a turn"


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the file."""

    language: Language
    text: str
    scenario: str = ""
    """Whose topics and statements count too; empty for none."""
    turn: int = 0
    """Number of the trainee's turn, from 0."""
    line: int = 1


def read_said(path: Path) -> tuple[Said, ...]:
    """The sentences of `path`, in order. Raises `ContentError` naming the first line that is not right."""
    try:
        lines = path.read_text(encoding="utf-8-sig").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError):
        raise _fault(path, 0, "this is not a readable text file", "name a text file in UTF-8") from None
    return tuple(_said(path, number, line.removesuffix("\r")) for number, line in enumerate(lines, 1))


def _said(path: Path, number: int, line: str) -> Said:
    if not line.strip():
        raise _fault(path, number, "the line is blank", _MEND)
    fields = [*line.split("\t"), "", ""]
    if not 2 <= len(fields) - 2 <= 4:
        raise _fault(path, number, f"{len(fields) - 2} fields instead of two to four", _MEND)
    language, text, scenario, turn = fields[:4]
    if language not in ("fr", "en"):
        raise _fault(path, number, f"{language!r} is no language of ours", "write fr or en first")
    if not text.strip():
        raise _fault(path, number, "there is no sentence", _MEND)
    if turn and not (turn.isascii() and turn.isdigit()):
        raise _fault(path, number, f"{turn!r} is no number of a turn", "write 0 for the first, or nothing")
    return Said("fr" if language == "fr" else "en", text, scenario, int(turn or 0), number)


def _fault(path: Path, line: int, what: str, mend: str) -> ContentError:
    return ContentError("acts.line", what=what, where=f"{path}:{line}" if line else str(path), mend=mend)
