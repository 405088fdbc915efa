"""`voicesim acts --file`: many sentences at once, a line in and a JSON object out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.text.words import Language

_MEND = Message(
    "write the language, a TAB, the sentence, then if you like a TAB and a scenario, a TAB and a turn"
)


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
        raise _fault(
            path, 0, Message("this is not a readable text file"), Message("name a text file in UTF-8")
        ) from None
    return tuple(_said(path, number, line.removesuffix("\r")) for number, line in enumerate(lines, 1))


def _said(path: Path, number: int, line: str) -> Said:
    if not line.strip():
        raise _fault(path, number, Message("the line is blank"), _MEND)
    fields = [*line.split("\t"), "", ""]
    if not 2 <= len(fields) - 2 <= 4:
        raise _fault(
            path, number, Message("{count} fields instead of two to four", count=len(fields) - 2), _MEND
        )
    language, text, scenario, turn = fields[:4]
    if language not in ("fr", "en"):
        raise _fault(
            path,
            number,
            Message("{language!r} is no language of ours", language=language),
            Message("write fr or en first"),
        )
    if not text.strip():
        raise _fault(path, number, Message("there is no sentence"), _MEND)
    if turn and not (turn.isascii() and turn.isdigit()):
        raise _fault(
            path,
            number,
            Message("{turn!r} is no number of a turn", turn=turn),
            Message("write 0 for the first, or nothing"),
        )
    return Said("fr" if language == "fr" else "en", text, scenario, int(turn or 0), number)


def _fault(path: Path, line: int, what: Message, mend: Message) -> ContentError:
    return ContentError("acts.line", what=what, where=f"{path}:{line}" if line else str(path), mend=mend)
