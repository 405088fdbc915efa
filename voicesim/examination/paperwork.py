"""Writing what a sitting leaves: papers to sign and send, tables for others, badges."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.examination.badge import badge, issuer_of
from voicesim.examination.book import Book
from voicesim.examination.exports import evidence_tables, marks_csv, marks_parquet
from voicesim.examination.outcome import SittingOutcome
from voicesim.examination.papers.letter import candidate_of, letter
from voicesim.examination.papers.pdf import pdf
from voicesim.examination.papers.proces_verbal import proces_verbal
from voicesim.examination.statements import HOME, statements
from voicesim.records.organisation import KEY, organisation_key
from voicesim.records.proces_verbaux import file_proces_verbal
from voicesim.records.store import Store
from voicesim.text.words import Language


def write_papers(
    book: Book, sitting: SittingOutcome, target: Path, languages: Sequence[Language], now: datetime
) -> tuple[Path, ...]:
    """The procès-verbal, and a letter to each candidate who is decided on, in each language.

    The record of a closed sitting is also filed with it, and kept by its own clock; letters are not. Raises
    `EngineMissing` and `StorageError`.
    """
    folder = _folder(target)
    written = []
    for language in languages:
        content = pdf(proces_verbal(sitting, language, now))
        written.append(folder / f"proces-verbal-{language}.pdf")
        write_whole(written[-1], content)
        if sitting.closed is not None:
            file_proces_verbal(book.folder, content, sitting.closed, language, now)
        for one in sitting.candidates:
            if one.decision is None:
                continue
            days = book.state.blueprint.marking.contest_days
            written.append(folder / f"letter-{one.number:03}-{language}.pdf")
            write_whole(written[-1], pdf(letter(sitting, one.number, language, now, contest_days=days)))
    return tuple(written)


def write_tables(
    sittings: Sequence[SittingOutcome], target: Path, language: Language, *, parquet: bool, home: str = ""
) -> tuple[Path, ...]:
    """Marks (CSV, and Parquet if wanted), xAPI statements, and the training evidence of each person.

    Raises `EngineMissing` and `StorageError`.
    """
    folder = _folder(target)
    marks, told, evidence = folder / "marks.csv", folder / "statements.json", _folder(folder / "evidence")
    write_whole(marks, marks_csv(sittings))
    write_whole(told, json.dumps(statements(sittings, home or HOME), ensure_ascii=False, indent=2) + "\n")
    written = [marks, told]
    for person, table in evidence_tables(sittings, language).items():
        written.append(evidence / f"{person}.csv")
        write_whole(written[-1], table)
    if parquet:
        written.append(folder / "marks.parquet")
        marks_parquet(sittings, written[-1])
    return tuple(written)


def write_badge(
    store: Store, sitting: SittingOutcome, number: int, target: Path, now: datetime, address: str = ""
) -> str:
    """The signed badge of one candidate, in a file; gives the issuer to publish.

    Raises `MarkingError`, `EngineMissing` and `StorageError`.
    """
    key = organisation_key(store.keys / KEY)
    write_whole(target, badge(sitting, candidate_of(sitting, number), key, now, address=address) + "\n")
    return issuer_of(key)


def own_issuer(store: Store) -> str:
    """The issuer of badges signed here; empty when none was ever signed. Raises `StorageError`."""
    path = store.keys / KEY
    return issuer_of(organisation_key(path)) if path.is_file() else ""


def _folder(path: Path) -> Path:
    try:
        private_folder(path)
    except OSError as error:
        raise refused(path, error) from error
    return path
