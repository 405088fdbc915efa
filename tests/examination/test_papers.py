"""The papers are read as a person and a screen reader read them: by their text and by their tags."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.examination.sittings import CHANGE, INCIDENT, MORNING, SETTLEMENT, sitting
from voicesim.errors import EngineMissing, MarkingError
from voicesim.examination.outcome import SittingOutcome
from voicesim.examination.papers.letter import letter
from voicesim.examination.papers.paper import Paper
from voicesim.examination.papers.pdf import pdf
from voicesim.examination.papers.proces_verbal import proces_verbal
from voicesim.examination.papers.results import by_competence, mean_of
from voicesim.text.words import Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")

reads_pdf = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not here")


class Untouchable(Mapping[str, float]):
    """A proposal of the machine that nobody may look at."""

    def __getitem__(self, key: str) -> float:
        raise AssertionError("the machine's proposal was read")

    def __iter__(self):  # type: ignore[no-untyped-def]
        raise AssertionError("the machine's proposal was read")

    def __len__(self) -> int:
        raise AssertionError("the machine's proposal was read")


def eventful() -> SittingOutcome:
    """Twelve candidates: a mark changed, a difference settled, a headset lost, a mark contested."""
    held = sitting(12)
    first, second, *others = held.candidates
    call = first.calls[0]
    call = replace(
        call,
        marks=(replace(call.marks[0], changes=(CHANGE,)), call.marks[1]),
        settlements=(SETTLEMENT,),
        incidents=(INCIDENT,),
    )
    contested = replace(
        second.calls[1], contest="La date était dite.", marked_again=second.calls[1].marks[:1]
    )
    assert second.decision is not None
    failed = replace(second.decision, passed=False, reason="Bloc 2 sous le seuil.")
    people = (
        replace(first, calls=(call, *first.calls[1:])),
        replace(second, calls=(second.calls[0], contested, *second.calls[2:]), decision=failed),
        *others,
    )
    blind = tuple(
        replace(one, calls=tuple(replace(call, proposal=Untouchable(), checks={}) for call in one.calls))
        for one in people
    )
    return replace(held, candidates=blind)


def text(paper: Paper, tmp_path: Path, *options: str) -> str:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(paper))
    done = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.replace("\u00a0", " ").replace("\u202f", " ").split())


def told(paper: Paper) -> str:
    """Everything a paper says, before it is set."""
    return str(paper)


def test_the_record_holds_marks_of_both_changes_settlements_contests_and_incidents() -> None:
    said = told(proces_verbal(eventful(), "fr", MORNING))
    first = eventful().candidates[0].calls[0]
    for mark in first.marks:
        assert f"{mark.total:.1f}".replace(".", ",") in said
    for words in (
        CHANGE.reason,
        SETTLEMENT.reason,
        "La date était dite.",
        "Casque débranché",
        "casque perdu",
    ):
        assert words in said
    for words in (
        "RNCP41351",
        "b" * 64,
        "Graine du tirage",
        "48,5 et 55,5",
        "Bloc 2 sous le seuil.",
        "jury-a",
    ):
        assert words in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paper_names_a_candidate_or_looks_at_the_machine_s_proposal(language: Language) -> None:
    held = eventful()  # its proposals refuse to be read
    said = told(proces_verbal(held, language, MORNING))
    for one in held.candidates:
        said += told(letter(held, one.number, language, MORNING, contest_days=14))
    assert "p-0" not in said
    assert not any(call.call in said for one in held.candidates for call in one.calls)
    assert "0.13" not in said
    assert "0,13" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_paper_is_in_its_language(language: Language) -> None:
    said = told(proces_verbal(eventful(), language, MORNING)) + told(
        letter(eventful(), 2, language, MORNING, contest_days=14)
    )
    french, english = (
        ("Décisions du jury", "droit de contester"),
        ("Decisions of the jury", "right to contest"),
    )
    assert all((words in said) == (language == "fr") for words in french)
    assert all((words in said) == (language == "en") for words in english)


def test_a_letter_says_the_decision_its_reason_and_until_when_to_contest() -> None:
    said = told(letter(eventful(), 2, "fr", MORNING, contest_days=14))
    assert "vous n'avez pas réussi" in said
    assert "Bloc 2 sous le seuil." in said
    assert "contester ce résultat jusqu'au 18/06/2026" in said
    assert "qui n'ont pas noté cet appel" in said


def test_a_letter_written_before_the_decision_is_told_says_how_many_days() -> None:
    held = sitting(2)
    waiting = replace(held, candidates=tuple(replace(one, contest_until=None) for one in held.candidates))
    assert "dans les 21 jours" in told(letter(waiting, 1, "fr", MORNING, contest_days=21))


def test_there_is_no_letter_for_nobody_or_before_a_decision() -> None:
    held = sitting(2)
    with pytest.raises(MarkingError, match="no candidate has the number 3"):
        letter(held, 3, "fr", MORNING, contest_days=14)
    undecided = replace(held, candidates=tuple(replace(one, decision=None) for one in held.candidates))
    with pytest.raises(MarkingError, match="nothing is decided for candidate 1"):
        letter(undecided, 1, "fr", MORNING, contest_days=14)


def test_a_decision_under_contest_is_said_to_be_decided_again() -> None:
    """While others mark the call again, and until the jury has decided again on what they gave."""
    held = sitting(2)
    one, other = held.candidates
    assert one.decision is not None
    call = replace(one.calls[0], contest="La date était dite.", final=None)
    after = one.decision.at + timedelta(days=1)
    again = replace(call, final=60.0, marked_again=(replace(call.marks[0], signed=after),))
    later = replace(one.decision, at=after + timedelta(days=1))
    for changed, decision, to_do in (
        (call, one.decision, True),
        (again, one.decision, True),
        (again, later, False),
    ):
        candidate = replace(one, calls=(changed, *one.calls[1:]), decision=decision)
        came = replace(held, candidates=(candidate, other))
        record = told(proces_verbal(came, "fr", MORNING))
        assert record.count("contesté, à décider de nouveau") == to_do
        assert ("le jury décide de nouveau" in told(letter(came, 1, "fr", MORNING, contest_days=14))) == to_do
        assert "décide de nouveau" not in told(letter(came, 2, "fr", MORNING, contest_days=14))


def test_a_record_of_an_open_sitting_says_that_it_is_provisional() -> None:
    held = replace(sitting(2), closed=None)
    held = replace(held, candidates=tuple(replace(one, decision=None) for one in held.candidates))
    paper = proces_verbal(held, "fr", MORNING)
    assert any("Provisoire" in line for line in paper.opening)
    assert len(paper.signatures) == 2
    assert "non décidé" in told(paper)


def test_the_mean_waits_for_the_last_open_call_and_forgets_the_one_granted_anew() -> None:
    one = sitting(1).candidates[0]
    finals = [80.0, 60.0, 40.0, 20.0]
    calls = tuple(replace(call, final=final) for call, final in zip(one.calls, finals, strict=True))
    assert mean_of(replace(one, calls=calls)) == 50.0
    assert mean_of(replace(one, calls=(replace(calls[0], final=None), *calls[1:]))) is None
    lost = replace(calls[0], final=None, incidents=(INCIDENT,))
    assert mean_of(replace(one, calls=(lost, *calls))) == 50.0
    assert by_competence(sitting(1), replace(one, calls=calls)) == {"bloc1": 70.0, "bloc2": 30.0}


@reads_pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_reads_as_the_paper_was_written(language: Language, tmp_path: Path) -> None:
    paper = proces_verbal(eventful(), language, MORNING)
    read = text(paper, tmp_path)
    for part in paper.parts:
        assert part.head.replace("\u00a0", " ") in read
    assert read.count("Dégât des eaux" if language == "fr" else "Water damage") >= 12


@reads_pdf
def test_a_screen_reader_finds_a_title_a_language_headings_and_headed_cells(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(proces_verbal(eventful(), "fr", MORNING)))

    def info(*options: str) -> str:
        done = subprocess.run(["pdfinfo", *options, str(file)], capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    facts = info()
    assert "Procès-verbal de session d'examen" in facts
    assert "Tagged:          yes" in facts
    tree = info("-struct-text")
    lines = [line.strip() for line in tree.splitlines()]
    heads = [line for line in lines if line.startswith(("H1", "H2"))]
    assert heads[0].startswith("H1")
    assert len(heads) > 8
    cells = [line for line in lines if line.startswith("TD")]
    assert len(cells) > 12 * 4 * 7
    assert sum(line.startswith("/Headers [(") for line in lines) >= len(cells)
    assert sum(line.startswith("Lbl") for line in lines) >= 9  # the sitting's facts, each with its name
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:])  # embedded
    assert b"/Lang" in file.read_bytes()
    assert b"pdfuaid" in file.read_bytes()


def test_a_record_is_set_at_any_moment_of_the_clock() -> None:
    held = replace(sitting(2), closed=None)
    assert pdf(proces_verbal(held, "fr", MORNING.replace(microsecond=123456))).startswith(b"%PDF")


def test_the_same_sitting_gives_the_same_bytes() -> None:
    paper = letter(sitting(2), 1, "fr", MORNING, contest_days=14)
    assert pdf(paper) == pdf(paper)


def test_whoever_has_no_typst_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(EngineMissing, match=r"pip install 'voicesim\[examination\]'"):
        pdf(letter(sitting(2), 1, "fr", MORNING, contest_days=14))
