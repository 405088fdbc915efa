"""What was filed is entered when the call is over: a changed score or date is found before anybody signs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.errors import MarkingError
from voicesim.records.confirming import decide, to_confirm
from voicesim.records.examining import begin_marking, close_marking, contest, mark, open_evidence
from voicesim.records.kept import read_scorecard, show_record
from voicesim.records.marks import Marks, read_marks
from voicesim.records.purge import delete, purge
from voicesim.records.store import Store
from voicesim.records.verify import refuse_what_was_changed, verify
from voicesim.scorecard.card import Card
from voicesim.text.names import same_person

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LEVELS = {"fragile": "Fragile", "solide": "Solide"}


def day(number: float) -> datetime:
    return MARCH + timedelta(days=number)


@pytest.fixture
def call(keep: Keep) -> CallDirectory:
    return keep("certification", sealed=True)


@pytest.fixture
def card(call: CallDirectory) -> Card:
    found = read_scorecard(call)
    assert found is not None
    return found


def marking(call: CallDirectory, card: Card, examiner: str, now: datetime = MARCH) -> Marks:
    marks = begin_marking(call, card, LEVELS, examiner=examiner, now=now, seed=4)
    for criterion in marks.missing:
        marks = open_evidence(call, marks, criterion)
        marks = mark(call, marks, card, criterion, "fragile", now=now, comment=examiner)
    return decided(call, card, marks, now)


def decided(call: CallDirectory, card: Card, marks: Marks, now: datetime) -> Marks:
    for item in to_confirm(marks, card):
        marks = decide(call, marks, card, item, confirmed=True, now=now)
    return marks


def signed(call: CallDirectory, card: Card, store: Store, examiner: str, now: datetime) -> Marks:
    return close_marking(call, marking(call, card, examiner, now), store.shelf("certification"), now=now)


def contested(call: CallDirectory, store: Store, now: datetime) -> Marks:
    marks, shelf = read_marks(call), store.shelf("certification")
    return contest(call, marks, shelf, criterion=marks.criteria[0], comment="Non.", now=now)


@pytest.mark.parametrize("mode", ["practice", "certification"])
def test_a_score_changed_together_with_its_fingerprint_is_found(keep: Keep, store: Store, mode: Any) -> None:
    call = keep(mode, sealed=True)
    assert verify(store).findings == ()
    body = json.loads(call.scorecard.read_text("utf-8"))
    call.scorecard.write_text(json.dumps({**body, "score": 98}), encoding="utf-8")
    manifest = json.loads(call.manifest_path.read_text("utf-8"))
    manifest["files"]["scorecard.json"] = hashlib.sha256(call.scorecard.read_bytes()).hexdigest()
    written = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"  # as the program would
    call.manifest_path.write_text(written, encoding="utf-8")
    assert [f.sentence for f in verify(store).findings] == ["scorecard.json differs from what was sealed"]
    if mode == "certification":
        with pytest.raises(MarkingError, match=r"is not what was filed: scorecard\.json differs"):
            refuse_what_was_changed(store.shelf(mode), call)


@pytest.mark.parametrize(
    ("key", "value"),
    [("held", "2026-11-01T10:00:00+01:00"), ("seed", 8), ("scenario", "FR07"), ("engines", {"voice": "x"})],
)
def test_a_changed_date_or_fact_of_the_manifest_is_found(
    keep: Keep, store: Store, key: str, value: object
) -> None:
    call = keep(sealed=True)
    manifest = json.loads(call.manifest_path.read_text("utf-8"))
    call.manifest_path.write_text(json.dumps({**manifest, key: value}), encoding="utf-8")
    assert [f.sentence for f in verify(store).findings] == ["manifest.json does not say what was filed"]


def test_verify_is_calm_all_through_both_markings(call: CallDirectory, card: Card, store: Store) -> None:
    shelf = store.shelf("certification")
    for number, examiner in enumerate(("A. Renard", "B. Morel", "C. Petit")):
        marks = begin_marking(call, card, LEVELS, examiner=examiner, now=day(number), seed=number)
        assert verify(store).findings == ()
        for criterion in marks.missing:
            marks = open_evidence(call, marks, criterion)
            marks = mark(call, marks, card, criterion, "fragile", now=day(number))
            assert verify(store).findings == ()
        close_marking(call, decided(call, card, marks, day(number)), shelf, now=day(number))
        assert verify(store).findings == ()
        contested(call, store, day(number))
        assert verify(store).findings == ()


def test_a_second_contest_keeps_the_first_marks_and_never_admits_an_earlier_examiner(
    call: CallDirectory, card: Card, store: Store
) -> None:
    signed(call, card, store, "Claire", day(0))
    contested(call, store, day(1))
    first = (call.path / "marks.json").read_bytes()
    second = signed(call, card, store, "Paul", day(2))
    assert second.final_from() == day(16)
    assert contested(call, store, day(3)).final_from() is None
    for examiner in ("Claire", "Paul", " CLAIRE\u200b", "ｐａｕｌ"):
        with pytest.raises(MarkingError, match="was already marked by"):
            begin_marking(call, card, LEVELS, examiner=examiner, now=day(4), seed=1)
    third = signed(call, card, store, "Zoé", day(5))
    assert (call.path / "marks.first.json").read_bytes() == first
    shown = show_record(store, call.path.name)
    assert [marks.examiner for marks in shown.earlier] == ["Claire", "Paul"]
    assert shown.marks == third
    assert third.final_from() == day(19)
    assert verify(store).findings == ()


@pytest.mark.parametrize("gone", ["marks.first.json", "marks.json"])
def test_marks_that_were_contested_and_are_then_changed_or_taken_away_are_found(
    call: CallDirectory, card: Card, store: Store, gone: str
) -> None:
    signed(call, card, store, "Claire", day(0))
    contested(call, store, day(1))
    marking(call, card, "Paul", day(2))
    first = call.path / "marks.first.json"
    changed = first.read_text("utf-8").replace('"fragile"', '"solide"', 1)
    first.write_text(changed, encoding="utf-8")
    sentences = [f.sentence for f in verify(store).findings]
    assert "marks.first.json is not what was signed" in sentences
    assert "the marks that were contested are gone" in sentences
    first.unlink()
    assert [f.sentence for f in verify(store).findings] == ["the marks that were contested are gone"]


def test_sealed_marks_put_back_from_an_earlier_time_are_no_signing_that_was_broken_off(
    call: CallDirectory, card: Card, store: Store
) -> None:
    signed(call, card, store, "Claire", day(0))
    before = (call.path / "marks.json").read_bytes()
    contested(call, store, day(1))
    (call.path / "marks.json").write_bytes(before)
    assert "marks.json differs from what was sealed" in [f.sentence for f in verify(store).findings]


@pytest.mark.parametrize(
    "other",
    [
        "Zoe\u0301 Lefe\u0300vre",
        "ZOÉ LEFÈVRE",
        "Zoé  Lefèvre",
        "Zoé\u00a0Lefèvre",
        "Zoe Lefevre",
        "Zoé Lefèvre\u200b",
    ],
)
def test_a_name_written_otherwise_is_the_same_examiner(other: str) -> None:
    assert same_person("Zoé Lefèvre", other)
    assert not same_person("Zoé Lefèvre", "Zoé Lefort")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Zoé Lefèvre", "LEFÈVRE, Zoé"),
        ("Zoé Lefèvre", "Z\u043eé Lefèvre"),  # a Cyrillic o
        ("Zoé Lefèvre", "Ｚoé Le\u00adfèvre"),
        ("Anne-Marie Œuvrard", "oeuvrard anne\u2011marie"),
        ("Jeanne D'Arc", "Jeanne d\u2019ARC"),
    ],
)
def test_neither_order_nor_letters_that_look_alike_make_another_examiner(name: str, other: str) -> None:
    assert same_person(name, other)
    assert not same_person(name, f"{other} Martin")


def test_a_name_of_nothing_visible_examines_nothing(call: CallDirectory, card: Card) -> None:
    with pytest.raises(MarkingError, match="is to be marked by nobody"):
        begin_marking(call, card, LEVELS, examiner="\u200b .", now=MARCH, seed=1)


def test_a_signed_examination_is_not_deleted_while_it_may_be_contested(
    call: CallDirectory, card: Card, store: Store
) -> None:
    signed(call, card, store, "Claire", day(0))
    with pytest.raises(MarkingError, match="may be contested until 2026-03-16"):
        delete(store, call.path.name, day(13), "asked for")
    contested(call, store, day(14))
    with pytest.raises(MarkingError, match="until a second examiner has signed"):
        delete(store, call.path.name, day(100), "asked for")
    assert purge(store, day(40)) == ()  # nor is its sound, which the second examiner has to hear
    signed(call, card, store, "Paul", day(41))
    delete(store, call.path.name, day(60), "asked for")
    assert verify(store).findings == ()


def test_the_law_ends_even_a_contest(call: CallDirectory, card: Card, store: Store) -> None:
    signed(call, card, store, "Claire", day(0))
    contested(call, store, day(1))
    assert [deletion.kind for deletion in purge(store, day(181))] == ["recording"]
    assert verify(store).findings == ()


def test_what_was_changed_is_not_excused_by_an_export(keep: Keep, store: Store, tmp_path: Any) -> None:
    from voicesim.records.export import export

    call = keep(sealed=True)
    export(store, call.path.name, tmp_path, MARCH)
    call.transcript.write_text("{}", encoding="utf-8")
    assert "transcript.json differs from what was sealed" in [f.sentence for f in verify(store).findings]


def test_a_scorecard_nobody_fingerprinted_is_found(make_call: Any, store: Store) -> None:
    import shutil

    path = store.shelf("practice").begin("FR03", 7, MARCH)
    shutil.copytree(make_call().path, path, dirs_exist_ok=True)
    (path / "scorecard.json").write_text('{"score": 100}', encoding="utf-8")
    assert "scorecard.json has no fingerprint" in verify(store).findings[0].sentence
