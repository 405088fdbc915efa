"""What a group did well and what it should work on, of which nobody can be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from voicesim.records.suppression import LEAST
from voicesim.scorecard.card import Card

FEWEST = LEAST
"""People without whom nothing is shown, of the group nor of any line of it."""

SHOWN = 3
"""Skills that are named as strong, and as many to work on."""

STRONG = 0.7
"""Share of what could be had, 0..1, from which a skill is named as strong."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A criterion, over the whole group."""

    name: str
    share: float
    """0..1 of what could be had: the mean over people of each one's mean over their calls."""
    people: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """What may be shown of a group."""

    people: int
    calls: int
    strong: tuple[Skill, ...]
    """The best first."""
    to_work_on: tuple[Skill, ...]
    """The weakest first."""


def group_view(results: Iterable[tuple[str, Card]]) -> GroupView | None:
    """The view of scorecards, each with the pseudonym of its person; None for fewer than `FEWEST` people.

    A call that takes another up again is left out: half of what it is judged by was said in the other.
    """
    cards: dict[str, list[Card]] = defaultdict(list)
    for person, card in results:
        if card.score is not None and not card.taken_up:
            cards[person].append(card)
    if len(cards) < FEWEST:
        return None
    skills = sorted(_skills(cards), key=lambda skill: (skill.share, skill.name))
    weak = [skill for skill in skills if skill.share < STRONG][:SHOWN]
    strong = [skill for skill in reversed(skills) if skill.share >= STRONG][:SHOWN]
    return GroupView(len(cards), sum(map(len, cards.values())), tuple(strong), tuple(weak))


def _skills(cards: Mapping[str, Sequence[Card]]) -> list[Skill]:
    """Every criterion that enough people were judged on."""
    names: dict[str, str] = {}
    shares: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for person, theirs in cards.items():
        for card in theirs:
            for criterion in card.criteria:
                if criterion.share is not None:
                    names[criterion.id] = criterion.name
                    shares[criterion.id][person].append(float(criterion.share))
    return [
        Skill(names[id], fmean(fmean(own) for own in people.values()), len(people))
        for id, people in shares.items()
        if len(people) >= FEWEST
    ]
