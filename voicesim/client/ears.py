"""The few things a caller hears that no phrase family tells: leave-taking, insults, a wrong language."""

from __future__ import annotations

import re
from functools import lru_cache

from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language

_APART = re.compile(r"\b(?:[cdjlmnst]|qu)'")
_NOT_WORD = re.compile(r"[^\w'<>-]+")


class Ears(Content):
    """`personas/lines/ears_<language>.yaml`: expressions, lower case; a leading "~" means the whole turn."""

    language: Language
    farewell: tuple[str, ...]
    closing_question: tuple[str, ...]
    insult: tuple[str, ...]
    announce: tuple[str, ...]
    hold: tuple[str, ...]
    reason: tuple[str, ...]
    check: tuple[str, ...]
    thanks: tuple[str, ...]
    apology: tuple[str, ...]
    transfer: tuple[str, ...]
    unless: tuple[str, ...]
    """Words before a transfer that put it off, or deny it: "before", "if", "not"."""
    greeting: tuple[str, ...]
    acknowledgement: tuple[str, ...]
    question: tuple[str, ...]
    instructions: tuple[str, ...]
    common: tuple[str, ...]


@lru_cache(maxsize=4)
def load_ears(language: Language) -> Ears:
    """The expressions of a language. Raises `ContentError`."""
    return load_yaml(content("personas", "lines", f"ears_{language}.yaml"), Ears)


def plain(text: str) -> str:
    """Lower case, straight apostrophes, no punctuation: how expressions are compared."""
    return " ".join(_NOT_WORD.sub(" ", text.lower().replace("’", "'")).split())


def first_of(expressions: tuple[str, ...], said: str) -> str:
    """The first of the expressions that the plain text `said` holds as whole words; empty when none."""
    padded = f" {said} | {_APART.sub(lambda match: match[0] + ' ', said)} "
    for expression in expressions:
        if expression.startswith("~"):
            if said == expression[1:]:
                return expression[1:]
        elif f" {expression} " in padded:
            return expression
    return ""


def announced(expressions: tuple[str, ...], unless: tuple[str, ...], said: str) -> bool:
    """True when one of the expressions is said as done now: none of `unless` in the few words before it."""
    words = said.split()
    for expression in expressions:
        length = len(expression.split())
        for at in range(len(words) - length + 1):
            said_here = " ".join(words[at : at + length]) == expression
            if said_here and not set(unless) & set(words[max(0, at - REACH) : at]):
                return True
    return False


REACH = 6
"""Words before a transfer that may put it off."""


def only(expressions: tuple[str, ...], said: str) -> bool:
    """True when nothing but these expressions was said."""
    rest = f" {said} "
    for expression in sorted(expressions, key=len, reverse=True):
        while f" {expression} " in rest:
            rest = rest.replace(f" {expression} ", " ", 1)
    return not rest.strip()


def foreign(said: str, language: Language) -> bool:
    """True when a turn of some length is plainly in the other language."""
    tokens = [token for token in said.split() if len(token) > 1]
    if len(tokens) < 3:
        return False
    other: Language = "en" if language == "fr" else "fr"
    own = sum(token in _common(language) for token in tokens)
    theirs = sum(token in _common(other) for token in tokens)
    return theirs >= 2 and theirs > 2 * own and theirs * 4 >= len(tokens)


@lru_cache(maxsize=4)
def _common(language: Language) -> frozenset[str]:
    return frozenset(load_ears(language).common)
