"""What a whole sitting comes to and leaves: checked against what its robots put in."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path

from postgres_server import programs
from robot_sitting import CUT, RobotSitting, able, worth
from sqlalchemy import select

from voicesim.blind_marking.estimate import Estimate
from voicesim.catalogue.tables import metadata
from voicesim.examination.badge import read_badge, verified
from voicesim.examination.book import Book
from voicesim.examination.outcome import CandidateOutcome, SittingOutcome
from voicesim.examination.paperwork import own_issuer, write_badge, write_papers, write_tables
from voicesim.examination.reliability_report import reliability_report
from voicesim.examination.summary import outcome_of
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.sessions.cataloguing import rebuild
from voicesim.sessions.erasing import erase, traces
from voicesim.sessions.registry import Registry

Slips = Mapping[str, Mapping[tuple[int, str], float]]


def check_recovered(run: RobotSitting, came: SittingOutcome, settled: Sequence[str], slips: Slips) -> None:
    """Ranking, severities, conflicts and decisions are those put in, within the printed intervals."""
    report = reliability_report([came])
    for name, seat in run.seats.items():
        if name in slips:
            theirs = report.severities[run.book.people[seat]]
            assert isinstance(theirs, Estimate), theirs
            low, high = theirs.interval
            assert low <= 100 * run.examiners[name].severity <= high, (name, theirs)
    calls = {(one.number, call.station): call for one in came.candidates for call in one.calls}
    slipped = {place for places in slips.values() for place in places}
    assert {place for place, call in calls.items() if call.settlements} == slipped
    assert set(settled) == {calls[place].call for place in slipped}
    for number, station in slipped:
        right = 100 * worth(number, run.book.state.blueprint.station(station))
        assert abs((calls[number, station].final or 0) - right) < 1e-6
    means = {number: found for (_, number), found in report.means.items() if isinstance(found, Estimate)}
    assert len(means) == len(came.candidates)
    held = [low <= 100 * able(number) <= high for number, (low, high) in _intervals(means)]
    assert sum(held) >= 0.9 * len(held), means
    apart = 0
    for one, other in combinations(means, 2):
        if not _overlap(means[one], means[other]):
            apart += 1
            assert (able(one) > able(other)) == (means[one].value > means[other].value)
    assert apart >= 32, "each of two levels is told from the other"
    ranked = sorted(means, key=lambda number: -means[number].value)
    assert all(able(first) > able(then) - 0.03 for first, then in pairwise(ranked))
    for one in came.candidates:
        assert one.decision is not None
        assert one.decision.passed == (100 * able(one.number) >= CUT)


def _intervals(means: Mapping[int, Estimate]) -> Iterator[tuple[int, tuple[float, float]]]:
    return ((number, found.interval) for number, found in means.items())


def _overlap(one: Estimate, other: Estimate) -> bool:
    return one.interval[0] <= other.interval[1] and other.interval[0] <= one.interval[1]


def check_what_is_left(store: Store, book: Book, came: SittingOutcome, folder: Path, now: datetime) -> None:
    """The papers, tables and figures of a decided and closed sitting; its store is as sound as before."""
    written = write_papers(book, came, folder / "papers", ("fr",), now)
    assert len(written) == 1 + len(came.candidates)
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)
    assert len(list((book.folder.path / "papers").iterdir())) == 1
    tables = write_tables([came], folder / "tables", "fr", parquet=True)
    assert len(tables) == 3 + len(came.candidates)
    report = reliability_report([came])
    assert report.complete == len(came.candidates)
    final = next(one for one in came.candidates if one.contest_until and one.decision and one.decision.passed)
    assert final.contest_until is not None
    badge = folder / "badge.jwt"
    issuer = write_badge(store, came, final.number, badge, final.contest_until + timedelta(seconds=1))
    assert verified(read_badge(badge), issuer).holder == f"{came.id} {final.number}"
    assert own_issuer(store) == issuer
    assert verify(store).findings == ()


def check_nothing_of_them(registry: Registry, book: Book, one: CandidateOutcome) -> None:
    """After their deletion a search of every byte finds nothing of a candidate but their number."""
    assert one.contest_until is not None
    known = _forms_of(one.person, registry.names.all()[one.person])
    salt = json.loads((book.folder.path / "seats" / f"C{one.number}.json").read_text("utf-8"))["salt"]
    known.append(salt.encode())
    assert len(list(_where(registry, known))) > 10
    erase(registry, one.person, one.contest_until + timedelta(days=1), "asked for it")
    assert traces(registry, one.person) == ()
    rebuild(registry, one.contest_until + timedelta(days=2))
    assert list(_where(registry, known)) == []
    assert not any((registry.store.shelf("certification").folder / call.call).exists() for call in one.calls)
    (again,) = [two for two in outcome_of(registry.store, book.id).candidates if two.number == one.number]
    assert again.person == f"C{one.number}"
    assert [call.final for call in again.calls] == [call.final for call in one.calls]
    assert verify(registry.store).findings == ()


def _forms_of(pseudonym: str, name: str) -> list[bytes]:
    """How somebody may stand in a file: as they are written, escaped, in another encoding."""
    surname = name.split()[-1]
    texts = [pseudonym, pseudonym.lower(), name, name.upper(), name.lower(), surname, json.dumps(name)[1:-1]]
    forms = {form.encode(code) for form in texts for code in ("utf-8", "latin-1", "utf-16-le")}
    return sorted(forms)


def _where(registry: Registry, forms: Sequence[bytes]) -> Iterator[str]:
    """Where one of these is: names of files and folders count too."""
    return (
        where
        for where, what in _everything(registry)
        if any(form in what or form in where.encode() for form in forms)
    )


def _everything(registry: Registry) -> Iterator[tuple[str, bytes]]:
    """Every byte of the store, of the desk beside it with its file of names, and of the database.

    Of a PDF also its text; of a server its dump, for its own files are its own to clean.
    """
    for root in (registry.store.root, registry.store.keys.parent):
        for path in root.rglob("*"):
            what = path.read_bytes() if path.is_file() else b""
            if path.suffix == ".pdf" and shutil.which("pdftotext"):
                what += subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE).stdout
            yield str(path), what
    if registry.database.file is not None:
        for path in registry.database.file.parent.glob(f"{registry.database.file.name}*"):
            yield str(path), path.read_bytes()
    else:
        url = registry.database.engine.url.set(drivername="postgresql")
        folder = programs()
        assert folder is not None, "there is a server"
        dump = [folder / "pg_dump", "--inserts", url.render_as_string()]
        yield "pg_dump", subprocess.run(dump, check=True, stdout=subprocess.PIPE).stdout
    with registry.database.reading() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                yield table.name, str(tuple(row)).encode()
