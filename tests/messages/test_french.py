"""All that the program says to people it can say in French too."""

from __future__ import annotations

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest

from tests.messages.source import ROOMS, ROOT, assigned, bare, forms, heads, put_together, texts, trees
from voicesim.errors import ConfigurationError, ContentError, RecordingError
from voicesim.messages import french
from voicesim.messages.catalogue import bound, said
from voicesim.messages.french import foreign
from voicesim.messages.message import Message
from voicesim.settings.schema import keys, title
from voicesim.weights import offline_install
from voicesim.weights.manifest import load_manifest

FRENCH = french.forms()
FILES = {
    name: import_module(f"voicesim.messages.french.{name}").FORMS
    for _, name, _ in iter_modules(french.__path__)
}
OTHERS = (*FILES["refusals"], *FILES["foreign"], *FILES["manifest"])
"""What pydantic, PyYAML, tomllib and the system say: it may hold more than a French person needs."""


def fields(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_each_sentence_of_a_room_has_its_french(room: str) -> None:
    assert set(forms(room)) - FRENCH.keys() == set()


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_no_sentence_is_put_together_of_pieces(room: str) -> None:
    assert list(put_together(room)) == []


SPOKEN_TO_NOBODY = (
    "cli/main.py", "cli/help_language.py", "cli/models.py", "cli/models_carried.py",
    "cli/examine.py", "weights/offline_install.py"
)  # fmt: skip
"""The version and what to type, which have no language; French beside French; and the installer, whose own
catalogue is tested below."""


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_nothing_is_shown_that_has_one_language_only(room: str) -> None:
    assert [text for text in bare(room) if not text.startswith(SPOKEN_TO_NOBODY)] == []


def test_each_head_of_a_table_has_its_french() -> None:
    assert set(heads()) == FILES["heads"].keys()


def test_each_setting_has_its_french() -> None:
    assert {title(key) for key in keys()} <= FRENCH.keys()


def test_what_the_manifest_of_models_says_has_its_french() -> None:
    manifest = load_manifest()
    said_there = {preset.description for preset in manifest.preset}
    said_there |= {m.packages.provenance.rstrip(".") for m in manifest.model if m.packages is not None}
    assert said_there == FILES["manifest"].keys()


def test_the_installer_of_a_bundle_has_a_catalogue_of_its_own() -> None:
    (tree,) = [tree for file, tree in trees("weights") if file.name == "offline_install.py"]
    named = assigned(tree)
    said_there = {
        text.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "told"
        for text in texts(node.args[0], named)
    }
    assert said_there == offline_install.FRENCH.keys()
    for form, in_french in offline_install.FRENCH.items():
        assert fields(in_french) == fields(form)


def test_the_french_holds_the_same_values() -> None:
    """One test for two thousand forms: to run each of them for itself took longer than all they ask."""
    assert len(FRENCH) > 2000
    added = {form: fields(in_french) - fields(form) for form, in_french in FRENCH.items()}
    assert {form: names for form, names in added.items() if names} == {}
    lost = {form: fields(form) - fields(in_french) for form, in_french in FRENCH.items()}
    assert {form: names for form, names in lost.items() if names and form not in OTHERS} == {}


def test_no_form_stands_in_the_catalogue_in_vain() -> None:
    written = {
        node.value
        for room in ("", *ROOMS)
        for _, tree in trees(room)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(FRENCH.keys() - written - set(OTHERS)) == []


def test_a_sentence_stands_in_one_file_of_the_catalogue() -> None:
    counts = Counter(form for name, forms in FILES.items() if name != "names" for form in forms)
    assert [form for form, count in counts.items() if count > 1] == []


def test_the_files_of_the_catalogue_are_small() -> None:
    for file in (ROOT / "messages" / "french").glob("*.py"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 250, file.name


def test_a_message_is_said_with_its_values_and_those_that_are_messages_too() -> None:
    inner = Message("{name} is damaged", name="model.bin")
    outer = Message("{what}, so it is not loaded", what=inner)
    assert outer == "model.bin is damaged, so it is not loaded"
    assert said(outer, "fr") == "model.bin est abîmé, il n'est donc pas chargé"
    assert said(outer, "en") == outer


def test_what_is_wrong_and_how_to_mend_it_are_in_french_apart_too() -> None:
    form = "no station shows the competence {name!r}; name it at a station, or take it out"
    what, mend = Message(form, name="vente").parted()
    assert said(what, "fr") == "aucune station ne montre la compétence «\u00a0vente\u00a0»"
    assert said(mend, "fr") == "nommez-la à une station, ou retirez-la"


def test_a_text_that_no_catalogue_has_stays_as_it_is() -> None:
    assert said("nobody wrote this {down}", "fr") == "nobody wrote this {down}"


def test_an_error_made_of_mere_texts_is_said_in_french_too() -> None:
    error = RecordingError("x", what="is empty", where="a.wav", mend="choose another")
    assert said(error.what, "fr") == "est vide"
    assert str(error) == "a.wav: is empty; choose another."


def test_numbers_and_quotes_are_those_of_the_language() -> None:
    rate = Message("{name!r}: {share:.1%} of {size:.1f} MB", name="a.wav", share=0.255, size=1.5)
    assert rate == "'a.wav': 25.5% of 1.5 MB"
    late = Message("{days} days is out of range", days=200)
    assert said(late, "fr") == "200 jours, c'est hors limites"
    unknown = Message("there is no such rubric in {language!r}", language="de")
    assert said(unknown, "fr") == "il n'y a pas de telle grille en «\u00a0de\u00a0»"


def test_no_line_breaks_before_a_stop_that_french_sets_apart() -> None:
    assert bound("Lequel ? « Lui » ; fin : 80 %") == (
        "Lequel\u00a0? «\u00a0Lui\u00a0»\u00a0; fin\u00a0: 80\u00a0%"
    )


YAML = (
    "a: b: c",
    "a: [1",
    "a: 'b",
    "- a\nb: c",
    "a: *x",
    "a: !!python/x 1",
    "a: \t- b",
    "? [a]\n: b",
    "a: {b",
)
TOML = (
    "[call",
    "a = 'b",
    'a = "b\n',
    "a",
    "a = 1\na = 2",
    "a = [1",
    "[a]\n[a]",
    "a = 2026-13-40",
    'a = "\\q"',
)


@pytest.mark.parametrize("text", YAML)
def test_what_is_wrong_with_yaml_is_said_in_french(text: str, tmp_path: Path) -> None:
    from voicesim.content.yaml_file import read_yaml

    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_yaml(file)
    words = said(caught.value.what, "fr").split()
    assert {"found", "not", "the", "expected"}.isdisjoint(words)


@pytest.mark.parametrize("text", TOML)
def test_what_is_wrong_with_toml_is_said_in_french(text: str, tmp_path: Path) -> None:
    from voicesim.settings.sources import read_settings

    file = tmp_path / "voicesim.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_settings(environment={"VOICESIM_CONFIG": str(file)})
    problem = caught.value.what.values["problem"]
    assert isinstance(problem, Message)
    assert problem.form in foreign.FORMS
