from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from voicesim.listening.continuations import load_inventions
from voicesim.listening.inventions import Evidence, Known, invented, is_loop

CORPUS = yaml.safe_load(Path(__file__).with_name("inventions_corpus.yaml").read_text(encoding="utf-8"))


def rows(kind: str) -> list[Any]:
    return [
        pytest.param(
            text, Evidence(**{key: value for key, value in group.items() if key != "texts"}), id=text
        )
        for group in CORPUS[kind]
        for text in group["texts"]
    ]


@pytest.fixture(scope="module")
def known() -> Known:
    return load_inventions()


@pytest.mark.parametrize(("text", "evidence"), rows("bad"))
def test_what_nobody_said_is_refused(text: str, evidence: Evidence, known: Known) -> None:
    assert invented(text, evidence, known) is not None


@pytest.mark.parametrize(("text", "evidence"), rows("good"))
def test_what_was_said_is_believed(text: str, evidence: Evidence, known: Known) -> None:
    assert invented(text, evidence, known) is None


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(rows("bad")) >= 60
    assert len(rows("good")) >= 60


def test_a_compressible_text_is_a_loop_even_with_varied_breaks(known: Known) -> None:
    text = "on va voir ça, bon on va voir ça, et on va voir ça, on va bien voir ça"
    assert invented(text, Evidence(speech=4.0, compression=2.6), known) == "a loop"
    assert invented(text, Evidence(speech=4.0, compression=1.6), known) is None


@pytest.mark.parametrize(
    ("text", "loop"),
    [
        ("a b a b a b a b a b a b", True),
        ("x a b a b a b a b a b a b", True),
        ("a b c d e f g h", False),
        ("", False),
    ],
)
def test_loops_are_found_wherever_they_begin(text: str, loop: bool) -> None:
    assert is_loop(text.split()) is loop
