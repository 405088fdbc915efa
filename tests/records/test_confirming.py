"""What the machine left to verify: a person who has listened confirms or rejects it, and it is signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from voicesim.call.directory import SCORECARD, CallDirectory, sha256
from voicesim.errors import MarkingError
from voicesim.records.confirming import decide, decision, take_back, to_confirm, undecided
from voicesim.records.examining import begin_marking, close_marking, contest, mark, open_evidence
from voicesim.records.kept import read_scorecard
from voicesim.records.marks import Marks, read_marks
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.scorecard.card import Card, Unjudged
from voicesim.scorecard.card_part import Quote

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LEVELS = {"solide": "Solide"}
QUOTE = Quote(speaker="trainee", words="Je comprends que ce soit pénible.", start=8.0, end=9.5)
CRITICAL = Unjudged(
    id="repaint_before_report",
    what="critical_error",
    reason="low_confidence",
    sentence="À vérifier : faire repeindre avant le constat.",
    evidence=(QUOTE,),
)


@pytest.fixture
def call(keep: Keep) -> CallDirectory:
    """An examination of which one critical error, and one check of each criterion, are to verify."""
    call = keep("certification")
    card = read_scorecard(call)
    assert card is not None
    doubted = tuple(
        Unjudged(id=one.checks[0].id, what="check", reason="low_confidence", sentence="?", evidence=(QUOTE,))
        for one in card.criteria
        if one.share is not None
    )
    changed = card.model_copy(update={"unjudged": (*doubted, CRITICAL)})
    call.scorecard.write_text(changed.text(), encoding="utf-8")
    call.fingerprint((SCORECARD,))
    return call


@pytest.fixture
def card(call: CallDirectory) -> Card:
    found = read_scorecard(call)
    assert found is not None
    return found


@pytest.fixture
def marks(call: CallDirectory, card: Card) -> Marks:
    return begin_marking(call, card, LEVELS, examiner="A. Renard", now=MARCH, seed=4)


def all_marked(call: CallDirectory, card: Card, marks: Marks) -> Marks:
    for criterion in marks.missing:
        marks = open_evidence(call, marks, criterion)
        marks = mark(call, marks, card, criterion, "solide", now=MARCH)
    return marks


def test_critical_errors_come_first_and_nothing_of_a_blind_criterion(
    call: CallDirectory, card: Card, marks: Marks
) -> None:
    asked = [item.id for item in to_confirm(marks, card)]
    assert asked[0] == "repaint_before_report"
    blind = {criterion.checks[0].id for criterion in card.criteria if criterion.id in marks.blind}
    assert blind
    assert not blind & set(asked)
    assert blind <= {item.id for item in to_confirm(all_marked(call, card, marks), card)}


def test_a_decision_is_filed_with_who_and_when_and_can_be_taken_back(
    call: CallDirectory, card: Card, marks: Marks
) -> None:
    marks = decide(call, marks, card, CRITICAL, confirmed=True, now=MARCH)
    filed = read_marks(call)
    assert filed == marks
    assert (filed.examiner, filed.confirmations[0].at) == ("A. Renard", "2026-03-02T12:00:00+00:00")
    assert decision(marks, CRITICAL) is True
    marks = decide(call, marks, card, CRITICAL, confirmed=False, now=MARCH)
    assert decision(marks, CRITICAL) is False
    marks = take_back(call, marks, CRITICAL)
    assert decision(marks, CRITICAL) is None
    assert CRITICAL in undecided(marks, card)


def test_nothing_is_signed_before_all_of_it_is_decided(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    marks = all_marked(call, card, marks)
    for item in undecided(marks, card)[1:]:
        marks = decide(call, marks, card, item, confirmed=False, now=MARCH)
    with pytest.raises(MarkingError, match="has no decision on repaint_before_report; listen, then"):
        close_marking(call, marks, store.shelf("certification"), now=MARCH)


def signed(call: CallDirectory, card: Card, marks: Marks, store: Store, *, confirmed: bool) -> Marks:
    marks = all_marked(call, card, marks)
    for item in to_confirm(marks, card):
        marks = decide(call, marks, card, item, confirmed=confirmed, now=MARCH)
    return close_marking(call, marks, store.shelf("certification"), now=MARCH)


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_report_says_what_was_decided_and_the_scorecard_stays_as_it_was_filed(
    call: CallDirectory, card: Card, marks: Marks, store: Store, confirmed: bool
) -> None:
    before = sha256(call.scorecard)
    marks = signed(call, card, marks, store, confirmed=confirmed)
    assert sha256(call.scorecard) == before
    page = call.report.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert ("Erreurs critiques confirmées par A. Renard" in page) is confirmed
    assert ("Confirmé par A. Renard." in page) is confirmed
    assert ("Écarté par A. Renard." in page) is not confirmed
    assert verify(store).findings == ()
    with pytest.raises(MarkingError, match="is closed and signed"):
        decide(call, marks, card, CRITICAL, confirmed=not confirmed, now=MARCH)


def test_a_changed_decision_is_found_and_a_second_examiner_decides_anew(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    marks = signed(call, card, marks, store, confirmed=True)
    whole = (call.path / "marks.json").read_text(encoding="utf-8")
    (call.path / "marks.json").write_text(whole.replace('"confirmed": true', '"confirmed": false'), "utf-8")
    assert not verify(store).sound
    (call.path / "marks.json").write_text(whole, "utf-8")
    shelf = store.shelf("certification")
    contest(call, marks, shelf, criterion=marks.criteria[0], comment="Non.", now=MARCH)
    second = begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH)
    assert decision(second, CRITICAL) is None


def test_what_is_not_to_verify_cannot_be_decided(call: CallDirectory, card: Card, marks: Marks) -> None:
    other = CRITICAL.model_copy(update={"id": "other"})
    with pytest.raises(MarkingError, match="'other' is not to be verified"):
        decide(call, marks, card, other, confirmed=True, now=MARCH)
