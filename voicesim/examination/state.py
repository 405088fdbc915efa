"""A sitting as it stands: what follows from its deeds, in their order. Values; nothing is read or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from voicesim.blind_marking.scale import WHOLE, Conflict, Scale, conflicts, final
from voicesim.blind_marking.sheet import Sheet as Sheet
from voicesim.examination import draw
from voicesim.examination.blueprint import Blueprint
from voicesim.examination.duties import Slot
from voicesim.examination.outcome import Incident, Standard
from voicesim.scorecard.rubric import Label

Stage: TypeAlias = Literal["new", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a difference was settled."""

    conflict: Conflict
    value: float
    by: str
    """Seat."""
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Round:
    """One marking of a call: the first, or one after a contest."""

    why: str = ""
    """Of the contest; empty for the first."""
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    """Seat -> marks, in the order of their beginning."""
    settlements: tuple[Settlement, ...] = ()

    @property
    def signed(self) -> tuple[Sheet, ...]:
        """The sheets that are signed, in the order of signing."""
        done = [sheet for sheet in self.sheets.values() if sheet.signed is not None]
        return tuple(sorted(done, key=lambda sheet: (sheet.signed or datetime.max, sheet.examiner)))

    @property
    def hands(self) -> frozenset[str]:
        """Everybody who has marked or settled in it: they do so in no other."""
        return frozenset((*self.sheets, *(one.by for one in self.settlements)))


@dataclass(frozen=True, slots=True)
class CallState:
    """One call of a candidate."""

    name: str
    candidate: str
    """Seat."""
    station: str
    scenario: str
    seed: int
    begun: datetime
    scale: Scale | None = None
    """What is marked in it; None until it is complete."""
    facts: str = ""
    """sha256 of what its manifest says."""
    proposal: Mapping[str, float] = field(default_factory=dict)
    checks: Mapping[str, bool] = field(default_factory=dict)
    seconds: float = 0.0
    """How long it took."""
    incidents: tuple[Incident, ...] = ()
    granted: bool = False
    """Was another call granted instead of this one?"""
    rounds: tuple[Round, ...] = (Round(),)

    @property
    def held(self) -> bool:
        """Is it recorded and complete?"""
        return self.scale is not None

    @property
    def slot(self) -> Slot:
        """What its examiners are assigned to, in the present round."""
        return Slot(self.candidate, self.station, len(self.rounds) - 1)

    @property
    def round(self) -> Round:
        """The present round."""
        return self.rounds[-1]

    @property
    def hands(self) -> frozenset[str]:
        """Everybody who has marked or settled, in whatever round."""
        return frozenset().union(*(one.hands for one in self.rounds))


@dataclass(frozen=True, slots=True)
class DecisionState:
    """A decision of the jury."""

    passed: bool
    by: tuple[str, ...]
    """Seats."""
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CandidateState:
    """One candidate."""

    seat: str
    number: int
    waived: tuple[str, ...] = ()
    decisions: tuple[DecisionState, ...] = ()
    """All there were; the last counts."""
    communicated: tuple[datetime, ...] = ()
    """When the decisions were told."""
    decided_anew: bool = False
    """Is there a decision that has not been told yet?"""
    contested: bool = False
    """Was a call contested that the jury has not decided on again?"""


@dataclass(frozen=True, slots=True)
class Recall:
    """A criterion that was taken out for everybody."""

    criterion: str
    by: tuple[str, ...]
    """Seats."""
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SittingState:
    """A sitting."""

    blueprint: Blueprint
    organisation: str
    made: datetime
    stage: Stage = "new"
    seed: int = 0
    seal: Mapping[str, str] = field(default_factory=dict)
    opened: datetime | None = None
    closed: datetime | None = None
    seats: Mapping[str, str] = field(default_factory=dict)
    """Seat -> digest of who sits there."""
    candidates: Mapping[str, CandidateState] = field(default_factory=dict)
    """By seat, in the order of their numbers."""
    duties: Mapping[Slot, tuple[str, ...]] = field(default_factory=dict)
    calls: Mapping[str, CallState] = field(default_factory=dict)
    """By name, in the order in which they were begun."""
    standard: Standard | None = None
    titles: Mapping[str, Label] = field(default_factory=dict)
    """Criterion -> what people call it."""
    recalled: tuple[Recall, ...] = ()
    """Criteria that count for nobody any more."""

    @property
    def examiners(self) -> tuple[str, ...]:
        """Seats of all who may mark, settle or decide."""
        return tuple(seat for seat in self.seats if is_examiner(seat))

    def calls_of(self, candidate: str) -> tuple[CallState, ...]:
        """The calls of one candidate, in the order taken."""
        return tuple(call for call in self.calls.values() if call.candidate == candidate)

    def slots(self) -> tuple[Slot, ...]:
        """All that is to be marked: every candidate at every station, and what was contested."""
        first = [Slot(seat, one.id) for seat in self.candidates for one in self.blueprint.stations]
        return (*first, *(call.slot for call in self.calls.values() if len(call.rounds) > 1))

    def conflicts(self, call: CallState) -> tuple[Conflict, ...]:
        """What its examiners must be settled on, once all have signed; settled or not."""
        rules, sheets = self.blueprint.marking, call.round.signed
        if call.scale is None or len(sheets) < rules.examiners:
            return ()
        shares = [call.scale.shares(sheet.levels) for sheet in sheets]
        return conflicts(call.scale, shares, rules.tolerance, rules.levels_apart)

    def unsettled(self, call: CallState) -> tuple[Conflict, ...]:
        """The conflicts that nobody has settled yet."""
        done = {one.conflict.criterion for one in call.round.settlements}
        return tuple(one for one in self.conflicts(call) if one.criterion not in done)

    def final(self, call: CallState) -> float | None:
        """0..100, from the present round; None while it is open."""
        sheets = call.round.signed
        if call.scale is None or len(sheets) < self.blueprint.marking.examiners or self.unsettled(call):
            return None
        settled = {
            one.conflict.criterion: one.value
            for one in call.round.settlements
            if one.conflict.criterion in (WHOLE, *call.scale.weights)  # not recalled since
        }
        return final(call.scale, [call.scale.shares(one.levels) for one in sheets], settled)

    def contest_until(self, candidate: CandidateState) -> datetime | None:
        """Until when the decision may be contested; None before it was told."""
        if not candidate.communicated:
            return None
        return candidate.communicated[-1] + timedelta(days=self.blueprint.marking.contest_days)


@dataclass(frozen=True, slots=True)
class Turn:
    """The call that a candidate takes next."""

    station: str
    scenario: str
    seed: int


def next_turn(state: SittingState, candidate: CandidateState) -> Turn | None:
    """What the draw says comes next for a candidate: a station not taken yet, or one granted anew.

    None when all are taken.
    """
    taken = state.calls_of(candidate.seat)
    for station in draw.order(state.blueprint, state.seed, candidate.number):
        here = [call for call in taken if call.station == station]
        if not here or here[-1].granted:
            name = draw.caller(state.blueprint, state.seed, station, candidate.number, len(here))
            return Turn(station, name, draw.call_seed(state.seed, name))
    return None


def is_examiner(seat: str) -> bool:
    """Is it the seat of somebody who marks, settles or decides?"""
    return seat.startswith("E")
