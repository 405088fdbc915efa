"""A step on the disk fails: what is then said is true, and the next run goes on."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).resolve().parents[2]))
from scripts.killing.faulty_disk import FaultyDisk
from voicesim.call.directory import MARKS, REPORT, SCORECARD, CallDirectory
from voicesim.call.whole_files import write_whole
from voicesim.errors import Mendable, StorageError
from voicesim.records.confirming import decide, to_confirm
from voicesim.records.examining import (
    begin_marking,
    close_marking,
    contest,
    finish_signing,
    mark,
    open_evidence,
)
from voicesim.records.kept import read_scorecard
from voicesim.records.keys import key_at
from voicesim.records.marks import Marks, read_marks
from voicesim.records.purge import delete, purge
from voicesim.records.reworking import NOTE, entered_anew
from voicesim.records.store import Store
from voicesim.records.system_log import log
from voicesim.records.verify import verify
from voicesim.scorecard.card import Card

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LEVELS = {"fragile": "Fragile", "solide": "Solide"}
SAMPLE = 14
"""Steps of a work that fail here, drawn by its number of steps; `python -m scripts.fail_disk` tries all."""


def trials(store: Store, deed: Callable[[], object], after: Callable[[bool], None]) -> int:
    """Do a deed on a good disk, then on ones of which one step fails; `after` each, look.

    The store is as before at the beginning of each. Gives how many steps there are.
    """
    before = store.root.with_name("before")
    shutil.copytree(store.root, before)
    whole = FaultyDisk()
    with whole.in_place():
        deed()
    after(False)
    every = range(1, whole.steps + 1)
    for failing in sorted(Random(whole.steps).sample(every, min(SAMPLE, len(every)))):
        shutil.rmtree(store.root)
        shutil.copytree(before, store.root)
        disk, refused = FaultyDisk(failing, half=failing % 2 == 0), False
        with disk.in_place():
            try:
                deed()
            except Mendable:
                refused = True
        assert disk.failed
        after(refused)
    return whole.steps


def remains(store: Store, name: str) -> list[Path]:
    """Files that are left of a call, wherever."""
    return [path for path in store.root.rglob("*") if path.is_file() and name in str(path)]


def signed_as_gone(store: Store, name: str) -> bool:
    entries = store.shelf("practice").journal.entries()
    return any(entry.deed == "deleted" and entry.call == name for entry in entries)


def test_a_deletion_is_whole_or_unfinished_and_never_falsely_signed(keep: Keep, store: Store) -> None:
    name = keep(sealed=True).path.name

    def look(refused: bool) -> None:
        if signed_as_gone(store, name):
            assert [path.name for path in remains(store, name)] in ([], [".deletion.json"])
        if not refused:
            assert signed_as_gone(store, name)
        there = any(call.path.name == name for call in store.shelf("practice").calls())
        if not there and refused:
            assert {finding.fault for finding in verify(store).findings} <= {"unfinished"}
            assert verify(store).findings or not remains(store, name)
        if there:
            assert verify(store).sound
            delete(store, name, MARCH, "asked for")
        else:
            purge(store, MARCH)
        assert remains(store, name) == []
        assert signed_as_gone(store, name)
        assert verify(store).findings == ()

    assert trials(store, lambda: delete(store, name, MARCH, "asked for"), look) > 15


def test_a_purge_of_the_sound_is_finished_by_the_next_one(keep: Keep, store: Store) -> None:
    call = keep(sealed=True)
    due = MARCH + timedelta(days=31)

    def look(refused: bool) -> None:
        found = verify(store).findings
        assert {finding.fault for finding in found} <= {"unfinished"}
        if call.sound.exists():
            assert not found
        purge(store, due)
        assert not call.sound.exists()
        assert not list(call.path.glob(".*"))
        assert "<audio" not in call.report.read_text("utf-8") if call.report.exists() else True
        assert [entry.deed for entry in store.shelf("practice").journal.entries()].count("muted") >= 1
        assert verify(store).findings == ()

    assert trials(store, lambda: purge(store, due), look) > 15


def marked(call: CallDirectory, card: Card, examiner: str) -> Marks:
    marks = begin_marking(call, card, LEVELS, examiner=examiner, now=MARCH, seed=4)
    for criterion in marks.missing:
        marks = mark(call, open_evidence(call, marks, criterion), card, criterion, "fragile", now=MARCH)
    for item in to_confirm(marks, card):
        marks = decide(call, marks, card, item, confirmed=True, now=MARCH)
    return marks


def test_a_signature_is_entered_or_finished_by_the_next_run(keep: Keep, store: Store) -> None:
    call, shelf = keep("certification", sealed=True), store.shelf("certification")
    card = read_scorecard(call)
    assert card is not None
    marks = marked(call, card, "A. Renard")

    def look(refused: bool) -> None:
        assert {finding.fault for finding in verify(store).findings} <= {"unfinished"}
        if not refused:
            assert verify(store).sound
        finish_signing(call, shelf, now=MARCH)
        if not read_marks(call).closed:
            close_marking(call, read_marks(call), shelf, now=MARCH)
        assert read_marks(call).closed
        assert verify(store).findings == ()

    assert trials(store, lambda: close_marking(call, marks, shelf, now=MARCH), look) > 8


def test_a_contest_and_the_second_marking_lose_nothing(keep: Keep, store: Store) -> None:
    call, shelf = keep("certification", sealed=True), store.shelf("certification")
    card = read_scorecard(call)
    assert card is not None
    first = close_marking(call, marked(call, card, "A. Renard"), shelf, now=MARCH)

    def contest_and_begin() -> None:
        contested = contest(call, first, shelf, criterion=first.criteria[0], comment="Non.", now=MARCH)
        begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH, seed=5)
        assert contested.contested

    def look(refused: bool) -> None:
        assert {finding.fault for finding in verify(store).findings} <= {"unfinished", "changed"}
        finish_signing(call, shelf, now=MARCH)
        present = read_marks(call)
        if present.examiner == "A. Renard":
            assert present.closed
            if not present.contested:
                present = contest(
                    call, present, shelf, criterion=first.criteria[0], comment="Non.", now=MARCH
                )
            begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH, seed=5)
        kept = json.loads((call.path / "marks.first.json").read_text("utf-8"))
        assert (kept["examiner"], len(kept["marks"])) == ("A. Renard", len(first.marks))
        assert read_marks(call).examiner == "B. Morel"
        assert not (call.path / "marks.second.json").exists()

    assert trials(store, contest_and_begin, look) > 15


def test_a_key_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    for failing in range(1, 100):
        disk, path = FaultyDisk(failing), tmp_path / str(failing) / "practice.key"
        with disk.in_place(), suppress(Mendable):
            key_at(path)
        assert len(key_at(path).secret) == 32
        if not disk.failed:
            return


def test_what_is_marked_is_what_was_filed(keep: Keep, store: Store) -> None:
    """Nothing of the above would mean much if marks could be written without a seal being looked at."""
    call = keep("certification", sealed=True)
    call.scorecard.write_text("{}", encoding="utf-8")
    assert {f.fault for f in verify(store).findings} == {"changed", "seal"}
    assert not (call.path / MARKS).exists()


def test_a_score_that_is_changed_is_entered_or_found_half_changed(keep: Keep, store: Store) -> None:
    """As `voicesim score` does it, with a scorecard that is quickly made."""
    call = keep(sealed=True)

    def change() -> None:
        with entered_anew(call, store, MARCH, "scored again"):
            write_whole(call.scorecard, call.scorecard.read_text("utf-8").replace("{", "{\n", 1))
            write_whole(call.report, "<html></html>")
            call.fingerprint((SCORECARD, REPORT))

    def look(refused: bool) -> None:
        assert {finding.fault for finding in verify(store).findings} <= {"unfinished"}
        if not refused:
            assert verify(store).sound
        change()
        assert verify(store).findings == ()
        assert [entry.why for entry in store.shelf("practice").journal.last(1)] == ["scored again"]

    assert trials(store, change, look) > 15


def test_a_change_that_is_refused_before_anything_was_changed_leaves_no_note(
    keep: Keep, store: Store
) -> None:
    call = keep(sealed=True)
    with pytest.raises(StorageError), entered_anew(call, store, MARCH, "scored again"):
        raise StorageError("trial", what="is refused", where="here", mend="do not")
    assert verify(store).findings == ()


def test_a_scorecard_somebody_wrote_into_is_no_broken_off_change(keep: Keep, store: Store) -> None:
    """Only while the note lies there is half a change excused, and never the sound or the log."""
    call = keep(sealed=True)
    call.scorecard.write_text(call.scorecard.read_text("utf-8") + " ", encoding="utf-8")
    assert {finding.fault for finding in verify(store).findings} == {"changed", "seal"}
    (call.path / NOTE).write_text("", encoding="utf-8")
    call.events.write_text("", encoding="utf-8")
    assert {finding.fault for finding in verify(store).findings} == {"unfinished", "changed", "seal"}


def test_what_is_wholly_due_goes_or_is_finished_with_the_log_beside_it(keep: Keep, store: Store) -> None:
    call, due = keep(sealed=True), MARCH + timedelta(days=366)
    log(store, MARCH, "call began")
    old = (MARCH - timedelta(days=1)).timestamp()
    os.utime(store.logs / "2026-03.log", (old, old))

    def look(refused: bool) -> None:
        assert {finding.fault for finding in verify(store).findings} <= {"unfinished"}
        purge(store, due)
        assert not remains(store, call.path.name)
        assert not list(store.logs.glob("*.log"))
        assert verify(store).findings == ()

    assert trials(store, lambda: purge(store, due), look) > 15
