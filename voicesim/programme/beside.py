"""One's own words beside better ones: what a scorecard blames or misses, and what the bank suggests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voicesim.content.accepted import examples
from voicesim.content.families import Phrase
from voicesim.scorecard.card import Card
from voicesim.scorecard.card import Check as Judged
from voicesim.scorecard.rubric import Check, Rubric
from voicesim.scorecard.rules.avoided import Avoided
from voicesim.scorecard.rules.cues import AnsweredCues
from voicesim.scorecard.rules.explained import Explained
from voicesim.scorecard.rules.said import Said
from voicesim.understanding.bank import Bank

MOST = 3
"""Better ways that are shown for one check: enough to choose from, few enough to remember."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One check of a call, the trainee's words, and better ones."""

    check: str
    sentence: str
    """What the scorecard said of it."""
    own: str
    """As they were heard; empty when nothing of the kind was said."""
    better: tuple[str, ...]
    """From the phrase bank; empty where it has none."""
    advice: str


def beside(card: Card, skill: str, rubric: Rubric, bank: Bank) -> tuple[Beside, ...]:
    """What a call left to be said better in one skill: faults first, then what was missed."""
    criterion = card.criterion(skill)
    checks = {check.id: check for _, check in rubric.checks()}
    judged = criterion.checks if criterion else ()
    faults = [one for one in judged if one.verdict == "fault"]
    missed = [one for one in judged if one.verdict == "missed"]
    return tuple(
        Beside(
            one.id,
            one.sentence,
            own_words(one),
            better_for(checks[one.id], bank, own_words(one)),
            checks[one.id].advice,
        )
        for one in (*faults, *missed)
        if one.id in checks
    )


def own_words(judged: Judged) -> str:
    """What the trainee was heard to say that the check is about; empty when there is nothing."""
    return next((quote.words for quote in judged.evidence if quote.speaker == "trainee"), "")


def better_for(check: Check, bank: Bank, instead_of: str = "") -> tuple[str, ...]:
    """What the bank suggests for a check: its good phrases, or what to say instead of a bad one.

    The last is one that the house accepted of its own people's, where there is one. Raises `ContentError`.
    """
    found = tuple(dict.fromkeys(_suggestions(check, bank, instead_of)))
    own = examples(_families(check, bank), bank.language)[:1]
    return (*found[: MOST - len(own)], *own)


def _families(check: Check, bank: Bank) -> tuple[str, ...]:
    """The families of the bank that a check asks for."""
    rule = check.rule
    if isinstance(rule, Said):
        return tuple(rule.families)
    if isinstance(rule, AnsweredCues):
        return bank.having(rule.role)
    return bank.having(rule.by) if isinstance(rule, Explained) else ()


def _suggestions(check: Check, bank: Bank, instead_of: str) -> Iterator[str]:
    rule = check.rule
    if isinstance(rule, Avoided):
        bad = list(_phrases(rule.families, bank))
        said = instead_of.casefold()
        yield from (one.better for one in bad if one.better and one.say.casefold() in said)
        yield from (one.better for one in bad if one.better)
    elif isinstance(rule, Said):
        yield from (one.say for one in _phrases(rule.families, bank))
    elif isinstance(rule, AnsweredCues):
        yield from (one.say for one in _phrases(bank.having(rule.role), bank))
    elif isinstance(rule, Explained):
        yield from (one.say for one in _phrases(bank.having(rule.by), bank))


def _phrases(families: Iterable[str], bank: Bank) -> Iterator[Phrase]:
    for name in families:
        if name in bank.families:
            for phrase in bank.families[name].phrases:
                yield Phrase(say=phrase) if isinstance(phrase, str) else phrase
