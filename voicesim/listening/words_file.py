"""A file of words for a recording, as people and programs write them.

Lines of start, end and what was said between them, in seconds, however a spreadsheet, an editor's labels or a
recogniser's export put it: decimal point or comma, blanks, tabs, semicolons, a header line, thousandths of a
second; and captions (SRT, WebVTT).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from voicesim.audio.frames import samples
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.text.words import Word

_POINT, _COMMA = r"-?\d+(?:\.\d+)?", r"-?\d+(?:[.,]\d+)?"
_LINES = (
    re.compile(rf"^\s*({_POINT})\s*(?:[,;]\s*|\s+)({_POINT})\s*(?:[,;]\s*|\s+)(.*\S)\s*$"),
    re.compile(rf"^\s*({_COMMA})\s*(?:;\s*|\s+)({_COMMA})\s*(?:;\s*|\s+)(.*\S)\s*$"),
)
"""Start, end and words: with a decimal point, then with a decimal comma, which is no separator then."""

_DECIMAL_COMMA = re.compile(
    r"^\s*-?(?:\d+,\d+\s*(?:;|\s)\s*-?\d+(?:,\d+)?|\d+\s*(?:;|\s)\s*-?\d+,\d+)(?:\s|;)"
)
_NUMBER_LEFT = re.compile(r"^\s*-?\d+,\s*-?\d+,\s*\d+(?:[.,]|$)")
"""Commas in and between the numbers: nobody can tell which is which."""
_CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CAPTION = re.compile(rf"^\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")

LEEWAY = 1.0
"""Seconds by which times may pass the end of the recording: recognisers round, and end late."""


@dataclass(frozen=True, slots=True)
class WordsFile:
    """What a file of words holds."""

    words: tuple[Word, ...]
    """On the recording's own clock."""
    thousandths: bool = False
    """True when its times were thousandths of a second; whoever reads it is told."""


def read_words(path: Path, length: float | None = None) -> tuple[Word, ...]:
    """The words of the file on the recording's own clock; see `words_in`."""
    return words_in(path, length).words


def words_in(path: Path, length: float | None = None) -> WordsFile:
    """The words of the file; words of one line share its time by their length.

    `length` is the recording's, in seconds: times past it are refused, unless they fit as thousandths of a
    second. Empty lines, lines that begin with # and a header line are left out. Raises `ContentError` naming
    the line.
    """
    spans = list(_spans(path, _text(path)))
    if not spans:
        raise _fault(
            path, 0, Message("there is no word in it"), Message("write lines like '0.50 1.80 Bonjour madame'")
        )
    thousandths = _are_thousandths(spans, length)
    scale = 0.001 if thousandths else 1.0
    words: list[Word] = []
    for span in spans:
        start, end = span.start * scale, span.end * scale
        _check(path, span, (start, end), words[-1].end if words else 0, length)
        words += _shared(span.spoken.split(), samples(start), samples(end))
    return WordsFile(tuple(words), thousandths)


@dataclass(frozen=True, slots=True)
class _Span:
    line: int
    start: float
    end: float
    spoken: str
    whole: bool
    """True when both times were written without a fraction."""


def _text(path: Path) -> str:
    """The file's text: UTF-8, or the UTF-16 that Windows calls Unicode, known by its first bytes."""
    try:
        data = path.read_bytes()
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") and b"\0" in data[:64]
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise _fault(
            path, 0, Message("this is not a readable text file"), Message("name a text file in UTF-8")
        ) from None
    if "\0" in text or (wide and not re.search("[0-9]", text)):
        raise _fault(
            path, 0, Message("this is not a readable text file"), Message("name a text file in UTF-8")
        )
    return unicodedata.normalize("NFC", text)


