"""Saying a message in another language: the catalogues, by the message's form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from voicesim.messages.message import Message


def said(text: str, language: Literal["fr", "en"]) -> str:
    """A message, or a text without values, in a language. One that no catalogue has stays English."""
    if language == "en":
        return str(text)
    form = text.form if isinstance(text, Message) else text
    values = text.values if isinstance(text, Message) else {}
    translated = _french().get(form, form)
    if not values:
        return translated
    return translated.format(**{name: _value(value, language) for name, value in values.items()})


def _value(value: object, language: Literal["fr", "en"]) -> object:
    if isinstance(value, Message):
        return said(value, language)
    return _NAMES.get(value, value) if isinstance(value, str) else value


_NAMES: Mapping[str, str] = {
    "microphone": "micro",
    "speaker": "haut-parleur",
    "practice": "entraînement",
    "certification": "épreuve",
    "recogniser": "reconnaissance",
    "voice": "voix",
}
"""Values that are words of the program rather than names."""


@lru_cache(maxsize=1)
def _french() -> Mapping[str, str]:
    from voicesim.messages import french_calls, french_lines, french_people, french_weights

    return {
        **french_lines.HEADS,
        **french_lines.FORMS,
        **french_calls.FORMS,
        **french_weights.FORMS,
        **french_people.FORMS,
    }
