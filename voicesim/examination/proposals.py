"""How far the machine's proposals lie from what people marked: a criterion's error rate, and its fairness.

The figures are for whoever watches over the machine (requirements L19, L22); no mark and no decision knows
them. People are the unit of every interval: the calls of one person err together.

Fairness compares groups that people declared themselves (an accent, an age, a headset). Whoever asks for the
comparison gives the table; nothing of it is kept, nothing is said of a group of fewer than `FEWEST` people,
and what is compared is only by how much the machine strays from the examiners of the same calls.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from voicesim.blind_marking.estimate import Estimate, Figure, NotEnough, figure, student
from voicesim.examination.items import wilson
from voicesim.examination.outcome import CandidateOutcome, SittingOutcome
from voicesim.examination.reliability_report import counting, one_blueprint, shares_of
from voicesim.messages.message import Message

FAR = 0.25
"""Of a criterion, 0..1: a proposal that lies further from the mean of the people who marked it is wrong."""

FEWEST = 10
"""People of a group below which nothing is said of it."""

WIDEST_RATE, WIDEST_GAP = 0.20, 0.20
"""Intervals wider than this tell nothing (`estimate`)."""

MOST_GAP = 0.10
"""Of a criterion, 0..1: by so much at most the machine may favour or harm a group, against the others."""

Declared = Mapping[str, Mapping[tuple[str, int], str]]
"""What was asked ("accent") -> sitting and number of a candidate -> what they declared."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often the machine's proposal for a criterion was wrong."""

    criterion: str
    calls: int
    people: int
    wrong: int
    """Calls in which it was further than `FAR` from what people gave."""
    rate: Figure
    """Share of the calls, 0..1."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What the machine gives the people of a group beyond what examiners gave, against all others asked."""

    asked: str
    """Head of the column: "accent"."""
    group: str
    criterion: str
    people: int
    others: int
    gap: Figure
    """Of a criterion, -1..1: below 0 the group is harmed."""

    @property
    def beyond(self) -> bool | None:
        """Is the published limit exceeded? None when there is not enough to tell."""
        return abs(self.gap.value) > MOST_GAP if isinstance(self.gap, Estimate) else None


@dataclass(frozen=True, slots=True)
class Fairness:
    """Every comparison that may be shown."""

    gaps: tuple[Gap, ...]
    too_small: Mapping[str, int]
    """What was asked -> how many groups are too small to be spoken of."""


def error_rates(sittings: Sequence[SittingOutcome]) -> tuple[ErrorRate, ...]:
    """The error rate of each criterion. Raises `MarkingError` when the blueprints differ."""
    one_blueprint(sittings)
    return tuple(_rate(name, list(of.values())) for name, of in _astray(sittings).items())


def fairness(sittings: Sequence[SittingOutcome], declared: Declared) -> Fairness:
    """Each group that is large enough against all others, by criterion.

    Raises `MarkingError` when the blueprints differ.
    """
    one_blueprint(sittings)
    astray, gaps, small = _astray(sittings), list[Gap](), dict[str, int]()
    for asked, answers in declared.items():
        groups = sorted(set(answers.values()))
        sizes = {group: sum(one == group for one in answers.values()) for group in groups}
        small[asked] = sum(size < FEWEST for size in sizes.values())
        for group in (group for group in groups if sizes[group] >= FEWEST):
            for criterion, by_person in astray.items():
                means = {who: float(np.mean(by_person[who])) for who in answers if who in by_person}
                theirs = [mean for who, mean in means.items() if answers[who] == group]
                others = [mean for who, mean in means.items() if answers[who] != group]
                found = _difference(theirs, others)
                gaps.append(Gap(asked, group, criterion, len(theirs), len(others), found))
    return Fairness(tuple(gaps), small)


def _astray(sittings: Sequence[SittingOutcome]) -> dict[str, dict[tuple[str, int], list[float]]]:
    """Criterion -> whose -> proposal less the mean of the people who marked it, call by call."""
    found: dict[str, dict[tuple[str, int], list[float]]] = {}
    for sitting in sittings:
        for candidate in sitting.candidates:
            for criterion, less in _of(candidate):
                found.setdefault(criterion, {}).setdefault((sitting.id, candidate.number), []).append(less)
    return found


def _of(candidate: CandidateOutcome) -> Iterator[tuple[str, float]]:
    for call in counting(candidate).values():
        for criterion, share in shares_of(call).items():
            if criterion in call.proposal:
                yield criterion, call.proposal[criterion] - share


def _rate(criterion: str, people: Sequence[Sequence[float]]) -> ErrorRate:
    calls = [less for theirs in people for less in theirs]
    wrong = sum(abs(less) > FAR for less in calls)
    share = wrong / len(calls)
    rate = figure(share, wilson(share, len(people)), WIDEST_RATE)
    return ErrorRate(criterion, len(calls), len(people), wrong, rate)


def _difference(theirs: Sequence[float], others: Sequence[float]) -> Figure:
    """Of two means, with Welch's standard error and the fewer people's degrees of freedom."""
    if min(len(theirs), len(others)) < FEWEST:
        return NotEnough(Message("fewer than {least} people to compare", least=FEWEST))
    value = float(np.mean(theirs) - np.mean(others))
    spread = math.sqrt(sum(float(np.var(some, ddof=1)) / len(some) for some in (theirs, others)))
    half = student(min(len(theirs), len(others)) - 1) * spread
    return figure(value, (value - half, value + half), WIDEST_GAP)
