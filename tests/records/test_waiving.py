"""A criterion left out of an examination, as the notice promises: filed, shown, and no point lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from voicesim.call.directory import MANIFEST, SCORECARD, CallDirectory, sha256
from voicesim.call.manifest import Manifest, read_manifest
from voicesim.call.whole_files import write_whole
from voicesim.client.scenario import load_scenario
from voicesim.errors import ContentError, MarkingError
from voicesim.records.confirming import decide, undecided
from voicesim.records.examining import begin_marking, close_marking, contest, mark, open_evidence
from voicesim.records.kept import read_scorecard, show_record
from voicesim.records.marks import Marks, read_marks
from voicesim.records.store import Store
from voicesim.records.verify import verify
from voicesim.records.waiving import waive
from voicesim.scorecard.card import Card, card_in
from voicesim.scorecard.left_out import without
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.filing import file_call
from voicesim.sessions.provenance import waived_for

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LEVELS = {"solide": "Solide"}


@pytest.fixture
def call(keep: Keep) -> CallDirectory:
    """An examination in which the voice was the worst of all."""
    call = keep("certification")
    card = card_in(call.scorecard)
    criteria = tuple(
        one.model_copy(update={"share": 0, "weight": 10, "level": "insuffisant"}) if one.id == "voix" else one
        for one in card.criteria
    )
    call.scorecard.write_text(card.model_copy(update={"criteria": criteria}).text(), encoding="utf-8")
    call.fingerprint((SCORECARD,))
    return call


@pytest.fixture
def card(call: CallDirectory) -> Card:
    found = read_scorecard(call)
    assert found is not None
    return found


def signed(call: CallDirectory, card: Card, marks: Marks, store: Store) -> Marks:
    for criterion in marks.missing:
        marks = open_evidence(call, marks, criterion)
        marks = mark(call, marks, card, criterion, "solide", now=MARCH)
    for item in undecided(marks, card):
        marks = decide(call, marks, card, item, confirmed=True, now=MARCH)
    return close_marking(call, marks, store.shelf("certification"), now=MARCH)


def test_what_is_waived_before_the_call_is_in_the_manifest_and_in_every_score(keep: Keep) -> None:
    call, scenario = keep(), load_scenario("FR03")
    asked = replace(call.manifest(), waived=waived_for(scenario, ["voix"]))
    write_whole(call.manifest_path, asked.as_json())
    assert read_manifest(call.path / MANIFEST).waived == ("voix",)
    assert asked.facts != replace(asked, waived=()).facts, "the journal knows it"
    judged = file_call(call, scenario)
    voice = next(criterion for criterion in judged.criteria if criterion.id == "voix")
    assert (voice.waived, voice.share, voice.weight) == (True, None, 0)
    assert "Écarté de la notation" in call.report.read_text(encoding="utf-8")


def test_a_manifest_of_before_says_the_same_as_it_did() -> None:
    assert "waived" not in Manifest("FR03", "fr", "practice", 1).as_json()


def test_only_what_the_rubric_lets_be_left_out_is_waived() -> None:
    with pytest.raises(ContentError, match="'accueil' cannot be waived; waive one of voix"):
        waived_for(load_scenario("FR03"), ["accueil"])


def test_what_is_waived_after_an_examination_is_signed_and_costs_nothing(
    call: CallDirectory, card: Card, store: Store
) -> None:
    filed = sha256(call.scorecard)
    rubric = load_rubric("fnol")
    marks = begin_marking(call, card, LEVELS, examiner="A. Renard", now=MARCH, seed=4)
    assert "voix" in marks.criteria
    marks = waive(call, marks, card, rubric, ["voix"], now=MARCH)
    assert (marks.left_out, marks.waived[0].at) == ({"voix"}, "2026-03-02T12:00:00+00:00")
    assert "voix" not in {*marks.criteria, *marks.missing, *marks.blind}
    marks = signed(call, card, marks, store)
    assert read_marks(call).left_out == {"voix"}
    assert sha256(call.scorecard) == filed
    shown = show_record(store, call.path.name).scorecard
    assert shown is not None
    assert float(shown.score or 0) == float(without(card, {"voix"}).score or 0)
    assert "Écarté de la notation" in call.report.read_text(encoding="utf-8")
    assert verify(store).findings == ()
    with pytest.raises(MarkingError, match="is closed and signed"):
        waive(call, marks, card, rubric, [], now=MARCH)
    contest(call, marks, store.shelf("certification"), criterion=marks.criteria[0], comment="?", now=MARCH)
    second = begin_marking(call, card, LEVELS, examiner="B. Morel", now=MARCH)
    assert second.left_out == {"voix"}


def test_a_waiver_is_taken_back_until_the_signature(call: CallDirectory, card: Card) -> None:
    rubric = load_rubric("fnol")
    begun = begin_marking(call, card, LEVELS, examiner="A. Renard", now=MARCH, seed=4)
    back = waive(call, waive(call, begun, card, rubric, ["voix"], now=MARCH), card, rubric, [], now=MARCH)
    assert back == begun


def test_the_weight_of_what_is_left_out_goes_to_the_others(card: Card) -> None:
    left = without(card, {"voix"})
    voice = left.criterion("voix")
    assert voice is not None
    assert (voice.share, voice.weight, voice.checks) == (None, 0, ())
    others = [one for one in left.criteria if one.share is not None]
    assert sum(one.weight for one in others) == pytest.approx(100, abs=0.1)
    before = [one for one in card.criteria if one.share is not None and one.id != "voix"]
    mean = sum(one.weight * (one.share or 0) for one in before) / sum(one.weight for one in before)
    assert left.uncapped == pytest.approx(100 * mean, abs=0.1)
    assert without(card, ()) == card
