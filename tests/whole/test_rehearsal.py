"""Every robot takes every call: ranks, critical errors, leaks and repeats are as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.client.scenario import load_scenario, scenario_files
from voicesim.line.trainee_script import load_script, scripts_of
from voicesim.sessions.rehearsal import findings, play, rehearse


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_every_robot_gets_the_score_it_deserves(path: Path) -> None:
    scenario = load_scenario(path)
    calls = rehearse(scenario, seed=1)
    assert {"good", "average", "poor", "careless", "rude", "reciter", "silent", "over_promiser"} == {
        call.script.quality for call in calls
    }
    assert list(findings(calls)) == []


def test_a_robot_that_commits_what_it_should_not_is_found_out() -> None:
    scenario = load_scenario("FR07")
    poor = load_script(scripts_of("FR07")["poor"])
    innocent = play(scenario, poor.model_copy(update={"commits": ()}), seed=1)
    assert any("was invented" in finding for finding in findings([innocent]))
    guilty = play(
        scenario, poor.model_copy(update={"commits": (*(poor.commits or ()), "no_such_error")}), seed=1
    )
    assert any("'no_such_error' was not found" in finding for finding in findings([guilty]))


def test_a_good_robot_that_scores_like_a_poor_one_is_found_out() -> None:
    scenario = load_scenario("FR07")
    scripts = scripts_of("FR07")
    good = load_script(scripts["poor"]).model_copy(update={"quality": "good"})
    calls = [play(scenario, good, seed=1), play(scenario, load_script(scripts["average"]), seed=1)]
    assert any("good" in finding and "does not lead" in finding for finding in findings(calls))


def test_the_same_robot_in_the_same_call_scores_the_same() -> None:
    scenario = load_scenario("FR07")
    script = load_script(scripts_of("FR07")["average"])
    one, two = (play(scenario, script, seed=3) for _ in range(2))
    assert one.record.events == two.record.events
    assert one.scorecard.as_json() == two.scorecard.as_json()
