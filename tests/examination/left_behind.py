"""What a whole sitting leaves: figures, papers, tables and a badge, checked against what it came to."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from voicesim.examination.badge import read_badge, verified
from voicesim.examination.book import Book
from voicesim.examination.estimate import Estimate
from voicesim.examination.outcome import SittingOutcome
from voicesim.examination.paperwork import own_issuer, write_badge, write_papers, write_tables
from voicesim.examination.reliability_report import reliability_report
from voicesim.records.store import Store
from voicesim.records.verify import verify


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
    assert sum(one.value for one in report.severities.values() if isinstance(one, Estimate)) < 0.01
    final = next(one for one in came.candidates if one.contest_until and one.decision and one.decision.passed)
    assert final.contest_until is not None
    badge = folder / "badge.jwt"
    issuer = write_badge(store, came, final.number, badge, final.contest_until + timedelta(seconds=1))
    assert verified(read_badge(badge), issuer).holder == f"{came.id} {final.number}"
    assert own_issuer(store) == issuer
    assert verify(store).findings == ()
