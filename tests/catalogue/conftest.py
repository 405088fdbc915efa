from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from voicesim.call.directory import SOUND, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.modes import Mode
from voicesim.records.store import Store
from voicesim.sessions.registry import Registry

sys.path.insert(0, str(Path(__file__).parent))

from postgres_server import WHY_NOT, Server, programs, running

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    folder = programs()
    if folder is None:
        pytest.skip(WHY_NOT)
    with running(folder) as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a catalogue may be, in both kinds of database."""
    if request.param == "sqlite":
        return str(tmp_path / "catalogue.db")
    server: Server = request.getfixturevalue("server")
    return server.new()


@pytest.fixture
def database(address: str) -> Database:
    return Database.open(address)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", tmp_path / "desk" / "keys")


@pytest.fixture
def registry(store: Store, database: Database, tmp_path: Path) -> Registry:
    return Registry(store, database, Names(tmp_path / "desk" / "people.json"))


@pytest.fixture
def take(store: Store) -> Callable[..., CallDirectory]:
    """Puts the folder of a call on its shelf, as far as the catalogue looks into one."""

    def taken(
        person: str = "",
        *,
        number: int = 0,
        group: str = "",
        mode: Mode = "practice",
        purpose: str = "",
        complete: bool = True,
        accepted: str = "",
    ) -> CallDirectory:
        when = MARCH + timedelta(minutes=number)
        path = store.shelf(mode).begin("FR03", 7, when)
        owner = {"person": person, "group": group, "purpose": purpose or mode} if person else {}
        notice = {"version": "3", "sha256": "ab", "accepted": accepted} if accepted else {}
        told = {name: value for name, value in owner.items() if value}
        call = CallDirectory.create(
            path, Manifest("FR03", "fr", mode, 7, held=when.isoformat(), owner=told, notice=notice)
        )
        call.events.write_text("{}\n")
        call.sound.write_bytes(b"the voice of " + person.encode())
        if complete:
            call.fingerprint((SOUND,), complete=True)
        return call

    return taken
