from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from voicesim.call.directory import MARKS, CallDirectory
from voicesim.client.scenario import load_scenario
from voicesim.errors import MarkingError, StorageError
from voicesim.records.confirming import decide, to_confirm
from voicesim.records.examining import begin_marking, close_marking, contest, mark, open_evidence, proposal
from voicesim.records.kept import list_records, read_scorecard
from voicesim.records.marks import Marks, agreement, read_marks
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.scorecard.card import Card
from voicesim.sessions.filing import file_call

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LEVELS = {"insuffisant": "Insuffisant", "fragile": "Fragile", "solide": "Solide", "exemplaire": "Exemplaire"}
RANKED = tuple(LEVELS)


@pytest.fixture
def call(keep: Keep) -> CallDirectory:
    return keep("certification")


@pytest.fixture
def card(call: CallDirectory) -> Card:
    found = read_scorecard(call)
    assert found is not None
    criteria = tuple(
        one.model_copy(update={"level": RANKED[number % 4] if one.share is not None else None})
        for number, one in enumerate(found.criteria)
    )
    return found.model_copy(update={"criteria": criteria})


@pytest.fixture
def marks(call: CallDirectory, card: Card) -> Marks:
    return begin_marking(call, card, LEVELS, examiner="A. Renard", now=MARCH, seed=4)


def mark_all(call: CallDirectory, marks: Marks, card: Card, level: str = "fragile", but: str = "") -> Marks:
    for criterion in marks.missing:
        if criterion == but:
            continue
        marks = open_evidence(call, marks, criterion)
        marks = mark(call, marks, card, criterion, level, now=MARCH)
    for item in to_confirm(marks, card):
        marks = decide(call, marks, card, item, confirmed=True, now=MARCH)
    return marks


