"""Who is known, whose the calls are, and that all of it can be made again from the folders."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from voicesim.call.directory import CallDirectory
from voicesim.catalogue import calls, cards, people
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.errors import StorageError
from voicesim.records.purge import purge
from voicesim.records.retention import Retention
from voicesim.records.store import Store
from voicesim.sessions.cataloguing import present, rebuild, settle
from voicesim.sessions.new_call import NewCall
from voicesim.sessions.registry import Registry, registry_of
from voicesim.settings.schema import Settings

Take = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_a_private_desk_has_one_person_who_need_not_say_who_they_are(registry: Registry) -> None:
    first = registry.owner("", "practice", "", MARCH)
    assert registry.owner("", "certification", "", MARCH).person == first.person
    assert registry.names.all() == {}
    assert [one.pseudonym for one in people.everybody(registry.database)] == [first.person]


@pytest.mark.parametrize("other", ["zoe le fevre", "ZOÉ LEFÈVRE", "  Zoé   Le-Fèvre ", "Zoe\u0301 Le Fèvre"])
def test_the_same_person_in_another_spelling_is_the_same_person(registry: Registry, other: str) -> None:
    zoe, new = registry.enrol("Zoé Le Fèvre", "promo 12", MARCH)
    again, new_again = registry.enrol(other, "", MARCH)
    assert (new, new_again) == (True, False)
    assert again.pseudonym == zoe.pseudonym
    assert registry.find(other) == registry.find(zoe.pseudonym.lower()) == zoe.pseudonym
    assert registry.owner(other, "practice", "", MARCH).group == "promo 12"


def test_the_same_names_in_another_order_are_not_enrolled_unseen(registry: Registry) -> None:
    registry.enrol("Zoé Le Fèvre", "", MARCH)
    with pytest.raises(StorageError, match=r"may be P-.*, whose names stand in another order"):
        registry.enrol("LE FÈVRE Zoé", "", MARCH)
    assert registry.enrol("Zoé Le Fort", "", MARCH)[1]


@pytest.mark.parametrize("name", ["", "  ", "12", "!"])
def test_a_name_that_is_none(registry: Registry, name: str) -> None:
    with pytest.raises(StorageError, match="is nobody's name"):
        registry.enrol(name, "", MARCH)


def test_somebody_nobody_knows(registry: Registry) -> None:
    with pytest.raises(StorageError, match="Paul: is nobody the catalogue knows; enrol them"):
        registry.owner("Paul", "practice", "", MARCH)


def test_names_are_in_a_file_of_their_own_that_may_be_deleted_alone(
    registry: Registry, tmp_path: Path
) -> None:
    zoe, _ = registry.enrol("Zoé Le Fèvre", "", MARCH)
    held = b"".join(path.read_bytes() for path in registry.store.root.rglob("*") if path.is_file())
    assert "Zoé".encode() not in held
    registry.names.path.unlink()
    assert people.person(registry.database, zoe.pseudonym) is not None
    assert registry.find(zoe.pseudonym) == zoe.pseudonym


@pytest.mark.parametrize("spoiled", ["[]", "{", "12"])
def test_a_file_of_names_that_somebody_spoiled(tmp_path: Path, spoiled: str) -> None:
    names = Names(tmp_path / "people.json")
    names.path.write_text(spoiled)
    with pytest.raises(StorageError, match="is no list of names"):
        names.all()


@settings(max_examples=15)
@given(
    st.dictionaries(st.text("ABC012", min_size=1, max_size=6), st.text(min_size=1, max_size=20), max_size=6)
)
def test_what_is_written_of_names_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, str]
) -> None:
    names = Names(tmp_path_factory.mktemp("names") / "people.json")
    for pseudonym, name in said.items():
        names.give(pseudonym, name)
    assert dict(names.all()) == said
    for pseudonym in said:
        names.forget(pseudonym)
    assert names.all() == {}


def test_a_call_is_its_persons_from_its_beginning(registry: Registry, store: Store) -> None:
    owner = registry.owner("", "practice", "promo 12", MARCH)
    new = NewCall(store, "practice", lambda: MARCH, None, registry, owner)
    folder = new.folder("FR03", 7, "fr")
    (begun,) = calls.calls_of(registry.database, owner.person)
    assert (begun.name, begun.state, begun.purpose, begun.group) == (
        folder.name,
        "begun",
        "practice",
        "promo 12",
    )
    assert begun.held == MARCH


def test_a_call_that_a_dying_machine_left_is_settled_later(registry: Registry, take: Take) -> None:
    cut = take("P-00000001", complete=False)
    rebuild(registry, MARCH + timedelta(minutes=5))
    assert [one.state for one in calls.open_calls(registry.database)] == ["begun"]
    settle(registry, MARCH + timedelta(minutes=10))
    assert [one.state for one in calls.open_calls(registry.database)] == ["begun"]  # it may still go on
    settle(registry, MARCH + timedelta(days=1))
    assert calls.open_calls(registry.database) == ()
    assert [(one.name, one.state) for one in calls.calls_of(registry.database, "P-00000001")] == [
        (cut.path.name, "cut")
    ]


def test_the_catalogue_is_made_again_from_the_folders(registry: Registry, take: Take, address: str) -> None:
    zoe, _ = registry.enrol("Zoé Le Fèvre", "promo 12", MARCH)
    nobody_yet, _ = registry.enrol("Paul Martin", "promo 13", MARCH)
    accepted = "2026-03-02T09:59:00+01:00"
    take(zoe.pseudonym, number=0, group="promo 12", accepted=accepted)
    take(zoe.pseudonym, number=1, mode="certification")
    take("robot", number=2, purpose="robot")
    take("", number=3)  # from before calls had owners
    before = rebuild(registry, MARCH)
    told = [calls.calls_of(registry.database, who) for who in (zoe.pseudonym, "robot", "unknown")]
    assert (before.people, before.calls) == (4, 4)
    with registry.database.writing() as connection:
        for one in people.everybody(registry.database):
            people.forget(connection, one.pseudonym)
    assert people.everybody(registry.database) == ()
    assert rebuild(registry, MARCH) == before
    again = [calls.calls_of(registry.database, who) for who in (zoe.pseudonym, "robot", "unknown")]
    assert again == told
    known = people.person(registry.database, nobody_yet.pseudonym)
    assert known is not None
    assert known.group == "promo 13"
    notice = told[0][-1].accepted
    assert notice is not None
    assert notice.at == datetime.fromisoformat(accepted)


def test_what_is_gone_from_the_disk_goes_from_the_catalogue(registry: Registry, take: Take) -> None:
    gone, stays = take("P-00000001", number=0), take("P-00000001", number=1)
    rebuild(registry, MARCH)
    for file in gone.path.iterdir():
        file.unlink()
    gone.path.rmdir()
    assert [call.path.name for call in present(registry, "P-00000001")] == [stays.path.name]
    assert {name for _, name in calls.known(registry.database)} == {stays.path.name}


def test_a_call_whose_manifest_is_spoiled_is_said_to_be_in_no_list(registry: Registry, take: Take) -> None:
    spoiled = take("P-00000001")
    spoiled.manifest_path.write_text("{")
    assert rebuild(registry, MARCH).unreadable == (spoiled.path.name,)


def test_a_new_catalogue_knows_the_calls_that_were_there_before_it(store: Store, take: Take) -> None:
    take("P-00000001")
    registry = registry_of(Settings(), store)
    assert len(calls.calls_of(registry.database, "P-00000001")) == 1


def test_a_damaged_catalogue_is_made_anew_when_asked(store: Store, take: Take) -> None:
    take("P-00000001")
    registry_of(Settings(), store)
    (store.root / "catalogue.db").write_bytes(b"x" * 5000)
    with pytest.raises(StorageError, match="voicesim catalogue rebuild"):
        registry_of(Settings(), store)
    again = registry_of(Settings(), store, anew=True)
    assert len(calls.calls_of(again.database, "P-00000001")) == 1


def test_no_word_and_no_sound_is_in_the_catalogue(registry: Registry, take: Take) -> None:
    call = take("P-00000001")
    call.transcript.write_text(json.dumps({"words": "mon chat Ulysse"}))
    rebuild(registry, MARCH)
    with registry.database.reading() as connection:
        for table in calls.calls.metadata.sorted_tables:
            for row in connection.execute(table.select()):
                assert "Ulysse" not in str(row)
                assert "voice" not in str(row)


def test_what_is_due_and_what_a_group_did(registry: Registry, take: Take) -> None:
    for number in range(6):
        take(f"P-0000000{number % 2}", number=number * 24 * 60, group="promo 12")
    rebuild(registry, MARCH)
    before = MARCH + timedelta(days=2, hours=1), MARCH + timedelta(hours=1)
    older = calls.due(registry.database, *before)
    assert [one.whole for one in older] == [True, False, False]
    assert [one.name for one in older] == sorted(one.name for one in older), "the oldest first"
    assert calls.due(registry.database, *before, most=2) == older[:2]
    assert calls.count_due(registry.database, *before) == 3
    calls.without_sound(registry.database, [older[1][:2]])
    assert calls.due(registry.database, *before) == (older[0], older[2])
    board = calls.board(registry.database, "promo 12")
    assert [(one.person, one.calls, one.last) for one in board] == [
        ("P-00000000", 3, MARCH + timedelta(days=4)),
        ("P-00000001", 3, MARCH + timedelta(days=5)),
    ]


def test_what_the_purge_has_deleted_is_due_no_more(registry: Registry, take: Take, store: Store) -> None:
    muted, gone = take("P-00000001", number=200 * 24 * 60), take("P-00000001", number=0)
    rebuild(registry, MARCH)
    now = MARCH + timedelta(days=370)
    periods = Retention()
    before = now - periods.period("recording"), now - periods.period("analysis")
    assert {one.name for one in calls.due(registry.database, *before)} == {muted.path.name, gone.path.name}
    settle(registry, now, periods)
    assert calls.count_due(registry.database, *before) == 2, "nothing was deleted yet"
    assert len(purge(store, now, periods)) == 2
    settle(registry, now, periods)
    assert calls.due(registry.database, *before) == ()
    (left,) = calls.calls_of(registry.database, "P-00000001")
    assert (left.name, left.sound) == (muted.path.name, False)


def test_a_long_list_of_calls_is_read_a_page_at_a_time_and_none_is_lost(database: Database) -> None:
    """Many calls of one moment among them: a page that ends there begins again behind its last."""
    moments = [MARCH + timedelta(minutes=number // 40) for number in range(170)]
    entries = [
        calls.CallEntry(
            "practice", f"call-{n:03}", "P-00000001", "", "practice", "FR03", "fr", at, "held", True
        )
        for n, at in enumerate(moments)
    ]
    calls.enter(database, entries)
    assert tuple(calls.each_call_of(database, "P-00000001")) == calls.calls_of(database, "P-00000001")
    assert [one.name for one in calls.each_call_of(database, "P-00000001")] == [
        one.name for one in reversed(entries)
    ]
    found = calls.call_named(database, "P-00000001", "call-012")
    assert found == entries[12]
    assert calls.call_named(database, "P-00000002", "call-012") is None
    assert list(calls.each_call_of(database, "P-00000002")) == []


def test_a_card_that_somebody_spoiled_says_nothing(registry: Registry) -> None:
    zoe, _ = registry.enrol("Zoé Le Fèvre", "promo 12", MARCH)
    assert [card.group for card in cards.read_cards(registry.store.root)] == ["promo 12"]
    cards.card_of(registry.store.root, zoe.pseudonym).write_text("{")
    assert list(cards.read_cards(registry.store.root)) == []


def test_a_group_whose_name_is_a_novel(database: Database) -> None:
    with pytest.raises(StorageError, match="a group's name has 1 to 80 characters"):
        people.checked_group("x" * 81)


def test_no_question_reads_every_call(tmp_path: Path) -> None:
    """What is asked of a hundred thousand calls is found through an index: SQLite says how it would look."""
    database = Database.open(str(tmp_path / "catalogue.db"))
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        asked.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    entry = calls.CallEntry("practice", "a", "P-00000001", "", "practice", "FR03", "fr", MARCH, "held", True)
    calls.enter(database, [entry])
    calls.calls_of(database, "P-00000001")
    list(calls.each_call_of(database, "P-00000001"))
    calls.call_named(database, "P-00000001", "a")
    calls.due(database, MARCH, MARCH - timedelta(days=300))
    calls.count_due(database, MARCH, MARCH - timedelta(days=300))
    calls.board(database, "promo 12")
    calls.open_calls(database)
    event.remove(database.engine, "before_cursor_execute", note)
    plans = []
    with database.reading() as connection:
        for statement, values in asked:
            if statement.startswith("SELECT"):
                found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
                plans.append(" ".join(str(row) for row in found))
    assert len(plans) == 10
    assert all("SEARCH calls" in plan and "SCAN" not in plan for plan in plans)
