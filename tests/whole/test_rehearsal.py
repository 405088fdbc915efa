"""Every robot takes every call: ranks, critical errors, leaks and repeats are as they should be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.noise import in_clear
from voicesim.client.scenario import load_scenario, scenario_files
from voicesim.line.trainee_script import script_of
from voicesim.sessions.rehearsal import Rehearsed, findings, play, rehearse

pytestmark = pytest.mark.computes(80)


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_every_robot_gets_the_score_it_deserves(path: Path) -> None:
    scenario = load_scenario(path)
    calls = rehearse(scenario, seed=1)
    assert {"good", "average", "poor", "careless", "rude", "reciter", "silent", "over_promiser"} == {
        call.script.quality for call in calls
    }
    assert list(findings(calls)) == []


def said_to_be(call: Rehearsed, **other: object) -> Rehearsed:
    """The call, and another thing expected of its robot: nothing of that is in what the robot says."""
    return replace(call, script=call.script.model_copy(update=other))


def test_a_robot_that_commits_what_it_should_not_is_found_out() -> None:
    poor = in_clear("FR07", "poor")
    innocent = said_to_be(poor, commits=())
    assert any("was invented" in finding for finding in findings([innocent]))
    guilty = said_to_be(poor, commits=(*(poor.script.commits or ()), "no_such_error"))
    assert any("'no_such_error' was not found" in finding for finding in findings([guilty]))


def test_a_good_robot_that_scores_like_a_poor_one_is_found_out() -> None:
    calls = [said_to_be(in_clear("FR07", "poor"), quality="good"), in_clear("FR07", "average")]
    assert any("good" in finding and "does not lead" in finding for finding in findings(calls))


def test_the_same_robot_in_the_same_call_scores_the_same() -> None:
    one = in_clear("FR07", "average")
    two = play(load_scenario("FR07"), script_of("FR07", "average"), seed=1)
    assert one.record.events == two.record.events
    assert one.scorecard.as_json() == two.scorecard.as_json()
