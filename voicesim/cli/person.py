"""The language of the person in front of the screen.

What is said during a call is in the language of the call; what is printed before and after it is for the
person who reads: in the language they chose, else their system's, else the call's own.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING

from voicesim.sessions.person import LANGUAGES, of_the_system
from voicesim.text.words import Language

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

VARIABLE = "VOICESIM_LANG"
_CALL: ContextVar[Language] = ContextVar("voicesim.call_language", default="en")


def person_language(
    call: Language, settings: Settings | None = None, environment: Mapping[str, str] | None = None
) -> Language:
    """VOICESIM_LANG or `screen.language`, else the system's locale, else the `call`'s language.

    `settings` are read when they are not given. Raises `ConfigurationError` when they cannot be.
    """
    return _chosen(settings) or of_the_system(os.environ if environment is None else environment) or call


def note_call_language(language: Language) -> None:
    """The command is about a call in this language: all is said in it, where the person chose none."""
    _CALL.set(language)


def language_here() -> Language:
    """What a command says is said in this. Never raises, and reads no settings in vain."""
    from voicesim.errors import ConfigurationError
    from voicesim.settings.sources import settings_file

    asked = os.environ.get(VARIABLE, "").strip().lower()
    if asked in LANGUAGES:
        return LANGUAGES[asked]
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
