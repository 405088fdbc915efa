from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.records.store import Store
from voicesim.sessions.registry import Registry
from voicesim.settings.schema import Records, Settings

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


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
