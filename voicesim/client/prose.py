"""Checks on the wording of lines: real companies, absolute dates, French without its accents."""

from __future__ import annotations

import re
from functools import lru_cache

from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.fold import folded
from voicesim.text.words import Language


class Prose(Content):
    """`personas/lines/prose.yaml`."""

    companies: tuple[str, ...]
    months: dict[Language, tuple[str, ...]]
    weekdays: dict[Language, tuple[str, ...]]
    bare: dict[str, str]
    """French words that do not exist without their accents, and how they are written."""


@lru_cache(maxsize=1)
def _prose() -> Prose:
    return load_yaml(content("personas", "lines", "prose.yaml"), Prose)


@lru_cache(maxsize=1)
def companies() -> tuple[str, ...]:
    """Names of real companies, folded."""
    return tuple(dict.fromkeys(folded(name) for name in _prose().companies))


def real_company(text: str) -> str:
    """The first real company named in `text`; empty when none."""
    padded = f" {re.sub(r'[^a-z0-9 ]+', ' ', folded(text))} "
    for name in companies():
        plain = re.sub(r"[^a-z0-9 ]+", " ", name)
        if f" {plain} " in padded and _plainly_named(plain, text):
            return name
    return ""


def _plainly_named(name: str, text: str) -> bool:
    """A name that is also a word ("saga", "friday") only counts with a capital."""
    if " " in name:
        return True
    return re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", folded(text)) is not None and any(
        folded(word).strip(".,;:!?()«»\"'") == name and word.strip("(«\"'")[:1].isupper()
        for word in text.split()
    )


def absolute_date(text: str, language: Language) -> str:
    """A date, a year or a weekday that would go stale; empty when none."""
    months, english = "|".join(_prose().months[language]), "|".join(_prose().months["en"])
    patterns = (
        rf"\b\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?:{months})\b",
        rf"\b(?:{english})\s+\d{{1,2}}(?:st|nd|rd|th)?\b",
        r"\b(?:19|20)\d\d\b",
        r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
        rf"\b(?:{'|'.join(_prose().weekdays[language])})\b(?:\s+(?:dernier|prochain))?",
    )
    for pattern in patterns:
        if match := re.search(pattern, text, re.IGNORECASE):
            return match[0]
    return ""


def bare_word(text: str) -> tuple[str, str]:
    """A French word without its accents, and the word as it is written; two empty strings when none."""
    for word in re.findall(r"[\w'-]+", text.lower()):
        if word in _prose().bare:
            return word, _prose().bare[word]
    return "", ""
