"""Goodbyes: which of them hang on nothing, and what said after one keeps the caller on the line."""

from __future__ import annotations

from voicesim.content.families import Family
from voicesim.understanding.heard import Heard, is_asked
from voicesim.understanding.walk import Match

_VOCATIVE = 3
"""Words after a last goodbye: "madame Tarrin", "then, Mrs Whitfield"."""


def leaves_last(match: Match, family: Family, heard: Heard) -> bool:
    """Is it a goodbye set apart at the very end? It hangs on nothing: "j'espère qu'il va bien, au revoir"."""
    tokens = heard.tokens
    asked = is_asked(match, heard)
    if "leaves" not in family.roles or (asked is not None and not asked.guessed):
        return False
    if len(tokens) - 1 - match.last > _VOCATIVE:
        return False
    before = tokens[match.first - 1] if match.first else None
    return before is None or bool(before.mark) or before.form in heard.bank.grammar.clause.parting


def said_after(match: Match, heard: Heard) -> str | None:
    """What keeps the caller on the line after a goodbye: a question, a "mais", or the request to wait."""
    contrary = heard.bank.grammar.clause.contrary
    but = next((token.form for token in heard.tokens[match.last + 1 :] if token.form in contrary), None)
    if but is not None:
        return but
    asked = next((each for each in heard.asked if each.first > match.last and not each.guessed), None)
    if asked is not None:
        return asked.why
    families = heard.bank.families
    waits = (
        other.entry.pattern
        for other in heard.found
        if other.entry.kind == "family" and not other.entry.never and other.first > match.last
        if "asks_to_wait" in families[other.entry.id].roles
    )
    return next(waits, None)
