"""What other programs say, as messages: PyYAML, tomllib, the system. Their words are known by heart."""

from __future__ import annotations

import re
from pathlib import Path

from voicesim.messages.message import Message

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\((?!at )[^()]*\)")
_PLACE = re.compile(r" \(at (?:line \d+, column \d+|end of document)\)$")


def foreign(text: str) -> Message:
    """A sentence of a library: what stands between quotes or brackets in it is a value of the message.

    Where tomllib says the place, it is left out: it belongs to where the error is.
    """
    text = _PLACE.sub("", " ".join(text.split()))
    found = _QUOTED.search(text)
    if found is None:
        return Message(text)
    form = f"{_escaped(text[: found.start()])}{{value}}{_escaped(text[found.end() :])}"
    return Message(form, value=found[0])


def placed(path: Path, problem: ValueError) -> str:
    """The file, with the line on which tomllib found the problem, where it says one."""
    found = re.search(r"\(at line (\d+)", str(problem))
    return f"{path}:{found[1]}" if found else str(path)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
