"""What one look at a cohort told: kept in its journal, and told again as it stands until the next look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from voicesim.records.suppression import LEAST

Verdict: TypeAlias = Literal["better", "worse", "no_matter", "cannot_tell"]
"""*better*, *worse*: the interval leaves out zero; *no_matter*: it holds zero, and no change of `WORTH` or
more; *cannot_tell*: it holds zero and changes that would matter, or there is too little for an interval."""

Lack: TypeAlias = Literal["", "people", "teams", "started", "wide", "fit", "least"]
"""Why it cannot be told: too few people, teams, or teams on either side of their start; too wide an interval;
no fit; fewer persons x skills than the stop rule asks for."""

WORTH = 0.05
"""Share of the points of a skill below which a change would alter nobody's programme: five of 100."""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Estimate(_Kept):
    """A difference of shares, -1..1, with its interval."""

    verdict: Verdict
    lack: Lack = ""
    value: float | None = None
    interval: tuple[float, float] | None = None


class Weakest(_Kept):
    """Those who began weakest in a skill, and what became of them by the next wave. Shares, -1..1."""

    started: int
    """People among them whose team had started by then, in fives."""
    rose: float
    """By so much their mean rose."""
    waiting: int
    """People as weak whose team had not, in fives."""
    rose_waiting: float
    """By so much theirs rose all the same: regression to the mean, and the calendar."""


class Curve(_Kept):
    """How a skill grew with the steps since the start: mean shares, and the curve through them."""

    points: Mapping[int, tuple[float, int]]
    """Steps since the start -> mean share, of so many people, in fives."""
    start: float | None = None
    slope: float | None = None
    """Share a step, at the start."""
    plateau: float | None = None
    """None: it is not reached yet, and cannot be told."""


class Answers(_Kept):
    """How many were asked whether they take part, and how many said yes."""

    asked: int
    """In fives; 0 when fewer than five."""
    agreed: int | None
    """In fives; None when it, or those who did not say yes, are fewer than five."""


class Looked(_Kept):
    """One look at a cohort."""

    do: Literal["looked"] = "looked"
    waves: int
    """That had closed."""
    level: float
    """Of the intervals."""
    people: int
    """Who were measured at least once, in fives; 0 when fewer than five."""
    teams: int
    calls: int
    """Measuring calls that count, in fives."""
    answers: Answers | None = None
    """Of the teams' people at that look; None in looks of a time when everybody took part unasked."""
    effects: Mapping[str, Estimate] = {}
    """Skill, and `ALL` -> what the programme changed, at the waves since the start seen so far."""
    weakest: Mapping[str, Weakest] = {}
    curves: Mapping[str, Curve] = {}
    """At the last look only."""
    coaching: Estimate | None = None
    """Doing first less the preferred way first; None where nothing is compared."""


ALL = "*"
"""The mean of the skills that a call showed."""


def judged(value: float, interval: tuple[float, float]) -> Estimate:
    """What an interval allows one to say."""
    low, high = interval
    kept = round(value, 3), (round(low, 3), round(high, 3))
    verdict: Verdict = "cannot_tell"
    if low > 0 or high < 0:
        verdict = "better" if low > 0 else "worse"
    elif max(-low, high) < WORTH:
        verdict = "no_matter"
    lack: Lack = "wide" if verdict == "cannot_tell" else ""
    return Estimate(verdict=verdict, lack=lack, value=kept[0], interval=kept[1])


def in_fives(people: int) -> int:
    """So many people, or a few more: a count from which nobody can be told that one of them came or went."""
    return people // LEAST * LEAST


def answers(asked: int, agreed: int) -> Answers:
    """What may be told of so many who were asked and so many of them who agreed."""
    told = min(agreed, asked - agreed) >= LEAST
    return Answers(asked=in_fives(asked), agreed=in_fives(agreed) if told else None)


def lacking(lack: Lack) -> Estimate:
    """It cannot be told, for want of something."""
    return Estimate(verdict="cannot_tell", lack=lack)
