"""What a manager is told: sums of at least five people, and of nobody."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import at_home
from typer.testing import CliRunner

from voicesim.catalogue import people
from voicesim.catalogue.paths import AtLevel, GroupSums, Level, Met, PathEntry, enter_path
from voicesim.cli.main import app
from voicesim.programme.group_page import bars, interval, page
from voicesim.programme.reporting import report
from voicesim.records.suppression import Count
from voicesim.sessions.registry import Registry
from voicesim.sessions.store_here import registry_here
from voicesim.settings.sources import read_settings

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def group(name: str, people: int, finished: int = 0) -> GroupSums:
    return GroupSums(name, people, people, people, finished)


def test_a_team_of_four_is_in_no_figure_and_its_house_cannot_be_subtracted_from() -> None:
    told = page([group("north", 20, 8), group("small", 4, 3)], (), {}, {}, {}).figures["finished"]
    assert set(told.groups) == {"north"}
    assert told.whole == Count(8, 20)


def test_the_three_skills_to_work_on_are_those_in_which_fewest_are_at_level() -> None:
    levels = [
        AtLevel("north", skill, 30, 6, now)
        for skill, now in zip("abcdef", (20, 9, 24, 7, 12, 4), strict=True)
    ]
    found = page([group("north", 30)], levels, {}, {}, {})
    assert found.to_work_on == ("d", "b", "e"), "four of thirty may not be told"


def test_a_house_of_a_thousand_small_teams_is_told_its_sum() -> None:
    sums = [group(f"t{number}", 3 + number % 30, number % 3) for number in range(1000)]
    told = page(sums, (), {}, {}, {}).figures["finished"]
    assert told.whole is not None
    assert told.whole.people == sum(one.people for one in sums)


def test_callers_whom_few_people_met_are_not_named() -> None:
    met = {"FR01": (4, 40, 20), "FR03": (9, 30, 12), "FR07": (9, 30, 2)}
    assert page([group("north", 1)], (), {}, met, {}).hang_up == (("FR03", 0.4),)


@given(st.dictionaries(st.integers(0, 60), st.integers(1, 12), max_size=20))
def test_each_bar_is_of_five_people_or_more_and_nobody_is_lost(calls: dict[int, int]) -> None:
    found = bars(calls)
    assert all(bar.people >= 5 for bar in found)
    assert not found or sum(bar.people for bar in found) == sum(calls.values())
    assert bool(found) == (sum(calls.values()) >= 5)


def test_the_interval_of_a_share_holds_the_truth_as_often_as_it_says() -> None:
    drawn, held = random.Random("shares"), 0
    for _ in range(2000):
        low, high = interval(Count(sum(drawn.random() < 0.3 for _ in range(40)), 40))
        held += low <= 0.3 <= high
    assert 0.93 <= held / 2000 <= 0.98


def house(registry: Registry, size: int, finished: int) -> None:
    for number in range(size):
        who = f"P-{number:08}"
        with registry.database.writing() as connection:
            people.enrol(connection, who, "north", NOW)
        levels = [Level("ecoute", number % 3 == 0, number % 2 == 0)]
        entry = PathEntry(who, NOW, NOW, 4, number < finished, 3, levels, [Met("FR03", 2, number % 2)])
        enter_path(registry.database, entry)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    at_home(tmp_path, monkeypatch)
    return registry_here(read_settings().settings)


def test_the_page_of_four_people_says_that_nothing_can_be_said(desk: Registry) -> None:
    house(desk, 4, 2)
    shown = CliRunner().invoke(app, ["programme", "report"])
    assert shown.exit_code == 0
    assert "fewer than five" in shown.stdout
    body = json.loads(CliRunner().invoke(app, ["programme", "report", "--json"]).stdout)
    assert body["figures"] == {}
    assert body["calls"] == body["hang_up"] == []


def test_the_page_names_nobody_and_ranks_nobody(desk: Registry) -> None:
    house(desk, 30, 12)
    body = json.loads(CliRunner().invoke(app, ["programme", "report", "--json"]).stdout)
    assert body["figures"]["finished"]["everybody"]["having"] == 12
    assert body["figures"]["now ecoute"]["groups"]["north"] == {
        "having": 15,
        "people": 30,
        "interval": [pytest.approx(0.33, abs=0.01), pytest.approx(0.67, abs=0.01)],
    }
    assert "P-0" not in json.dumps(body)


def test_one_more_who_finished_changes_nothing_and_five_do(desk: Registry) -> None:
    told = []
    for finished in (12, 13, 16, 17):
        house(desk, 30, finished)
        whole = report(desk, NOW + timedelta(hours=1)).page.figures["finished"].whole
        assert whole is not None
        told.append(whole.having)
    assert told == [12, 12, 12, 17]


def test_a_page_enters_only_what_is_told_anew(desk: Registry) -> None:
    journal = desk.store.root / "programme" / "cohorts" / "told" / "journal.jsonl"
    lines = []
    for finished in (12, 12, 17):
        house(desk, 30, finished)
        report(desk, NOW + timedelta(hours=1))
        lines.append(journal.read_text().splitlines())
    assert [len(some) for some in lines] == [1, 1, 2]
    assert set(json.loads(lines[-1][-1])["told"]["figures"]) == {"finished"}


def test_pages_look_for_new_practice_every_ten_minutes_and_while_more_is_waiting(
    desk: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, looks = iter((20, 3, 0)), list[int]()

    def looked(registry: Registry, now: datetime, most: int | None) -> int:
        looks.append(next(found))
        return looks[-1]

    monkeypatch.setattr("voicesim.programme.reporting.everybody_up_to_date", looked)
    for minute, wanted in ((0, 1), (1, 2), (2, 2), (10, 2), (12, 3)):
        report(desk, NOW + timedelta(minutes=minute), 20)
        assert len(looks) == wanted, minute
