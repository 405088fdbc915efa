"""The scripts people write, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.errors import ContentError
from voicesim.line.hearing_words import found
from voicesim.line.trainee_script import load_script, script_of, scripts_of

HEAD = "id: fr03.good\nlanguage: fr\nquality: good\n"


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "fr03.good.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_script(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_an_unknown_key_is_named_with_its_line_and_its_neighbour(tmp_path: Path) -> None:
    sentence = refused(tmp_path, "lines:\n  - says: Bonjour.\n    heard: [eau]\n")
    assert "fr03.good.yaml:6" in sentence
    assert "did you mean 'hears'" in sentence


def test_a_line_cannot_come_after_one_that_is_not_there(tmp_path: Path) -> None:
    sentence = refused(tmp_path, "lines:\n  - {says: Bonjour., hears: [eau], after: intro}\n")
    assert "no line has the id 'intro'" in sentence


def test_a_broken_expression_is_refused(tmp_path: Path) -> None:
    assert "no regular expression" in refused(tmp_path, "lines:\n  - {says: Bonjour., hears: ['eau(']}\n")


def test_a_line_in_its_turn_has_no_use_for_once(tmp_path: Path) -> None:
    assert "give it `hears`" in refused(tmp_path, "lines:\n  - {says: Bonjour., once: false}\n")


def test_ears_do_not_mind_accents_case_or_the_form_of_the_apostrophe() -> None:
    assert found(("électri",), "Y a une lampe ELECTRIQUE, là.")
    assert found(("l'eau coule",), "Oui, l’eau coule encore.")
    assert found((r"dégâts? des eaux",), "C'est un degat des eaux.")
    assert not found(("eau",), "Il a un tableau.")


def test_a_scenario_nobody_wrote_a_robot_for_says_so() -> None:
    with pytest.raises(ContentError, match="has no good robot trainee"):
        script_of("ZZ99", "good")


SCRIPTS = [path for name in ("FR03", "FR07", "EN01") for path in scripts_of(name).values()]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_robot_of_the_house_can_be_read(path: Path) -> None:
    robot = load_script(path)
    assert f"{robot.id}.yaml" == path.name
    assert robot.language == robot.id[:2]
    assert robot.lines or robot.quality == "silent"


def test_some_robots_take_any_call_in_their_language() -> None:
    assert scripts_of("FR99")["silent"].name == "fr.silent.yaml"
    assert load_script(scripts_of("EN99")["rude"]).commits is None
    assert "good" not in scripts_of("FR99")
