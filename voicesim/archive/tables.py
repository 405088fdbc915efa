"""The results as tables in Parquet, asked with DuckDB; made again from the results at any time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from voicesim.archive.folder import ArchiveFolder
from voicesim.errors import EngineMissing
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_JOINED = ".joined-"
_TOGETHER = 2000
"""Results that are put together in one file: 50 MB."""
_QUOTE = 'STRUCT(speaker VARCHAR, words VARCHAR, start DOUBLE, "end" DOUBLE)'
_FINDING = f"STRUCT(id VARCHAR, sentence VARCHAR, quotes {_QUOTE}[])[]"
_COLUMNS = {
    "id": "VARCHAR",
    "language": "VARCHAR",
    "agent": "VARCHAR",
    "queue": "VARCHAR",
    "held": "DATE",
    "given_reason": "VARCHAR",
    "duration": "DOUBLE",
    "lines": 'STRUCT(speaker VARCHAR, start DOUBLE, "end" DOUBLE, text VARCHAR)[]',
    "measures": "STRUCT(talk_share DOUBLE, response_gap DOUBLE, words_per_minute DOUBLE, "
    'syllables_per_second DOUBLE, long_pauses DOUBLE, "overlaps" INTEGER, interruptions INTEGER, '
    "silences INTEGER, longest_turn DOUBLE)",
    "share": "DOUBLE",
    "criteria": "STRUCT(id VARCHAR, name VARCHAR, share DOUBLE)[]",
    "checks": f"STRUCT(id VARCHAR, criterion VARCHAR, verdict VARCHAR, quotes {_QUOTE}[])[]",
    "to_verify": _FINDING,
    "reasons": _FINDING,
    "feelings": _FINDING,
    "left_open": _FINDING,
}
_TABLES = {
    "calls": "SELECT id, language, agent, queue, held, given_reason, duration, share, "
    "unnest(measures), coalesce(reasons[1].id, '') AS reason, "
    "coalesce(reasons[1].sentence, '') AS reason_name, "
    "len(list_filter(feelings, lambda f: f.id = 'anger')) AS anger, "
    "len(list_filter(feelings, lambda f: f.id = 'distress')) AS distress, "
    "len(to_verify) AS to_verify, len(left_open) AS left_open FROM results",
    "criteria": "SELECT id, c.id AS criterion, c.name, c.share FROM "
    "(SELECT id, unnest(criteria) AS c FROM results)",
    "lines": 'SELECT r.id, l.n, l.line.speaker, l.line.start, l.line."end", l.line.text, '
    "lower(strip_accents(l.line.text)) AS plain FROM results r, "
    "(SELECT id, unnest(lines) AS line, generate_subscripts(lines, 1) AS n FROM results) l WHERE l.id = r.id",
    "to_verify": 'SELECT id, f.id AS what, f.sentence, q.speaker, q.words, q.start, q."end" FROM '
    "(SELECT id, unnest(f.quotes) AS q, f FROM (SELECT id, unnest(to_verify) AS f FROM results))",
}


def build(archive: ArchiveFolder) -> None:
    """Write the tables of everything that is done. Raises `EngineMissing` without DuckDB, `StorageError`."""
    archive.make()
    with archive.tables_alone(), _base() as base, _pieces(archive, base) as pieces:
        if pieces is None:
            for name in _TABLES:
                (archive.tables / f"{name}.parquet").unlink(missing_ok=True)
            return
        base.execute(f"CREATE VIEW results AS SELECT * FROM {_text(pieces / '*.parquet')}")
        for name, query in _TABLES.items():
            path = archive.tables / f"{name}.parquet"
            beside = path.with_name(f".{path.name}.part")
            base.execute(f"COPY ({query}) TO {_text(beside)} (FORMAT parquet, COMPRESSION zstd)")
            os.replace(beside, path)


@contextmanager
def _pieces(archive: ArchiveFolder, base: DuckDBPyConnection) -> Iterator[Path | None]:
    """All results as Parquet, some thousands a file, while the block runs; None where nothing is done.

    DuckDB takes 3 ms to open a file and a tenth of one to read a result: they are put together first.
    """
    for left in archive.tables.glob(f"{_JOINED}*"):  # by a process that was killed
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=_JOINED, dir=archive.tables) as name:
        folder, done = Path(name), sorted(archive.done())
        columns = "{" + ", ".join(f"{name}: '{kind}'" for name, kind in _COLUMNS.items()) + "}"
        joined, written = folder / "joined", 0
        for first in range(0, len(done), _TOGETHER):
            if not _join(archive, done[first : first + _TOGETHER], joined):
                continue
            piece = folder / f"{first}.parquet"
            base.execute(
                f"COPY (SELECT * FROM read_json({_text(joined)}, columns = {columns}, "
                f"format = 'newline_delimited')) TO {_text(piece)} (FORMAT parquet)"
            )
            written += 1
        yield folder if written else None


def _join(archive: ArchiveFolder, ids: Sequence[str], joined: Path) -> int:
    """Write so many results one below the other; gives how many there are still."""
    count = 0
    with joined.open("wb") as file:
        for id in ids:
            with suppress(FileNotFoundError):  # it was purged meanwhile
                file.write(archive.result(id).read_bytes())
                count += 1
    return count


def fresh(archive: ArchiveFolder) -> bool:
    """Do the tables hold every result, and nothing that was purged?"""
    path = archive.tables / "calls.parquet"
    done = len(archive.done())
    if not path.exists():
        return done == 0
    with _base() as base:
        row = base.execute(f"SELECT count(*) FROM {_text(path)}").fetchone()
    return row is not None and row[0] == done


def asked(archive: ArchiveFolder, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query over `calls`, `criteria`, `lines` and `to_verify`; none where nothing is done.

    The tables are made again first where they are behind. Raises `EngineMissing`.
    """
    if not fresh(archive):
        build(archive)
    if not (archive.tables / "calls.parquet").exists():
        return []
    with _base() as base:
        for name in _TABLES:
            base.execute(f"CREATE VIEW {name} AS SELECT * FROM {_text(archive.tables / f'{name}.parquet')}")
        return base.execute(query, list(values)).fetchall()


@contextmanager
def _base() -> Iterator[DuckDBPyConnection]:
    try:
        import duckdb
    except ImportError:
        raise EngineMissing(
            "archive.duckdb",
            what=Message("asks the tables of an archive, and is not installed"),
            where="duckdb",
            mend=Message("install it: pip install 'voicesim[archive]'"),
        ) from None
    offline: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with duckdb.connect(":memory:", config=offline) as base:
        yield base


def _text(path: Path) -> str:
    """A path as SQL writes a text."""
    return "'" + str(path).replace("'", "''") + "'"
