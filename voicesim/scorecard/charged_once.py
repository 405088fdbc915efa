"""One act is charged once: words that two checks hold against somebody cost what the graver of them costs.

A critical error caps the score and takes no points of its own; one check charges its words, like any others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from voicesim.scorecard.evidence import Evidence
from voicesim.scorecard.scored import ScoredCheck
from voicesim.scorecard.verdict import Fault, NotApplicable
from voicesim.scorecard.wording import reason
from voicesim.text.words import Language

CHARGED_ONCE = "charged_once"
"""Reason for which a check counts neither way: its words are charged by a graver one."""


def charged_once(
    checks: Mapping[str, tuple[ScoredCheck, ...]], language: Language
) -> dict[str, tuple[ScoredCheck, ...]]:
    """The checks of each criterion, without the faults whose every quote a graver fault charges already."""
    faults = [check for own in checks.values() for check in own if isinstance(check.verdict, Fault)]
    kept: list[ScoredCheck] = []
    given_up: dict[str, ScoredCheck] = {}
    for check in sorted(faults, key=lambda one: -one.lost):
        by = [next((o for o in kept if _charges(o, quote)), None) for quote in check.evidence]
        if by and by[0] is not None and None not in by:
            given_up[check.id] = _left_to(check, by[0], language)
        else:
            kept.append(check)
    return {name: tuple(given_up.get(check.id, check) for check in own) for name, own in checks.items()}


def _charges(check: ScoredCheck, quote: Evidence) -> bool:
    """Does a fault rest on the same words: those that were found overlap, in the same sentence?"""
    return any(
        (one.turn, one.words) == (quote.turn, quote.words)
        and any(a in b or b in a for a in one.found or (one.words,) for b in quote.found or (quote.words,))
        for one in check.evidence
    )


def _left_to(check: ScoredCheck, graver: ScoredCheck, language: Language) -> ScoredCheck:
    sentence = reason(language, CHARGED_ONCE, graver.sentence)
    return replace(check, verdict=NotApplicable(CHARGED_ONCE), points=0.0, sentence=sentence)
