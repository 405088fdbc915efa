"""A file of words for a recording: lines of start, end (in seconds) and what was said between them."""

from __future__ import annotations

import re
from pathlib import Path

from voicesim.audio.frames import samples
from voicesim.errors import ContentError
from voicesim.text.words import Word

_LINE = re.compile(r"^\s*(\d+(?:\.\d+)?)[\s,;]+(\d+(?:\.\d+)?)[\s,;]+(.*\S)\s*$")


def read_words(path: Path) -> tuple[Word, ...]:
    """The words of the file on the recording's own clock; words of one line share its time by their length.

    Empty lines and lines that begin with # are left out. Raises `ContentError` naming the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise _fault(path, 0, "this is not a readable text file", "name a text file in UTF-8") from None
    words: list[Word] = []
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            words += _words(path, number, line, words[-1].end if words else 0)
    if not words:
        raise _fault(path, 0, "there is no word in it", "write lines like '0.50 1.80 Bonjour madame'")
    return tuple(words)


def _words(path: Path, number: int, line: str, after: int) -> list[Word]:
    found = _LINE.match(line)
    if found is None:
        raise _fault(path, number, "this is not start, end and words", "write '0.50 1.80 Bonjour madame'")
    start, end, spoken = samples(float(found[1])), samples(float(found[2])), found[3].split()
    if end < start:
        raise _fault(path, number, "the end is before the start", "exchange the two")
    if start < after:
        raise _fault(path, number, "it begins before the line above has ended", "put the lines in order")
    letters = [len(word) + 1 for word in spoken]
    bounds = [
        start + (end - start) * sum(letters[:place]) // sum(letters) for place in range(len(spoken) + 1)
    ]
    return [Word(word, bounds[place], bounds[place + 1]) for place, word in enumerate(spoken)]


def _fault(path: Path, line: int, what: str, mend: str) -> ContentError:
    return ContentError("words.wrong", what=what, where=f"{path}:{line}" if line else str(path), mend=mend)
