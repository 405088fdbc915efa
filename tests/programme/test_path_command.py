"""`voicesim path` after real calls of a robot, typed as a person would."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from people import at_home
from typer.testing import CliRunner

from voicesim.call.directory import SCORECARD, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.cli.main import app
from voicesim.records.programme import path_folders
from voicesim.records.store import Store
from voicesim.sessions.erasing import traces
from voicesim.sessions.registry import Registry
from voicesim.sessions.store_here import registry_here
from voicesim.settings.sources import read_settings

CARD = {
    "scenario": "FR03",
    "language": "fr",
    "score": 50.0,
    "uncapped": 50.0,
    "rubric": {"id": "fnol", "version": 1},
    "dimensions": [],
}


def criterion(name: str, share: float) -> dict[str, Any]:
    quote = {"speaker": "trainee", "words": "calmez-vous", "start": 10, "end": 11}
    bad = {
        "id": "no_reproach",
        "rule": "avoided",
        "verdict": "fault",
        "sentence": "Un reproche.",
        "evidence": [quote],
    }
    return {"id": name, "dimension": "emotional", "weight": 50, "share": share, "checks": [bad]}


class Desk:
    """A person's machine, with calls that were scored."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        at_home(folder, monkeypatch)

    @property
    def registry(self) -> Registry:
        return registry_here(read_settings().settings)

    def run(self, *arguments: str) -> Any:
        return CliRunner().invoke(app, list(arguments))

    def answer(self, *arguments: str) -> dict[str, Any]:
        shown = self.run(*arguments, "--json")
        assert shown.exit_code == 0, shown.stderr
        body = json.loads(shown.stdout)
        assert isinstance(body, dict)
        return body

    def took(self, days_ago: float, share: float) -> CallDirectory:
        """A practice call of the desk's person that showed two skills."""
        registry, when = self.registry, datetime.now().astimezone() - timedelta(days=days_ago)
        owner = registry.owner("", "practice", "", when)
        path = Store(registry.store.root, registry.store.keys).shelf("practice").begin("FR03", 7, when)
        manifest = Manifest("FR03", "fr", "practice", 7, held=when.isoformat(), owner=owner.noted())
        call = CallDirectory.create(path, manifest)
        call.events.write_text('{"at": 9600000, "event": "hung_up", "by": "client", "reason": "hang_up"}\n')
        criteria = [criterion("empathie", share), criterion("clarte", 0.9)]
        call.scorecard.write_text(json.dumps({**CARD, "criteria": criteria}))
        call.fingerprint((SCORECARD,), complete=True)
        assert self.run("catalogue", "rebuild").exit_code == 0
        return call


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def test_a_newcomer_is_sent_to_a_call_and_nothing_is_said_of_their_skills(desk: Desk) -> None:
    path = desk.answer("path")
    assert {one["confidence"] for one in path["skills"]} == {"not_enough"}
    assert path["steps"][0]["command"].startswith("voicesim call FR")
    assert path["minutes_left"] == 30
    assert "The first 3 calls show where you stand" in " ".join(desk.run("path").stdout.split())


def test_ones_trade_is_kept_and_one_that_nobody_has_is_refused_in_one_sentence(desk: Desk) -> None:
    assert desk.answer("path", "--trade", "teleassistance")["steps"][0]["id"] == "FR11"
    assert desk.answer("path")["steps"][0]["id"] == "FR11"
    refused = desk.run("path", "--trade", "plumber")
    assert refused.exit_code == 1
    assert "plumber: is nobody's trade" in " ".join(refused.stderr.split())


def test_after_three_calls_the_weak_skill_is_read_about_beside_ones_own_words(desk: Desk) -> None:
    for days in (9, 6, 3):
        desk.took(days, 0.2)
    path = desk.answer("path", "--minutes", "120")
    found = {one["skill"]: one for one in path["skills"]}
    assert (found["empathie"]["observations"], found["empathie"]["level"]) == (3, 0)
    assert path["weak"][0] == "empathie"
    step = next(one for one in path["steps"] if one["kind"] == "read" and one["skill"] == "empathie")
    (beside, *_) = desk.answer("path", "--unit", step["id"])["own"]
    assert beside["own"] == "calmez-vous"
    assert beside["better"]
    assert desk.answer("path")["minutes_left"] == pytest.approx(
        120 - sum(minutes for _, minutes in spent(desk)), abs=0.1
    )


