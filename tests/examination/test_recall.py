"""A criterion that measured badly is taken out for everybody, before anybody is decided on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from invented import BLUEPRINT, LEVELS, Told, decided, taken, under_way

from voicesim.errors import MarkingError
from voicesim.examination import deeds
from voicesim.examination.outcome import Rating
from voicesim.examination.summary import outcome

JURY = ("E4", "E5")


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(MarkingError) as caught:
        do()
    return str(caught.value)


def recall(told: Told, criterion: str = "cloture", why: str = "la consigne manquait") -> None:
    told.do(deeds.Recalled(criterion=criterion, by=JURY, why=why))


def graded(told: Told, call: str, examiner: str, **levels: str) -> None:
    told.do(deeds.Rated(call=call, by=examiner, rating=Rating.AT_LEVEL))
    told.do(deeds.Levelled(call=call, by=examiner, levels=levels))
    told.do(deeds.Seen(call=call, by=examiner))
    told.do(deeds.Signed(call=call, by=examiner))


def marked(told: Told) -> str:
    """Every call; in the first one the last criterion is worst."""
    first, *others = told.so_far.calls
    for examiner in ("E1", "E2"):
        graded(told, first, examiner, accueil=LEVELS[3], ecoute=LEVELS[3], cloture=LEVELS[0])
        for name in others:
            told.marked(name, examiner)
    return first


def test_it_counts_for_nobody_and_every_mark_is_kept() -> None:
    told = taken(2)
    first = marked(told)
    before = {name: told.so_far.final(call) for name, call in told.so_far.calls.items()}
    assert before[first] == pytest.approx(80)  # weights 30, 50 and 20
    recall(told)
    state = told.so_far
    assert state.final(state.calls[first]) == pytest.approx(100)
    assert all(state.final(call) is not None for call in state.calls.values())
    assert state.calls[first].round.sheets["E1"].levels["cloture"] == LEVELS[0]
    came = outcome("mars", state, {})
    assert [(one.criterion, one.reason) for one in came.recalled] == [("cloture", "la consigne manquait")]
    assert "cloture" not in came.candidates[0].calls[0].marks[0].levels


def test_calls_that_are_held_afterwards_are_not_marked_by_it() -> None:
    told = under_way(2, 5)
    told.call("C1")
    recall(told)
    later = told.call("C2")
    scale = told.so_far.calls[later].scale
    assert scale is not None
    assert list(scale.weights) == ["accueil", "ecoute"]
    graded(told, later, "E1", accueil=LEVELS[1], ecoute=LEVELS[1])


def test_a_difference_that_was_settled_in_it_no_longer_counts_and_one_that_is_left_is_settled() -> None:
    told = taken(1)
    first, *others = told.so_far.calls
    graded(told, first, "E1", accueil=LEVELS[2], ecoute=LEVELS[2], cloture=LEVELS[1])
    graded(told, first, "E2", accueil=LEVELS[1], ecoute=LEVELS[2], cloture=LEVELS[3])
    for name in others:
        told.marked(name, "E1")
        told.marked(name, "E2")
    (conflict,) = told.so_far.unsettled(told.so_far.calls[first])
    assert conflict.criterion == "cloture"
    told.do(deeds.Settled(call=first, by="E3", criterion="cloture", value=0.0, why="réécouté"))
    assert told.so_far.final(told.so_far.calls[first]) == pytest.approx(30 / 2 + 50 * 2 / 3)
    recall(told)
    (left,) = told.so_far.unsettled(told.so_far.calls[first])  # without it the two differ as a whole
    assert (left.criterion, [round(mark, 1) for mark in left.marks]) == ("", [66.7, 54.2])
    told.do(deeds.Settled(call=first, by="E3", criterion="", value=60.0, why="réécouté"))
    state = told.so_far
    assert state.final(state.calls[first]) == 60.0
    assert outcome("mars", state, {}).candidates[0].calls[0].settlements[0].settled == 0.0


def test_only_a_jury_recalls_a_criterion_there_is_once_with_a_reason_and_before_deciding() -> None:
    told = taken(1)
    assert "no criterion of this sitting" in refused(lambda: recall(told, "voix"))
    assert "without a reason" in refused(lambda: recall(told, why=" "))
    alone = deeds.Recalled(criterion="cloture", by=("E4", "E4"), why="x")
    assert "2 people at least" in refused(lambda: told.do(alone))
    recall(told)
    assert "taken out already" in refused(lambda: recall(told))
    recall(told, "ecoute")
    assert "only criterion left" in refused(lambda: recall(told, "accueil"))
    late = decided(1)
    assert "has decided on candidate 1" in refused(lambda: recall(late))
    assert "not open yet" in refused(lambda: recall(Told().made().seats(1, 5)))
    assert len(BLUEPRINT.stations) == 4
