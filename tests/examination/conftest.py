from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.records.store import Store
from voicesim.sessions.registry import Registry
from voicesim.settings.schema import Records, Settings

sys.path.append(str(Path(__file__).resolve().parents[1] / "catalogue"))

from postgres_server import WHY_NOT, Server, programs, running

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Calls of robots, each held once for all sittings of these tests."""
    return tmp_path_factory.mktemp("held-once")


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
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", tmp_path / "desk" / "keys")


@pytest.fixture
def registry(store: Store, tmp_path: Path) -> Registry:
    database = Database.open(str(store.root / "catalogue.db"))
    return Registry(store, database, Names(tmp_path / "desk" / "people.json"))


@pytest.fixture
def settings() -> Settings:
    return Settings(records=Records(organisation="Une maison", dpo="dpo@maison.example"))
