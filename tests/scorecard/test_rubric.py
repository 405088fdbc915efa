"""Rubrics as files people write."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from voicesim.client.conformity import CRITERIA
from voicesim.errors import ContentError
from voicesim.scorecard.rubric import Rubric, load_rubric, rubric_files

ALL = [*rubric_files("fr"), *rubric_files("en")]


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_every_rubric_is_whole(path: Path):
    rubric = load_rubric(path)
    assert path.name == f"{rubric.id}.{rubric.language}.yaml"
    assert {c.id for c in rubric.criteria} == set(CRITERIA)
    assert sum(1 for _ in rubric.checks()) >= 14
    assert {c.id for c in rubric.criteria if c.waivable} == {"voix"}
    for criterion, check in rubric.checks():
        if criterion.id == "voix":
            assert check.penalty == 0, "the voice is never a fault"
        if check.penalty:
            assert check.sentences.fault, f"{check.id} can be a fault and has no sentence for it"


@pytest.mark.parametrize("path", rubric_files("fr"), ids=lambda p: p.stem)
def test_french_and_english_judge_the_same_things(path: Path):
    french = load_rubric(path)
    english = load_rubric(french.id, "en")
    assert shape(french) == shape(english)


def shape(rubric: Rubric) -> list[object]:
    """All but the words: sentences, and the expressions a rule leaves out."""
    return [
        (
            c.id,
            k.id,
            k.points,
            k.penalty,
            k.rule.model_copy(update={"besides": ()} if k.rule.kind == "said" else {}),
        )
        for c, k in rubric.checks()
    ]


def broken(tmp_path: Path, change) -> Path:
    data = yaml.safe_load(rubric_files("fr")[0].read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "house.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d["criteria"][0].update(colour="red"), "colour"),
        (lambda d: d["criteria"][0]["checks"][0]["rule"].update(kind="guessed"), "kind"),
        (lambda d: d["criteria"].append(d["criteria"][0]), "written twice"),
        (lambda d: d["criteria"][0]["checks"][0]["sentences"].update(met="{mood} entendu"), "mood"),
        (lambda d: d["dimensions"].pop("business"), "business"),
        (lambda d: d["levels"][1].update(at_least=0), "rise"),
    ],
)
def test_a_broken_rubric_is_refused_in_one_sentence(tmp_path, change, says):
    path = broken(tmp_path, change)
    with pytest.raises(ContentError) as refused:
        load_rubric(path)
    assert says in str(refused.value)
    assert str(path) in str(refused.value)


def test_an_unknown_rubric_names_those_there_are():
    with pytest.raises(ContentError, match="fnol"):
        load_rubric("fnoll")


def test_the_hash_follows_the_content_and_not_its_layout(tmp_path):
    original = load_rubric("fnol")
    same = load_rubric(
        broken(tmp_path, lambda d: None) if rubric_files("fr")[0].name == "fnol.fr.yaml" else "fnol"
    )
    assert same.digest == original.digest
    other = original.model_copy(update={"version": 2})
    assert Rubric.model_validate(other.model_dump()).digest != original.digest
