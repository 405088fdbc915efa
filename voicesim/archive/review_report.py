"""How two people marked the same real calls: how far they agree, with each other and with the machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from voicesim.archive import review_deeds as deeds
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.result import Result
from voicesim.archive.review_book import ReviewBook, read_result
from voicesim.archive.review_state import ReviewState, refusal
from voicesim.blind_marking.agreement import alpha, cohen
from voicesim.blind_marking.estimate import Figure
from voicesim.blind_marking.sheet import Rating
from voicesim.messages.message import Message
from voicesim.records.suppression import LEAST
from voicesim.scorecard.rubric import load_rubric


@dataclass(frozen=True, slots=True)
class OfCriterion:
    """How one criterion was marked, all of it blind."""

    id: str
    name: str
    same: float
    """Share of the calls that both gave the same level, 0..1."""
    apart: float
    """Share in which they are two levels apart or more."""
    kappa: Figure
    machine: float | None
    """Share of all marks that are the machine's level too; None where it judged none of the calls."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a review came to."""

    calls: int
    signed: int
    """By both."""
    criteria: tuple[OfCriterion, ...]
    """Empty before a call is signed by both."""
    totals: Figure | None
    """Krippendorff's alpha of the totals, 0..100; None before."""
    ratings: Figure | None
    """Cohen's weighted kappa of the impressions of the whole call."""


@dataclass(frozen=True, slots=True)
class OfAgent:
    """How the calls of one agent were marked by people."""

    calls: int
    shares: tuple[tuple[str, float], ...]
    """Name of a criterion, and the mean of both people's marks, 0..1."""


def agreement(archive: ArchiveFolder, book: ReviewBook) -> Agreement:
    """How far the two agree on the calls that both have signed: by what they gave before seeing anything."""
    state, signed = book.state, book.state.signed
    plan, scale = state.plan, state.scale
    if not signed:
        return Agreement(len(plan.calls), 0, (), None, None)
    rubric = load_rubric(plan.rubric, plan.language)
    names: dict[str, str] = {one.id: one.label.in_language(plan.language) for one in rubric.criteria}
    results = {call: read_result(archive, call) for call in signed}
    whose = [_whose(results[call], call) for call in signed]
    machine = {call: _proposed(results[call]) for call in signed}
    found = []
    for criterion in plan.criteria:
        pairs = [
            tuple(plan.levels.index(one.blind[criterion]) for one in state.both(call)) for call in signed
        ]
        both = [
            (share, level)
            for call, pair in zip(signed, pairs, strict=True)
            if (share := machine[call].get(criterion)) is not None
            for level in pair
        ]
        levels = [(plan.levels.index(rubric.level(share).id), level) for share, level in both]
        found.append(
            OfCriterion(
                criterion,
                names.get(criterion, criterion),
                fmean(a == b for a, b in pairs),
                fmean(abs(a - b) >= 2 for a, b in pairs),
                cohen([a for a, _ in pairs], [b for _, b in pairs], len(plan.levels), whose),
                fmean(a == b for a, b in levels) if levels else None,
            )
        )
    totals = [[scale.total(scale.shares(one.blind)) for one in state.both(call)] for call in signed]
    ratings = [[int(one.rating) for one in state.both(call)] for call in signed]
    return Agreement(
        len(plan.calls),
        len(signed),
        tuple(found),
        alpha(totals, "interval", whose),
        cohen([one[0] for one in ratings], [one[1] for one in ratings], len(Rating), whose),
    )


def of_agent(archive: ArchiveFolder, book: ReviewBook, agent: str, seat: str, now: datetime) -> OfAgent:
    """How people marked one agent's calls: five at least, each signed by both. Who asks is in the journal.

    Nothing of what the machine makes of them is in it. Raises `MarkingError`.
    """
    state = book.state
    calls = _calls_of(archive, state, agent)
    if len(calls) < LEAST:
        raise refusal(
            "too_few_of_agent",
            agent,
            Message("has {count} calls signed by both; it takes {least}", count=len(calls), least=LEAST),
            Message("let both sign, or draw more of them: voicesim archive review draw --agent"),
        )
    book.enter(deeds.Told(calls=tuple(calls), by=seat), now)
    plan, scale = state.plan, state.scale
    rubric = load_rubric(plan.rubric, plan.language)
    shares = []
    for criterion in plan.criteria:
        given = [scale.share(one.levels[criterion]) for call in calls for one in state.both(call)]
        label = next((one.label for one in rubric.criteria if one.id == criterion), None)
        shares.append((label.in_language(plan.language) if label else criterion, fmean(given)))
    return OfAgent(len(calls), tuple(shares))


def _calls_of(archive: ArchiveFolder, state: ReviewState, agent: str) -> Sequence[str]:
    found = []
    for call in state.signed:
        result = read_result(archive, call)
        if result is not None and agent and result.agent == agent:
            found.append(call)
    return found


def _whose(result: Result | None, call: str) -> str:
    """Whose call it is, for the interval: calls of one agent have something in common."""
    return (result.agent if result else "") or call


def _proposed(result: Result | None) -> dict[str, float | None]:
    return {one.id: one.share for one in result.criteria} if result else {}
