"""The list of models, as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.errors import ConfigurationError
from voicesim.weights.manifest import load_manifest


def test_every_model_of_the_product_says_what_it_is_for_where_it_comes_from_and_its_licence() -> None:
    manifest = load_manifest()
    assert {model.purpose for model in manifest.model} == {"recogniser", "writer", "voice", "encoder"}
    for model in manifest.model:
        assert model.licence
        assert model.description.endswith(".")
        if model.licence.startswith("CC-BY"):
            assert model.credit, f"{model.id} is under a licence that asks for a credit"


def test_every_preset_can_hear_and_speak_both_languages() -> None:
    manifest = load_manifest()
    assert [preset.id for preset in manifest.preset] == ["light", "standard", "room"]
    for preset in manifest.preset:
        models = manifest.choose((preset.id,))
        for purpose in ("recogniser", "voice"):
            spoken = {
                language for model in models if model.purpose == purpose for language in model.languages
            }
            assert spoken == {"fr", "en"}, f"{preset.id}: {purpose}"


def test_choosing_a_preset_and_one_of_its_models_names_each_once() -> None:
    manifest = load_manifest()
    chosen = [model.id for model in manifest.choose(("light", "whisper-small"))]
    assert len(chosen) == len(set(chosen))
    assert "whisper-small" in chosen


A_MODEL = """
[[model]]
id = "one"
purpose = "voice"
engine = "piper"
languages = ["fr"]
description = "One."
source = "makers/one"
revision = "main"
files = ["one.onnx"]
speed = "light"
licence = "MIT"
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('licence = "MIT"', ""), "licence: field required"),
        (('licence = "MIT"', 'licence = ""'), "licence"),
        (('speed = "light"', 'speed = "fast"'), "speed"),
        (('id = "one"', 'id = "../one"'), "id"),
        (('id = "one"', 'id = "one"\nprice = 3'), "price"),
        (('purpose = "voice"', "purpose ="), "not TOML"),
        (('source = "makers/one"', ""), "needs a 'source' on the hub or 'packages' of an index"),
        (('files = ["one.onnx"]', ""), "needs 'revision' and 'files'"),
    ],
)
def test_a_mistake_in_the_list_names_the_file_and_the_key(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(A_MODEL.replace(*change))
    with pytest.raises(ConfigurationError, match=says) as caught:
        load_manifest(path)
    assert str(path) in str(caught.value)


def test_a_preset_of_a_model_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(A_MODEL + '[[preset]]\nid = "light"\ndescription = "x"\nmodels = ["two"]\n')
    with pytest.raises(ConfigurationError, match="'two', which is not a model here"):
        load_manifest(path)


def test_a_name_used_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(A_MODEL + A_MODEL)
    with pytest.raises(ConfigurationError, match="'one' is named twice"):
        load_manifest(path)
