"""What the machine makes of an examination is seen by nobody before its examiner has signed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.call.directory import REPORT, SCORECARD, CallDirectory
from voicesim.client.scenario import load_scenario
from voicesim.errors import MarkingError
from voicesim.records.examining import begin_marking, close_marking, contest, mark, open_evidence
from voicesim.records.export import contents_of, export
from voicesim.records.kept import list_records, read_scorecard, show_record
from voicesim.records.keys import key_at
from voicesim.records.marks import Marks
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.scorecard.card import Card, Check, Unjudged
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.rescoring import Rescored, rescore, scored_again

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LEVELS = {"solide": "Solide"}


def the_card(call: CallDirectory) -> Card:
    card = read_scorecard(call)
    assert card is not None
    return card.model_copy(update={"unjudged": ()})


def settled(call: CallDirectory) -> CallDirectory:
    """The machine left nothing to verify."""
    call.scorecard.write_text(the_card(call).text(), encoding="utf-8")
    call.fingerprint((SCORECARD,))
    return call


def all_marked(call: CallDirectory, examiner: str) -> Marks:
    card = the_card(call)
    marks = begin_marking(call, card, LEVELS, examiner=examiner, now=MARCH, seed=4)
    for criterion in marks.criteria:
        marks = mark(call, open_evidence(call, marks, criterion), card, criterion, "solide", now=MARCH)
    return marks


def score_of(store: Store) -> float | None:
    (one,) = list_records(store)
    return one.score


def scored(call: CallDirectory, store: Store, rubric: str = "fnol") -> Rescored:
    with scored_again(call, store, MARCH):
        return rescore(call, load_scenario("FR03"), load_rubric(rubric, "fr"))


def test_no_face_shows_what_the_machine_proposes_before_the_signature(
    keep: Keep, store: Store, tmp_path: Path
) -> None:
    call = settled(keep("certification"))
    figure = f"{the_card(call).score:.0f}"
    assert score_of(store) is None
    assert show_record(store, "2026").scorecard is None
    assert f"<strong>{figure}</strong>" not in page(call)
    assert all(check.sentence not in page(call) for one in the_card(call).criteria for check in one.checks)
    with pytest.raises(MarkingError, match="nobody has signed yet"):
        export(store, "2026", tmp_path, MARCH)
    with pytest.raises(MarkingError, match="nobody has signed yet"):
        scored(call, store)
    marks = all_marked(call, "A. Renard")
    assert score_of(store) is None
    assert {SCORECARD, REPORT, "marks.json"}.isdisjoint(contents_of(call, key_at(tmp_path / "k")))
    close_marking(call, marks, store.shelf("certification"), now=MARCH)
    assert score_of(store) == the_card(call).score
    assert show_record(store, "2026").scorecard is not None
    assert (
        SCORECARD
        in zipfile.ZipFile(export(store, "2026", tmp_path, MARCH).path)
        .read(f"{call.path.name}/manifest.json")
        .decode()
    )


def page(call: CallDirectory) -> str:
    from voicesim.records.report_file import rewrite_report

    rewrite_report(call)
    return call.report.read_text(encoding="utf-8")


def test_a_second_examiner_does_not_meet_the_machines_figure_either(keep: Keep, store: Store) -> None:
    call, shelf = settled(keep("certification")), store.shelf("certification")
    marks = close_marking(call, all_marked(call, "A. Renard"), shelf, now=MARCH)
    contest(call, marks, shelf, criterion=marks.criteria[0], comment="vu autrement", now=MARCH)
    marks = all_marked(call, "B. Morel")
    assert score_of(store) is None
    close_marking(call, marks, shelf, now=MARCH)
    assert score_of(store) is not None


def test_practice_is_shown_at_once(keep: Keep, store: Store) -> None:
    call = keep()
    assert score_of(store) == the_card(call).score
    assert scored(call, store).withheld is False


def test_an_examination_whose_machine_died_before_it_was_scored_can_still_be_marked(
    keep: Keep, store: Store
) -> None:
    call = keep("certification", sealed=True)
    for name in (SCORECARD, REPORT):
        call.forget(name)
    store.seal(call, MARCH, "cut")
    with pytest.raises(MarkingError, match="scored like all of them"):
        scored(call, store, "complaint")
    done = scored(call, store)
    assert (done.filed, done.withheld, score_of(store)) == (True, True, None)
    assert verify(store).findings == ()
    settled(call)
    assert all_marked(call, "A. Renard").missing == ()
    with pytest.raises(MarkingError, match="nobody has signed yet"):
        scored(call, store)


def test_a_criterion_of_which_all_is_to_verify_is_marked_and_one_that_was_waived_is_not(
    keep: Keep, store: Store
) -> None:
    call = keep("certification")
    card = the_card(call)
    doubted = card.criteria[:2]
    unsure = tuple(
        one.model_copy(
            update={
                "share": None,
                "level": None,
                "checks": tuple(_to_verify(check) for check in one.checks),
            }
        )
        for one in doubted
    )
    waived = Unjudged(id=doubted[1].id, what="criterion", reason="waived", sentence="-")
    changed = card.model_copy(update={"criteria": (*unsure, *card.criteria[2:]), "unjudged": (waived,)})
    call.scorecard.write_text(changed.text(), encoding="utf-8")
    marks = begin_marking(call, changed, LEVELS, examiner="A. Renard", now=MARCH, seed=4)
    assert doubted[0].id in marks.criteria
    assert doubted[1].id not in marks.criteria


def _to_verify(check: Check) -> Check:
    return check.model_copy(update={"verdict": "to_verify", "points": 0})
