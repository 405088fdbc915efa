"""Templates and words: how a page is made in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from voicesim.kept_templates import KeptTemplates
from voicesim.messages.catalogue import bound, said
from voicesim.messages.message import Message
from voicesim.text.words import Language
from voicesim.web.words import SCRIPT, WORDS
from voicesim.web.words_authoring import AUTHORING_WORDS
from voicesim.web.words_examining import EXAMINING_WORDS
from voicesim.web.words_path import PATH_WORDS
from voicesim.web.words_programme import PROGRAMME_WORDS
from voicesim.web.words_room import ROOM_WORDS

_WORDS: Mapping[str, Message] = {
    **WORDS,
    **ROOM_WORDS,
    **EXAMINING_WORDS,
    **AUTHORING_WORDS,
    **PATH_WORDS,
    **PROGRAMME_WORDS,
}


class Words:
    """The words of the pages in one language: `t("home.title")`, with values where the words have some."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, **values: object) -> str:
        """The words of that key. Raises `KeyError` for a key that is not there."""
        return said(Message(_WORDS[key].form, **values), self.language)

    def of(self, message: str) -> str:
        """A message of the program, such as a refusal."""
        return said(message, self.language)

    def typeset(self, text: str, language: Language) -> str:
        """A text of the content, with the spaces at which no line breaks where it is French."""
        return bound(text) if language == "fr" else text

    def number(self, value: float) -> str:
        """With one decimal: 70,5 in French, 70.5 in English."""
        return f"{value:.1f}".replace(".", "," if self.language == "fr" else ".")

    @property
    def script(self) -> Mapping[str, str]:
        """The words that the pages' scripts show."""
        return {key: said(message, self.language) for key, message in SCRIPT.items()}


def page(template: str, language: Language, **values: Any) -> str:
    """A page as HTML."""
    words = Words(language)
    rendered: str = _environment().get_template(template).render(t=words, language=language, **values)
    return rendered


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("voicesim.web"),
        bytecode_cache=KeptTemplates(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default_for_string=True, default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(clock=clock, day=day)
    return environment


def clock(seconds: float) -> str:
    """2:14."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def day(when: date, language: Language) -> str:
    """29/11/2026 in French, 29 Nov 2026 in English."""
    return f"{when:%d/%m/%Y}" if language == "fr" else f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
