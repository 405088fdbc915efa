"""What a sitting came to, from its journal alone: calls may have been deleted since."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.examination.book import Book
from voicesim.examination.outcome import (
    CallMarks,
    CandidateOutcome,
    Change,
    Competence,
    Decision,
    Recall,
    Settlement,
    SittingOutcome,
    StationCall,
)
from voicesim.examination.state import CallState, CandidateState, Round, SittingState
from voicesim.records.store import Store


def outcome_of(store: Store, sitting: str) -> SittingOutcome:
    """The sitting of that name as it stands. Raises `StorageError`."""
    book = Book.open(store, sitting)
    return outcome(book.id, book.state, book.people)


def outcome(name: str, state: SittingState, people: Mapping[str, str]) -> SittingOutcome:
    """The same, from a state; `people` is seat -> pseudonym. Whoever was deleted goes by their seat."""
    blueprint = state.blueprint
    return SittingOutcome(
        id=name,
        certification=blueprint.certification,
        register=blueprint.register_number,
        organisation=state.organisation,
        language=blueprint.language,
        opened=state.opened or state.made,
        closed=state.closed,
        blueprint=blueprint.digest,
        seal=dict(state.seal),
        draw_seed=state.seed,
        competences=tuple(
            Competence(
                skill.id,
                skill.label,
                tuple(one.id for one in blueprint.stations if skill.id in one.competences),
            )
            for skill in blueprint.competences
        ),
        stations={one.id: one.label for one in blueprint.stations},
        tolerance=blueprint.marking.tolerance,
        standard=state.standard,
        candidates=tuple(_candidate(state, one, people) for one in state.candidates.values()),
        examiners=tuple(people.get(seat, seat) for seat in state.examiners),
        titles=dict(state.titles),
        recalled=tuple(
            Recall(one.criterion, tuple(people.get(seat, seat) for seat in one.by), one.why, one.at)
            for one in state.recalled
        ),
    )


def _candidate(state: SittingState, one: CandidateState, people: Mapping[str, str]) -> CandidateOutcome:
    last = one.decisions[-1] if one.decisions else None
    return CandidateOutcome(
        person=people.get(one.seat, one.seat),
        number=one.number,
        calls=tuple(_call(state, call, people) for call in state.calls_of(one.seat)),
        decision=Decision(last.passed, tuple(people.get(seat, seat) for seat in last.by), last.at, last.why)
        if last
        else None,
        contest_until=None if one.decided_anew else state.contest_until(one),
        communicated=one.communicated[-1] if one.communicated and not one.decided_anew else None,
    )


def _call(state: SittingState, call: CallState, people: Mapping[str, str]) -> StationCall:
    first, again = call.rounds[0], call.rounds[1:]
    return StationCall(
        station=call.station,
        scenario=call.scenario,
        call=call.name,
        marks=_marks(call, first, people),
        proposal=dict(call.proposal),
        checks=dict(call.checks),
        settlements=tuple(
            Settlement(
                one.conflict.criterion,
                one.conflict.marks,
                one.value,
                people.get(one.by, one.by),
                one.why,
                one.at,
            )
            for part in call.rounds
            for one in part.settlements
        ),
        incidents=call.incidents,
        started=call.begun,
        seconds=call.seconds,
        final=None if call.granted else state.final(call),
        marked_again=tuple(mark for part in again for mark in _marks(call, part, people)),
        contest=again[-1].why if again else "",
    )


def _marks(call: CallState, part: Round, people: Mapping[str, str]) -> tuple[CallMarks, ...]:
    if call.scale is None:
        return ()
    scale, found = call.scale, []
    for sheet in part.signed:
        shares = scale.shares(sheet.levels)
        changes = tuple(
            Change(one.criterion, scale.share(one.before), scale.share(one.after), one.why, one.at)
            for one in sheet.changes
        )
        found.append(
            CallMarks(
                examiner=people.get(sheet.examiner, sheet.examiner),
                rating=sheet.rating,
                levels=shares,
                total=scale.total(shares),
                changes=changes,
                signed=sheet.signed,
            )
        )
    return tuple(found)
