"""Tables of sittings: marks for a statistician, and the training evidence of each person.

Marks come a line for each examiner, call and criterion, candidates by number. The evidence table has exactly
what French insurance distribution rules name (Code des assurances R512-13-1: entity, date, duration,
modality, themes) and the result; whether a training counts there is not for this program to say.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path

from voicesim.errors import EngineMissing
from voicesim.examination.outcome import CandidateOutcome, SittingOutcome
from voicesim.examination.papers.paper import Wording
from voicesim.examination.reliability_report import counting
from voicesim.messages.message import Message
from voicesim.text.words import Language

EVIDENCE = (
    Message("Entity"),
    Message("Date"),
    Message("Duration"),
    Message("Modality"),
    Message("Themes"),
    Message("Result"),
)
"""The heads of the training evidence, and no other."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One examiner's mark of one criterion of one call."""

    sitting: str
    candidate: int
    station: str
    scenario: str
    round: int
    """1 the first marking, 2 after a contest."""
    examiner: str
    rating: int
    """0 clearly below .. 3 excellent."""
    criterion: str
    share: float
    """0..1 of the criterion's points, as signed."""
    share_before: float | None
    """What it was before the evidence was seen, where it was changed."""
    total: float
    """The examiner's mark of the call, 0..100."""
    final: float | None
    """What came of the call, 0..100."""
    signed: datetime | None


COLUMNS = tuple(field.name for field in fields(MarkRow))


def mark_rows(sittings: Sequence[SittingOutcome]) -> Iterator[MarkRow]:
    """Every signed mark, the calls that were granted anew included."""
    for sitting in sittings:
        for candidate in sitting.candidates:
            for call in candidate.calls:
                for number, marks in ((1, call.marks), (2, call.marked_again)):
                    for one in marks:
                        before = {change.criterion: change.before for change in reversed(one.changes)}
                        for criterion, share in one.levels.items():
                            yield MarkRow(
                                sitting.id,
                                candidate.number,
                                call.station,
                                call.scenario,
                                number,
                                one.examiner,
                                int(one.rating),
                                criterion,
                                share,
                                before.get(criterion),
                                one.total,
                                call.final,
                                one.signed,
                            )


def marks_csv(sittings: Sequence[SittingOutcome]) -> str:
    """The marks with a head line, commas between, points in numbers, times in ISO 8601."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in mark_rows(sittings):
        table.writerow(
            [value.isoformat() if isinstance(value, datetime) else _inert(value) for value in astuple(row)]
        )
    return out.getvalue()


def marks_parquet(sittings: Sequence[SittingOutcome], path: Path) -> None:
    """The same table with its types, for R, Python or DuckDB.

    Raises `EngineMissing` without DuckDB, which writes it.
    """
    try:
        import duckdb
    except ImportError as error:
        raise EngineMissing(
            "export.duckdb",
            what=Message("writes Parquet, and is not installed"),
            where="duckdb",
            mend=Message("install it: pip install 'voicesim[examination]'"),
        ) from error
    offline: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with duckdb.connect(":memory:", config=offline) as base:
        base.execute(
            "CREATE TABLE marks (sitting VARCHAR, candidate INTEGER, station VARCHAR, scenario VARCHAR, "
            "round INTEGER, examiner VARCHAR, rating INTEGER, criterion VARCHAR, share DOUBLE, "
            "share_before DOUBLE, total DOUBLE, final DOUBLE, signed TIMESTAMPTZ)"
        )
        rows = [astuple(row) for row in mark_rows(sittings)]
        if rows:
            base.executemany(f"INSERT INTO marks VALUES ({', '.join('?' * len(COLUMNS))})", rows)
        base.execute(f"COPY marks TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")


def evidence_tables(sittings: Sequence[SittingOutcome], language: Language) -> Mapping[str, str]:
    """Pseudonym -> the table of everything they took, a line for each sitting, as a spreadsheet opens it.

    French spreadsheets want semicolons; a mark at its beginning says that the text is UTF-8.
    """
    word = Wording(language)
    lines: dict[str, list[tuple[str, ...]]] = {}
    for sitting in sittings:
        for candidate in sitting.candidates:
            if any(call.started for call in candidate.calls):
                lines.setdefault(candidate.person, []).append(_evidence(sitting, candidate, word))
    return {person: _table(rows, word) for person, rows in lines.items()}


def _evidence(sitting: SittingOutcome, candidate: CandidateOutcome, word: Wording) -> tuple[str, ...]:
    language = word.language
    days = dict.fromkeys(word.day(call.started) for call in candidate.calls if call.started)
    seconds = round(sum(call.seconds for call in counting(candidate).values()))
    decision = candidate.decision
    if decision is None:
        result = Message("not decided")
    else:
        result = Message("passed") if decision.passed else Message("not passed")
    return (
        sitting.organisation,
        ", ".join(days),
        f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}",
        word.say(Message("oral examination by telephone with a simulated caller")),
        ", ".join(one.label.in_language(language) for one in sitting.competences),
        word.say(result),
    )


def _table(rows: Sequence[tuple[str, ...]], word: Wording) -> str:
    out = io.StringIO()
    table = csv.writer(out, delimiter=";" if word.language == "fr" else ",", lineterminator="\r\n")
    table.writerow(word.all(EVIDENCE))
    table.writerows([_inert(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _inert(value: object) -> object:
    """A text that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
