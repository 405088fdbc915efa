"""A French person's help is French, whole; so is what they are told of a line that cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from voicesim.cli.french_help import HELP
from voicesim.cli.help_language import METAVARS, paragraphs
from voicesim.cli.main import app

FRENCH = {"VOICESIM_LANG": "fr", "COLUMNS": "80"}


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


EVERY = tuple(commands(typer.main.get_command(app)))


def told(command: Any) -> set[str]:
    return {
        paragraph
        for text in (command.help, *(getattr(parameter, "help", None) for parameter in command.params))
        for paragraph in paragraphs(text or "")
    }


def shown(*arguments: str, **environment: str) -> str:
    return CliRunner(env=FRENCH | environment).invoke(app, arguments, prog_name="voicesim").output


def test_each_paragraph_of_the_help_has_its_french_and_none_stands_there_in_vain() -> None:
    english = {paragraph for _, command in EVERY for paragraph in told(command)}
    assert english - HELP.keys() == set()
    assert HELP.keys() - english - {"Show this message and exit."} == set()


def test_each_word_that_stands_for_a_value_has_its_french() -> None:
    metavars = " ".join(parameter.metavar or "" for _, command in EVERY for parameter in command.params)
    assert set(re.findall(r"[A-Z_]+", metavars)) == METAVARS.keys()


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_no_line_of_a_french_help_is_english(path: tuple[str, ...]) -> None:
    text = " ".join(shown(*path, "--help").replace("\u00a0", " ").split())
    assert "Utilisation : voicesim" in text
    assert "Afficher cette aide." in text
    for english in (
        "Usage",
        "Options:",
        "Commands",
        "required",
        "default:",
        "<str>",
        "<dir>",
        "<path>",
        "<int",
    ):
        assert english not in text
    for command in (one for where, one in EVERY if where == path):
        for paragraph in told(command):
            if HELP[paragraph] != paragraph:
                assert paragraph not in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("call --nope", "Erreur : il n'y a pas d'option --nope."),
        ("call --mode x", "la valeur de '--mode' ne convient pas : il faut <practice|certification>."),
        ("demo --seed a", "la valeur de '--seed' ne convient pas : il faut <entier> (0 ou plus)."),
        ("path --minutes 2", "la valeur de '--minutes' ne convient pas : il faut <entier> (de 5 à 300)."),
        ("replay", "il manque l'argument 'ENREGISTREMENT'."),
        ("replay x.wav", "il manque l'option '--scenario'."),
        ("appel", "Il n'y a pas de commande 'appel'."),
        ("access x", "Il n'y a pas de commande 'access'. (Proches : 'acts')"),
        ("scenarios list a b", "« a b » est de trop."),
    ],
)
def test_a_line_that_cannot_be_understood_is_refused_in_french(line: str, said: str) -> None:
    result = CliRunner(env=FRENCH).invoke(app, line.split(), prog_name="voicesim")
    assert result.exit_code == 2
    output = result.output.replace("\u00a0", " ")
    assert said in output
    assert "Utilisation : voicesim" in output
    for english in ("Usage", "Error", "Try", "Invalid", "Did"):
        assert english not in result.output


def test_the_systems_language_decides_where_nobody_has_chosen() -> None:
    assert "Utilisation" in shown("--help", VOICESIM_LANG="", LANG="fr_FR.UTF-8")
    assert "Usage" in shown("--help", VOICESIM_LANG="", LANG="de_DE.UTF-8")
    assert "Usage" in shown("--help", VOICESIM_LANG="en", LANG="fr_FR.UTF-8")
    assert "Commands:" in shown("--help", VOICESIM_LANG="en")
