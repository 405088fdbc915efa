"""How written words are read aloud, one reading per word, so that word times stay those of the text.

Voices read whole numbers and most signs well. What they spell or stumble over is written out: words by the
tables of `personas/reading/`, which a house may add to; hours, dates, amounts, ordinals and plates here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from voicesim.text.words import Language

_CLOSING = ".,;:!?…»”\"')]"
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

Rule: TypeAlias = tuple[re.Pattern[str], Callable[[re.Match[str], str], str]]
"""What a word looks like, and its reading from the match and the word after it."""


def aloud(tokens: Sequence[str], language: Language | str) -> list[str]:
    """One reading per token; a reading may hold several words and keeps the token's punctuation.

    `language` is "fr", or anything else for English. Raises `ContentError` for a broken table.
    """
    spoken: Language = "fr" if language == "fr" else "en"
    return [_read(tokens, index, spoken) for index in range(len(tokens))]


def _read(tokens: Sequence[str], index: int, language: Language) -> str:
    token = tokens[index]
    before = tokens[index - 1] if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    body = token.rstrip(_CLOSING)
    tail = token[len(body) :]
    if language == "fr" and (said := _french(token, body, before, after)):
        return said + tail
    for pattern, read in _RULES[language]:
        if match := pattern.match(body):
            return read(match, after) + tail
    table = _words(language)
    if token.lower() in table:
        return table[token.lower()]
    return table.get(body.lower(), body) + tail


def _french(token: str, body: str, before: str, after: str) -> str:
    """What depends on the neighbours: "18 h", "600,50 €", "Me Diaz"; empty when nothing does."""
    if body == "h" and before.isdecimal():
        return _hours(before)
    if body == "h/24" and before.isdecimal():
        return f"{_hours(before)} sur 24"
    if body == "€" and (cents := re.match(r"^[\d.]*\d,(\d\d)$", before)):
        return f"euros {cents[1]}"
    if token in ("Me", "Me.") and after[:1].isupper():
        return "maître"
    return ""


def _hours(count: str) -> str:
    return "heure" if int(count) < 2 else "heures"


def _amount(match: re.Match[str], after: str) -> str:
    return match[1] if after.rstrip(_CLOSING) == "€" else match[0]


def _date(match: re.Match[str], after: str) -> str:
    day, month, year = int(match[1]), int(match[2]), match[3]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return match[0]
    return f"{'premier' if day == 1 else day} {_MONTHS[month - 1]} {year or ''}".rstrip()


def _plate(match: re.Match[str], after: str) -> str:
    return " ".join((*match[1], match[2], *match[3]))


def _pounds(match: re.Match[str], after: str) -> str:
    return f"{match[1]} pounds {match[2] or ''}".rstrip()


def _clock(match: re.Match[str], after: str) -> str:
    morning_or_evening = after.lower().replace(".", "").rstrip(_CLOSING) in ("am", "pm")
    return f"{match[1]} {match[2]}" if morning_or_evening else match[0]


_RULES: Mapping[Language, Sequence[Rule]] = {
    "fr": (
        (re.compile(r"^(\d{1,2})h/24$"), lambda match, _: f"{match[1]} heures sur 24"),
        (
            re.compile(r"^(\d{1,2})h(\d{2})?$"),
            lambda match, _: f"{match[1]} {_hours(match[1])} {match[2] or ''}".rstrip(),
        ),
        (re.compile(r"^(\d{1,2})/(\d{1,2})(?:/(\d{4}))?$"), _date),
        (re.compile(r"^([\d.]*\d),\d\d$"), _amount),
        (re.compile(r"^(\d+)(?:e|ème|eme)$"), lambda match, _: f"{match[1]}-ième"),
        (re.compile(r"^n°(\d+)$"), lambda match, _: f"numéro {match[1]}"),
        (re.compile(r"^([A-Z]{2})-(\d{3})-([A-Z]{2})$"), _plate),
    ),
    "en": (
        (re.compile(r"^£([\d,]*\d)(?:\.(\d\d))?$"), _pounds),
        (re.compile(r"^(\d{1,2})[.:](\d\d)$"), _clock),
        (re.compile(r"^(\d{1,2})[.:](\d\d)([ap]m)$"), lambda match, _: " ".join(match.groups())),
        (re.compile(r"^([A-Z]{2})(\d\d)$"), lambda match, _: " ".join((*match[1], match[2]))),
    ),
}


@cache
def _words(language: Language) -> Mapping[str, str]:
    from voicesim.voice.reading_table import load_table  # Pydantic and YAML, not before they are needed

    return load_table(language)
