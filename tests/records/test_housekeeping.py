"""What is due goes by itself, a wrong clock deletes nothing, and what was half deleted is found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.records.housekeeping import believed, keep_house
from voicesim.records.purge import delete, purge
from voicesim.records.retention import Retention
from voicesim.records.store import Store
from voicesim.records.verify import verify

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def day(number: float) -> datetime:
    return MARCH + timedelta(days=number)


def test_a_program_that_is_used_deletes_what_is_due(keep: Keep, store: Store) -> None:
    call = keep()
    for number in range(1, 31, 3):
        assert keep_house(store, day(number)).deleted == ()
    assert [deletion.kind for deletion in keep_house(store, day(31)).deleted] == ["recording"]
    assert not call.sound.exists()
    assert keep_house(store, day(31)).deleted == ()
    assert verify(store).findings == ()


def manifests_read(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> int:
    """How many manifests are read meanwhile."""
    read, count = CallDirectory.manifest, 0

    def counted(call: CallDirectory) -> Manifest:
        nonlocal count
        count += 1
        return read(call)

    with monkeypatch.context() as machine:
        machine.setattr(CallDirectory, "manifest", counted)
        do()
    return count


def test_a_store_in_which_nothing_can_be_due_is_looked_through_once_a_day(
    keep: Keep, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(held=day(0))
    keep(held=day(1))

    def read(number: float, periods: Retention | None = None) -> int:
        return manifests_read(monkeypatch, lambda: keep_house(store, day(number), periods))

    assert read(2) >= 2
    assert read(2.5) == 0
    assert read(2.99) == 0
    assert read(3.01) >= 2
    assert read(3.02, Retention(recording=20)) >= 2, "by other periods something else may be due"
    assert read(2.9, Retention(recording=20)) >= 2, "a clock that was set back"


def test_what_falls_due_within_the_day_goes_at_its_moment(keep: Keep, store: Store) -> None:
    call = keep(held=day(0))
    for number in (27, 29.9):
        assert keep_house(store, day(number)).deleted == ()
    assert [one.name for one in keep_house(store, day(30.05)).deleted] == [call.path.name]


def test_where_no_sound_may_be_kept_every_start_looks(keep: Keep, store: Store) -> None:
    periods = Retention(recording=0)
    keep_house(store, day(0), periods)
    call = keep(held=day(0))
    assert [one.name for one in keep_house(store, day(0.01), periods).deleted] == [call.path.name]


def test_a_deletion_that_may_have_been_broken_off_is_looked_for(keep: Keep, store: Store) -> None:
    one, two = keep(held=day(0)), keep(held=day(1))
    keep_house(store, day(2))
    delete(store, one.path.name, day(2.1), "asked for")
    two.path.rename(two.path.with_name(f".leaving.{two.path.name}"))  # the power went here
    assert [done.name for done in keep_house(store, day(2.2)).deleted] == [two.path.name]


def test_a_clock_that_jumped_deletes_nothing_until_it_has_settled(keep: Keep, store: Store) -> None:
    call = keep()
    keep_house(store, day(2))
    for number in (500, 500.5, 501, 502.9):
        house = keep_house(store, day(number))
        assert house.deleted == ()
        assert "days after the program was last used (2026-03-04), so nothing was deleted" in str(
            house.sentence
        )
    assert call.sound.is_file()
    assert [deletion.kind for deletion in keep_house(store, day(503.1)).deleted] == ["analysis"]


def test_a_clock_that_was_set_right_again_is_believed_at_once(keep: Keep, store: Store) -> None:
    keep()
    assert keep_house(store, day(500)).sentence
    assert keep_house(store, day(3)).sentence is None
    assert verify(store).findings == ()
    assert any("a clock was wrong" in note for note in verify(store).notes)


@pytest.mark.parametrize(
    ("seen", "now", "right"),
    [((), 500, True), ((0,), 30, True), ((0,), 32, False), ((0, 32), 34, False), ((0, 32), 35, True)],
)
def test_when_a_clock_is_believed(seen: tuple[int, ...], now: int, right: bool) -> None:
    assert believed([day(number) for number in seen], day(now)) is right


def test_nothing_is_made_where_there_is_no_store(store: Store) -> None:
    keep_house(store, MARCH)
    assert not store.root.exists()
    assert not store.keys.exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_what_an_earlier_version_left_open_is_closed(keep: Keep, store: Store) -> None:
    keep()
    opened = (store.root, store.shelf("practice").folder, store.keys, store.keys / "practice.key")
    for path in opened:
        path.chmod(0o755)
    keep_house(store, MARCH)
    assert [oct(path.stat().st_mode & 0o077) for path in opened] == ["0o0"] * len(opened)


def test_what_an_earlier_version_deleted_by_half_is_found_and_goes(keep: Keep, store: Store) -> None:
    """The line was written, the manifest went, and a file somebody held open stayed."""
    call, shelf = keep(), store.shelf("practice")
    shelf.journal.append(MARCH, "deleted", call.path.name, "asked for", {})
    call.manifest_path.unlink()
    assert [(f.fault, "something is left" in f.sentence) for f in verify(store).findings] == [
        ("unfinished", True)
    ]
    keep_house(store, day(1))
    assert not call.path.exists()
    assert verify(store).findings == ()


def test_a_folder_without_a_manifest_is_found_can_be_deleted_and_falls_due(keep: Keep, store: Store) -> None:
    one, two = keep(), keep(held=day(1))
    for call in (one, two):
        call.manifest_path.unlink()
    assert [f.sentence for f in verify(store).findings] == [
        "manifest.json is gone; 'voicesim records delete' takes away what is left"
    ] * 2
    delete(store, one.path.name, MARCH, "asked for")
    assert not one.path.exists()
    now = datetime.now(UTC)
    assert purge(store, now + timedelta(days=364)) == ()
    assert len(purge(store, now + timedelta(days=366))) == 1
    assert verify(store).findings == ()


def test_a_damaged_manifest_does_not_keep_the_others(keep: Keep, store: Store) -> None:
    one, two = keep(), keep(held=day(1))
    one.manifest_path.write_text("{", encoding="utf-8")
    assert [deletion.name for deletion in purge(store, day(33))] == [two.path.name]


def test_a_damaged_scorecard_does_not_keep_the_voice(keep: Keep, store: Store) -> None:
    call = keep()
    call.scorecard.write_text("{", encoding="utf-8")
    purge(store, day(31))
    assert not call.sound.exists()
    assert not call.report.exists()  # the voice is in it too


@pytest.mark.skipif(not shutil.which("chattr"), reason="there is no chattr to hold a file with")
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may hold a file so")
def test_a_file_held_open_keeps_a_deletion_unfinished_and_no_longer(keep: Keep, store: Store) -> None:
    import subprocess

    call = keep(sealed=True)
    if subprocess.run(["chattr", "+i", call.sound], capture_output=True).returncode:
        pytest.skip("this file system knows no immutable files")
    from voicesim.errors import StorageError

    name = call.path.name
    with pytest.raises(StorageError, match="could not be wholly deleted"):
        delete(store, name, MARCH, "asked for")
    held = store.shelf("practice").folder / f".leaving.{name}" / "call.flac"
    try:
        assert not any(e.deed == "deleted" for e in store.shelf("practice").journal.entries())
        assert [f.fault for f in verify(store).findings] == ["unfinished"]
        with pytest.raises(StorageError, match="could not be wholly deleted"):
            purge(store, MARCH)
    finally:
        subprocess.run(["chattr", "-i", held], check=True)
    purge(store, MARCH)
    assert store.shelf("practice").journal.entries()[-1].why == "asked for"
    assert verify(store).findings == ()
