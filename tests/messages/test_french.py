"""What is wrong and how to mend it can be said in French, all of it that people meet who are no authors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import voicesim
from voicesim.errors import RecordingError
from voicesim.messages import french_calls, french_lines, french_people, french_weights
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message

FRENCH = {**french_lines.FORMS, **french_calls.FORMS, **french_weights.FORMS, **french_people.FORMS}

ROOMS = (
    "audio",
    "call",
    "catalogue",
    "cli",
    "line",
    "listening",
    "records",
    "sessions",
    "settings",
    "weights",
)
"""Whoever writes scenarios, phrases or rubrics is told in English what is wrong with them."""


def forms(room: str) -> Iterator[str]:
    """Every form of a message, and every text that stands as one in an error, in the source of a room."""
    for file in (Path(voicesim.__file__).parent / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            named = [word.value for word in node.keywords if word.arg in ("what", "mend")]
            message = isinstance(node.func, ast.Name) and node.func.id == "Message"
            for part in (*named, *(node.args[:1] if message else ())):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value.strip():
                    yield part.value


def fields(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_each_form_of_a_room_that_people_meet_has_its_french(room: str) -> None:
    assert set(forms(room)) - FRENCH.keys() == set()


@pytest.mark.parametrize("form", FRENCH)
def test_the_french_holds_the_same_values(form: str) -> None:
    assert fields(FRENCH[form]) == fields(form)


def test_no_form_stands_in_the_catalogue_in_vain() -> None:
    root = Path(voicesim.__file__).parent
    written = "\n".join(
        ast.unparse(ast.parse(file.read_text(encoding="utf-8")))
        for file in root.rglob("*.py")
        if file.name not in ("french_calls.py", "french_lines.py", "french_people.py", "french_weights.py")
    )
    assert [form for form in FRENCH if repr(form)[1:-1] not in written] == []


def test_a_message_is_said_with_its_values_and_those_that_are_messages_too() -> None:
    inner = Message("{name} is damaged", name="model.bin")
    outer = Message("{what}, so it is not loaded", what=inner)
    assert outer == "model.bin is damaged, so it is not loaded"
    assert said(outer, "fr") == "model.bin est abîmé, il n'est donc pas chargé"
    assert said(outer, "en") == outer


def test_a_text_that_no_catalogue_has_stays_as_it_is() -> None:
    assert said("nobody wrote this {down}", "fr") == "nobody wrote this {down}"


def test_an_error_made_of_mere_texts_is_said_in_french_too() -> None:
    error = RecordingError("x", what="is empty", where="a.wav", mend="choose another")
    assert said(error.what, "fr") == "est vide"
    assert str(error) == "a.wav: is empty; choose another."


def heads() -> Iterator[str]:
    """The heads of every table that a command draws."""
    for file in (Path(voicesim.__file__).parent / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            drawn = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if drawn and node.func.attr in ("table", "aside") and isinstance(node.args[0], ast.Tuple):
                yield from (head.value for head in node.args[0].elts if isinstance(head, ast.Constant))


def test_each_head_of_a_table_has_its_french() -> None:
    assert {head for head in heads() if head} == french_lines.HEADS.keys()
