"""The journal of a sitting is kept after the last thing done in it, then deleted, with a signed line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from voicesim.call.private import private_folder
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.catalogue.sittings import SittingEntry, enter_sitting, lines_entered
from voicesim.errors import ConfigurationError, StorageError
from voicesim.records import sitting_retention
from voicesim.records.proces_verbaux import file_proces_verbal
from voicesim.records.purge import purge
from voicesim.records.retention import Retention
from voicesim.records.sittings import SittingFolder, sitting_folder, sitting_folders
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.sessions.cataloguing import settle
from voicesim.sessions.registry import Registry

CLOSED = datetime(2026, 12, 2, 17, tzinfo=UTC)
LATE = CLOSED + timedelta(days=1826)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", tmp_path / "desk" / "keys")


@pytest.fixture
def folder(store: Store) -> SittingFolder:
    """A sitting in which the last thing was done at `CLOSED`."""
    made = sitting_folder(store.root, store.keys, "S1")
    private_folder(made.path.parent)
    private_folder(made.path)
    made.seat("C1", "P-ZOE00001", "5a17")
    for days, told in enumerate(({"do": "made"}, {"do": "closed"})):
        made.journal.append(CLOSED - timedelta(days=1 - days), "sitting", "", "", {}, told)
    return made


def test_a_journal_is_kept_five_years_after_the_last_deed_and_goes_with_who_sat_there(
    store: Store, folder: SittingFolder
) -> None:
    assert purge(store, CLOSED + timedelta(days=1824)) == ()
    (due,) = purge(store, LATE, rehearse=True)
    assert (due.kind, due.name) == ("sitting_journal", "S1")
    assert folder.people() == {"C1": "P-ZOE00001"}
    assert purge(store, LATE) == (due,)
    assert not folder.path.exists()
    last = store.shelf("certification").journal.entries()[-1]
    assert (last.deed, last.call, list(last.files)) == ("deleted", "sittings/S1", ["journal.jsonl"])
    assert verify(store).findings == ()
    assert purge(store, LATE) == ()


def test_its_record_has_a_clock_of_its_own(store: Store, folder: SittingFolder) -> None:
    record = file_proces_verbal(folder, b"%PDF", CLOSED, "fr", CLOSED)
    short = Retention(sitting_journal=400, proces_verbal=500)
    assert [one.kind for one in purge(store, CLOSED + timedelta(days=401), short)] == ["sitting_journal"]
    assert record.read_bytes() == b"%PDF"
    assert sitting_folders(store.root, store.keys) == ()
    assert verify(store).findings == ()
    assert [one.kind for one in purge(store, CLOSED + timedelta(days=502), short)] == ["proces_verbal"]
    assert not folder.path.exists()


def test_a_record_of_which_a_byte_was_changed_or_that_is_gone_is_named(
    store: Store, folder: SittingFolder
) -> None:
    record = file_proces_verbal(folder, b"%PDF 1", CLOSED, "fr", CLOSED)
    assert verify(store).findings == ()
    record.write_bytes(b"%PDF 2")
    (found,) = verify(store).findings
    assert "S1/proces-verbal-20261202-fr.pdf is not what it was" in str(found.sentence)
    record.unlink()
    (found,) = verify(store).findings
    assert "no deletion was entered" in str(found.sentence)
    file_proces_verbal(folder, b"%PDF 3", CLOSED, "fr", CLOSED)
    assert verify(store).findings == ()


@pytest.mark.parametrize("step", ["to_the_platter", "Path.unlink", "Journal.append"])
def test_a_deletion_that_was_broken_off_is_named_never_signed_and_finished(
    store: Store, folder: SittingFolder, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use", str(folder.path))

    with monkeypatch.context() as disk:
        if step == "to_the_platter":
            disk.setattr(sitting_retention, step, refuse)
        elif step == "Path.unlink":
            disk.setattr(Path, "unlink", refuse)
        else:
            disk.setattr("voicesim.records.journal.Journal._open", refuse)
        with pytest.raises(StorageError):
            purge(store, LATE)
    assert store.shelf("certification").journal.entries() == ()
    assert any("was broken off" in str(found.sentence) for found in verify(store).findings)
    purge(store, LATE)
    assert not folder.path.exists()
    assert store.shelf("certification").journal.entries()[-1].call == "sittings/S1"
    assert verify(store).findings == ()


def test_the_catalogue_forgets_a_sitting_whose_journal_is_gone(store: Store, folder: SittingFolder) -> None:
    registry = Registry(store, Database.open(str(store.root / "catalogue.db")), Names(store.keys / "p.json"))
    enter_sitting(registry.database, SittingEntry("S1", "cqp", "closed", CLOSED, CLOSED, CLOSED, 2))
    settle(registry, CLOSED)
    assert lines_entered(registry.database, "S1") == 2
    purge(store, LATE)
    settle(registry, LATE)
    assert lines_entered(registry.database, "S1") == 0


@pytest.mark.parametrize("days", [364, 18251])
def test_a_period_out_of_range_is_refused(days: int) -> None:
    with pytest.raises(ConfigurationError, match="journals of sittings"):
        Retention(sitting_journal=days)
