"""Cohorts of a house: drawn, measured, looked at, and what they ask of a person."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from people import MONDAY, at_home
from typer.testing import CliRunner

from voicesim.call.directory import SCORECARD, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.catalogue import people
from voicesim.cli.main import app
from voicesim.errors import EngineMissing, StorageError
from voicesim.programme.consent import agreed_by, asked_to_take_part, decide
from voicesim.programme.drilling import moment_for
from voicesim.programme.effect import mixed
from voicesim.programme.effect.absent import absent
from voicesim.programme.effect.cohorts import Wanted, cohort_named, draw_cohort, looked_at
from voicesim.programme.effect.draw import measurer
from voicesim.programme.effect.gathering import rows_of
from voicesim.programme.effect.plan import Drawn
from voicesim.programme.effect.told import Answers
from voicesim.programme.keeping import path_now
from voicesim.sessions.erasing import erase
from voicesim.sessions.registry import Owner, Registry
from voicesim.sessions.store_here import registry_here
from voicesim.settings.sources import read_settings

TEAMS = tuple(f"team {number:02}" for number in range(10))
CALLERS = ("FR01", "FR02", "FR04", "FR08")
BEFORE = MONDAY - timedelta(hours=1)
"""When everybody said that they take part."""


class House:
    """Ten teams, with calls that were scored."""

    def __init__(self, registry: Registry, size: int) -> None:
        self.registry, self.size = registry, size
        with registry.database.writing() as connection:
            for who, team in self.everybody():
                people.enrol(connection, who, team, MONDAY)
        for who, _ in self.everybody():
            decide(registry, who, BEFORE, takes_part=True)

    def everybody(self) -> list[tuple[str, str]]:
        return [(f"P-{t:04}{n:04}", team) for t, team in enumerate(TEAMS) for n in range(self.size)]

    def drawn(self, **changes: Any) -> Drawn:
        asked = {
            "name": "spring",
            "teams": TEAMS,
            "callers": CALLERS,
            "begin": MONDAY,
            "language": "fr",
            "seed": 3,
        }
        state = draw_cohort(self.registry, Wanted(**{**asked, **changes}), MONDAY).state
        assert state is not None
        return state.plan

    def called(self, who: str, team: str, scenario: str, when: datetime, share: float) -> None:
        registry = self.registry
        path = registry.store.shelf("practice").begin(scenario, 7, when)
        owner = Owner(who, team, "practice").noted()
        manifest = Manifest(scenario, "fr", "practice", 7, held=when.isoformat(), owner=owner)
        call = CallDirectory.create(path, manifest)
        call.events.write_text('{"at": 9600000, "event": "hung_up", "by": "client", "reason": "bye"}\n')
        card = {
            "scenario": scenario,
            "language": "fr",
            "score": 50.0,
            "uncapped": 50.0,
            "rubric": {"id": "fnol", "version": 1},
            "dimensions": [],
            "criteria": [
                {"id": "ecoute", "dimension": "emotional", "weight": 50, "share": share, "checks": []},
                {"id": "clarte", "dimension": "structure", "weight": 50, "share": share / 2, "checks": []},
            ],
        }
        (call.path / SCORECARD).write_text(json.dumps(card))
        call.fingerprint((SCORECARD,), complete=True)
        from voicesim.catalogue.calls import enter
        from voicesim.sessions.cataloguing import entry_of

        enter(registry.database, [entry_of("practice", call, when)])

    def measured(self, plan: Drawn, wave: int, most: int = 1000) -> datetime:
        """Everybody takes the wave's call; gives a moment at which it has closed."""
        for number, (who, team) in enumerate(self.everybody()[:most]):
            share = min(1.0, 0.2 + 0.2 * plan.exposure(team, wave) + (number * 7 + wave * 5) % 11 / 60)
            when = plan.opens(wave) + timedelta(hours=2, seconds=number)
            self.called(who, team, measurer(plan, who, wave), when, share)
        return plan.closes(wave) + timedelta(hours=1)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], House]:
    at_home(tmp_path, monkeypatch)
    registry = registry_here(read_settings().settings)
    return lambda size: House(registry, size)


