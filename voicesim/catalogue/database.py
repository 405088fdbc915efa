"""Opening the catalogue: a file of one's own, or a PostgreSQL server that several machines share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from voicesim.call.private import private_file, private_folder
from voicesim.call.whole_files import refused as refused_by_the_disk
from voicesim.catalogue.refusals import told
from voicesim.catalogue.versions import bring_up_to_date, is_newest
from voicesim.errors import ConfigurationError, EngineMissing
from voicesim.messages.message import Message

PATIENCE = 10.0
"""Seconds to wait while another program writes."""


@dataclass(frozen=True, slots=True)
class Database:
    """A catalogue that is open: its tables are those of this version."""

    engine: Engine
    where: str
    """Its file, or its address."""
    made: bool = False
    """Was it made just now, with nothing in it?"""

    @classmethod
    def open(cls, address: str, *, patience: float = PATIENCE) -> Database:
        """The catalogue at `address`: the path of a file, or a URL of PostgreSQL.

        One that is not there yet is made, one of an earlier version brought up to date. Raises `StorageError`
        (locked, read-only, full, damaged, of a newer version) and `ConfigurationError`.
        """
        url = _url(address)
        file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        if file is not None:
            _make_private(file)
        where = str(file) if file is not None else url.render_as_string()
        opened = cls(_engine(url, where, patience), where)
        with opened.reading() as connection:
            newest = is_newest(connection, where)
        if newest:
            return opened
        with opened.writing() as connection:
            made = bring_up_to_date(connection, where)
        return replace(opened, made=made)

    @property
    def file(self) -> Path | None:
        """The file it is; None for a server's."""
        url = self.engine.url
        return Path(url.database or "") if url.get_backend_name() == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One look at the catalogue, as it is at this moment. Raises `StorageError`."""
        with told(self.where), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change: all of it happens, or nothing. Raises `StorageError`."""
        writer = self.engine.execution_options(voicesim_writes=True)
        with told(self.where), writer.begin() as connection:
            yield connection

    def weigh(self) -> None:
        """Let a server count what it holds, by which it plans its questions: after much was written at once.

        By itself it counts some minutes later, and until then a list may take as long. Raises `StorageError`.
        """
        if self.engine.dialect.name == "postgresql":
            with self.writing() as connection:
                connection.exec_driver_sql("ANALYZE")

    def forget_what_was_deleted(self) -> None:
        """Take what was deleted out of the files as well. A server does that by itself (its vacuum)."""
        if self.file is not None:
            with told(self.where), self.engine.connect() as connection:
                connection.commit()
                connection.connection.driver_connection.execute(  # type: ignore[union-attr]
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )


def throw_away(address: str) -> None:
    """Remove the file of a catalogue that is damaged, and what belongs to it. Raises `StorageError`."""
    file = Path(address).expanduser()
    for path in (file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm", "-journal"))):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise refused_by_the_disk(path, error) from error


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() not in ("sqlite", "postgresql"):
        raise ConfigurationError(
            "catalogue.address",
            what=Message("is no address of a catalogue"),
            where="catalogue.database",
            mend=Message("give the path of a file, or postgresql://USER@HOST/DATABASE"),
        )
    if url.password:
        raise ConfigurationError(
            "catalogue.password",
            what=Message("holds a password, which everybody could read who sees the settings"),
            where="catalogue.database",
            mend=Message("take it out, and keep it in ~/.pgpass or in PGPASSWORD"),
        )
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def _make_private(file: Path) -> None:
    """An empty file of its owner alone, where there is none. Raises `StorageError`."""
    try:
        if not file.parent.is_dir():
            private_folder(file.parent)
        if not file.exists():
            private_file(file)
    except OSError as error:
        raise refused_by_the_disk(file, error) from error


def _engine(url: URL, where: str, patience: float) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": patience})
        event.listen(engine, "connect", _as_we_need_it)
        event.listen(engine, "begin", _begin)
        return engine
    milliseconds = int(patience * 1000)
    asked = {"connect_timeout": max(2, int(patience)), "options": f"-c lock_timeout={milliseconds}"}
    try:
        return create_engine(url, poolclass=NullPool, connect_args=asked)
    except ModuleNotFoundError as error:
        raise EngineMissing(
            "catalogue.no_driver",
            what=Message("PostgreSQL's driver is not on this machine"),
            where=where,
            mend=Message("install it: pip install 'voicesim[postgresql]'"),
        ) from error


def _as_we_need_it(connection: Any, _record: object) -> None:
    """Readers and a writer at once, nothing legible left of what is deleted, transactions begun by us."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA synchronous=NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode=WAL")


def _begin(connection: Connection) -> None:
    """A writer takes its turn before it reads: two that read first could not both write."""
    writes = connection.get_execution_options().get("voicesim_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
