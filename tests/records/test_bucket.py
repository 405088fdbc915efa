"""A store's calls in a bucket: put there, replaced, deleted, brought back; nothing lost when it fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.errors import ConfigurationError, StorageError
from voicesim.records.bucket.fetching import check_bucket, fetch_store
from voicesim.records.bucket.objects import Bucket
from voicesim.records.bucket.putting import put_store
from voicesim.records.bucket.sealed import sealed_folder
from voicesim.records.journal import Journal
from voicesim.records.keys import key_at
from voicesim.records.purge import delete, purge
from voicesim.records.store import Store
from voicesim.records.verify import verify

obstore = pytest.importorskip("obstore")
from obstore.store import MemoryStore  # noqa: E402

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


class Failing:
    """A bucket whose network breaks at one step, and works before it."""

    def __init__(self, store: MemoryStore, at: int = 0) -> None:
        self.store, self.at, self.steps = store, at, 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise OSError("the network is gone")


@pytest.fixture
def there() -> Bucket:
    """A bucket in memory."""
    return Bucket(MemoryStore(), "memory:///lyon")


def copy_of(store: Store, folder: Path) -> Store:
    """The same store on another machine: the folders, and the keys that lie apart."""
    shutil.copytree(store.root, folder / "store")
    shutil.copytree(store.keys, folder / "keys")
    return Store(folder / "store", folder / "keys")


def empty(store: Store, folder: Path) -> Store:
    """A new machine, to which only the keys were carried."""
    shutil.copytree(store.keys, folder / "keys")
    return Store(folder / "store", folder / "keys")


def states(store: Store) -> dict[str, str]:
    """Each call's digest."""
    return {
        call.path.name: sealed_folder(call.path).digest
        for mode in ("practice", "certification")
        for call in store.shelf(mode).calls()  # type: ignore[arg-type]
    }


def test_a_store_is_put_there_and_comes_back_whole_on_a_new_machine(
    keep: Keep, store: Store, there: Bucket, tmp_path: Path
) -> None:
    keep("practice", sealed=True)
    keep("certification", sealed=True)
    assert put_store(store, there).counts == {"put": 2}
    assert put_store(store, there).counts == {"nothing": 2}
    assert check_bucket(there).counts == {"same": 2}
    other = empty(store, tmp_path / "new")
    assert fetch_store(other, there).counts == {"fetch": 2}
    assert states(other) == states(store)
    assert verify(other).findings == ()
    assert fetch_store(other, there).counts == {"same": 2}
    assert put_store(other, there).counts == {"nothing": 2}


def test_a_call_that_is_not_over_is_not_put_there(keep: Keep, store: Store, there: Bucket) -> None:
    keep("practice")
    assert not put_store(store, there).counts
    assert not there.listed("practice").files


def test_a_room_that_was_offline_for_a_week_joins_again(
    keep: Keep, store: Store, there: Bucket, tmp_path: Path
) -> None:
    old = keep("practice", MARCH, sealed=True)
    stays = keep("practice", MARCH + timedelta(days=24), sealed=True)
    put_store(store, there)
    mirror = empty(store, tmp_path / "mirror")
    fetch_store(mirror, there)
    new = keep("practice", MARCH + timedelta(days=31), sealed=True)
    purge(store, MARCH + timedelta(days=31))  # the oldest one's sound
    delete(store, stays.path.name, MARCH + timedelta(days=31), "asked for")
    assert put_store(store, there).counts == {"put": 1, "replace": 1, "delete": 1}
    assert not [
        file for file in there.listed("practice").files[old.path.name] if file.startswith("call.flac")
    ]
    assert not there.listed("practice").files.get(stays.path.name)
    again = empty(store, tmp_path / "again")
    fetch_store(again, there)
    assert states(again) == states(store)
    assert new.path.name in states(again)
    told = fetch_store(mirror, there).left  # it has the older states: nothing of it is written over
    assert [str(one).partition(":")[0] for one in told] == [old.path.name, stays.path.name]


def test_another_state_under_the_same_name_is_told_and_neither_is_written_over(
    keep: Keep, store: Store, there: Bucket, tmp_path: Path
) -> None:
    call = keep("practice", sealed=True)
    other = copy_of(store, tmp_path / "other")
    put_store(store, there)
    purge(other, MARCH + timedelta(days=31))
    before = states(other)
    done = put_store(other, there)
    (sentence,) = done.left
    assert sentence.startswith(f"{call.path.name}: the bucket has another state of it")
    assert not done.counts
    assert states(other) == before
    assert check_bucket(there).counts == {"same": 1}


def test_two_stores_in_one_folder_of_a_bucket_are_told_apart_before_anything_is_put(
    keep: Keep, store: Store, there: Bucket, tmp_path: Path
) -> None:
    keep("practice", sealed=True)
    put_store(store, there)
    other = Store(tmp_path / "elsewhere", tmp_path / "keys of another")
    other.shelf("practice").begin("FR03", 7, MARCH)
    for deed in (put_store, fetch_store):
        with pytest.raises(StorageError, match="holds the calls of another store"):
            deed(other, there)