def test_a_cohort_is_looked_at_once_a_wave_and_told_the_same_until_the_next(
    house: Callable[[int], House],
) -> None:
    home = house(2)
    plan = home.drawn()
    book = cohort_named(home.registry, "spring")
    assert looked_at(home.registry, book, MONDAY) is None
    home.measured(plan, 0)
    then = home.measured(plan, 1)
    first = looked_at(home.registry, book, then)
    assert first is not None
    assert (first.waves, first.people, first.teams, first.calls, first.level) == (2, 20, 10, 40, 0.999)
    erase(home.registry, "P-00000000", then, "asked for")
    assert looked_at(home.registry, book, then + timedelta(days=3)) == first
    home.measured(plan, 2)
    last = looked_at(home.registry, book, home.measured(plan, 3))
    assert last is not None
    assert (last.waves, last.level) == (4, 0.95)
    assert last.effects["ecoute"].verdict == "better"
    assert (
        "P-0"
        not in (home.registry.store.root / "programme" / "cohorts" / "spring" / "journal.jsonl").read_text()
    )


def test_a_report_of_four_people_says_that_it_cannot_tell(house: Callable[[int], House]) -> None:
    home = house(1)
    plan = home.drawn()
    assert (
        looked_at(home.registry, cohort_named(home.registry, "spring"), home.measured(plan, 0, most=4))
        is None
    )


