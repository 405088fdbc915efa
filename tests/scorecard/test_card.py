"""One model of a scorecard, written and read."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from written_calls import average_call, good_call, scored

import voicesim
from voicesim.errors import ContentError, StorageError
from voicesim.scorecard.card import Card, card_in, read_card

ROOM = Path(voicesim.__file__).parent


def json_values() -> st.SearchStrategy[object]:
    """What `exchange` may hold, for its shape is checked by nobody."""
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    leaves = st.none() | st.booleans() | numbers | st.text()
    return st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
    )


def parts(kind: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Any value of a part of the scorecard."""
    return st.builds(kind, **{name: values(field.annotation) for name, field in kind.model_fields.items()})


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field; no number that JSON has not, no text that UTF-8 has not."""
    inner = get_args(kind)
    if kind in (float, int, str):
        return {
            float: st.floats(allow_nan=False, allow_infinity=False),
            int: st.integers(-(1 << 53), 1 << 53),
            str: st.text(max_size=8),
        }[kind]
    if kind is bool:
        return st.booleans()
    if kind is Any:
        return json_values()
    if get_origin(kind) is Literal:
        return st.sampled_from(inner)
    if get_origin(kind) is tuple:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(st.text(max_size=5), values(inner[1]), max_size=2)
    if inner:
        return st.one_of(*map(values, inner))
    return st.none() if kind is type(None) else parts(kind)


@given(parts(Card))
def test_what_is_written_is_read(card: Card) -> None:
    again = read_card(json.loads(card.text()))
    assert again == card
    assert again.text() == card.text()


@pytest.mark.parametrize("call", [average_call(), good_call()], ids=["average", "good"])
def test_the_document_holds_all_that_was_scored(call: Any) -> None:
    """A key the score writes and the model does not know would be lost without a word."""
    scorecard = scored(call)
    assert scorecard.as_json() == scorecard._body()
    assert list(scorecard.as_json()) == list(scorecard._body())
    assert json.dumps(scorecard.as_json(), ensure_ascii=False, indent=2) + "\n" == scorecard.card.text()


def test_keys_of_a_later_version_are_passed_over_and_missing_ones_named() -> None:
    body = scored(average_call()).as_json()
    assert read_card({**body, "later": 1}) == read_card(body)
    del body["criteria"]
    with pytest.raises(ContentError, match="criteria"):
        read_card(body)


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"score": "x"}', "[" * 100_000])
def test_a_file_that_is_no_scorecard_is_one_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "scorecard.json").write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match="is not a scorecard"):
        card_in(tmp_path / "scorecard.json")


def test_nobody_digs_in_the_json_of_a_scorecard() -> None:
    """Its keys are looked up by the model alone."""
    keys = {"critical_errors", "unjudged", "next_action", "uncapped", "level_label", "judged_by", "looked_at"}
    found = {
        f"{file.relative_to(ROOM)}:{node.lineno}"
        for file in ROOM.rglob("*.py")
        if file.name != "rehearse.py"  # a line of its own table
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value in keys
    }
    assert found == set()
