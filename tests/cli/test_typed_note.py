"""`/note` of a typed call: one line says what was taken, or why it was not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from voicesim.cli import before_call
from voicesim.cli.output import Output
from voicesim.cli.typed_note import TypedNotes
from voicesim.client.scenario import load_scenario
from voicesim.line.protocol import Ticking
from voicesim.messages.catalogue import said
from voicesim.sessions.briefing import brief_of


def noted(typed: str, scenario: str = "FR07", *, takes: bool = True) -> tuple[str, dict[str, str]]:
    """The French line that answers a note, and what stands in the form."""
    shown: list[str] = []
    filled: dict[str, str] = {}

    def enter(field: str, text: str) -> bool:
        if takes:
            filled[field] = text
        return takes

    form = brief_of(load_scenario(scenario), "practice").form
    TypedNotes(form, shown.append)(cast(Ticking, SimpleNamespace(enter=enter)), typed)
    (line,) = shown
    return said(line, "fr").replace("\u00a0", " "), filled


@pytest.mark.parametrize(
    "typed",
    ["plate IU-633-OA", "Immatriculation IU-633-OA", "immatriculation : IU-633-OA", "PLATE  IU-633-OA"],
)
def test_a_field_is_filled_in_by_its_id_or_by_its_label(typed: str) -> None:
    assert noted(typed) == ("Noté sous « Immatriculation » : IU-633-OA", {"plate": "IU-633-OA"})


def test_a_label_of_several_words_is_no_part_of_what_is_noted() -> None:
    line, filled = noted("Téléphone pour le rappel 06 39 98 61 07")
    assert filled == {"callback": "06 39 98 61 07"}
    assert line == "Noté sous « Téléphone pour le rappel » : 06 39 98 61 07"


def test_of_a_field_that_the_form_has_not_the_line_says_which_it_has() -> None:
    line, filled = noted("couleur rouge")
    assert not filled
    assert line.startswith("Pas noté : la fiche n'a pas de champ « couleur » ; elle a : plate, when, how,")


def test_a_note_that_names_no_field_is_told_which_there_are() -> None:
    line, filled = noted("")
    assert not filled
    assert line.startswith("Pas noté : nommez un champ, puis ce que vous notez ; la fiche a : plate,")


def test_a_call_without_a_form_says_that_there_is_none() -> None:
    assert noted("contact None wanted", "EN05") == (
        "Pas noté : cet appel n'a pas de fiche à remplir.",
        {},
    )


def test_what_the_call_does_not_take_is_not_said_to_be_noted() -> None:
    assert noted("plate IU-633-OA", takes=False) == ("Pas noté : l'appel ne prend plus rien.", {})


def test_the_screen_shows_what_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    before_call.show_brief(load_scenario("FR07"), "practice", Output(plain=True))
    told = capsys.readouterr().err.replace("\u00a0", " ")
    assert "/note plate : Immatriculation" in told or "/note plate: Immatriculation" in told
