"""What is kept of a sitting holds: changes are named, power cuts lose nothing, people can be deleted."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import MARCH
from entered import called, entered, marked, refused
from invented import BLUEPRINT, CRITERIA
from robot_sitting import RobotExaminer, RobotSitting
from sqlalchemy import create_engine, text

from voicesim.catalogue.database import Database
from voicesim.catalogue.sittings import lines_entered
from voicesim.client.scenario import load_scenario
from voicesim.content import house
from voicesim.errors import ConfigurationError, DeviceError
from voicesim.examination import deeds, holding
from voicesim.examination.book import Book, books
from voicesim.examination.holding import finish_calls, noted, prepare, refuse_changed_call
from voicesim.examination.index import bring_up_to_date
from voicesim.examination.outcome import Rating
from voicesim.examination.results import tell
from voicesim.examination.rules_of_calls import turn_of
from voicesim.examination.sittings import (
    add_candidates,
    assign,
    at_work,
    examiner_seat,
    known_seat,
    new_sitting,
)
from voicesim.records import deciding
from voicesim.records.examining import begin_marking
from voicesim.records.export import contents_of, export
from voicesim.records.kept import read_scorecard
from voicesim.records.keys import key_at
from voicesim.records.purge import delete
from voicesim.records.sitting_access import lines_about
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.erasing import erase, traces
from voicesim.sessions.registry import Registry
from voicesim.sessions.rescoring import rescore
from voicesim.settings.schema import Settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def book(registry: Registry) -> Book:
    """A sitting that is being prepared."""
    return new_sitting(registry, "cqp_relation_clientele", "Une maison", MARCH, "mars")


# Bad input


def test_a_candidate_is_one_however_their_name_is_written(registry: Registry, book: Book) -> None:
    add_candidates(registry, book, ["Zoé Le Fèvre"], MARCH)
    for again in ("ZOE  LE FEVRE", "zoé le-fèvre"):
        assert refused(lambda again=again: add_candidates(registry, book, [again], MARCH)).code == (
            "sitting.twice"
        )
    pseudonym = book.people["C1"]
    assert refused(lambda: add_candidates(registry, book, [pseudonym], MARCH)).code == "sitting.twice"
    other = refused(lambda: add_candidates(registry, book, ["Le Fèvre Zoé"], MARCH))
    assert other.code == "catalogue.another_order"
    assert len(book.state.candidates) == 1


def test_nobody_examines_who_is_examined(registry: Registry, book: Book) -> None:
    add_candidates(registry, book, ["Zoé Le Fèvre"], MARCH)
    assert refused(lambda: examiner_seat(registry, book, "zoe le fevre", MARCH)).code == "sitting.both"
    registry.enrol("Claire Morel", "", MARCH)
    seat = examiner_seat(registry, book, "Claire Morel", MARCH)
    assert examiner_seat(registry, book, "CLAIRE MOREL", MARCH) == seat
    assert refused(lambda: add_candidates(registry, book, ["claire  morel"], MARCH)).code == "sitting.both"
    assert refused(lambda: known_seat(registry, book, "Paul Girard")).code == "catalogue.unknown_person"
    registry.enrol("Paul Girard", "", MARCH)
    assert refused(lambda: known_seat(registry, book, "Paul Girard")).code == "sitting.unknown_examiner"
    assert refused(lambda: add_candidates(registry, book, ["robot"], MARCH)).code == "sitting.nobody"


def test_too_few_examiners_are_said_before_anybody_marks(registry: Registry, book: Book) -> None:
    add_candidates(registry, book, ["Zoé Le Fèvre"], MARCH)
    registry.enrol("Claire Morel", "", MARCH)
    seat = examiner_seat(registry, book, "Claire Morel", MARCH)
    error = refused(lambda: assign(book, [seat], MARCH))
    assert error.code == "sitting.too_few_examiners"
    assert "4 calls" in str(error)


def test_only_what_a_rubric_lets_go_is_waived(registry: Registry, book: Book) -> None:
    assert refused(lambda: add_candidates(registry, book, ["A B"], MARCH, ["ecoute"])).code == (
        "sitting.not_waivable"
    )
    add_candidates(registry, book, ["A B"], MARCH, ["voix"])
    assert book.state.candidates["C1"].waived == ("voix",)


def test_a_sitting_that_nobody_certifies_is_not_made(registry: Registry) -> None:
    with pytest.raises(ConfigurationError, match="nobody certifies"):
        new_sitting(registry, "cqp_relation_clientele", "", MARCH)


def test_a_name_that_is_taken_and_one_that_nobody_has(registry: Registry, book: Book) -> None:
    again = refused(lambda: new_sitting(registry, "cqp_relation_clientele", "M", MARCH, "mars"))
    assert again.code == "sitting.exists"
    assert refused(lambda: Book.open(registry.store, "avril")).code == "sitting.unknown"
    one = new_sitting(registry, "cqp_relation_clientele", "M", MARCH)
    other = new_sitting(registry, "cqp_relation_clientele", "M", MARCH)
    assert one.id != other.id
    assert refused(lambda: Book.open(registry.store, "2026")).code == "sitting.ambiguous"
    assert {found.id for found in books(registry.store)} == {"mars", one.id, other.id}


# The catalogue is away


def test_a_catalogue_that_is_read_only_or_locked_loses_no_deed(registry: Registry, book: Book) -> None:
    entered(book)
    only = create_engine(f"sqlite:///file:{registry.database.where}?mode=ro&uri=true")
    read_only = Database(only, registry.database.where)
    error = refused(lambda: bring_up_to_date(read_only, book))
    assert error.code == "catalogue.read_only"
    assert "the catalogue catches up" in str(error)
    other = create_engine(f"sqlite:///{registry.database.where}")
    with other.connect() as holding:
        holding.exec_driver_sql("BEGIN IMMEDIATE")
        impatient = Database.open(registry.database.where, patience=0.01)
        assert refused(lambda: bring_up_to_date(impatient, book)).code == "catalogue.busy"
    other.dispose()
    only.dispose()
    with at_work(registry, "mars"):
        assert lines_entered(registry.database, "mars") == book.lines


def test_a_catalogue_of_a_newer_version_is_left_alone(registry: Registry, book: Book) -> None:
    with registry.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert refused(lambda: Database.open(registry.database.where)).code == "catalogue.newer"
    assert Book.open(registry.store, "mars").state.stage == "new"


def test_a_full_disk_refuses_a_deed_whole(
    registry: Registry, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered(book)
    before, lines = book.state, book.lines

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    turn = turn_of(book.state, "C1")
    station, scenario, seed = turn.station, turn.scenario, turn.seed
    call = deeds.Called(call="a", candidate="C1", station=station, scenario=scenario, seed=seed)
    assert "the disk is full" in str(refused(lambda: book.enter(call, MARCH)))
    monkeypatch.undo()
    assert (book.state, book.lines) == (before, lines)
    assert Book.open(registry.store, "mars").state == before
    book.enter(call, MARCH)
    assert "a" in Book.open(registry.store, "mars").state.calls


# Changes are named


def test_any_byte_of_a_journal_is_missed(registry: Registry, book: Book) -> None:
    entered(book)
    called(book, "C1", "a")
    path = book.folder.path / "journal.jsonl"
    whole = path.read_bytes()
    dice = random.Random(3)
    for _ in range(40):
        at = dice.randrange(len(whole) - 1)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert verify(registry.store).findings
        assert refused(lambda: Book.open(registry.store, "mars"))
    path.write_bytes(whole)
    assert verify(registry.store).findings == ()
    lines = whole.splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:4], *lines[5:]]))
    assert "a line is missing or moved" in str(refused(lambda: Book.open(registry.store, "mars")))


def test_a_seat_that_says_somebody_else_is_named(registry: Registry, book: Book) -> None:
    entered(book)
    seat = book.folder.path / "seats" / "C1.json"
    seat.write_text(json.dumps({"person": "P-SOMEBODY"}) + "\n", encoding="utf-8")
    assert "C1" in str(verify(registry.store).findings[0].sentence)
    assert refused(lambda: book.people).code == "sitting.seat_changed"


def test_a_line_that_was_torn_is_cut_and_the_sitting_goes_on(registry: Registry, book: Book) -> None:
    entered(book)
    called(book, "C1", "a")
    marked(book, "a", "E1")
    path = book.folder.path / "journal.jsonl"
    whole = path.read_bytes()
    last = len(whole.splitlines(keepends=True)[-1])
    dice = random.Random(5)
    for _ in range(50):
        path.write_bytes(whole[: len(whole) - dice.randrange(1, last)])
        again = Book.open(registry.store, "mars")
        sheet = again.state.calls["a"].round.sheets["E1"]
        assert sheet.seen is not None
        if sheet.signed is None:
            again.enter(deeds.Signed(call="a", by="E1"), MARCH)
        marked(again, "a", "E2")
        read = Book.open(registry.store, "mars")
        assert read.state.final(read.state.calls["a"]) == pytest.approx(200 / 3)
        assert verify(registry.store).findings == ()


def test_what_is_changed_by_somebody_else_meanwhile_is_read_first(registry: Registry, book: Book) -> None:
    entered(book)
    called(book, "C1", "a")
    other = Book.open(registry.store, "mars")
    marked(book, "a", "E1")
    again = deeds.Rated(call="a", by="E1", rating=Rating.BELOW)
    assert refused(lambda: other.enter(again, MARCH)).code == "marking.marked_already"
    marked(other, "a", "E2")
    book.refresh()
    assert len(book.state.calls["a"].round.signed) == 2


REFUSED = deeds.Decided(candidate="C1", passed=False, by=("E3", "E4"), why="trois appels manquent")

KILLED = """
import json, random, sys
from pathlib import Path
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from test_sitting_kept import killed_at_random
print(json.dumps(killed_at_random(Path(sys.argv[1]), 50)))
"""


@pytest.mark.skipif(os.name != "posix", reason="a program that is loaded is copied with fork")
def test_a_sitting_killed_at_fifty_moments_loses_nothing_signed(tmp_path: Path) -> None:
    """In a process of its own, for a process with threads is not copied whole."""
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", KILLED, str(tmp_path), here, str(ROOT)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["lost"] == []
    assert found["killed"] >= 40


def killed_at_random(folder: Path, times: int) -> dict[str, object]:
    """Enter a sitting's deeds in a process that is killed before a random step on the disk; then go on."""
    from scripts.killing.deeds import in_a_child
    from scripts.killing.faulty_disk import FaultyDisk

    whole = folder / "whole"
    store = Store(whole / "store", whole / "keys")
    blueprint = deeds.Made(blueprint=BLUEPRINT, organisation="M")
    called(entered(Book.new(store, "mars", blueprint, MARCH)), "C1", "a")
    dice, killed, lost = random.Random(7), 0, list[str]()
    for number in range(times):
        home = folder / str(number)
        shutil.copytree(whole, home)
        said, failing = home / "said", dice.randrange(1, 60)

        def work(home: Path = home, failing: int = failing) -> None:
            theirs = Book.open(Store(home / "store", home / "keys"), "mars")
            with FaultyDisk(failing, instead=lambda: os.kill(os.getpid(), signal.SIGKILL)).in_place():
                for seat in ("E1", "E2"):
                    marked(theirs, "a", seat)
                    os.write(1, f"signed {seat}\n".encode())
                theirs.enter(REFUSED, MARCH)
                os.write(1, b"decided\n")
                theirs.enter(deeds.Communicated(candidate="C1"), MARCH)
                os.write(1, b"told\n")

        child = in_a_child(home, said, work)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        again = Book.open(Store(home / "store", home / "keys"), "mars")
        signed = {sheet.examiner for sheet in again.state.calls["a"].round.signed}
        lines = said.read_text("utf-8").splitlines()
        told = {line.split()[1] for line in lines if "signed" in line}
        lost += [f"{number}: {seat}" for seat in told - signed]
        one = again.state.candidates["C1"]
        lost += [f"{number}: decision"] if "decided" in lines and not one.decisions else []
        lost += [f"{number}: told"] if "told" in lines and not one.communicated else []
        for seat in {"E1", "E2"} - signed:
            go_on(again, seat)
        if not one.decisions:
            again.enter(REFUSED, MARCH)
        if not one.communicated:
            again.enter(deeds.Communicated(candidate="C1"), MARCH)
        if again.state.final(again.state.calls["a"]) is None:
            lost.append(f"{number}: does not go on")
        lost += [str(found.sentence) for found in verify(Store(home / "store", home / "keys")).findings]
    return {"killed": killed, "lost": lost}


