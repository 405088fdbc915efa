"""The versions of the catalogue's tables, and the way from one to the next (Alembic)."""

from __future__ import annotations

import sqlite3
from importlib import metadata
from pathlib import Path
from typing import cast

import sqlalchemy
from sqlalchemy import Connection, create_engine, inspect, text

from voicesim.errors import StorageError
from voicesim.kept import kept
from voicesim.messages.message import Message

VERSIONS = ("0001", "0002", "0003", "0004")
"""Every version there has been, the oldest first; each is a file in `migrations/versions`."""

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_LOCK = 7_650_421
"""Of PostgreSQL's advisory locks, the one under which tables are changed."""


def is_newest(connection: Connection, where: str) -> bool:
    """Are the tables those of this program? Raises `StorageError` when they are a later program's."""
    found = version_of(connection)
    if found is not None and found not in VERSIONS:
        raise StorageError(
            "catalogue.newer",
            what=Message("was written by a newer version of voicesim ({found})", found=found),
            where=where,
            mend=Message("open it with that version, or choose another (catalogue.database)"),
        )
    return found == VERSIONS[-1]


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def bring_up_to_date(connection: Connection, where: str) -> bool:
    """Bring the tables to this version inside the transaction of `connection`, one program at a time.

    Gives whether there were none before. Raises `StorageError`.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if is_newest(connection, where):  # another program was first
        return False
    made = version_of(connection) is None
    if made and connection.dialect.name == "sqlite":
        make_at_once(connection)
    else:
        migrate(connection, VERSIONS[-1])
    return made


def make_at_once(connection: Connection) -> None:
    """Make the tables in a file that has none as all versions together make them: inside the transaction of
    `connection`, by SQLite's own account of them, which is written once an installation."""
    made_by = (*VERSIONS, sqlalchemy.__version__, metadata.version("alembic"), sqlite3.sqlite_version)
    for statement in kept("catalogue", made_by, _account_of_tables):
        connection.exec_driver_sql(statement)


def _account_of_tables() -> tuple[str, ...]:
    """The statements by which SQLite makes a catalogue anew that went through every version."""
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            migrate(connection, VERSIONS[-1])
            connection.commit()
            own = cast(sqlite3.Connection, connection.connection.driver_connection)
            return tuple(line for line in own.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;"))
    finally:
        engine.dispose()


def migrate(connection: Connection, version: str) -> None:
    """Bring the tables to any version, up or down ("base": no tables), inside `connection`'s transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    here = version_of(connection)
    up = version != "base" and (here is None or VERSIONS.index(version) >= VERSIONS.index(here))
    (command.upgrade if up else command.downgrade)(config, version)