def test_a_certification_cannot_be_closed_without_every_human_mark(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    shelf = store.shelf("certification")
    with pytest.raises(MarkingError, match="has no mark for"):
        close_marking(call, marks, shelf, now=MARCH)
    almost = mark_all(call, marks, card, but=marks.criteria[0])
    with pytest.raises(MarkingError, match=f"has no mark for {marks.criteria[0]}"):
        close_marking(call, almost, shelf, now=MARCH)
    assert not read_marks(call).closed


def test_a_fifth_of_the_proposals_is_hidden_until_marked(
    call: CallDirectory, card: Card, marks: Marks
) -> None:
    assert len(marks.blind) == -(-len(marks.criteria) // 5)
    hidden = marks.blind[0]
    assert proposal(marks, card, hidden) is None
    marks = mark(call, marks, card, hidden, "fragile", now=MARCH)
    assert proposal(marks, card, hidden) is not None
    assert marks.marks[0].blind
    for criterion in set(marks.criteria) - set(marks.blind):
        assert proposal(marks, card, criterion) in LEVELS


def test_the_lot_falls_by_the_seed_and_not_always_on_the_same(call: CallDirectory, card: Card) -> None:
    def drawn(seed: int) -> tuple[str, ...]:
        (call.path / MARKS).unlink(missing_ok=True)
        return begin_marking(call, card, LEVELS, examiner="A", now=MARCH, seed=seed).blind

    assert drawn(1) == drawn(1)
    assert len({drawn(seed) for seed in range(5)}) > 1


def test_a_proposal_is_not_accepted_without_opening_its_evidence(
    call: CallDirectory, card: Card, marks: Marks
) -> None:
    criterion = next(c for c in marks.criteria if c not in marks.blind)
    proposed = proposal(marks, card, criterion)
    assert proposed is not None
    with pytest.raises(MarkingError, match="cannot be accepted unseen; open its evidence first"):
        mark(call, marks, card, criterion, proposed, now=MARCH)
    marks = mark(call, open_evidence(call, marks, criterion), card, criterion, proposed, now=MARCH)
    assert marks.marks[0].evidence_opened


def test_changing_a_blind_mark_afterwards_stays_blind_and_loses_nothing(
    call: CallDirectory, card: Card, marks: Marks
) -> None:
    hidden = marks.blind[0]
    marks = mark(call, marks, card, hidden, "fragile", now=MARCH)
    marks = mark(call, marks, card, hidden, "insuffisant", now=MARCH, comment="réécouté")
    assert [(m.level, m.blind) for m in marks.marks] == [("insuffisant", True)]


@pytest.mark.parametrize(
    ("criterion", "level", "sentence"),
    [
        ("poésie", "fragile", "no criterion 'poésie'"),
        ("accueil", "parfait", "no level 'parfait'; use one of insuffi"),
    ],
)
def test_only_what_the_rubric_knows_is_marked(
    call: CallDirectory, card: Card, marks: Marks, criterion: str, level: str, sentence: str
) -> None:
    with pytest.raises(MarkingError, match=sentence):
        mark(call, marks, card, criterion, level, now=MARCH)


def test_closed_marks_are_sealed_and_every_later_change_is_found(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    closed = close_marking(call, mark_all(call, marks, card), store.shelf("certification"), now=MARCH)
    assert verify(store).findings == ()
    assert list_records(store)[0].marked
    with pytest.raises(MarkingError, match="closed and signed"):
        mark(call, closed, card, closed.criteria[0], "solide", now=MARCH)
    path = call.path / MARKS
    path.write_text(path.read_text(encoding="utf-8").replace('"fragile"', '"solide"', 1), encoding="utf-8")
    assert {finding.fault for finding in verify(store).findings} == {"changed", "seal"}
    assert "the marks are not what was signed" in [finding.sentence for finding in verify(store).findings]


def test_a_signed_call_is_not_scored_again(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    close_marking(call, mark_all(call, marks, card), store.shelf("certification"), now=MARCH)
    with pytest.raises(MarkingError, match="is marked and signed, its scorecard is no longer changed"):
        file_call(call, load_scenario("FR03"))


def test_a_scorecard_changed_during_marking_stops_the_closing(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    marks = mark_all(call, marks, card)
    call.scorecard.write_text("{}", encoding="utf-8")
    with pytest.raises(MarkingError, match="was scored again since marking began"):
        close_marking(call, marks, store.shelf("certification"), now=MARCH)


def test_practice_is_never_sealed_as_certification(keep: Keep, store: Store) -> None:
    call = keep(held=MARCH)
    card = read_scorecard(call)
    assert card is not None
    marks = begin_marking(call, card, LEVELS, examiner="A", now=MARCH, seed=1)
    with pytest.raises(StorageError, match="what was practised is never examined"):
        close_marking(call, mark_all(call, marks, card), store.shelf("certification"), now=MARCH)
    assert not read_marks(call).closed


def test_a_contested_mark_needs_a_second_examiner(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    shelf = store.shelf("certification")
    closed = close_marking(call, mark_all(call, marks, card), shelf, now=MARCH)
    assert closed.final_from() == MARCH + timedelta(days=14)
    with pytest.raises(MarkingError, match="is marked and signed; only a contest opens it again"):
        begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH, seed=2)
    criterion = closed.criteria[0]
    contested = contest(
        call,
        closed,
        shelf,
        criterion=criterion,
        comment="Je n'ai pas dit cela.",
        now=MARCH + timedelta(days=3),
    )
    assert contested.final_from() is None
    with pytest.raises(MarkingError, match=r"was already marked by A\. Renard"):
        begin_marking(call, card, LEVELS, examiner="A. Renard", now=MARCH, seed=2)
    second = begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH + timedelta(days=4), seed=2)
    closed = close_marking(call, mark_all(call, second, card), shelf, now=MARCH + timedelta(days=5))
    assert closed.final_from() == MARCH + timedelta(days=19)
    assert (call.path / "marks.first.json").exists()
    assert verify(store).findings == ()


def test_a_contest_needs_a_reason_and_comes_in_time(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    shelf, late = store.shelf("certification"), MARCH + timedelta(days=15)
    with pytest.raises(MarkingError, match="is not marked yet"):
        contest(call, marks, shelf, criterion=marks.criteria[0], comment="non", now=MARCH)
    closed = close_marking(call, mark_all(call, marks, card), shelf, now=MARCH)
    with pytest.raises(MarkingError, match="without a reason"):
        contest(call, closed, shelf, criterion=closed.criteria[0], comment=" ", now=MARCH)
    with pytest.raises(MarkingError, match="more than 14 days ago"):
        contest(call, closed, shelf, criterion=closed.criteria[0], comment="non", now=late)


def test_agreement_counts_blind_and_seen_marks_apart(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    assert agreement([marks]).blind == 0
    closed = close_marking(call, mark_all(call, marks, card), store.shelf("certification"), now=MARCH)
    found = agreement([closed])
    assert (found.blind, found.seen) == (len(marks.blind), len(marks.criteria) - len(marks.blind))
    differing = [m for m in closed.marks if m.blind and m.proposed != "fragile"]
    assert found.blind_differs == round(len(differing) / found.blind, 4)


def test_what_was_marked_at_another_desk_meanwhile_is_never_written_over(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    """The same marking was open in two windows; one of them has signed."""
    shelf, criterion = store.shelf("certification"), marks.criteria[0]
    stale = mark_all(call, marks, card)
    item = next(iter(to_confirm(stale, card)), None)
    open_evidence(call, stale, criterion)  # opened already: nothing changes
    signed = close_marking(call, stale, shelf, now=MARCH)
    to_the_byte = (call.path / MARKS).read_bytes()
    late: list[Callable[[], object]] = [
        lambda: mark(call, stale, card, criterion, "solide", now=MARCH),
        lambda: close_marking(call, stale, shelf, now=MARCH),
        lambda: begin_marking_as_if_nobody_had(call, card),
    ]
    if item is not None:
        late.append(lambda: decide(call, stale, card, item, confirmed=False, now=MARCH))
    for deed in late:
        with pytest.raises(MarkingError):
            deed()
    with pytest.raises(MarkingError, match="was marked elsewhere meanwhile"):
        mark(call, stale, card, criterion, "solide", now=MARCH)
    assert (call.path / MARKS).read_bytes() == to_the_byte
    once = contest(call, signed, shelf, criterion=criterion, comment="vu autrement", now=MARCH)
    with pytest.raises(MarkingError, match="was marked elsewhere meanwhile"):
        contest(call, signed, shelf, criterion=criterion, comment="encore", now=MARCH)
    assert read_marks(call) == once
    assert verify(store).findings == ()


def begin_marking_as_if_nobody_had(call: CallDirectory, card: Card) -> Marks:
    return begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH)


def test_damaged_marks_are_one_sentence(call: CallDirectory, marks: Marks) -> None:
    (call.path / MARKS).write_text('{"examiner": 3}', encoding="utf-8")
    with pytest.raises(StorageError, match=r"marks\.json: is damaged"):
        read_marks(call)


def test_the_report_hides_what_is_to_be_marked_blind(call: CallDirectory, card: Card, marks: Marks) -> None:
    page = call.report.read_text(encoding="utf-8")
    assert "des propositions de la machine sont masquées" in page
    for criterion in card.criteria:
        shown = any(f'id="check-{criterion.id}-{check.id}"' in page for check in criterion.checks)
        assert shown == (criterion.id not in marks.blind)
    assert page.count("À noter avant de voir") == len(marks.blind)
    assert f"<strong>{card.score:g}".replace(".", ",") not in page


def test_the_signed_report_shows_the_examiners_marks(
    call: CallDirectory, card: Card, marks: Marks, store: Store
) -> None:
    close_marking(call, mark_all(call, marks, card), store.shelf("certification"), now=MARCH)
    page = call.report.read_text(encoding="utf-8")
    assert "Noté et signé par A. Renard le 2026-03-02." in page
    assert page.count("Examinateur\u00a0: <strong>Fragile</strong>") == len(marks.criteria)
    assert "À noter avant de voir" not in page
    figure = f"{card.score:g}".replace(".", ",")
    assert f"La machine proposait\u00a0: {figure}" in page
    assert f"<strong>{figure}</strong>" not in page, (
        "what people gave is larger than what the machine proposed"
    )
