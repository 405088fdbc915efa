"""What the scorecard says of the call in time."""

from __future__ import annotations

import json

from written_calls import analysed, fam, good_call, scored, topic

from voicesim.analysis.scripted import ScriptedCall
from voicesim.scorecard.exchange import exchange


def test_each_step_is_told_with_the_second_it_was_reached():
    steps = scored(good_call()).as_json()["exchange"]["steps"]
    assert (
        steps["greeting"] < steps["safety"] < steps["identification"] < steps["next_step"] < steps["closing"]
    )


def test_a_step_never_taken_is_absent():
    found = exchange(analysed(ScriptedCall().trainee("Bonjour.", fam("greeting_intro", "Bonjour."))))
    assert set(found["steps"]) == {"greeting"}


def test_a_step_counts_even_in_a_turn_that_does_something_else():
    both = ScriptedCall().trainee(
        "Bonjour, le courant est coupé ?",
        fam("greeting_intro", "Bonjour,"),
        topic("electricity", "le courant"),
    )
    assert set(exchange(analysed(both))["steps"]) == {"greeting", "safety"}


def test_phases_cover_the_call_in_order_with_their_share_of_talk():
    phases = scored(good_call()).as_json()["exchange"]["phases"]
    assert [p["start"] for p in phases] == sorted(p["start"] for p in phases)
    assert all(p["talk_share"] is None or 0 <= p["talk_share"] <= 1 for p in phases)
    assert len(phases) >= 5


def test_gaps_are_summed_up_and_a_typing_trainee_has_none():
    spoken = ScriptedCall()
    for gap in (0.5, 1.0, 4.0):
        spoken.client("Oui ?").trainee("Bien.", after=gap)
    assert exchange(analysed(spoken))["response_gap"] == {"median": 1.0, "p90": 4.0, "count": 3}
    typed = ScriptedCall().client("Oui ?").trainee("bien", after=9.0, typed=True)
    assert exchange(analysed(typed))["response_gap"] is None


def test_a_call_in_which_nothing_happens_can_be_told_too():
    found = exchange(analysed(ScriptedCall()))
    assert (found["talk_share"], found["phases"], found["holds"]) == (None, [], [])
    json.dumps(found, allow_nan=False)
