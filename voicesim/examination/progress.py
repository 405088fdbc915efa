"""How far a sitting is, call by call, without any mark: what anybody who runs it may see. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from voicesim.examination import draw
from voicesim.examination.duties import Slot
from voicesim.examination.state import CallState, CandidateState, SittingState
from voicesim.messages.message import Message

Step: TypeAlias = Literal[
    "to_take", "under_way", "again", "to_mark", "differ", "marked", "decided", "told", "contested"
]

TOLD: Mapping[Step, Message] = {
    "to_take": Message("to be taken"),
    "under_way": Message("begun, not complete"),
    "again": Message("another was granted"),
    "to_mark": Message("to be marked"),
    "differ": Message("to be settled"),
    "marked": Message("marked"),
    "decided": Message("decided"),
    "told": Message("decision told"),
    "contested": Message("contested, to be marked again"),
}
"""What people call them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One call of a candidate, taken or to be taken."""

    number: int
    """Of the candidate."""
    station: str
    call: str
    """Name; empty until it is begun."""
    step: Step
    signed: int
    """Marks that are signed in the present round."""
    wanted: int
    examiners: tuple[str, ...]
    """Seats."""
    incidents: tuple[str, ...] = ()

    @property
    def told(self) -> Message:
        """Where it stands, for people."""
        return TOLD[self.step]

    def as_json(self, people: Mapping[str, str]) -> dict[str, Any]:
        """For programs."""
        return {
            "candidate": self.number,
            "station": self.station,
            "call": self.call,
            "step": self.step,
            "signed": self.signed,
            "wanted": self.wanted,
            "examiners": [people.get(seat, seat) for seat in self.examiners],
            "incidents": list(self.incidents),
        }


def progress_of(state: SittingState) -> tuple[Row, ...]:
    """Every call of every candidate, in the order of the draw."""
    return tuple(row for one in state.candidates.values() for row in _rows(state, one))


def _rows(state: SittingState, candidate: CandidateState) -> Iterator[Row]:
    wanted = state.blueprint.marking.examiners
    stations = (
        draw.order(state.blueprint, state.seed, candidate.number)
        if state.stage != "new"
        else tuple(one.id for one in state.blueprint.stations)
    )
    for station in stations:
        taken = [call for call in state.calls_of(candidate.seat) if call.station == station]
        for call in taken:
            yield _row(state, candidate, call, wanted)
        if not taken or taken[-1].granted:
            duty = state.duties.get(Slot(candidate.seat, station), ())
            yield Row(candidate.number, station, "", "to_take", 0, wanted, duty)


def _row(state: SittingState, candidate: CandidateState, call: CallState, wanted: int) -> Row:
    return Row(
        candidate.number,
        call.station,
        call.name,
        _step(state, candidate, call),
        len(call.round.signed),
        wanted,
        state.duties.get(call.slot, ()),
        tuple(one.kind for one in call.incidents),
    )


def _step(state: SittingState, candidate: CandidateState, call: CallState) -> Step:
    if call.granted:
        return "again"
    if not call.held:
        return "under_way"
    if state.unsettled(call):
        return "differ"
    if state.final(call) is None:
        return "contested" if len(call.rounds) > 1 else "to_mark"
    if not candidate.decisions or candidate.contested:
        return "marked"
    return "decided" if candidate.decided_anew else "told"
