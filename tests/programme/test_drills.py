"""Drills: a call that begins in one moment, is scored for one skill, and is passed three times in a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import answered, at_home

from tests.programme.people import day, showed
from voicesim.call.directory import CallDirectory
from voicesim.call.events import Event
from voicesim.call.manifest import Manifest
from voicesim.call.setup import Models, Plan, place_call
from voicesim.call.transcript import record_of
from voicesim.call.workers import InlineWorkers
from voicesim.client.moment import Moment, begin_in, load_moment, moment_files, moments_in
from voicesim.client.scenario import load_scenario
from voicesim.errors import ContentError
from voicesim.line.keyboard import KeyboardLine
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.programme.diagnosis import diagnose
from voicesim.programme.drilling import is_of_moment, passes, refuse_unknown_drill, what_it_showed
from voicesim.programme.memory import due
from voicesim.scorecard.card import Card
from voicesim.scorecard.moment_check import check_moments
from voicesim.scorecard.one_skill import for_moment
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.voice.scripted import ToneVoice

EVERY = [*moments_in("fr"), *moments_in("en")]
NAMES = [f"{scenario}-{moment.id}" for scenario, moment in EVERY]


def drilled(name: str, moment: Moment, *typed: str, seed: int = 3) -> Card:
    """The scorecard of a drill in which this was typed."""
    scenario, log = load_scenario(name), list[Event]()
    models = Models(LoudnessDetector(), ScriptedRecogniser(), *[ToneVoice()] * 3)
    workers, lines = InlineWorkers(), iter(typed)
    call = place_call(Plan(scenario, seed, moment=moment), models, workers, log.append, heard=False)
    KeyboardLine(lambda: next(lines, None), live=False).run(call)
    workers.close()
    record = record_of(log, Manifest(name, scenario.language, "practice", seed, drill=moment.id))
    judged, rubric = for_moment(moment, scenario, load_rubric(scenario.rubric.id, scenario.language))
    return score(record, judged, rubric).card


@pytest.mark.parametrize("file", moment_files(), ids=lambda path: path.stem)
def test_the_moments_that_come_with_the_package_have_nothing_to_mend(file: Path) -> None:
    assert [str(finding) for finding in check_moments(file)] == []


@pytest.mark.parametrize(("name", "moment"), EVERY, ids=NAMES)
def test_the_good_answer_that_is_shown_passes_itself(name: str, moment: Moment) -> None:
    card = drilled(name, moment, *moment.model)
    assert passes(card, moment.skill), [check.sentence for check in card.criteria[0].checks]
    assert {check.id for one in card.criteria for check in one.checks} == set(moment.checks)


@pytest.mark.parametrize("moment", [one for name, one in EVERY if name == "FR03"], ids=lambda one: one.id)
def test_who_says_nothing_of_the_kind_passes_no_drill(moment: Moment) -> None:
    assert not passes(drilled("FR03", moment, *["D'accord."] * moment.turns), moment.skill)


def test_a_critical_error_that_is_heard_passes_nothing_and_one_of_a_whole_call_is_none() -> None:
    moment = load_moment(load_scenario("FR03"), "outburst")
    kind = "Je comprends votre colère, c'est une situation très pénible."
    assert passes(drilled("FR03", moment, kind, "Je reprends avec vous."), "empathie")
    card = drilled("FR03", moment, kind, "L'assurance du voisin paiera.")
    assert [error.id for error in card.critical_errors] == ["neighbour_will_pay"]
    assert not passes(card, "empathie")


@pytest.mark.parametrize(
    ("name", "id", "half", "whole"),
    [
        (
            "FR01",
            "opening",
            ("Oui bonjour ?", "C'est à quel nom ?"),
            ("Bonjour, Azur Assurances, je vous écoute.", "C'est à quel nom ?"),
        ),
        (
            "EN06",
            "next_step",
            ("I'll pass it to the medical desk.", "They'll ring you soon."),
            ("Your file stays with me.", "By two o'clock I will ring you."),
        ),
        (
            "FR05",
            "rephrase",
            ("D'accord.", "Et votre facture ?"),
            (
                "Si j'ai bien suivi, vous avez payé une couronne, et rien ne vous est revenu.",
                "C'est bien ça ?",
            ),
        ),
    ],
    ids=["opening", "next_step", "rephrase"],
)
def test_who_leaves_one_thing_out_or_says_half_of_it_has_not_passed(
    name: str, id: str, half: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    moment = load_moment(load_scenario(name), id)
    assert not passes(drilled(name, moment, *half), moment.skill)
    assert passes(drilled(name, moment, *whole), moment.skill)


def test_a_moment_begins_in_other_words_with_another_seed_and_in_the_same_with_the_same() -> None:
    scenario = load_scenario("FR01")
    moment = load_moment(scenario, "outburst")
    begun = [begin_in(moment, scenario, seed) for seed in range(30)]
    assert len({state.history[0].text for state in begun if state}) >= 2 * len(moment.lines) - 2
    assert begun == [begin_in(moment, scenario, seed) for seed in range(30)]


def test_a_moment_that_nobody_wrote_is_refused_in_one_sentence() -> None:
    with pytest.raises(ContentError, match="no such moment of FR03"):
        load_moment(load_scenario("FR03"), "triumph")


@pytest.mark.parametrize("asked", ["cloture", "Clôture", "goodbye", "prendre congé", " Prendre conge"])
def test_a_drill_is_asked_for_by_its_id_or_by_what_people_call_it_accents_aside(asked: str) -> None:
    refuse_unknown_drill(asked, "fr")
    goodbye = load_moment(load_scenario("FR01"), "goodbye")
    assert is_of_moment(asked, goodbye) == (asked not in ("cloture", "Clôture")), "those are its skill"


def test_a_drill_of_nothing_we_know_names_skills_and_moments_with_their_titles() -> None:
    with pytest.raises(ContentError, match=r"cloture, .*goodbye \(Prendre congé\)"):
        refuse_unknown_drill("empatie", "fr")


def test_the_linter_names_what_no_drill_can_be_made_of(tmp_path: Path) -> None:
    file = tmp_path / "FR03.yaml"
    written = moment_files("fr")[1].read_text("utf-8")
    assert "told: [ceiling_lamp, baby, still_dripping]" in written
    file.write_text(
        written.replace("told: [ceiling_lamp, baby, still_dripping]", "told: [ceiling_light]")
        .replace("objects: excess", "objects: nothing")
        .replace("checks: [hold_manners]", "checks: [goodbye]"),
        "utf-8",
    )
    found = [str(finding.message) for finding in check_moments(file)]
    assert "there is no fact 'ceiling_light'" in found
    assert "there is no objection 'nothing'" in found
    assert "there is no check 'goodbye'" in found
    assert any("gives the fact 'baby' away" in one for one in found)


def test_a_drill_puts_the_next_day_off_and_says_nothing_of_where_one_stands() -> None:
    calls = [showed(n, f"FR0{n + 1}", empathie=0.5) for n in range(3)]
    drills = [showed(3 + n / 10, drill=True, empathie=0.9) for n in range(3)]
    assert diagnose([*calls, *drills], day(4)) == diagnose(calls, day(4))
    before, after = (
        next(one.at for one in due(some) if one.skill == "empathie") for some in (calls, [*calls, *drills])
    )
    assert before is not None
    assert after is not None
    assert after > before


def test_drills_in_a_row_are_counted_and_are_no_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(tmp_path, monkeypatch)

    kind = "Je comprends votre colère, c'est une situation très pénible.\nJe reprends avec vous.\n"
    first = answered("drill", "outburst", "--keyboard", typed=kind)
    second = answered("drill", "empathie", "--keyboard", typed=kind)
    assert [first["in_a_row"], second["in_a_row"]] == [1, 2]
    assert first["scenario"] != second["scenario"], "the one drilled longest ago comes first"
    manifest = CallDirectory(Path(first["directory"])).manifest()
    assert (manifest.drill, manifest.owner["purpose"]) == ("outburst", "drill")
    third = answered("drill", "empathie", "--keyboard", typed="D'accord.\nD'accord.\n")
    assert (third["passed"], third["in_a_row"]) == (False, 0)
    assert third["checks"][0]["better"]
    path = answered("path")
    assert all(one["observations"] == 0 for one in path["skills"])
    assert path["minutes_left"] < 30


def test_who_said_too_little_is_told_nothing_of_reproaches_they_did_not_make() -> None:
    moment = load_moment(load_scenario("FR01"), "outburst")
    card = drilled("FR01", moment, "D'accord.", "Oui.")
    told = {one.check for one in what_it_showed(card, moment).remarks}
    assert "no_reproach" not in told
    assert "acknowledged" in told