def _spans(path: Path, text: str) -> Iterator[_Span]:
    lines = re.split(r"\r\n|\n|\r", text)
    if any(_CAPTION.match(line) for line in lines):
        yield from _captions(lines)
        return
    comma = _written_with_comma(lines)
    first = True
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINES[comma].match(line)
        if found is None:
            if first and _is_header(line):
                first = False
                continue
            mend = Message("write '0.50 1.80 Bonjour madame'")
            raise _fault(path, number, Message("this is not start, end and words"), mend)
        first = False
        if not comma and _NUMBER_LEFT.match(line):
            raise _fault(
                path,
                number,
                Message("commas stand both in and between its numbers"),
                Message("write '0.50 1.80 Bonjour madame', or semicolons between the columns"),
            )
        start, end = (float(one.replace(",", ".")) for one in found.group(1, 2))
        whole = not any(mark in found[1] + found[2] for mark in ".,")
        yield _Span(number, start, end, found[3].strip('"'), whole)


def _written_with_comma(lines: list[str]) -> bool:
    """Does the file write decimal commas? Then every line of it does, or has whole seconds."""
    return any(_DECIMAL_COMMA.match(line) for line in lines)


def _is_header(line: str) -> bool:
    """The names of the columns: words where the times should be."""
    columns = [one for one in re.split(r"[\t,; ]+", line.strip()) if one]
    return len(columns) >= 2 and not any(character.isdigit() for character in "".join(columns[:2]))


def _captions(lines: list[str]) -> Iterator[_Span]:
    """SRT and WebVTT: a line of two times, then lines of words up to an empty one."""
    at = 0
    while at < len(lines):
        found = _CAPTION.match(lines[at])
        at += 1
        if found is None:
            continue
        number, spoken = at, list[str]()
        while at < len(lines) and lines[at].strip() and not _CAPTION.match(lines[at]):
            spoken.append(_MARKUP.sub("", lines[at]).strip())
            at += 1
        if spoken and at < len(lines) and _CAPTION.match(lines[at]) and spoken[-1].isdigit():
            spoken.pop()  # the number of a caption that follows without an empty line
        text = " ".join(spoken).removeprefix("- ").strip()
        if text:
            yield _Span(number, _seconds(found.groups()[:4]), _seconds(found.groups()[4:]), text, False)


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = clock
    whole = 3600 * int(hours or 0) + 60 * int(minutes or 0) + int(seconds or 0)
    return whole + int((thousandths or "0").ljust(3, "0")) / 1000


def _are_thousandths(spans: list[_Span], length: float | None) -> bool:
    """Whole numbers that go far past the end, and fit when they are taken for thousandths of a second."""
    if length is None or not all(span.whole for span in spans):
        return False
    last = max(span.end for span in spans)
    return 10 * (length + LEEWAY) < last <= 1000 * (length + LEEWAY)


def _check(path: Path, span: _Span, times: tuple[float, float], after: int, length: float | None) -> None:
    start, end = times
    if start < 0:
        raise _fault(
            path, span.line, Message("it begins before the recording"), Message("count from the first second")
        )
    if end < start:
        raise _fault(path, span.line, Message("the end is before the start"), Message("exchange the two"))
    if length is not None and end > length + LEEWAY:
        what = Message(
            "it ends at {end:.1f} s, but the recording lasts {length:.1f} s", end=end, length=length
        )
        mend = Message("are these milliseconds? write seconds from the start of this recording")
        raise _fault(path, span.line, what, mend)
    if samples(start) < after:
        raise _fault(
            path,
            span.line,
            Message("it begins before the line above has ended"),
            Message("put the lines in order"),
        )


def _shared(spoken: list[str], start: int, end: int) -> list[Word]:
    letters = [0, *accumulate(len(word) + 1 for word in spoken)]
    bounds = [start + (end - start) * before // letters[-1] for before in letters]
    return [Word(word, bounds[place], bounds[place + 1]) for place, word in enumerate(spoken)]


def _fault(path: Path, line: int, what: Message, mend: Message) -> ContentError:
    return ContentError("words.wrong", what=what, where=f"{path}:{line}" if line else str(path), mend=mend)
