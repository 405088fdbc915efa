"""The form of a case as a page sends it, read into a case: whatever was typed, mended or not."""

from __future__ import annotations

from typing import Any, get_args

from voicesim.authoring.case import MOST_FACTS, MOST_POINTS, Case, CaseFact, Point, Told
from voicesim.text.words import Language
from voicesim.web.forms import Form

_TOLD: tuple[Told, ...] = get_args(Told)

_TEXTS = (
    "title", "summary", "recap", "level", "name", "age", "sex", "born", "temperament", "noise", "address",
    "phone", "contract", "never_sentence", "always", "product", "excess", "role", "expected",
)  # fmt: skip
_LINES = ("opening", "objection", "never", "guarantees", "fields", "procedure")
ANSWER = "answer."


def case_in(form: Form, language: Language, kind: str) -> Case:
    """The case that was filled in."""
    texts: dict[str, Any] = {name: _one_line(form.one(name)) for name in _TEXTS}
    lines: dict[str, Any] = {name: form.lines(name) for name in _LINES}
    topics = [name.removeprefix(ANSWER) for name in form.fields if name.startswith(ANSWER)]
    return Case(
        language=language,
        kind=kind,
        **texts,
        **lines,
        facts=tuple(_fact(form, row) for row in range(MOST_FACTS)),
        answers={topic: form.lines(f"{ANSWER}{topic}") for topic in topics},
        must_ask=tuple(one for one in form.fields.get("must_ask", ()) if one in topics),
        points=tuple(_point(form, row) for row in range(MOST_POINTS)),
        settled_by=form.fields.get("settled_by", ()),
    )


def _one_line(text: str) -> str:
    """A field that grows with what is written in it lets one begin a new line; what it holds has none."""
    return " ".join(text.split())


def _fact(form: Form, row: int) -> CaseFact:
    def one(name: str) -> str:
        return _one_line(form.one(f"fact.{row}.{name}"))

    cue = one("cue")
    return CaseFact(
        sentence=one("sentence"),
        told=next((told for told in _TOLD if told == one("told")), "asked"),
        topic=one("topic"),
        lines=form.lines(f"fact.{row}.lines"),
        evasive=form.lines(f"fact.{row}.evasive"),
        cue="distress" if cue == "distress" else "anger" if cue == "anger" else "",
    )


def _point(form: Form, row: int) -> Point:
    right, wrong, corrects = (form.lines(f"point.{row}.{name}") for name in ("right", "wrong", "corrects"))
    return Point(right=right, wrong=wrong, corrects=corrects)
