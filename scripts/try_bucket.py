"""Put a store into a real S3-compatible bucket, break off, change, delete, bring back: nothing may be lost.

    AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... AWS_ENDPOINT_URL=... python -m scripts.try_bucket s3://BUCKET/FOLDER

The folder must be empty; it is emptied at the end. A home with calls that robots typed is put there, by a
process that is killed with -9 at random moments, until it comes to its end; one call is deleted, the sound of
one is due, one is held meanwhile; then everything is fetched on a new machine, and must verify. How long each
took is printed, with what lies in the bucket.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scripts.killing.homes import held, store_in
from voicesim.records.bucket.fetching import check_bucket, fetch_store
from voicesim.records.bucket.objects import Bucket
from voicesim.records.bucket.putting import put_store
from voicesim.records.bucket.sealed import sealed_folder
from voicesim.records.purge import delete, purge
from voicesim.records.store import Store
from voicesim.records.verify import verify

DAYS = (60, 40, 3, 2, 1)
"""How long ago the calls were held: of two the sound is due."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("address")
    asked.add_argument("--kills", type=int, default=10)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    rng, now = random.Random(options.seed), datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "room"
        home.mkdir()
        for days in DAYS:
            held(home, "practice", now - timedelta(days=days))
        room = store_in(home)
        assert in_a_child(lambda: is_empty(options.address)) == 0, "the folder of the bucket is not empty"
        killed = put_with_kills(room, options.address, options.kills, rng)
        bucket = Bucket.open(options.address)  # not before: its threads do not outlive a fork
        try:
            print(f"killed {killed} times; then {check_bucket(bucket).counts['same']} calls as sealed")
            purge(room, now)
            delete(room, next(iter(room.shelf("practice").calls())).path.name, now, "asked for")
            held(home, "certification", now)
            began = time.monotonic()
            done = put_store(room, bucket)
            assert not done.left, done.left
            print(f"a week later: {dict(done.counts)} in {time.monotonic() - began:.1f} s")
            other = brought_back(room, bucket, Path(name) / "new")
            assert states(other) == states(room), "what came back is not what was put there"
            assert not verify(other).findings, verify(other).findings
            print(f"brought back and verified: {len(states(other))} calls")
        finally:
            emptied(bucket)


def put_with_kills(room: Store, address: str, kills: int, rng: random.Random) -> int:
    """Put the store there in processes that are killed; the last is left alone. Gives how many were."""
    killed = 0
    for attempt in range(kills + 1):
        alive = rng.uniform(0.05, 1.0) if attempt < kills else None
        status = in_a_child(lambda: not put_store(room, Bucket.open(address)).left, alive)
        killed += status == signal.SIGKILL
    assert status == 0, "the last was not killed, and failed"
    return killed


def is_empty(address: str) -> bool:
    """Is there no call in it?"""
    return not any(Bucket.open(address).listed(mode).seals for mode in ("practice", "certification"))


def in_a_child(deed: Callable[[], bool], alive: float | None = None) -> int:
    """Do it in a process of its own, that is killed after so many seconds; its status, 0 where it is so."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if deed() else 1
        finally:
            os._exit(status)
    if alive is not None:
        time.sleep(alive)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def brought_back(room: Store, bucket: Bucket, folder: Path) -> Store:
    """The store on a machine to which only the keys were carried."""
    shutil.copytree(room.keys, folder / "keys")
    other, began = Store(folder / "store", folder / "keys"), time.monotonic()
    done = fetch_store(other, bucket)
    print(f"fetched: {dict(done.counts)} in {time.monotonic() - began:.1f} s")
    return other


def states(store: Store) -> dict[str, str]:
    """Each call's digest."""
    shelves = (store.shelf("practice"), store.shelf("certification"))
    return {call.path.name: sealed_folder(call.path).digest for shelf in shelves for call in shelf.calls()}


def emptied(bucket: Bucket) -> None:
    """Take away all that was put there."""
    for mode in ("practice", "certification"):
        listed = bucket.listed(mode)
        paths = [f"{mode}/{call}/{file}" for call, files in listed.files.items() for file in files]
        paths += [f"{mode}/{call}/seal.json" for call in listed.seals]
        bucket.delete([*paths, *([f"{mode}/journal.jsonl"] if listed.journal else [])])


if __name__ == "__main__":
    main()
