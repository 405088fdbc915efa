"""What the report says, in both languages: `templates/wording.*.yaml`, and how it writes numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml

from voicesim.messages.catalogue import bound
from voicesim.text.words import Language


@lru_cache(maxsize=2)
def wording(language: Language) -> Mapping[str, str]:
    """Every phrase of the report in one language."""
    path = Path(__file__).parent / "templates" / f"wording.{language}.yaml"
    phrases: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: typeset(phrase, language) for key, phrase in phrases.items()}


def clock(at: float) -> str:
    """Seconds as people read them on a telephone: 2:14."""
    minutes, rest = divmod(int(at), 60)
    return f"{minutes}:{rest:02}"


def typeset(text: str, language: Language = "fr") -> str:
    """French punctuation kept with its word: no line begins with a question mark."""
    return bound(text) if language == "fr" else text


def figure(value: float, language: Language = "fr", digits: int = 1) -> str:
    """A number as people write it: 72,5 in French, 72.5 in English, without a useless zero."""
    text = f"{math.floor(value * 10**digits + 0.5) / 10**digits:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if language == "fr" else text
