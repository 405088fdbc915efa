"""A candidate who is deleted: their number stays in the record, and nothing else of theirs anywhere."""

from __future__ import annotations

import json
import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from entered import OVER, decided, refused
from invented import MARCH
from left_behind import check_nothing_of_them

from scripts.killing.faulty_disk import FaultyDisk
from voicesim.catalogue.database import Database
from voicesim.catalogue.names import Names
from voicesim.errors import StorageError
from voicesim.examination.book import Book
from voicesim.examination.deeds import Closed, Contested
from voicesim.examination.paperwork import write_papers
from voicesim.examination.sittings import at_work
from voicesim.examination.summary import outcome
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.sessions.erasing import RECEIPTS, erase, finish_erasures, traces
from voicesim.sessions.registry import Registry


def registry_in(folder: Path, address: str = "") -> Registry:
    """A store with its desk in one folder, which can be copied whole."""
    store = Store(folder / "store", folder / "desk" / "keys")
    database = Database.open(address or str(folder / "store" / "catalogue.db"))
    return Registry(store, database, Names(folder / "desk" / "people.json"))


def test_of_a_candidate_who_is_deleted_only_the_number_of_the_record_remains(
    address: str, tmp_path: Path
) -> None:
    registry = registry_in(tmp_path, address)
    book = decided(registry)
    book.enter(Closed(), MARCH)
    came = outcome(book.id, book.state, book.people)
    write_papers(book, came, tmp_path / "papers", ("fr",), MARCH)
    zoe = book.people["C1"]
    guessed = book.folder.sitters()["C1"].digest
    check_nothing_of_them(registry, book, came.candidates[0])
    assert guessed == book.state.seats["C1"]  # in the journal, and nobody can tell any more whose it was:
    assert book.folder.digest_of(zoe, "") != guessed
    seats = [path.read_text("utf-8") for path in (book.folder.path / "seats").iterdir()]
    assert not any(book.folder.digest_of(zoe, json.loads(seat)["salt"]) == guessed for seat in seats)


def test_a_deletion_that_the_disk_refuses_is_never_signed_as_done_and_is_tried_again(tmp_path: Path) -> None:
    """At one step after another: what was refused goes on with the next start of the program."""
    whole = tmp_path / "whole"
    book = decided(registry_in(whole), ("Zoé Le Fèvre",))
    zoe = book.people["C1"]
    counted = FaultyDisk()
    shutil.copytree(whole, tmp_path / "counted")
    with counted.in_place():
        erase(registry_in(tmp_path / "counted"), zoe, OVER, "asked")
    assert counted.steps > 30
    for failing in sorted(random.Random(11).sample(range(1, counted.steps + 1), 16)):
        home = tmp_path / str(failing)
        shutil.copytree(whole, home)
        registry = registry_in(home)
        try:
            with FaultyDisk(failing).in_place():
                erase(registry, zoe, OVER, "asked")
        except StorageError:
            receipts = list((registry.store.root / RECEIPTS).glob("E-*"))
            begun = list((registry.store.root / RECEIPTS).glob(".E-*"))
            signed = [e for e in registry.store.shelf("practice").journal.entries() if e.deed == "erased"]
            assert not signed or not traces(registry, zoe), failing
            assert not receipts or not traces(registry, zoe), failing
            if begun:
                finish_erasures(registry, OVER)
            else:  # refused before anything was done
                erase(registry, zoe, OVER, "asked")
        assert traces(registry, zoe) == (), failing
        assert verify(registry.store).findings == (), failing
        registry.database.engine.dispose()
        shutil.rmtree(home)


def test_a_candidate_is_needed_until_nothing_can_be_contested_any_more(tmp_path: Path) -> None:
    registry = registry_in(tmp_path)
    book = decided(registry, ("Zoé Le Fèvre",))
    zoe = book.people["C1"]
    error = refused(lambda: erase(registry, zoe, OVER - timedelta(days=3), "asked"))
    assert error.code == "sitting.person_needed"
    assert Book.open(registry.store, "mars").people["C1"] == zoe


def test_no_reason_in_the_journal_names_who_takes_part(tmp_path: Path) -> None:
    """What people write stays when the candidate's data go: the contest of Zoé is "the candidate's"."""
    registry = registry_in(tmp_path)
    decided(registry)
    with at_work(registry, "mars") as book:
        call = book.state.calls_of("C1")[0].name
        for why in ("Zoé n'a pas été entendue", "M. Petit a mal noté le fevre zoe"):
            error = refused(lambda why=why: book.enter(Contested(call=call, why=why), MARCH))
            assert error.code == "names.in_reason"
            assert "'the candidate'" in str(error)
        book.enter(Contested(call=call, why="la candidate n'a pas été entendue"), MARCH)
    journal = (Book.open(registry.store, "mars").folder.path / "journal.jsonl").read_text("utf-8")
    assert "pas été entendue" in journal
    assert "Zoé" not in journal


@pytest.mark.parametrize("change", ["salt", "spaces"])
def test_a_seat_whose_file_was_changed_by_a_hair_is_named(tmp_path: Path, change: str) -> None:
    registry = registry_in(tmp_path)
    book = decided(registry, ("Zoé Le Fèvre",))
    path = book.folder.path / "seats" / "C1.json"
    text = path.read_text("utf-8")
    salt = json.loads(text)["salt"]
    other = text.replace(salt, salt[::-1]) if change == "salt" else text.replace(": ", ":\t", 1)
    path.write_text(other, encoding="utf-8")
    assert "C1" in str(verify(registry.store).findings[0].sentence)
    assert "C1.json" in str(refused(lambda: book.people))
