"""Two people review a sample of real calls: drawn by seed, marked blind, every reading on record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from voicesim.archive import review_deeds as deeds
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.result import Criterion, Line, Measures, Result
from voicesim.archive.review_book import ReviewBook, draw, forget_reviews, open_review, opened
from voicesim.archive.review_report import agreement, of_agent
from voicesim.blind_marking.estimate import Estimate
from voicesim.blind_marking.sheet import Rating
from voicesim.errors import ContentError, MarkingError, StorageError
from voicesim.scorecard.rubric import load_rubric

NOW = datetime(2026, 11, 20, tzinfo=UTC)
RUBRIC = load_rubric("fnol", "fr")


@pytest.fixture
def archive(tmp_path: Path) -> ArchiveFolder:
    """Thirty calls of six agents, done."""
    there = ArchiveFolder(tmp_path / "archive")
    there.make()
    for number in range(30):
        done = result(number)
        there.result(done.id).write_text(done.model_dump_json() + "\n", encoding="utf-8")
        (there.queue / f"{done.id}.json").write_text("{}", encoding="utf-8")
    return there


def result(number: int) -> Result:
    return Result(
        id=f"{number:020x}",
        language="fr",
        agent=f"A{number % 6}",
        queue=f"Q{number % 2}",
        held=date(2026, 11, 1),
        given_reason="",
        duration=60.0,
        ears="words",
        rubric=f"{RUBRIC.id} {RUBRIC.version} {RUBRIC.digest[:12]}",
        program="test",
        hidden=0,
        lines=(Line(speaker="client", start=0.5, end=2.0, text="Bonjour, ici ‹nom›."),),
        acts=(),
        measures=Measures(),
        share=0.5,
        criteria=tuple(Criterion(id=one.id, name=one.id, share=0.0) for one in RUBRIC.criteria),
        checks=(),
        to_verify=(),
        reasons=(),
        feelings=(),
        left_open=(),
        summary=(),
    )


def drawn(
    archive: ArchiveFolder, tmp_path: Path, count: int = 12, who: tuple[str, ...] = ("M1", "M2"), **more: str
) -> ReviewBook:
    name, seed = more.pop("name", "first"), int(more.pop("seed", "7"))
    return draw(
        archive,
        tmp_path / "keys",
        name,
        who,
        count=count,
        seed=seed,
        rubric="fnol",
        language="fr",
        now=NOW,
        **more,
    )


def marks(book: ReviewBook, archive: ArchiveFolder, call: str, seat: str, level: int) -> None:
    """One person marks a call to its end, every criterion at the same level."""
    plan = book.state.plan
    opened(archive, book, call, seat, NOW)
    book.enter(deeds.Rated(call=call, by=seat, rating=Rating(min(level, 3))), NOW)
    book.enter(
        deeds.Levelled(call=call, by=seat, levels=dict.fromkeys(plan.criteria, plan.levels[level])), NOW
    )
    book.enter(deeds.Seen(call=call, by=seat), NOW)
    book.enter(deeds.Signed(call=call, by=seat), NOW)


def refused(do: object) -> str:
    with pytest.raises(MarkingError) as caught:
        do()  # type: ignore[operator]
    assert "\n" not in str(caught.value)
    return caught.value.code.partition(".")[2]


def test_the_same_seed_draws_the_same_calls_and_another_draws_others(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    first = drawn(archive, tmp_path).state.plan
    assert drawn(archive, tmp_path, name="again").state.plan.calls == first.calls
    assert drawn(archive, tmp_path, name="other", seed="8").state.plan.calls != first.calls
    assert len(set(first.calls)) == 12


def test_nobody_reviews_a_call_of_their_own_and_a_sample_may_be_of_one_agent_or_queue(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    plan = drawn(archive, tmp_path, 20, ("A0", "M2")).state.plan
    assert not [call for call in plan.calls if int(call, 16) % 6 == 0]
    of_one = drawn(archive, tmp_path, 5, name="one", agent="A3").state.plan
    assert {int(call, 16) % 6 for call in of_one.calls} == {3}
    of_queue = drawn(archive, tmp_path, 9, name="queue", queue="Q1").state.plan
    assert {int(call, 16) % 2 for call in of_queue.calls} == {1}


def test_a_review_is_for_two_pseudonyms_and_for_as_many_calls_as_there_are(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    assert refused(lambda: drawn(archive, tmp_path, who=("M1", "M1"))) == "two"
    assert refused(lambda: drawn(archive, tmp_path, 31)) == "too_few"
    assert refused(lambda: drawn(archive, tmp_path, name="../out")) == "name"
    with pytest.raises(ContentError, match="Claire Vallet"):
        drawn(archive, tmp_path, who=("Claire Vallet", "M2"))
    drawn(archive, tmp_path)
    assert refused(lambda: drawn(archive, tmp_path)) == "drawn"
    with pytest.raises(StorageError):
        open_review(archive, tmp_path / "keys", "none")


def test_a_call_is_marked_only_once_it_was_opened_and_blind_before_the_evidence(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    book = drawn(archive, tmp_path)
    plan, call = book.state.plan, book.state.to_mark("R1")[0]
    rate = deeds.Rated(call=call, by="R1", rating=Rating.AT_LEVEL)
    assert refused(lambda: book.enter(rate, NOW)) == "unread"
    opened(archive, book, call, "R1", NOW)
    assert refused(lambda: book.enter(deeds.Seen(call=call, by="R1"), NOW)) == "no_rating"
    book.enter(rate, NOW)
    assert refused(lambda: book.enter(deeds.Seen(call=call, by="R1"), NOW)) == "not_marked"
    low = dict.fromkeys(plan.criteria, plan.levels[0])
    book.enter(deeds.Levelled(call=call, by="R1", levels=low), NOW)
    assert refused(lambda: book.enter(deeds.Signed(call=call, by="R1"), NOW)) == "evidence_unseen"
    book.enter(deeds.Seen(call=call, by="R1"), NOW)
    assert refused(lambda: book.enter(deeds.Levelled(call=call, by="R1", levels=low), NOW)) == "evidence_seen"
    book.enter(deeds.Signed(call=call, by="R1"), NOW)
    assert call not in book.state.to_mark("R1")
    assert call in book.state.to_mark("R2")
    assert refused(lambda: book.enter(rate, NOW)) == "marked_already"
    assert refused(lambda: book.enter(deeds.Read(call=call, by="R9"), NOW)) == "unknown_reviewer"


def test_every_reading_is_in_the_signed_journal_and_no_pseudonym_no_agent_and_no_word_is(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    book = drawn(archive, tmp_path)
    call = book.state.to_mark("R2")[0]
    opened(archive, book, call, "R2", NOW)
    opened(archive, book, call, "R2", NOW)
    again = open_review(archive, tmp_path / "keys", "first")
    assert again.state.reads == {(call, "R2"): 2}
    assert again.seat_of("M2") == "R2"
    journal = again.folder.journal.path
    text = journal.read_text(encoding="utf-8")
    assert not [word for word in ('"M1"', '"M2"', '"A1"', "Bonjour") if word in text]
    journal.write_text(text.replace('"read"', '"seen"', 1), encoding="utf-8")
    with pytest.raises(StorageError, match="does not hold"):
        open_review(archive, tmp_path / "keys", "first")


def test_agreement_is_of_what_was_given_blind_and_only_where_both_have_signed(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    book = drawn(archive, tmp_path, 24)
    plan = book.state.plan
    for number, call in enumerate(plan.calls):
        level = number % len(plan.levels)
        marks(book, archive, call, "R1", level)
        if number:
            marks(book, archive, call, "R2", level)
    other = plan.calls[0]
    opened(archive, book, other, "R2", NOW)
    book.enter(deeds.Rated(call=other, by="R2", rating=Rating.BELOW), NOW)
    top = dict.fromkeys(plan.criteria, plan.levels[-1])
    book.enter(deeds.Levelled(call=other, by="R2", levels=top), NOW)
    found = agreement(archive, book)
    assert (found.calls, found.signed) == (24, 23)
    assert all(one.same == 1.0 and one.apart == 0.0 for one in found.criteria)
    book.enter(deeds.Seen(call=other, by="R2"), NOW)
    for criterion in plan.criteria:
        book.enter(
            deeds.Changed(call=other, by="R2", criterion=criterion, level=plan.levels[0], why="heard again"),
            NOW,
        )
    book.enter(deeds.Signed(call=other, by="R2"), NOW)
    found = agreement(archive, book)
    assert found.signed == 24
    assert all(one.same == pytest.approx(23 / 24) for one in found.criteria)
    lowest = len([n for n in range(24) if n % len(plan.levels) == 0])
    assert found.criteria[0].machine == pytest.approx((2 * lowest - 1) / 48)


def test_how_far_two_agree_is_a_figure_only_where_ten_agents_tell_it(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    for number in range(30):
        done = result(number).model_copy(update={"agent": f"B{number}"})
        archive.result(done.id).write_text(done.model_dump_json() + "\n", encoding="utf-8")
    book = drawn(archive, tmp_path, 30)
    plan = book.state.plan
    for number, call in enumerate(plan.calls):
        for seat in plan.reviewers:
            marks(book, archive, call, seat, number % len(plan.levels))
    totals = agreement(archive, book).totals
    assert isinstance(totals, Estimate)
    assert totals.value == pytest.approx(1.0, abs=0.01)


def test_one_agent_is_told_of_only_when_two_people_have_marked_five_of_their_calls(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    book = drawn(archive, tmp_path, 5, agent="A3")
    plan = book.state.plan
    for call in plan.calls[:4]:
        for seat in plan.reviewers:
            marks(book, archive, call, seat, 0)
    assert refused(lambda: of_agent(archive, book, "A3", "R1", NOW)) == "too_few_of_agent"
    for seat, level in (("R1", 0), ("R2", len(plan.levels) - 1)):
        marks(book, archive, plan.calls[4], seat, level)
    before = book.lines
    told = of_agent(archive, book, "A3", "R1", NOW)
    assert told.calls == 5
    assert all(share == pytest.approx(0.1) for _, share in told.shares)
    assert book.lines == before + 1


def test_a_review_goes_when_the_last_of_its_calls_is_purged(archive: ArchiveFolder, tmp_path: Path) -> None:
    plan = drawn(archive, tmp_path, 3).state.plan
    for call in plan.calls[:2]:
        archive.forget(call)
    assert forget_reviews(archive) == 0
    book = open_review(archive, tmp_path / "keys", "first")
    assert refused(lambda: opened(archive, book, plan.calls[0], "R1", NOW)) == "gone"
    archive.forget(plan.calls[2])
    assert forget_reviews(archive) == 1
    assert not list(archive.reviews.iterdir())
