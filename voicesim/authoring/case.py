"""A case as its author wrote it, finished or not: nothing typed is lost because something is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from voicesim.authoring.sheet import Sheet
from voicesim.text.words import Language

MOST_FACTS = 6
"""Facts that the form has room for."""

MOST_POINTS = 2
"""Points that a good handler sums up rightly."""

Told = Literal["opening", "asked", "trust", "never"]


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseFact(_Written):
    """One thing the caller knows; all empty where the row was left alone."""

    sentence: str = ""
    told: Told = "asked"
    topic: str = ""
    """What has to be asked."""
    lines: tuple[str, ...] = ()
    evasive: tuple[str, ...] = ()
    """Said when asked without the trust it takes, or always where it is never told."""
    cue: Literal["", "distress", "anger"] = ""
    """The feeling it carries."""


class Point(_Written):
    """Something of the story that a handler may sum up rightly or wrongly."""

    right: tuple[str, ...] = ()
    """Words, as they may be said."""
    wrong: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    """What the caller says to the wrong one."""


class Case(_Written):
    """What an author has filled in. Texts of several lines are tuples, a line each."""

    language: Language
    kind: str
    title: str = ""
    summary: str = ""
    recap: str = ""
    """What happened in one sentence, as a handler says it to the caller: "vous avez ..."."""
    level: str = "1"
    name: str = ""
    age: str = ""
    sex: str = "woman"
    born: str = ""
    temperament: str = ""
    noise: str = "home"
    address: str = ""
    phone: str = ""
    contract: str = ""
    opening: tuple[str, ...] = ()
    facts: tuple[CaseFact, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = {}
    """By topic."""
    must_ask: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    objection: tuple[str, ...] = ()
    settled_by: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """Expressions that must not be said."""
    never_sentence: str = ""
    always: str = ""
    """The topic that must never be left out."""
    product: str = ""
    guarantees: tuple[str, ...] = ()
    excess: str = ""
    fields: tuple[str, ...] = ()
    """Further lines of the screen: "Label: value"."""
    role: str = ""
    procedure: tuple[str, ...] = ()
    expected: str = ""


def new_case(sheet: Sheet, kind: str) -> Case:
    """A case before anything is written: what the sheet has ready for its kind."""
    chosen = sheet.kind(kind)
    return Case(
        language=sheet.language,
        kind=chosen.id,
        temperament=sheet.temperaments[0].id,
        answers=dict(chosen.answers),
        must_ask=chosen.must_ask,
        settled_by=(sheet.objection.settled_by[0].id,),
        never=sheet.never.expressions,
        never_sentence=sheet.never.sentence,
        always=chosen.always,
        product=chosen.product,
        guarantees=chosen.guarantees,
        excess=chosen.excess,
        role=chosen.role,
        procedure=chosen.procedure,
        expected=chosen.expected,
    )
