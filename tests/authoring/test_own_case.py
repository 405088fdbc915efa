"""A case of one's own becomes a caller who passes the linter, whom robots prove and whom one may call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from written_cases import BICYCLE, BOOKSHOP

from voicesim.authoring.case import Case, CaseFact, new_case
from voicesim.authoring.checking import Checked, checked
from voicesim.authoring.keeping import cases, keep, keep_new, place_here, publish, read_case
from voicesim.authoring.robots_of import tail
from voicesim.authoring.sheet import sheet_in
from voicesim.client.lint.checking import check
from voicesim.client.scenario import load_scenario
from voicesim.errors import StorageError
from voicesim.line.trainee_script import scripts_of
from voicesim.messages.catalogue import said
from voicesim.sessions.rehearsal import Report
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The house's own content, empty."""
    monkeypatch.setenv("VOICESIM_CONTENT", str(tmp_path / "own"))
    return tmp_path / "own"


def proved(case: Case, id: str) -> Checked:
    """The case as if every robot had got what it deserves."""
    found = checked(case, id)
    assert not found.to_mend, found.findings
    return Checked(found.files, found.findings, found.scenario, Report(id, (), ()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_good_robot_is_understood_whatever_it_asks(language: Language) -> None:
    bank = load_bank(language)
    for topic, question in sheet_in(language).questions.items():
        asked = {act.id for act in understand(typed(question, 0), bank).acts if act.kind == "topic"}
        assert topic in asked, question


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_the_form_has_ready_is_known(language: Language) -> None:
    sheet, topics = sheet_in(language), load_bank(language).topics.keys()
    for kind in sheet.kinds:
        assert {*kind.answers, *kind.must_ask, kind.always} <= sheet.questions.keys() & topics
        assert set(kind.must_ask) <= {*kind.answers, *(one for ask in sheet.anybody for one in ask.topics)}
    assert set(sheet.alike) | {one for group in sheet.alike.values() for one in group} <= topics


def test_a_case_in_french_is_proved_by_its_robots() -> None:
    found = checked(BOOKSHOP, "FR101", proved=True)
    assert found.holds, (found.findings, found.proof)
    assert found.proof is not None
    scores = {row["robot"]: row["score"] for row in found.proof.rows}
    assert scores["good"] > 80
    assert scores["poor"] < 30


@pytest.mark.parametrize(("case", "id"), [(BOOKSHOP, "FR101"), (BICYCLE, "EN101")])
def test_a_case_becomes_a_file_that_the_linter_passes(case: Case, id: str, own: Path) -> None:
    kept = keep_new(place_here(), case)
    published = publish(place_here(), kept, proved(case, kept.id))
    assert (published.id, published.version) == (id, 1)
    assert check(own / "scenarios" / f"{id}.yaml") == []
    assert load_scenario(id.lower()).persona.name == case.name
    assert {"good", "poor", "rude"} <= scripts_of(id).keys()
    assert scripts_of(id)["good"].parent == own / "trainees"


def test_what_is_ready_gives_way_to_a_fact_that_says_otherwise() -> None:
    scenario = proved(BICYCLE, "EN101").scenario
    assert scenario is not None
    answered = {topic for ask in scenario.asks for topic in ask.topics}
    assert "witnesses" not in answered, "nobody saw anything, and a camera did"
    assert "locks" in answered, "what is told in trust is dodged before"


def test_what_is_left_to_mend_stands_beside_its_field() -> None:
    beside = checked(new_case(sheet_in("fr"), "water"), "FR101").findings
    assert {"title", "name", "age", "recap", "opening", "phone"} <= beside.keys()
    again = BOOKSHOP.model_copy(
        update={
            "summary": "L'eau est tombée lundi.",
            "opening": (*BOOKSHOP.opening, "C'est le tableau électrique qui prend l'eau, là !"),
            "answers": {**BOOKSHOP.answers, "origin": (), "date": ()},
            "facts": (CaseFact(sentence="Rien", told="trust", topic="date"), *BOOKSHOP.facts[1:]),
        }
    )
    found = checked(again, "FR101").findings
    assert "fact.0.lines" in found or "fact.0.sentence" in found, found.keys()
    mended = again.model_copy(update={"facts": BOOKSHOP.facts})
    found = checked(mended, "FR101").findings
    assert set(found) == {"summary", "answer.date"}, found
    assert "lundi" in said(found["summary"][0].message, "fr")


def test_words_that_have_to_be_earned_are_not_said_by_the_question_they_insist_on() -> None:
    gives_away = BOOKSHOP.model_copy(
        update={
            "objection": ("Et le bac de la clim qui débordait, ça compte ?",),
            "facts": tuple(
                fact.model_copy(update={"sentence": "Le bac de la clim débordait depuis un mois."})
                if fact.told == "trust"
                else fact
                for fact in BOOKSHOP.facts
            ),
        }
    )
    found = checked(gives_away, "FR101").findings
    assert not found or set(found) == {"objection"}


def test_two_authors_get_two_callers_and_nothing_written_by_hand_is_lost(own: Path) -> None:
    place = place_here()
    first, second = keep_new(place, BOOKSHOP), keep_new(place, BOOKSHOP)
    assert (first.id, second.id) == ("FR101", "FR102")
    publish(place, first, proved(BOOKSHOP, "FR101"))
    again = keep(place, "FR101", BOOKSHOP.model_copy(update={"title": "Une réserve inondée"}))
    assert publish(place, again, proved(again.case, "FR101")).version == 2
    file = own / "scenarios" / "FR101.yaml"
    file.write_text(file.read_text("utf-8") + "# by hand\n", "utf-8")
    with pytest.raises(StorageError) as refused:
        publish(place, read_case(place, "FR101"), proved(BOOKSHOP, "FR101"))
    assert refused.value.code == "case.changed_by_hand"
    assert file.read_text("utf-8").endswith("# by hand\n")
    assert [one.id for one in cases(place)] == ["FR101", "FR102"]


def test_what_does_not_hold_becomes_no_caller(own: Path) -> None:
    kept = keep_new(place_here(), new_case(sheet_in("en"), "theft"))
    with pytest.raises(StorageError) as refused:
        publish(place_here(), kept, checked(kept.case, kept.id))
    assert refused.value.code == "case.unproved"
    assert not (own / "scenarios").exists()


def test_a_line_is_known_by_its_last_words() -> None:
    assert tail("Et ça, {j-1}, [vous|tu] me le remboursez, oui ?") == r"me\W+le\W+remboursez\W+oui"
