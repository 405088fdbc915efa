"""The language of the person in front of the screen, as their machine says it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from voicesim.text.words import Language

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language; the first that says anything counts, as in every other program."""

LANGUAGES: Mapping[str, Language] = {"fr": "fr", "en": "en"}
"""Those the program has."""


def of_the_system(environment: Mapping[str, str]) -> Language | None:
    """ "fr_FR.UTF-8" is French; "C" is nobody's language, and "de_DE" none that the program has."""
    named = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return LANGUAGES.get(re.split(r"[-_.@]", named.lower())[0])