def go_on(book: Book, seat: str) -> None:
    """Mark what this examiner had not marked yet."""
    sheet = book.state.calls["a"].round.sheets.get(seat)
    if sheet is None:
        book.enter(deeds.Rated(call="a", by=seat, rating=Rating.AT_LEVEL), MARCH)
    if sheet is None or not sheet.levels:
        levels = dict.fromkeys(CRITERIA, "solid")
        book.enter(deeds.Levelled(call="a", by=seat, levels=levels), MARCH)
    if sheet is None or sheet.seen is None:
        book.enter(deeds.Seen(call="a", by=seat), MARCH)
    book.enter(deeds.Signed(call="a", by=seat), MARCH)


# With real calls


@pytest.fixture
def run(registry: Registry, settings: Settings, kept: Path, tmp_path: Path) -> RobotSitting:
    """An open sitting of one robot."""
    examiners = {"Claire Morel": RobotExaminer(), "Jean Petit": RobotExaminer()}
    return RobotSitting(registry, settings, kept, MARCH, examiners).begin(tmp_path, 1)


def test_what_has_changed_since_it_was_sealed_is_named_at_the_next_call_and_mark(
    run: RobotSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = run.take_call(1)
    copy = tmp_path / "personas"
    shutil.copytree(ROOT / "personas", copy)
    with monkeypatch.context() as patch:
        patch.setattr(deciding, "content", lambda *parts: tmp_path.joinpath(*parts))
        for file, said in (("mood.yaml", "the mood rules"), ("phrases/fr.yaml", "the phrase bank")):
            before = (copy / file).read_bytes()
            (copy / file).write_bytes(before + b"\n# x\n")
            error = refused(lambda: run.take_call(1))
            assert error.code == "sitting.seal"
            assert said in str(error)
            error = refused(lambda: run.mark("Claire Morel", name))
            assert said in str(error)
            (copy / file).write_bytes(before)
    with monkeypatch.context() as patch:
        patch.setattr(house, "content", lambda *parts: tmp_path.joinpath(*parts))
        path = copy / "scenarios" / "FR03.yaml"
        path.write_text(path.read_text("utf-8").replace("level: 1", "level: 2", 1), encoding="utf-8")
        assert "the scenario FR03" in str(refused(lambda: run.take_call(1)))
    sound = run.registry.store.shelf("certification").folder / name / "call.flac"
    body = sound.read_bytes()
    sound.write_bytes(body[:-1] + bytes([body[-1] ^ 1]))
    assert "call.flac" in str(refused(lambda: run.mark("Claire Morel", name)))
    assert any("call.flac" in str(one.sentence) for one in verify(run.registry.store).findings)
    sound.write_bytes(body)
    run.mark("Claire Morel", name)


def test_other_settings_of_the_engines_are_named(run: RobotSitting) -> None:
    run.settings = run.settings.model_copy(
        update={"ears": run.settings.ears.model_copy(update={"threads": 7})}
    )
    assert "the engines' settings" in str(refused(lambda: run.take_call(1)))


def test_a_device_that_is_lost_is_an_incident_and_the_first_call_is_kept(run: RobotSitting) -> None:
    ready = prepare(run.registry, run.book, 1, run.settings, run.clock, spoken=False)

    def loses_it() -> None:
        with noted(run.registry, run.book, ready, run.clock) as folder:
            folder()
            raise DeviceError("headset.gone", what="is gone", where="headset", mend="plug it in")

    assert refused(loses_it).code == "headset.gone"
    (first,) = run.book.state.calls.values()
    assert [one.kind for one in first.incidents] == ["device_lost"]
    assert refused(lambda: run.take_call(1)).code == "sitting.call_open"
    run.book.enter(deeds.Granted(call=first.name, by="E3", why="casque"), run.clock())
    second = run.take_call(1)
    assert run.book.state.calls[second].station == first.station
    assert run.book.state.calls[second].scenario != first.scenario


@pytest.mark.parametrize("whole", [True, False])
def test_a_machine_that_dies_in_a_call_leaves_it_complete_or_stopped(
    run: RobotSitting, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    """What its last line would have said is said when the candidate comes back."""
    ready = prepare(run.registry, run.book, 1, run.settings, run.clock, spoken=False)
    monkeypatch.setattr(holding, "_broken_off", lambda *dead: None)  # who is dead notes nothing

    def dies() -> None:
        with noted(run.registry, run.book, ready, run.clock) as folder:
            if whole:
                run.hold(ready, "good", folder)
            else:
                folder()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dies()
    book = Book.open(run.registry.store, "robots")
    (call,) = book.state.calls.values()
    assert not call.held
    finish_calls(run.registry.store, book, "C1", run.clock())
    call = book.state.calls[call.name]
    assert call.held is whole
    assert [one.kind for one in call.incidents] == ([] if whole else ["stopped"])


def test_nothing_of_a_call_is_shown_until_the_decision_was_told(run: RobotSitting, tmp_path: Path) -> None:
    store = run.registry.store
    for _ in BLUEPRINT.stations:
        name = run.take_call(1)
    call = refuse_changed_call(store, run.book, name)
    card = read_scorecard(call)
    assert card is not None
    scenario = load_scenario(call.manifest().scenario)
    assert refused(lambda: export(store, name, tmp_path, MARCH)).code == "sitting.withheld"
    assert "scorecard.json" not in contents_of(call, key_at(store.keys / "export.key"))
    rubric = load_rubric(card.rubric.id, "fr")
    assert refused(lambda: rescore(call, scenario, rubric)).code == "sitting.withheld"
    own = {"examiner": "Claire Morel", "now": MARCH}
    assert refused(lambda: begin_marking(call, card, {}, **own)).code == "sitting.marked_there"  # type: ignore[arg-type]
    assert refused(lambda: delete(store, name, MARCH, "x")).code == "sitting.needed"
    run.mark_all()
    run.decide_all()
    assert refused(lambda: export(store, name, tmp_path, MARCH)).code == "sitting.withheld"
    tell(store, run.book, 1, run.clock())
    assert "scorecard.json" in export(store, name, tmp_path, MARCH).files
    assert verify(store).findings == ()


def test_a_person_is_deleted_when_nothing_is_needed_any_more_and_a_number_remains(run: RobotSitting) -> None:
    registry, person = run.registry, run.book.people["C1"]
    for _ in BLUEPRINT.stations:
        run.take_call(1)
    run.mark_all()
    run.decide_all()
    lines = lines_about(registry.store.root, registry.store.keys, person)
    assert {"seated", "called", "held"} <= {line["do"] for line in lines}
    assert not {"signed", "decided"} & {line["do"] for line in lines}
    assert all("proposal" not in line for line in lines)
    bring_up_to_date(registry.database, run.book)
    assert refused(lambda: erase(registry, person, run.clock(), "asked")).code == "sitting.person_needed"
    tell(registry.store, run.book, 1, run.clock())
    lines = lines_about(registry.store.root, registry.store.keys, person)
    assert {"signed", "decided"} <= {line["do"] for line in lines}
    assert refused(lambda: erase(registry, person, run.clock(), "asked")).code == "sitting.person_needed"
    late = run.now + timedelta(days=BLUEPRINT.marking.contest_days, hours=1)
    erase(registry, person, late, "asked")
    assert traces(registry, person) == ()
    for path in registry.store.root.rglob("*"):
        if path.is_file():
            assert person.encode() not in path.read_bytes(), path
    book = Book.open(registry.store, "robots")
    bring_up_to_date(registry.database, book)
    assert "C1" not in book.people
    assert len(book.state.calls_of("C1")) == 4