def test_a_store_put_back_from_an_old_backup_has_to_fetch_first(
    keep: Keep, store: Store, there: Bucket, tmp_path: Path
) -> None:
    keep("practice", sealed=True)
    backup = copy_of(store, tmp_path / "backup")
    lost = keep("practice", MARCH + timedelta(days=1), sealed=True)
    put_store(store, there)
    with pytest.raises(StorageError, match="knows more of this store"):
        put_store(backup, there)
    assert fetch_store(backup, there).counts == {"same": 1, "fetch": 1}
    assert lost.path.name in states(backup)
    assert verify(backup).findings == ()


def test_what_was_tampered_with_here_replaces_nothing(keep: Keep, store: Store, there: Bucket) -> None:
    call = keep("practice", sealed=True)
    put_store(store, there)
    good = there.listed("practice")
    call.transcript.write_text("{}", encoding="utf-8")
    (sentence,) = put_store(store, there).left
    assert "it does not hold: transcript.json is not what it was" in sentence
    assert there.listed("practice") == good


def test_what_was_changed_in_the_bucket_is_never_fetched(
    keep: Keep, store: Store, there: Bucket, tmp_path: Path
) -> None:
    call = keep("practice", sealed=True)
    put_store(store, there)
    digest = sealed_folder(call.path).files["scorecard.json"]
    there.write(b"{}", "practice", call.path.name, "scorecard.json", digest)
    assert "scorecard.json in the bucket is not what was sealed" in check_bucket(there).left[0]
    other = empty(store, tmp_path / "new")
    with pytest.raises(StorageError, match="is not what was sealed"):
        fetch_store(other, there)
    assert not states(other)


def test_nothing_is_lost_wherever_the_network_breaks_off(
    keep: Keep, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("practice", sealed=True)
    going = keep("practice", MARCH + timedelta(days=1), sealed=True)
    failing = Failing(MemoryStore())
    there = Bucket(failing.store, "memory:///lyon")
    put_store(store, there)
    keep("certification", sealed=True)
    delete(store, going.path.name, MARCH + timedelta(days=2), "asked for")
    before = _objects(failing.store)
    for name in ("put", "get", "delete", "list"):
        _breaks(monkeypatch, name, failing)
    at, broke = -2, True
    while broke:
        at, broke = at + 3, False
        failing.store = MemoryStore()
        for path, data in before.items():
            _PLAIN["put"](failing.store, path, data)
        there, failing.at, failing.steps = Bucket(failing.store, "memory:///lyon"), at, 0
        room = copy_of(store, tmp_path / f"put{at}")
        try:
            put_store(room, there)
        except StorageError:
            broke = True
        failing.at = 0
        put_store(room, there)
        assert check_bucket(there).counts == {"same": 2}
        assert not put_store(room, there).left
        other, failing.steps, failing.at = empty(store, tmp_path / f"fetch{at}"), 0, at
        try:
            fetch_store(other, there)
        except StorageError:
            broke = True
        failing.at = 0
        fetch_store(other, there)
        assert states(other) == states(store)
        assert verify(other).findings == ()
        assert not list(other.root.rglob(".fetching.*"))
    assert at > 12


def test_an_address_that_is_none_is_one_sentence() -> None:
    with pytest.raises(ConfigurationError, match="s3://BUCKET/FOLDER"):
        Bucket.open("lyon")


def test_a_folder_of_this_machine_serves_as_a_bucket(keep: Keep, store: Store, tmp_path: Path) -> None:
    call = keep("practice", sealed=True)
    there = Bucket.open(f"file://{tmp_path / 'bucket'}")
    put_store(store, there)
    purge(store, MARCH + timedelta(days=31))
    assert put_store(store, there).counts == {"replace": 1}
    assert check_bucket(there).counts == {"same": 1}
    assert not [one for one in there.listed("practice").files[call.path.name] if "call.flac" in one]
    copy = Journal(tmp_path / "bucket/practice/journal.jsonl", key_at(store.keys / "practice.key"))
    assert copy.faults() == ()


_PLAIN: dict[str, Any] = {name: getattr(obstore, name) for name in ("put", "get", "delete", "list")}


def _breaks(monkeypatch: pytest.MonkeyPatch, name: str, failing: Failing) -> None:
    def deed(store: Any, *args: Any, **more: Any) -> Any:
        failing.step()
        return _PLAIN[name](store, *args, **more)

    monkeypatch.setattr(obstore, name, deed)


def _objects(store: MemoryStore) -> dict[str, bytes]:
    paths = [one["path"] for part in obstore.list(store) for one in part]
    return {path: bytes(obstore.get(store, path).bytes()) for path in paths}
