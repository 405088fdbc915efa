"""Twelve robots, four stations, two robot examiners: from the blueprint to the decisions, in virtual time."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from conftest import MARCH
from left_behind import check_nothing_of_them, check_recovered, check_what_is_left
from robot_sitting import RobotExaminer, RobotSitting
from sqlalchemy import select

from voicesim.catalogue import tables
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.catalogue.sittings import sittings_of, to_mark
from voicesim.examination import deeds
from voicesim.examination.index import bring_up_to_date, rebuild_sittings
from voicesim.examination.results import tell
from voicesim.examination.summary import outcome_of
from voicesim.records.kept import list_records, read_scorecard
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.sessions.cataloguing import rebuild
from voicesim.sessions.registry import Registry
from voicesim.settings.schema import Settings

pytestmark = pytest.mark.computes(30)

SEVERITIES = {"Claire Morel": 0.02, "Jean Petit": -0.02}
SLIPS = {
    "Claire Morel": {(5, "sinistre_courant"): -0.4},
    "Jean Petit": {(1, "client_tendu"): -0.5, (9, "cas_delicat"): 0.4},
}
"""Candidate and station -> what an examiner adds there by mistake."""


def test_a_sitting_of_robots_comes_to_what_was_put_in(
    address: str, tmp_path: Path, kept: Path, settings: Settings
) -> None:
    store = Store(tmp_path / "store", tmp_path / "desk" / "keys")
    registry = Registry(store, Database.open(address), Names(tmp_path / "desk" / "people.json"))
    examiners = {name: RobotExaminer(how, SLIPS[name]) for name, how in SEVERITIES.items()}
    run = RobotSitting(registry, settings, kept, MARCH, examiners).begin(tmp_path, 12)
    for number in range(1, 13):
        for _ in range(4):
            run.take_call(number)
        assert run.book.state.calls_of(f"C{number}")[-1].held
    bring_up_to_date(registry.database, run.book)
    claire = run.book.people[run.seats["Claire Morel"]]
    assert len(to_mark(registry.database, claire)) == 48
    run.mark_all()
    slipped = run.settle_all()
    run.decide_all()
    first = store.shelf("certification").folder / run.book.state.calls_of("C1")[0].name
    assert "score" not in _scores(registry, first.name)
    for number in (1, 2):
        tell(store, run.book, number, run.clock())
    assert "score" in _scores(registry, first.name)
    run.book.enter(deeds.Closed(), run.clock())
    bring_up_to_date(registry.database, run.book)

    came = outcome_of(store, "robots")
    calls = [call for candidate in came.candidates for call in candidate.calls]
    assert len(calls) == 48
    assert all(call.final is not None and len(call.marks) == 2 for call in calls)
    check_recovered(run, came, slipped, SLIPS)
    assert {call.scenario for call in calls} <= set(run.book.state.blueprint.scenarios)
    assert all(0 < call.seconds <= 60 and call.started for call in calls)
    assert verify(store).findings == ()
    check_what_is_left(store, run.book, came, tmp_path, run.clock())

    rows = _rows(registry.database)
    assert {name: len(found) for name, found in rows.items()} == {
        "sittings": 1, "candidates": 12, "assignments": 96, "marks": 96, "decisions": 12
    }  # fmt: skip
    with registry.database.writing() as connection:
        connection.execute(tables.sittings.delete())
    assert _rows(registry.database)["marks"] == []
    rebuild(registry)
    assert rebuild_sittings(registry) == 1
    assert _rows(registry.database) == rows
    assert sittings_of(registry.database, came.candidates[2].person) == (("robots", 3),)
    check_nothing_of_them(registry, run.book, came.candidates[0])


def _scores(registry: Registry, name: str) -> set[str]:
    """Does the list of calls, and its page, say what the machine makes of a call?"""
    (kept,) = [one for one in list_records(registry.store) if one.name == name]
    page = unescape((kept.directory.path / "report.html").read_text("utf-8"))
    card = read_scorecard(kept.directory)
    assert card is not None
    found = [check.sentence in page for one in card.criteria for check in one.checks]
    assert any(found) == (kept.score is not None)
    return set() if kept.score is None else {"score"}


def _rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with database.reading() as connection:
        for name in ("sittings", "candidates", "assignments", "marks", "decisions"):
            rows = connection.execute(select(tables.metadata.tables[name])).all()
            found[name] = sorted(tuple(map(str, row)) for row in rows)
    return found
