"""After a call a French person reads French, and an English one English, whatever the call was held in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli import after_call_words, examiner_words
from voicesim.cli.main import app
from voicesim.cli.person import person_language
from voicesim.settings.schema import Screen, Settings
from voicesim.text.words import Language

CATALOGUES: tuple[Mapping[Language, Any], ...] = (
    after_call_words.WORDS,
    examiner_words.WORDS,
)

SAME = frozenset({"dimension", "client", "", "-"})
"""Words that both languages write alike."""

NO_CHOICE = Settings()


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a catalogue under its way there."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts(one, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from texts(one, f"{path}.{number}")
    else:
        for field in fields(value):
            yield from texts(getattr(value, field.name), f"{path}.{field.name}")


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_say_everything_with_the_same_values_and_neither_is_the_other(
    catalogue: Mapping[Language, Any],
) -> None:
    french, english = dict(texts(catalogue["fr"])), dict(texts(catalogue["en"]))
    assert french.keys() == english.keys()
    for way, text in french.items():
        assert text != english[way] or text in SAME, way
        assert text.count("{") == english[way].count("{"), way
        assert bool(text) == bool(english[way]), way


@pytest.mark.parametrize("call", ["fr", "en"])
@pytest.mark.parametrize(
    ("system", "language"),
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "de_DE.UTF-8"}, None),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "fr_BE@euro"}, "fr"),
        ({"LANG": "en_GB", "LC_MESSAGES": "en_GB", "LC_ALL": "fr"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "C"}, None),
        ({"LANG": "fr_FR", "LC_ALL": ""}, "fr"),
    ],
)
def test_the_system_says_the_language_and_where_it_does_not_the_call_does(
    system: Mapping[str, str], language: Language | None, call: Language
) -> None:
    assert person_language(call, NO_CHOICE, system) == (language or call)


@pytest.mark.parametrize("chosen", ["fr", "en"])
def test_a_language_that_was_chosen_comes_before_the_systems_and_the_calls(chosen: Language) -> None:
    settings = Settings(screen=Screen(language=chosen))
    for call in ("fr", "en"):
        for system in ("fr_FR.UTF-8", "en_US.UTF-8", "C"):
            assert person_language(call, settings, {"LANG": system}) == chosen  # type: ignore[arg-type]


TYPED = {"fr": "Bonjour.\nAu revoir.\n", "en": "Hello.\nGoodbye.\n"}
SCENARIO = {"fr": "FR07", "en": "EN01"}
FRENCH = (
    "entraînement",
    "niveau proposé",
    "Rapport : ",
    "Tous les fichiers de l'appel : ",
    "La prochaine fois",
)
ENGLISH = ("practice", "level proposed", "Report: ", "All files of the call: ", "Next time")


@pytest.mark.parametrize("call", ["fr", "en"])
@pytest.mark.parametrize("person", ["", "fr", "en"])
def test_the_summary_of_a_call_is_in_the_persons_language(call: str, person: str, tmp_path: Path) -> None:
    runner = CliRunner(env={"VOICESIM_LANG": person, "COLUMNS": "200"})
    wanted = ["call", SCENARIO[call], "--keyboard", "--seed", "1", "--out", str(tmp_path / "call")]
    shown = runner.invoke(app, wanted, input=TYPED[call])
    assert shown.exit_code == 0, shown.stderr
    said, unsaid = (FRENCH, ENGLISH) if (person or call) == "fr" else (ENGLISH, FRENCH)
    assert [words for words in said if words not in shown.stdout] == []
    assert [words for words in unsaid if words in shown.stdout] == []


@pytest.mark.parametrize(("person", "says"), [("fr", "est un dossier, pas un"), ("en", "is a folder, not a")])
def test_what_a_disk_refuses_is_said_in_the_persons_language(
    person: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> Any:
        raise IsADirectoryError(21, "system words", str(tmp_path))

    monkeypatch.setattr("voicesim.sessions.choosing.load_scenario", refused)
    shown = CliRunner(env={"VOICESIM_LANG": person}).invoke(app, ["call", "FR07", "--keyboard"])
    assert shown.exit_code == 1
    assert says in shown.stderr


@pytest.mark.parametrize("mode", ["practice", "certification"])
@pytest.mark.parametrize(("language", "says"), [("fr", "intelligence artificielle"), ("en", "artificial")])
def test_the_notice_is_printed_without_a_call(language: str, says: str, mode: str) -> None:
    house = {"VOICESIM_RECORDS_ORGANISATION": "Mutuelle des Trois Rives", "VOICESIM_RECORDS_DPO": "poste 12"}
    wanted = ["notice", "--print", "--lang", language, "--mode", mode]
    shown = CliRunner(env=house).invoke(app, wanted)
    assert shown.exit_code == 0, shown.stderr
    assert says in shown.stdout
    assert "poste 12" in shown.stdout
    body = json.loads(CliRunner(env=house).invoke(app, [*wanted, "--json"]).stdout)
    assert (body["language"], body["mode"]) == (language, mode)
    assert all(section["title"] in shown.stdout for section in body["sections"])


def test_the_notice_is_in_the_persons_language_unless_another_is_asked_for() -> None:
    english = CliRunner(env={"VOICESIM_LANG": "en"})
    assert json.loads(english.invoke(app, ["notice", "--json"]).stdout)["language"] == "en"
    asked = english.invoke(app, ["notice", "--json", "--lang", "fr"])
    assert json.loads(asked.stdout)["language"] == "fr"


def test_the_notice_of_an_examination_that_nobody_holds_is_one_sentence() -> None:
    shown = CliRunner().invoke(app, ["notice", "--print", "--mode", "certification"])
    assert shown.exit_code == 1
    assert "organisation, dpo" in shown.stderr