def test_a_call_counts_only_of_the_caller_who_was_drawn_and_never_met_before(
    house: Callable[[int], House],
) -> None:
    home = house(1)
    plan = home.drawn()
    (who, team), *others = home.everybody()
    met = measurer(plan, who, 1)
    home.called(who, team, met, plan.opens(0) + timedelta(hours=1), 0.5)
    wrong, second = others[0][0], measurer(plan, others[0][0], 1)
    home.called(wrong, others[0][1], second, plan.opens(0) + timedelta(hours=1), 0.5)
    home.measured(plan, 1)
    book = cohort_named(home.registry, "spring")
    told = looked_at(home.registry, book, plan.closes(1))
    assert told is not None
    assert told.calls == 5, "eight, in fives: two had met theirs"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"teams": ("team 01", "team 02")}, "too few teams (2)"),
        ({"teams": (*TEAMS, "nobody's")}, "nobody is in that team"),
        ({"callers": ("FR01",)}, "1 callers cannot measure 10 teams"),
        ({"callers": ("FR01", "FR02", "FR06")}, "nobody gets unasked"),
        ({"callers": ("FR01", "FR02", "EN01")}, "speaks another language"),
        ({"begin": MONDAY - timedelta(days=9)}, "is past"),
        ({"name": "told"}, "no name for a cohort"),
        ({"name": "../up"}, "no name for a cohort"),
    ],
)
def test_what_cannot_be_a_cohort_is_refused_in_one_sentence(
    house: Callable[[int], House], changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(StorageError) as refused:
        house(1).drawn(**changes)
    assert says in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_nobody_is_in_two_cohorts_at_a_time(house: Callable[[int], House]) -> None:
    home = house(1)
    home.drawn()
    with pytest.raises(StorageError, match="nobody is in two"):
        home.drawn(name="second")
    with pytest.raises(StorageError, match="drawn already"):
        home.drawn()


def test_a_clock_that_was_set_back_is_refused(house: Callable[[int], House]) -> None:
    home = house(1)
    home.drawn()
    with pytest.raises(StorageError, match="the clock of this machine"):
        looked_at(home.registry, cohort_named(home.registry, "spring"), MONDAY - timedelta(days=30))


def test_without_statsmodels_the_sentence_says_what_to_install(
    house: Callable[[int], House], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = house(3)
    plan = home.drawn()
    home.measured(plan, 0)
    when = home.measured(plan, 1)
    monkeypatch.setitem(__import__("sys").modules, "statsmodels.regression", None)
    with pytest.raises(EngineMissing, match="voicesim\\[effect\\]"):
        looked_at(home.registry, cohort_named(home.registry, "spring"), when)
    monkeypatch.undo()
    assert mixed.interval(0.0, 1.0, 0.95, 10)[1] == pytest.approx(2.228, abs=0.001)


def test_a_path_begins_with_the_measuring_call_and_opens_at_the_teams_start(
    house: Callable[[int], House],
) -> None:
    home = house(1)
    plan = home.drawn(compares=True)
    late = next(team for team, start in plan.starts.items() if start == 3)
    who = next(one for one, team in home.everybody() if team == late)
    waiting = path_now(home.registry, who, "fr", MONDAY + timedelta(days=1)).path
    assert [step.id for step in waiting.steps] == [measurer(plan, who, 0)]
    assert waiting.opens == plan.start_of(late)
    home.called(who, late, measurer(plan, who, 0), MONDAY + timedelta(days=1), 0.5)
    assert path_now(home.registry, who, "fr", MONDAY + timedelta(days=2)).path.steps == ()
    opened = path_now(home.registry, who, "fr", plan.start_of(late) - timedelta(hours=1)).path
    assert not {step.id for step in opened.steps} - {measurer(plan, who, 3)}
    after = path_now(home.registry, who, "fr", plan.ends + timedelta(days=1)).path
    assert after.opens is None, "the cohort is over"
    assert after.steps


def test_who_takes_no_part_is_asked_for_no_measuring_call_and_counts_in_no_sum(
    house: Callable[[int], House],
) -> None:
    home = house(1)
    plan = home.drawn()
    (who, _), (other, _) = home.everybody()[:2]
    late = home.measured(plan, 0)
    assert {who, other} <= set(rows_of(home.registry, plan, 1).names())
    assert not decide(home.registry, who, late, takes_part=False).takes_part
    assert who not in rows_of(home.registry, plan, 1).names(), "calls held before as well"
    now = plan.opens(1) + timedelta(hours=1)
    laid = path_now(home.registry, who, "fr", now)
    assert (laid.path.opens, bool(laid.path.steps)) == (None, True), "their path waits for no lot"
    missed = plan.closes(1) + timedelta(hours=1)
    assert {one.person for one in absent(home.registry, missed) if one.what == "measuring_missed"} == {
        person for person, _ in home.everybody() if person != who
    }
    agreed = decide(home.registry, who, missed, takes_part=True)
    assert (agreed.takes_part_since, agreed.cohort) == (missed, "spring")
    assert who not in rows_of(home.registry, plan, 1).names(), "what was held before stays out"
    assert who not in {one.person for one in absent(home.registry, missed) if one.what == "measuring_missed"}
    then = home.measured(plan, 2)
    assert who in rows_of(home.registry, plan, plan.closed_by(then)).names(), (
        "but not what is held from now on"
    )


def test_who_is_in_a_team_is_asked_once_and_no_answer_is_a_no(house: Callable[[int], House]) -> None:
    home = house(1)
    plan = home.drawn()
    new = "P-00009999"
    assert not asked_to_take_part(home.registry, new, MONDAY), "who is in no team is asked nothing"
    with home.registry.database.writing() as connection:
        people.enrol(connection, new, TEAMS[0], MONDAY)
    assert asked_to_take_part(home.registry, new, MONDAY)
    assert asked_to_take_part(home.registry, new, MONDAY + timedelta(hours=9)), "for that day it stands"
    assert not asked_to_take_part(home.registry, new, MONDAY + timedelta(days=2)), "and never again"
    agreed = agreed_by(home.registry, new, MONDAY)
    assert (agreed.takes_part, agreed.takes_part_answered, agreed.cohort) == (False, False, "spring")
    assert path_now(home.registry, new, "fr", MONDAY + timedelta(days=1)).path.opens is None
    home.called(new, TEAMS[0], measurer(plan, new, 0), plan.opens(0) + timedelta(hours=3), 0.5)
    assert new not in rows_of(home.registry, plan, 1).names()
    missed = plan.closes(1) + timedelta(hours=1)
    assert new not in {one.person for one in absent(home.registry, missed) if one.what == "measuring_missed"}
    (known, _), *_ = home.everybody()
    assert not asked_to_take_part(home.registry, known, MONDAY), "who has answered is not asked"


def test_the_report_says_how_many_were_asked_and_agreed_where_five_did_and_did_not(
    house: Callable[[int], House],
) -> None:
    home = house(1)
    plan = home.drawn()
    for who, _ in home.everybody()[:4]:
        decide(home.registry, who, MONDAY, takes_part=False)
    book = cohort_named(home.registry, "spring")
    four = looked_at(home.registry, book, home.measured(plan, 0))
    assert four is not None
    assert four.answers == Answers(asked=10, agreed=None), "four said no"
    decide(home.registry, home.everybody()[4][0], plan.closes(0), takes_part=False)
    home.measured(plan, 1)
    five = looked_at(home.registry, book, plan.closes(1))
    assert five is not None
    assert five.answers == Answers(asked=10, agreed=5)
    shown = CliRunner().invoke(app, ["programme", "report", "--cohort", "spring"]).stdout
    assert "10 people or a few more were asked" in " ".join(shown.split())
    assert "they may differ from those who did not" in " ".join(shown.split())


def test_callers_who_measure_are_in_no_path_and_no_drill(house: Callable[[int], House]) -> None:
    home = house(1)
    plan = home.drawn()
    first = next(team for team, start in plan.starts.items() if start == 0)
    who = next(one for one, team in home.everybody() if team == first)
    then = plan.closes(0) + timedelta(days=2)
    steps = path_now(home.registry, who, "fr", then).path.steps
    assert steps
    assert not {step.id for step in steps} & set(CALLERS)
    drawn = {moment_for(home.registry, who, "", "fr", then)[0].id for _ in range(20)}
    assert not drawn & set(CALLERS)


def test_the_late_and_the_silent_are_listed_for_a_person_to_call(house: Callable[[int], House]) -> None:
    home = house(1)
    plan = home.drawn()
    then = home.measured(plan, 0, most=9)
    missing = [one for one in absent(home.registry, then) if one.what == "measuring_missed"]
    assert [one.person for one in missing] == [home.everybody()[9][0]]
    later = absent(home.registry, plan.closes(0) + timedelta(days=22))
    begun_late = {one.team for one in later if one.what == "not_begun"}
    assert begun_late == {team for team, start in plan.starts.items() if start == 0}
    assert absent(home.registry, plan.ends) == (), "nothing is asked any more"


def test_the_commands_draw_list_and_report(house: Callable[[int], House]) -> None:
    house(1)
    options = [*(part for team in TEAMS for part in ("--team", team))]
    options += [*(part for caller in CALLERS for part in ("--caller", caller))]
    made = CliRunner().invoke(
        app, ["programme", "cohorts", "new", "spring", "--seed", "3", "--lang", "fr", *options]
    )
    assert made.exit_code == 0, made.stderr
    assert "seed 3" in made.stdout
    listed = json.loads(CliRunner().invoke(app, ["programme", "cohorts", "list", "--json"]).stdout)
    assert set(listed["cohorts"][0]["starts"]) == set(TEAMS)
    told = CliRunner().invoke(app, ["programme", "report", "--cohort", "spring"])
    assert told.exit_code == 0
    assert "Cannot tell yet" in told.stdout
    none = CliRunner().invoke(app, ["programme", "report", "--cohort", "autumn"])
    assert none.exit_code == 1
    assert "is no cohort" in none.stderr
    nobody = CliRunner().invoke(app, ["programme", "absent"])
    assert nobody.exit_code == 0, nobody.stderr
    assert "Nobody is late" in nobody.stdout


def test_what_was_told_is_shown_with_its_interval_and_the_levels(house: Callable[[int], House]) -> None:
    home = house(2)
    plan = home.drawn()
    for wave in range(4):
        then = home.measured(plan, wave)
    looked_at(home.registry, cohort_named(home.registry, "spring"), then)
    shown = CliRunner().invoke(app, ["programme", "report", "--cohort", "spring", "--plain"]).stdout
    assert "better" in shown
    assert "Kirkpatrick" in shown
    assert "3, doing it at work: not measured here" in shown
