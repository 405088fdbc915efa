"""Access and deletion: everything of one person, nothing of anybody else, and no receipt that is untrue."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.call.directory import SOUND, CallDirectory
from voicesim.catalogue import calls, people
from voicesim.errors import Mendable, StorageError
from voicesim.records.retention import Retention
from voicesim.records.verify import verify
from voicesim.room.definition import RoomFolder
from voicesim.room.session import Session
from voicesim.sessions import erasing
from voicesim.sessions.access import CALLS, give_access
from voicesim.sessions.cataloguing import rebuild
from voicesim.sessions.erasing import erase, erase_call, finish_erasures
from voicesim.sessions.one_server import alone_on
from voicesim.sessions.registry import Registry

Take = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def zoe(registry: Registry, take: Take) -> str:
    """Zoé has taken three calls, Paul one."""
    person, _ = registry.enrol("Zoé Le Fèvre", "promo 12", MARCH)
    other, _ = registry.enrol("Paul Martin", "promo 12", MARCH)
    for number in range(3):
        take(person.pseudonym, number=number, group="promo 12", accepted=MARCH.isoformat())
    take(other.pseudonym, number=9, group="promo 12")
    rebuild(registry, MARCH)
    return person.pseudonym


def everything(registry: Registry) -> bytes:
    """Every byte of the store, the database and the desk, and the names of the files."""
    places = (registry.store.root, registry.store.keys.parent, registry.store.root.parent)
    files = sorted({path for place in places for path in place.rglob("*")})
    held = [str(path).encode() + (path.read_bytes() if path.is_file() else b"") for path in files]
    with registry.database.reading() as connection:
        for table in calls.calls.metadata.sorted_tables:
            held += [str(row).encode() for row in connection.execute(table.select())]
    return b"\n".join(held)


def test_nothing_of_a_person_is_left_after_their_deletion(registry: Registry, zoe: str) -> None:
    assert zoe.encode() in everything(registry)
    receipt = erase(registry, zoe, MARCH, "she asked for it")
    left = everything(registry)
    assert zoe.encode() not in left
    assert "Zoé".encode() not in left
    assert b"Zo\\u00e9" not in left
    assert len(receipt.calls) == 3
    assert list(registry.names.all().values()) == ["Paul Martin"]
    assert len(calls.known(registry.database)) == 1
    assert verify(registry.store).findings == ()


def test_the_receipt_is_on_the_disk_and_in_the_journal(registry: Registry, zoe: str) -> None:
    receipt = erase(registry, zoe, MARCH, "she asked for it")
    written = json.loads(receipt.file.read_text())
    assert (written["number"], written["why"], len(written["calls"])) == (
        receipt.number,
        "she asked for it",
        3,
    )
    last = registry.store.shelf("practice").journal.entries()[-1]
    assert (last.deed, last.why) == ("erased", receipt.number)


def test_a_receipt_that_somebody_changes_is_found(registry: Registry, zoe: str) -> None:
    receipt = erase(registry, zoe, MARCH, "she asked for it")
    receipt.file.write_text(receipt.file.read_text().replace("she", "he"))
    (found,) = verify(registry.store).findings
    assert receipt.number in found.sentence


def test_a_deletion_that_fails_half_way_is_not_signed_and_goes_on_later(
    registry: Registry, zoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink
    held = calls.calls_of(registry.database, zoe)[1].name

    def in_use(path: Path, missing_ok: bool = False) -> None:
        if path.name == SOUND and held in str(path):
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "unlink", in_use)
        with pytest.raises(StorageError, match="1 remain, and nothing is signed") as refusal:
            erase(registry, zoe, MARCH, "she asked for it")
        assert refusal.value.code == "erasing.unfinished"
        with pytest.raises(StorageError, match="nothing is signed"):
            finish_erasures(registry, MARCH)
    deeds = [entry.deed for entry in registry.store.shelf("practice").journal.entries()]
    assert deeds.count("deleted") == 2
    assert "erased" not in deeds
    assert people.person(registry.database, zoe) is not None
    (receipt,) = finish_erasures(registry, MARCH)
    assert len(receipt.calls) == 3
    assert zoe.encode() not in everything(registry)
    assert finish_erasures(registry, MARCH) == ()


@pytest.mark.parametrize("step", ["forget", "remove_card", "_sign"])
def test_a_power_cut_at_any_step_leaves_a_deletion_that_goes_on(
    registry: Registry, zoe: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise PowerCut

    place = {"forget": people, "remove_card": erasing.cards, "_sign": erasing}[step]
    with monkeypatch.context() as machine:
        machine.setattr(place, step, cut)
        with pytest.raises(PowerCut):
            erase(registry, zoe, MARCH, "she asked for it")
    assert not list((registry.store.root / erasing.RECEIPTS).glob("E-*"))
    (receipt,) = finish_erasures(registry, MARCH)
    assert len(receipt.calls) == 3
    assert zoe.encode() not in everything(registry)


def test_a_receipt_that_was_entered_stays_what_was_entered(
    registry: Registry, zoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes when all is signed and only the note is left: later nothing is signed a second time."""
    unlink = Path.unlink

    def kept(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith(".E-"):
            raise PermissionError(13, "held open", str(path))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as machine:
        machine.setattr(Path, "unlink", kept)
        with pytest.raises(StorageError):
            erase(registry, zoe, MARCH, "she asked for it")
    (receipt,) = finish_erasures(registry, MARCH.replace(hour=18))
    assert verify(registry.store).findings == ()
    deeds = [entry.deed for entry in registry.store.shelf("practice").journal.entries()]
    assert deeds.count("erased") == 1
    assert json.loads(receipt.file.read_text("utf-8"))["done"] == receipt.done == MARCH.isoformat()
    assert finish_erasures(registry, MARCH) == ()


def test_a_desk_whose_person_is_deleted_is_somebody_elses_afterwards(registry: Registry, take: Take) -> None:
    before = registry.owner("", "practice", "", MARCH).person
    take(before)
    erase(registry, before, MARCH, "asked")
    assert registry.owner("", "practice", "", MARCH).person != before


def test_who_sat_in_a_room_leaves_their_desk_and_nobody_elses(registry: Registry, take: Take) -> None:
    folder = RoomFolder(registry.store.keys.parent / "room")
    folder.make()
    session = Session.open(folder, 3, MARCH)
    one, two, three = (seat.person for seat in session.seats)
    take(one)
    rebuild(registry, MARCH)
    with alone_on(registry.store), pytest.raises(StorageError, match="end that one first"):
        erase(registry, one, MARCH, "asked")
    assert len(calls.calls_of(registry.database, one)) == 1
    erase(registry, one, MARCH, "asked")
    assert one.encode() not in everything(registry)
    again = [seat.person for seat in Session.open(folder, 3, MARCH).seats]
    assert again[1:] == [two, three]
    assert again[0] != one


def test_nobody_is_deleted_without_a_reason(registry: Registry, zoe: str) -> None:
    with pytest.raises(StorageError, match="without a reason"):
        erase(registry, zoe, MARCH, " ")
    assert len(calls.calls_of(registry.database, zoe)) == 3


def test_a_reason_that_stays_names_nobody(registry: Registry, zoe: str) -> None:
    """It stands in journal and receipt when all of theirs is gone."""
    call = calls.calls_of(registry.database, zoe)[0].name
    for why in ("demandé par Zoé Le Fèvre", "Mme LEFÈVRE l'a voulu", f"droit de {zoe}"):
        for delete in (
            lambda why=why: erase(registry, zoe, MARCH, why),
            lambda why=why: erase_call(registry.store, registry.names, call, MARCH, why),
        ):
            with pytest.raises(Mendable, match="the reason: names Zoé Le Fèvre, and stays") as refusal:
                delete()
            assert refusal.value.code == "names.in_reason"
    assert len(calls.calls_of(registry.database, zoe)) == 3
    assert erase_call(registry.store, registry.names, call, MARCH, "la personne l'a demandé").name == call


def test_a_person_gets_everything_of_theirs_and_nothing_of_others(
    registry: Registry, zoe: str, tmp_path: Path
) -> None:
    (paul,) = (who for who, name in registry.names.all().items() if name == "Paul Martin")
    for call in registry.store.shelf("practice").calls():
        call.sound.unlink()  # no sound file, only a few bytes that say so
    given = give_access(registry, zoe, tmp_path, MARCH, Retention())
    with zipfile.ZipFile(given.path) as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(name) for name in names)
        rows = list(csv.DictReader(io.StringIO(archive.read(CALLS).decode("utf-8-sig"))))
        read_me = archive.read("LISEZ-MOI_READ-ME.txt").decode()
    assert given.calls == len(rows) == 3
    assert paul.encode() not in whole
    assert "Zoé Le Fèvre" in read_me
    assert {row["notice_accepted"] for row in rows} == {MARCH.isoformat()}
    assert sum(name.endswith("events.jsonl") for name in names) == 3
    assert not list(tmp_path.glob(".*.part"))
    with pytest.raises(StorageError, match="is there already"):
        give_access(registry, zoe, given.path, MARCH, Retention())
