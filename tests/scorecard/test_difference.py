"""Two scorecards of one call, and what lies between them."""

from __future__ import annotations

from written_calls import average_call, fam, good_call, scored

from voicesim.scorecard.difference import difference
from voicesim.scorecard.rubric import load_rubric


def test_a_card_does_not_differ_from_itself():
    card = scored(average_call()).card
    found = difference(card, card)
    assert (found["criteria"], found["checks"], found["critical_errors"]) == ([], [], [])
    assert found["score"]["before"] == found["score"]["after"]


def test_two_rubrics_are_compared_check_by_check():
    call = average_call()
    before = scored(call).card
    after = scored(call, rubric=load_rubric("complaint")).card
    found = difference(before, after)
    assert (found["rubric"]["before"]["id"], found["rubric"]["after"]["id"]) == ("fnol", "complaint")
    changed = {check["id"]: check for check in found["checks"]}
    assert changed["safety_asked"]["after"] is None
    assert changed["complaint_recorded"]["before"] is None


def test_a_critical_error_gained_is_named():
    words = "Vous serez intégralement remboursé."
    before = scored(good_call()).card
    after = scored(good_call().trainee(words, fam("over_promising", words))).card
    found = difference(before, after)
    assert found["critical_errors"] == [{"id": "neighbour_pays", "before": False, "after": True}]
    assert "no_promise" in {check["id"] for check in found["checks"]}
