"""Saying a message in another language: the catalogues, by the message's form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from voicesim.messages.message import Message, Plurals

NO_BREAK = "\u00a0"
"""A space at which no line breaks."""


def said(text: str, language: Literal["fr", "en"]) -> str:
    """A message, or a text without values, in a language. One that no catalogue has stays English."""
    if language == "en":
        return str(text)
    form = text.form if isinstance(text, Message) else text
    values = text.values if isinstance(text, Message) else {}
    translated = _forms().get(form)
    if translated is None:
        return str(text)
    return _FRENCH.format(translated, **values) if values else translated


def bound(text: str) -> str:
    """French with spaces at which no line breaks, before the stops that it sets apart and in its quotes."""
    return re.sub(r" (?=[;:?!»%])|(?<=«) ", NO_BREAK, text)


class _French(Plurals):
    """Numbers, quotes and values as French writes them: "1,5", "« robe »", "80 %"."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        value = super().get_value(key, args, kwargs)
        if isinstance(value, Message):
            return said(value, "fr")
        return _names().get(value, value) if isinstance(value, str) else value

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "r" and isinstance(value, str):
            return f"«{NO_BREAK}{value}{NO_BREAK}»"
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> Any:
        text = super().format_field(value, format_spec)
        if not isinstance(value, float):
            return text
        return text.replace(".", ",").replace("%", f"{NO_BREAK}%")


_FRENCH = _French(singular=(0, 1))


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    from voicesim.messages.french import forms

    whole = {form: bound(french) for form, french in forms().items()}
    return {**_parts_of(whole), **whole}


def _parts_of(whole: Mapping[str, str]) -> Mapping[str, str]:
    """What is wrong, and how to mend it, apart (`Message.parted`), of the sentences that say both."""
    found: dict[str, str] = {}
    for form, french in whole.items():
        parts, said_so = form.split("; ", 1), french.split(f"{NO_BREAK}; ", 1)
        if len(parts) == len(said_so) == 2:
            found |= dict(zip(parts, said_so, strict=True))
    return found


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    from voicesim.messages.french import foreign, names

    said_by_others = {text.lower(): french for text, french in foreign.FORMS.items()}
    return {**said_by_others, **foreign.FORMS, **names.FORMS}