def spent(desk: Desk) -> list[tuple[datetime, float]]:
    from voicesim.programme.path_book import open_path

    state = open_path(desk.registry, desk.registry.desk()).state
    assert state is not None
    now = datetime.now().astimezone()
    return [(at, minutes) for at, minutes in state.spent if (at.year, at.month) == (now.year, now.month)]


def test_rounds_are_answered_and_a_better_answer_stands_beside_ones_own(desk: Desk) -> None:
    typed = "Calmez-vous, madame.\n" * 9
    shown = CliRunner().invoke(app, ["path", "--unit", "empathy_try", "--json"], input=typed)
    assert shown.exit_code == 0, shown.stderr
    rounds = json.loads(shown.stdout)["rounds"]
    assert rounds
    assert not any(one["passed"] for one in rounds)
    again = "".join(f"{one['model']}\n" for one in rounds)
    shown = CliRunner().invoke(app, ["path", "--unit", "empathy_try", "--json"], input=again)
    assert all(one["passed"] for one in json.loads(shown.stdout)["rounds"])


def test_what_is_due_stands_in_a_calendar_without_a_name_or_a_score(desk: Desk, tmp_path: Path) -> None:
    desk.took(3, 0.2)
    desk.answer("path", "--ics", str(tmp_path / "path.ics"))
    whole = Calendar.from_ical((tmp_path / "path.ics").read_bytes())
    events = whole.walk("VEVENT")
    assert len(events) == 2
    assert all(
        event["dtstart"].dt >= (datetime.now().astimezone() - timedelta(days=1)).date() for event in events
    )
    text = (tmp_path / "path.ics").read_text()
    assert desk.registry.desk() not in text
    assert "0.2" not in text


def test_a_unit_that_is_none_is_refused_in_one_sentence(desk: Desk) -> None:
    refused = desk.run("path", "--unit", "nonsense")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1


def test_a_journal_that_somebody_changed_is_found(desk: Desk) -> None:
    desk.took(3, 0.2)
    desk.answer("path")
    (folder,) = path_folders(desk.registry.store.root, desk.registry.store.keys)
    journal = folder.path / "journal.jsonl"
    journal.write_text(journal.read_text().replace('"empathie":0.2', '"empathie":0.9'))
    assert desk.run("path").exit_code == 1
    assert desk.run("records", "verify").exit_code == 1


def test_who_is_deleted_leaves_no_path(desk: Desk) -> None:
    desk.took(3, 0.2)
    desk.answer("path")
    person, registry = desk.registry.desk(), desk.registry
    assert any("paths" in one for one in traces(registry, person))
    assert desk.run("records", "delete", "--person", person, "--why", "asked", "--yes").exit_code == 0
    assert traces(registry, person) == ()


def test_one_line_reminds_of_what_is_due_and_none_where_no_path_was_begun(desk: Desk) -> None:
    from voicesim.cli.output import Output
    from voicesim.cli.path import say_if_due

    said: list[str] = []

    class Told(Output):
        def say(self, sentence: str) -> None:
            said.append(sentence)

    desk.took(30, 0.2)
    say_if_due(desk.registry, desk.registry.desk(), Told())
    assert said == []
    desk.answer("path")
    say_if_due(desk.registry, desk.registry.desk(), Told())
    assert len(said) == 1


def test_what_was_left_open_is_summed_over_ones_own_calls_and_older_scorecards_say_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.took(9, 0.2)
    quote = {"speaker": "client", "words": "Et qui paie ?", "start": 1, "end": 2}
    reasons = [{"kind": "unanswered", "sentence": "Sans réponse.", "evidence": quote}]
    for days, left_open in ((6, [*reasons, *reasons]), (3, [])):
        monkeypatch.setitem(CARD, "left_open", left_open)
        desk.took(days, 0.2)
    assert desk.answer("path")["left_open"] == {"calls": 2, "left_open": 1, "kinds": {"unanswered": 1}}
    assert "a question without an answer: 1" in desk.run("path").stdout
