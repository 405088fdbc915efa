"""The language of the person in front of the screen.

What is said during a call is in the language of the call; what is printed before and after it is for the
person who reads: in the language they chose, else their system's, else the call's own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

from voicesim.text.words import Language

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

VARIABLE = "VOICESIM_LANG"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language; the first that says anything counts, as in every other program."""

_CALL: ContextVar[Language] = ContextVar("voicesim.call_language", default="en")


def person_language(
    call: Language, settings: Settings | None = None, environment: Mapping[str, str] | None = None
) -> Language:
    """VOICESIM_LANG or `screen.language`, else the system's locale, else the `call`'s language.

    `settings` are read when they are not given. Raises `ConfigurationError` when they cannot be.
    """
    return _chosen(settings) or of_the_system(os.environ if environment is None else environment) or call


def of_the_system(environment: Mapping[str, str]) -> Language | None:
    """ "fr_FR.UTF-8" is French; "C" is nobody's language, and "de_DE" none that the program has."""
    named = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return _LANGUAGES.get(re.split(r"[-_.@]", named.lower())[0])


_LANGUAGES: Mapping[str, Language] = {"fr": "fr", "en": "en"}


def note_call_language(language: Language) -> None:
    """The command is about a call in this language: all is said in it, where the person chose none."""
    _CALL.set(language)


def language_here() -> Language:
    """What a command says is said in this. Never raises, and reads no settings in vain."""
    from voicesim.errors import ConfigurationError
    from voicesim.settings.sources import settings_file

    asked = os.environ.get(VARIABLE, "").strip().lower()
    if asked in _LANGUAGES:
        return _LANGUAGES[asked]
    try:
        if settings_file().is_file():
            return person_language(_CALL.get())
    except ConfigurationError:  # what is told may be just that
        pass
    return of_the_system(os.environ) or _CALL.get()


def _chosen(settings: Settings | None) -> Language | None:
    if settings is None:
        from voicesim.settings.sources import read_settings

        settings = read_settings().settings
    return settings.screen.language or None
