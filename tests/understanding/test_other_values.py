"""A value of the file said wrongly is a wrong statement; what only comes near that is none."""

from __future__ import annotations

import pytest

from voicesim.client.scenario import load_scenario
from voicesim.text.words import typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.understanding import understand


def _stated(text: str, scenario: str, statement: str, said: tuple[str, ...] = ()) -> list[Act]:
    found = understand(typed(text, 0), load_scenario(scenario).bank, Context(3, said, scenario=scenario))
    return [act for act in found.acts if act.kind == "statement" and act.id == statement]


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR03", "la franchise c'est 200 euros"),
        ("FR03", "La franchise est de deux cents euros."),
        ("FR03", "La franchise, c'est 320 euros."),
        ("FR03", "il restera 200 euros à votre charge"),
        ("FR01", "vous avez une franchise de 150 euros sur ce contrat"),
        ("FR10", "votre franchise est de 150 euros"),
    ],
)
def test_another_amount_than_the_files_is_wrong(scenario: str, text: str) -> None:
    assert [act.right for act in _stated(text, scenario, "excess_amount")] == [False]


@pytest.mark.parametrize(
    "text", ["votre forfait c'est 1200 euros par an", "le plafond est de 1200 euros sur l'année"]
)
def test_a_wrong_amount_is_not_right_for_the_other_words_around_it(text: str) -> None:
    assert [act.right for act in _stated(text, "FR05", "ceiling_rule")] == [False]


def test_the_words_of_the_thing_and_of_its_value_show_it() -> None:
    text = "alors oui la franchise est de 200 euros pour ce contrat"
    (act,) = _stated(text, "FR03", "excess_amount")

    assert act.quote(typed(text, 0)) == "franchise est de 200 euros"


@pytest.mark.parametrize("text", ["La franchise est de 150 euros.", "il reste 150 euros à votre charge"])
def test_the_files_own_amount_is_right(text: str) -> None:
    assert {act.right for act in _stated(text, "FR03", "excess_amount")} == {True}


@pytest.mark.parametrize(
    "text",
    [
        "La franchise est de 200 euros ?",
        "Est-ce que la franchise est de 200 euros",
        "Si la franchise est de 200 euros, il vous restera peu de chose.",
        "Vous me dites que la franchise est de 200 euros.",
        "La franchise n'est pas de 200 euros.",
        "La franchise est entre 100 et 300 euros selon les contrats.",
        "La franchise passe de 200 à 150 euros.",
        "Je vous parlerai de la franchise, et les 800 euros de facture, vous les avez payés quand ?",
        "la franchise et 800 euros de meubles",
        "La franchise est au minimum de 100 euros.",
    ],
)
def test_what_only_comes_near_another_amount_is_not_wrong(text: str) -> None:
    assert not [act for act in _stated(text, "FR03", "excess_amount") if act.right is False]


def test_the_clients_own_figure_said_back_is_not_wrong() -> None:
    said = ("Sur internet j'ai lu 200 euros de franchise.",)

    assert not _stated("200 euros de franchise, je regarde.", "FR03", "excess_amount", said)


def test_a_time_of_another_thing_in_the_file_is_not_wrong() -> None:
    wrong = _stated("garée à 16 heures sur le parking", "FR02", "seen_last")
    other = _stated("garée à 19 heures sur le parking", "FR02", "seen_last")

    assert [act.right for act in wrong] == [False]
    assert not [act for act in other if act.right is False]


def test_the_first_day_named_is_the_things_own() -> None:
    recap = "donc la cérémonie après-demain matin, l'acompte demain midi, et je vous rappelle demain"
    assert [act.right for act in _stated(recap, "FR06", "in_two_days")] == [True]
    assert [act.right for act in _stated("donc la cérémonie c'est demain", "FR06", "in_two_days")] == [False]
