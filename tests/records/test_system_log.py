"""The system's log says when and how, and nothing of anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.errors import DeviceError
from voicesim.records.purge import purge
from voicesim.records.store import Store
from voicesim.records.system_log import happened, log
from voicesim.records.verify import verify
from voicesim.sessions.new_call import NewCall

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def lines(store: Store) -> list[dict[str, str]]:
    return [json.loads(line) for line in (store.logs / "2026-03.log").read_text("utf-8").splitlines()]


def test_a_call_leaves_two_lines_without_words_or_names(store: Store) -> None:
    with NewCall(store, "practice", lambda: MARCH) as new:
        new.folder("FR03", 7)
    began, ended = lines(store)
    assert (began["event"], began["scenario"], began["mode"]) == ("call began", "FR03", "practice")
    assert (ended["event"], ended["how"]) == ("call ended", "in good order")
    assert began.keys() | ended.keys() == {"at", "event", "version", "mode", "scenario", "how"}
    assert (store.logs / "2026-03.log").stat().st_mode & 0o777 == 0o600
    assert verify(store).sound


def test_a_call_that_an_error_ended_is_noted_by_its_code(store: Store) -> None:
    def held() -> None:
        with NewCall(store, "practice", lambda: MARCH) as new:
            new.folder("FR03", 7)
            raise DeviceError("headset.lost", what="is gone", where="headset", mend="plug it in")

    with pytest.raises(DeviceError):
        held()
    assert lines(store)[-1]["how"] == "headset.lost"


def test_a_call_in_a_folder_of_ones_own_is_on_no_shelf_and_in_no_log(store: Store, tmp_path: Path) -> None:
    with NewCall(store, "practice", lambda: MARCH, tmp_path / "own") as new:
        assert new.folder("FR03", 7) == tmp_path / "own"
    assert not store.root.exists()


def test_a_held_call_is_sealed(make_call: Callable[..., CallDirectory], store: Store) -> None:
    import shutil

    from voicesim.client.scenario import load_scenario
    from voicesim.sessions.filing import file_call

    with NewCall(store, "practice", lambda: MARCH) as new:
        path = new.folder("FR03", 7)
        shutil.copytree(make_call().path, path, dirs_exist_ok=True)
        file_call(CallDirectory(path), load_scenario("FR03"))
    assert [entry.deed for entry in store.shelf("practice").journal.entries()] == ["begun", "filed"]
    assert verify(store).notes == ()


def test_a_log_goes_when_its_time_is_over(store: Store) -> None:
    log(store, MARCH, "call began")
    written = datetime.fromtimestamp((store.logs / "2026-03.log").stat().st_mtime, UTC)
    assert purge(store, written + timedelta(days=179)) == ()
    assert [d.kind for d in purge(store, written + timedelta(days=181))] == ["log"]


def test_what_happened_is_read_back_of_this_month_and_the_one_before(store: Store) -> None:
    for month in (1, 2, 3):
        log(store, MARCH.replace(month=month), "call read", call=f"in {month}", by="trainer")
    log(store, MARCH, "call began", mode="practice")
    with (store.logs / "2026-03.log").open("a", encoding="utf-8") as file:
        file.write('{"at": "2026')  # a disk that was full
    assert [one.facts["call"] for one in happened(store, "call read", MARCH)] == ["in 2", "in 3"]
    assert happened(store, "call read", MARCH)[0].at == MARCH.replace(month=2)
