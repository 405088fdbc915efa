from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from voicesim.errors import ConfigurationError
from voicesim.records.proces_verbaux import file_proces_verbal
from voicesim.records.purge import purge
from voicesim.records.retention import Retention
from voicesim.records.sittings import JOURNAL, SittingFolder, sitting_folder
from voicesim.records.store import Store, store_at

CLOSED = datetime(2026, 12, 2, 17, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return store_at(tmp_path / "calls")


@pytest.fixture
def folder(store: Store) -> SittingFolder:
    made = sitting_folder(store.root, store.keys, "S1")
    made.path.mkdir(parents=True)
    (made.path / JOURNAL).write_text("")
    return made


def test_a_record_is_kept_five_years_and_goes_with_a_line_in_the_journal(
    store: Store, folder: SittingFolder
) -> None:
    path = file_proces_verbal(folder, b"%PDF", CLOSED, "fr", CLOSED)
    assert path.name == "proces-verbal-20261202-fr.pdf"
    assert path.stat().st_mode & 0o077 == 0
    assert purge(store, CLOSED + timedelta(days=1824)) == ()
    late = CLOSED + timedelta(days=1826)
    (due,) = purge(store, late, rehearse=True)
    assert (due.kind, due.name, due.size) == ("proces_verbal", f"S1/{path.name}", 4)
    assert path.is_file()
    assert purge(store, late) == (due,)
    assert not path.exists()
    last = store.shelf("certification").journal.entries()[-1]
    assert (last.deed, last.call) == ("deleted", f"S1/{path.name}")


def test_its_period_is_its_own_and_the_analysis_may_end_before(store: Store, folder: SittingFolder) -> None:
    path = file_proces_verbal(folder, b"%PDF", CLOSED, "en", CLOSED)
    short = Retention(recording=1, analysis=30, proces_verbal=400)
    assert purge(store, CLOSED + timedelta(days=399), short) == ()
    assert [one.name for one in purge(store, CLOSED + timedelta(days=402), short)] == [f"S1/{path.name}"]


def test_another_file_beside_it_is_left_alone(store: Store, folder: SittingFolder) -> None:
    path = file_proces_verbal(folder, b"%PDF", CLOSED, "fr", CLOSED)
    other = path.with_name("notes.pdf")
    other.write_bytes(b"%PDF")
    purge(store, CLOSED + timedelta(days=9000))
    assert other.is_file()


@pytest.mark.parametrize("days", [364, 18251])
def test_a_period_out_of_range_is_refused(days: int) -> None:
    with pytest.raises(ConfigurationError, match="records of sittings"):
        Retention(proces_verbal=days)
