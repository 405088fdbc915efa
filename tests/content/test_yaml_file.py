from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, model_validator

from voicesim.content.yaml_file import load_yaml, problems, read_yaml
from voicesim.errors import ContentError


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    weight: int = 0
    kind: Literal["a", "b"] = "a"


class Shelf(BaseModel):
    model_config = ConfigDict(extra="forbid")
    items: list[Item]
    named: dict[str, Item] = {}

    @model_validator(mode="after")
    def _weighs_a_hundred(self) -> Shelf:
        if self.items and sum(item.weight for item in self.items) != 100:
            raise ValueError("the weights do not sum to 100; change one of them")
        return self


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "shelf.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def sentence(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        load_yaml(path, Shelf)
    return str(caught.value)


def test_a_good_file_becomes_its_model(tmp_path: Path) -> None:
    shelf = load_yaml(file(tmp_path, "items:\n  - {id: café, weight: 100}\n"), Shelf)
    assert shelf.items[0].id == "café"


def test_the_same_text_is_one_value_and_another_text_another(tmp_path: Path) -> None:
    one = load_yaml(file(tmp_path, "items:\n  - {id: a, weight: 100}\n"), Shelf)
    assert load_yaml(tmp_path / "shelf.yaml", Shelf) is one
    assert load_yaml(file(tmp_path, "items:\n  - {id: b, weight: 100}\n"), Shelf).items[0].id == "b"
    assert load_yaml(file(tmp_path, "items:\n  - {id: a, weight: 100}\n"), Shelf, beside="else") is not one


def test_an_unknown_key_is_named_with_its_line_and_the_likely_right_one(tmp_path: Path) -> None:
    text = sentence(file(tmp_path, "items:\n  - id: x\n    wieght: 100\n"))
    assert "shelf.yaml:3 (items[0].wieght)" in text
    assert "unknown key 'wieght'" in text
    assert "did you mean 'weight'" in text


def test_an_unknown_key_like_no_other_is_answered_with_the_list(tmp_path: Path) -> None:
    text = sentence(file(tmp_path, "items: []\nnamed:\n  one:\n    id: x\n    zzz: 1\n"))
    assert ":5 (named.one.zzz)" in text
    assert "id, kind, weight" in text


def test_a_missing_key_points_at_the_item_that_lacks_it(tmp_path: Path) -> None:
    text = sentence(file(tmp_path, "items:\n  - {id: x, weight: 100}\n  - weight: 0\n"))
    assert ":3 (items[1].id)" in text
    assert "add 'id'" in text


def test_a_wrong_type_is_shown_with_what_was_written(tmp_path: Path) -> None:
    text = sentence(file(tmp_path, "items:\n  - id: x\n    weight: heavy\n"))
    assert ":3 (items[0].weight)" in text
    assert "'heavy'" in text


def test_a_rule_of_the_model_brings_its_own_remedy(tmp_path: Path) -> None:
    text = sentence(file(tmp_path, "items:\n  - {id: x, weight: 99}\n"))
    assert text.endswith("the weights do not sum to 100; change one of them.")


def test_every_problem_is_listed_for_a_linter(tmp_path: Path) -> None:
    path = file(tmp_path, "items:\n  - {id: 4, kind: c}\nbooks: 1\n")
    assert len(problems(path, Shelf)) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("items: [\n", "not YAML"),
        ("items: []\nitems: []\n", "written twice"),
        ("- 1\n- 2\n", "dictionary"),
        ("items: !!python/object:os.system []\n", "not YAML"),
        ("items: \x00\n", "control character"),
    ],
)
def test_a_broken_file_gets_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    message = sentence(file(tmp_path, text))
    assert words in message
    assert "\n" not in message
    assert "shelf.yaml" in message


def test_a_file_that_is_missing_or_not_text_gets_one_sentence(tmp_path: Path) -> None:
    assert "no such file" in sentence(tmp_path / "nowhere.yaml")
    assert "folder" in sentence(tmp_path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("items: é".encode("latin-1"))
    assert "UTF-8" in sentence(latin)


def test_words_that_yaml_1_1_would_change_stay_as_written(tmp_path: Path) -> None:
    data = read_yaml(file(tmp_path, "on: no\nat: 12:30\nday: 2026-01-02\nyes: true\nn: 3\nf: 0.5\n")).data
    assert data == {"on": "no", "at": "12:30", "day": "2026-01-02", "yes": True, "n": 3, "f": 0.5}
