"""The rules of a sitting, one refusal at a time, and by hypothesis in any order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import BLUEPRINT, CRITERIA, LEVELS, MARCH, Told, decided, taken, under_way

from voicesim.blind_marking.scale import WHOLE, Scale, conflicts, final
from voicesim.errors import MarkingError
from voicesim.examination import deeds
from voicesim.examination.deeds import read_deed, written
from voicesim.examination.outcome import Rating
from voicesim.examination.rules import after, replayed
from voicesim.examination.state import SittingState, Turn, next_turn
from voicesim.examination.summary import outcome
from voicesim.examination.views import (
    for_the_jury,
    may_see_decision,
    may_see_proposal,
    to_mark,
    to_settle,
    visible_sheets,
)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(MarkingError) as caught:
        do()
    assert "\n" not in str(caught.value)
    return caught.value.code.partition(".")[2]


def test_nobody_takes_part_twice_nor_in_two_parts() -> None:
    told = Told().made().seats(2, 2)
    again = deeds.Seated(seat="C3", who="candidate 1")
    both = deeds.Seated(seat="E3", who="candidate 1")
    other = deeds.Seated(seat="C3", who="examiner 1")
    assert refused(lambda: told.do(again)) == "twice"
    assert refused(lambda: told.do(both)) == "both"
    assert refused(lambda: told.do(other)) == "both"
    assert len(told.so_far.candidates) == 2


def test_a_sitting_without_candidates_is_not_opened_and_none_is_opened_or_closed_twice() -> None:
    assert refused(lambda: Told().made().opened()) == "empty"
    told = decided()
    assert refused(lambda: told.opened()) == "opened"
    told.do(deeds.Closed())
    assert refused(lambda: told.do(deeds.Closed())) == "closed_twice"
    assert refused(lambda: told.do(deeds.Seated(seat="C9", who="x"))) == "closed"


def test_a_sitting_is_closed_when_every_candidate_is_decided_on() -> None:
    told = taken()
    assert refused(lambda: told.do(deeds.Closed())) == "undecided"


def test_candidates_take_the_calls_that_were_drawn_in_their_order() -> None:
    told = under_way()
    order = []
    while (turn := next_turn(told.so_far, told.so_far.candidates["C1"])) is not None:
        order.append(turn.station)
        told.call("C1")
    assert sorted(order) == sorted(one.id for one in BLUEPRINT.stations)
    assert refused(lambda: told.call("C1")) == "all_taken"
    turn = next_turn(told.so_far, told.so_far.candidates["C2"])
    assert isinstance(turn, Turn)
    other = deeds.Called(call="x", candidate="C2", station=turn.station, scenario="FR99", seed=turn.seed)
    assert refused(lambda: told.do(other)) == "not_drawn"


def test_a_call_that_broke_off_is_kept_and_another_granted_with_another_caller() -> None:
    told = under_way()
    first = told.call("C1", held=False)
    assert refused(lambda: told.call("C1")) == "call_open"
    granting = deeds.Granted(call=first, by="E3", why="le casque a lâché")
    assert refused(lambda: told.do(granting)) == "no_incident"
    told.do(deeds.Incident(call=first, kind="device_lost"))
    assert refused(lambda: told.do(granting.model_copy(update={"why": " "}))) == "no_reason"
    told.do(granting)
    second = told.call("C1")
    kept = told.so_far.calls
    assert kept[first].station == kept[second].station
    assert kept[first].scenario != kept[second].scenario
    assert kept[first].incidents[0].call_granted
    assert refused(lambda: told.marked(first, "E1")) == "not_markable"
    shown = outcome("s", told.so_far, {}).candidates[0].calls
    assert [one.call for one in shown] == [first, second]
    assert shown[0].incidents[0].kind == "device_lost"


def test_no_call_is_granted_anew_once_somebody_marks_it() -> None:
    told = taken()
    name = next(iter(told.so_far.calls))
    told.do(deeds.Incident(call=name, kind="stall"))
    told.do(deeds.Rated(call=name, by="E1", rating=Rating.BELOW))
    assert refused(lambda: told.do(deeds.Granted(call=name, by="E3", why="x"))) == "being_marked"


def test_marking_goes_impression_criteria_evidence_changes_signature() -> None:
    told = taken()
    name = next(iter(told.so_far.calls))
    levels = deeds.Levelled(call=name, by="E1", levels=dict.fromkeys(CRITERIA, "solid"))
    change = deeds.Changed(call=name, by="E1", criterion="ecoute", level="exemplary", why="entendu à 1:20")
    assert refused(lambda: told.do(levels)) == "no_rating"
    told.do(deeds.Rated(call=name, by="E1", rating=Rating.BORDERLINE))
    assert refused(lambda: told.do(deeds.Seen(call=name, by="E1"))) == "not_marked"
    assert refused(lambda: told.do(change)) == "evidence_unseen"
    assert refused(lambda: told.do(deeds.Signed(call=name, by="E1"))) == "evidence_unseen"
    told.do(levels)
    assert refused(lambda: told.do(deeds.Rated(call=name, by="E1", rating=Rating.BELOW))) == "rating_stands"
    told.do(deeds.Seen(call=name, by="E1"))
    assert refused(lambda: told.do(levels)) == "evidence_seen"
    assert refused(lambda: told.do(change.model_copy(update={"why": ""}))) == "no_reason"
    told.do(change)
    assert refused(lambda: told.do(change)) == "unchanged"
    told.do(deeds.Signed(call=name, by="E1"))
    assert refused(lambda: told.do(change.model_copy(update={"level": "solid"}))) == "marked_already"
    assert refused(lambda: told.do(deeds.Rated(call=name, by="E1", rating=Rating.BELOW))) == "marked_already"
    (marks,) = outcome("s", told.so_far, {}).candidates[0].calls[0].marks
    (kept,) = marks.changes
    assert (kept.before, kept.after, kept.reason) == (pytest.approx(2 / 3), 1.0, "entendu à 1:20")
    assert marks.levels["ecoute"] == 1.0


def test_only_who_is_assigned_marks_and_only_with_what_the_rubric_has() -> None:
    told = taken()
    name = next(iter(told.so_far.calls))
    assert refused(lambda: told.marked(name, "E3")) == "not_assigned"
    assert refused(lambda: told.marked(name, "C1")) == "unknown_examiner"
    told.do(deeds.Rated(call=name, by="E1", rating=Rating.BELOW))
    wrong = deeds.Levelled(call=name, by="E1", levels={"voix": "solid"})
    assert refused(lambda: told.do(wrong)) == "criterion"
    wrong = deeds.Levelled(call=name, by="E1", levels={"ecoute": "brilliant"})
    assert refused(lambda: told.do(wrong)) == "level"


def differing() -> tuple[Told, str]:
    told = taken()
    name = next(iter(told.so_far.calls))
    told.marked(name, "E1", "exemplary")
    told.marked(name, "E2", "in_progress")
    return told, name


def test_what_differs_is_settled_by_a_third_with_a_reason() -> None:
    told, name = differing()
    call = told.so_far.calls[name]
    assert told.so_far.final(call) is None
    (one,) = to_settle(told.so_far, "E3")
    assert (one.conflict.criterion, one.conflict.marks) == (WHOLE, (100.0, pytest.approx(100 / 3)))
    assert to_settle(told.so_far, "E1") == ()
    settling = deeds.Settled(call=name, by="E3", criterion="", value=70, why="réécouté en entier")
    assert refused(lambda: told.do(settling.model_copy(update={"by": "E2"}))) == "not_a_third"
    assert refused(lambda: told.do(settling.model_copy(update={"value": 101}))) == "settled_value"
    assert refused(lambda: told.do(settling.model_copy(update={"why": ""}))) == "no_reason"
    assert refused(lambda: told.do(settling.model_copy(update={"criterion": "ecoute"}))) == "no_conflict"
    told.do(settling)
    assert refused(lambda: told.do(settling)) == "no_conflict"
    assert told.so_far.final(told.so_far.calls[name]) == 70
    shown = outcome("s", told.so_far, {"E3": "P-3"}).candidates[0].calls[0]
    assert [(one.settled, one.by) for one in shown.settlements] == [(70, "P-3")]
    assert [round(marks.total, 1) for marks in shown.marks] == [100.0, 33.3]


def test_nobody_sees_what_another_marked_nor_first_what_the_machine_found() -> None:
    told = taken()
    name = next(iter(told.so_far.calls))
    told.marked(name, "E2")
    told.do(deeds.Rated(call=name, by="E1", rating=Rating.BELOW))
    call = told.so_far.calls[name]
    assert set(visible_sheets(told.so_far, call, "E1")) == {"E1"}
    assert set(visible_sheets(told.so_far, call, "E3")) == set()
    assert not may_see_proposal(told.so_far, call, "E1")
    assert not may_see_proposal(told.so_far, call, "E3")
    assert may_see_proposal(told.so_far, call, "E2")


def test_the_jury_decides_when_all_is_marked_and_the_candidate_sees_nothing_until_told() -> None:
    told = taken()
    passed = deeds.Decided(candidate="C1", passed=True, by=("E1", "E2"))
    assert refused(lambda: told.do(passed)) == "open_marks"
    assert refused(lambda: for_the_jury(told.so_far, "C1", ("E1",))) == "open_marks"
    for name in told.so_far.calls:
        told.marked(name, "E1")
        told.marked(name, "E2")
    assert refused(lambda: told.do(passed.model_copy(update={"by": ("E1", "E1")}))) == "jury"
    failed = passed.model_copy(update={"passed": False})
    assert refused(lambda: told.do(failed)) == "no_reason"
    assert refused(lambda: told.do(deeds.Communicated(candidate="C1"))) == "nothing_to_tell"
    seen = for_the_jury(told.so_far, "C1", ("E1", "E2"))
    assert [round(mark or 0) for _, mark in seen.calls] == [67] * 4
    told.do(passed)
    assert not may_see_decision(told.so_far, "C1")
    told.do(deeds.Communicated(candidate="C1"))
    assert may_see_decision(told.so_far, "C1")
    assert refused(lambda: told.do(passed)) == "told"
    assert refused(lambda: told.do(deeds.Communicated(candidate="C1"))) == "nothing_to_tell"
    assert refused(lambda: told.call("C1")) == "decided"


def test_who_has_not_taken_every_call_does_not_pass() -> None:
    told = under_way(1)
    passed = deeds.Decided(candidate="C1", passed=True, by=("E1", "E2"))
    assert refused(lambda: told.do(passed)) == "not_taken"
    told.do(deeds.Decided(candidate="C1", passed=False, by=("E1", "E2"), why="absente"))
    assert outcome("s", told.so_far, {}).candidates[0].decision is not None


def test_a_contest_in_its_days_is_marked_by_people_who_have_not_marked() -> None:
    told = decided()
    name = next(iter(told.so_far.calls))
    contest = deeds.Contested(call=name, why="je n'ai pas été entendue")
    told.do(contest)
    assert refused(lambda: told.do(contest)) == "contested_twice"
    slot = told.so_far.calls[name].slot
    assert refused(lambda: told.assigned({slot.key: ("E1", "E3")})) == "begun"
    told.assigned({slot.key: ("E3", "E4")})
    before = outcome("s", told.so_far, {}).candidates[0].calls[0]
    assert before.final is None
    assert len(before.marks) == 2
    told.marked(name, "E3", "exemplary")
    again = deeds.Decided(candidate="C1", passed=True, by=("E1", "E2"))
    assert refused(lambda: told.do(again)) == "open_marks"
    told.marked(name, "E4", "exemplary")
    told.do(again)
    told.do(deeds.Communicated(candidate="C1"))
    shown = outcome("s", told.so_far, {}).candidates[0].calls[0]
    assert shown.final == 100
    assert [round(marks.total) for marks in shown.marks] == [67, 67]
    assert [marks.examiner for marks in shown.marked_again] == ["E3", "E4"]
    assert refused(lambda: told.do(again)) == "told"


def test_a_contest_after_its_days_comes_too_late() -> None:
    told = decided()
    name = next(iter(told.so_far.calls))
    told.now += timedelta(days=BLUEPRINT.marking.contest_days, minutes=1)
    assert refused(lambda: told.do(deeds.Contested(call=name, why="x"))) == "too_late"


def test_a_contest_is_still_marked_once_the_sitting_is_closed() -> None:
    told = decided()
    told.do(deeds.Closed())
    name = next(iter(told.so_far.calls))
    told.do(deeds.Contested(call=name, why="x"))
    told.assigned({told.so_far.calls[name].slot.key: ("E3", "E4")})
    told.marked(name, "E3")
    told.marked(name, "E4")
    told.do(deeds.Decided(candidate="C1", passed=True, by=("E1", "E2")))


SHARES = st.lists(st.sampled_from(LEVELS), min_size=3, max_size=3)


@given(one=SHARES, other=SHARES)
def test_a_mark_is_the_mean_unless_two_differ_too_far(one: list[str], other: list[str]) -> None:
    scale = Scale(dict(CRITERIA), LEVELS)
    sheets = [scale.shares(dict(zip(CRITERIA, levels, strict=True))) for levels in (one, other)]
    totals = [scale.total(shares) for shares in sheets]
    found = conflicts(scale, sheets, 10, 2)
    assert final(scale, sheets, {}) == pytest.approx(sum(totals) / 2)
    if abs(totals[0] - totals[1]) > 10.001:
        assert [conflict.criterion for conflict in found] == [WHOLE]
    else:
        apart = [
            name
            for name, a, b in zip(CRITERIA, one, other, strict=True)
            if abs(LEVELS.index(a) - LEVELS.index(b)) >= 2
        ]
        assert [conflict.criterion for conflict in found] == apart


NAMES = ["E1", "E2", "E3", "E4", "C1"]
DEEDS = st.one_of(
    st.builds(
        lambda by, rating: ("rated", by, rating), st.sampled_from(NAMES), st.sampled_from(list(Rating))
    ),
    st.builds(lambda by, level: ("levelled", by, level), st.sampled_from(NAMES), st.sampled_from(LEVELS)),
    st.builds(lambda by: ("seen", by), st.sampled_from(NAMES)),
    st.builds(lambda by, level: ("changed", by, level), st.sampled_from(NAMES), st.sampled_from(LEVELS)),
    st.builds(lambda by: ("signed", by), st.sampled_from(NAMES)),
    st.builds(lambda by, value: ("settled", by, value), st.sampled_from(NAMES), st.integers(0, 100)),
    st.just(("decided",)),
    st.just(("communicated",)),
    st.just(("contested",)),
    st.just(("assigned",)),
    st.just(("granted",)),
)


def as_deed(told: Told, name: str, asked: tuple[object, ...]) -> deeds.Deed:
    match asked:
        case ("rated", by, rating):
            return deeds.Rated(call=name, by=str(by), rating=Rating(rating))  # type: ignore[arg-type]
        case ("levelled", by, level):
            return deeds.Levelled(call=name, by=str(by), levels=dict.fromkeys(CRITERIA, str(level)))
        case ("seen", by):
            return deeds.Seen(call=name, by=str(by))
        case ("changed", by, level):
            return deeds.Changed(call=name, by=str(by), criterion="ecoute", level=str(level), why="vu")
        case ("signed", by):
            return deeds.Signed(call=name, by=str(by))
        case ("settled", by, value):
            return deeds.Settled(call=name, by=str(by), criterion="", value=float(value), why="x")  # type: ignore[arg-type]
        case ("decided",):
            return deeds.Decided(candidate="C1", passed=True, by=("E1", "E2"))
        case ("communicated",):
            return deeds.Communicated(candidate="C1")
        case ("contested",):
            return deeds.Contested(call=name, why="x")
        case ("assigned",):
            return deeds.Assigned(duties={told.so_far.calls[name].slot.key: ("E3", "E4")})
        case _:
            return deeds.Granted(call=name, by="E3", why="x")


def almost_marked() -> tuple[Told, str]:
    """All but one call of a candidate is marked."""
    told = taken()
    last, *others = reversed(told.so_far.calls)
    for name in others:
        told.marked(name, "E1")
        told.marked(name, "E2")
    return told, last


@settings(max_examples=60, deadline=None)
@given(asked=st.lists(DEEDS, max_size=40))
def test_no_order_of_deeds_shows_loses_or_repeats_a_mark(asked: list[tuple[object, ...]]) -> None:
    told, name = almost_marked()
    for one in asked:
        before = told.so_far
        try:
            told.do(as_deed(told, name, one))
        except MarkingError:
            assert told.so_far is before
        _signed_marks_stay(before, told.so_far)
        _nobody_sees_too_much(told.so_far, name)
    again = replayed((deed, MARCH + timedelta(minutes=number + 1)) for number, deed in enumerate(told.done))
    assert again is not None
    assert outcome("s", again, {}).candidates[0].calls[-1].marks is not None


def _signed_marks_stay(before: SittingState, now: SittingState) -> None:
    for name, call in before.calls.items():
        for number, part in enumerate(call.rounds):
            for sheet in part.signed:
                assert now.calls[name].rounds[number].sheets[sheet.examiner] == sheet


def _nobody_sees_too_much(state: SittingState, name: str) -> None:
    call = state.calls[name]
    markers = [seat for part in call.rounds for seat in part.sheets]
    assert len(markers) == len(set(markers))
    for seat in state.examiners:
        sheet = call.round.sheets.get(seat)
        others = set(visible_sheets(state, call, seat)) - {seat}
        if sheet is not None:
            assert others == set()
            if may_see_proposal(state, call, seat):
                assert set(sheet.levels) == set(CRITERIA)
        elif others:
            assert len(call.round.signed) == 2
            assert seat not in markers
        if call in to_mark(state, seat):
            assert seat not in {one.examiner for one in call.round.signed}
    if not state.candidates["C1"].communicated:
        assert not may_see_decision(state, "C1")


def test_a_deed_is_read_back_as_it_was_written() -> None:
    told = decided()
    for deed in told.done:
        assert read_deed(written(deed)) == deed
    assert read_deed({"do": "flown"}) is None
    assert after(None, told.done[0], MARCH).stage == "new"
