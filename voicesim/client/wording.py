"""Lines sorted by move and mood band, and the stock that every scenario shares."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, TypeAlias

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from voicesim.client.state import Mood
from voicesim.content.model import Content, Lines
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language

Band: TypeAlias = Literal["calm", "tense", "hot", "distressed"]


class Bands(Content):
    """Lines of one move: for any mood, or for one band of it. A plain list means any mood."""

    any: Lines = ()
    calm: Lines = ()
    tense: Lines = ()
    hot: Lines = ()
    distressed: Lines = ()

    @model_validator(mode="before")
    @classmethod
    def _plain_list(cls, value: Any) -> Any:
        return {"any": value} if isinstance(value, list | tuple) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A plain list of lines is allowed too."""
        plain = {"type": "array", "items": {"type": "string", "minLength": 1}}
        return {"anyOf": [handler(core), plain]}

    def of(self, band: Band) -> Lines:
        """The lines written for `band`."""
        lines: Lines = getattr(self, band)
        return lines


Move: TypeAlias = Literal[
    "greet",
    "again",
    "dont_know",
    "too_many",
    "insist",
    "remind",
    "listens",
    "startled",
    "promised",
    "refused",
    "acknowledge",
    "confirm",
    "accept",
    "hesitate",
    "decline",
    "choose",
    "weighs",
    "heeds",
    "refrains",
    "told_again",
    "done_already",
    "takes_note",
    "let_down",
    "kept_waiting",
    "bristles",
    "slighted",
    "correct",
    "comforted",
    "hurt",
    "relieved",
    "jargon",
    "wait",
    "hold_long",
    "allo",
    "still_there",
    "silence_hang_up",
    "cut_in",
    "backchannel",
    "interrupted",
    "pardon",
    "lost",
    "guess",
    "doubt",
    "half",
    "half_guess",
    "half_unknown",
    "half_yes",
    "suits",
    "idle",
    "idle_annoyed",
    "idle_hang_up",
    "insulted",
    "insulted_again",
    "insulted_hang_up",
    "foreign",
    "foreign_hang_up",
    "supervisor",
    "hang_up",
    "not_done",
    "no_more_questions",
    "thank",
    "goodbye",
    "goodbye_curt",
    "must_go",
    "instructed",
    "falls_silent",
    "clear",
    "not_clear",
]
"""What the client can do that needs no line of its own fact, answer or objection."""


class Stock(Content):
    """`personas/lines/<language>.yaml`: short lines that any caller of the language may say."""

    language: Language
    leads: Bands = Field(description="what an answer may begin with: 'Ben,', 'Euh...'")
    unled: tuple[str, ...] = Field(description="first words that take no lead: 'et', 'mais'")
    retold: tuple[str, ...] = Field(
        description="what a line begins with that has been said already: 'Again:'"
    )
    casual: tuple[str, ...] = Field(default=(), description="words that no older person says to a stranger")
    light: tuple[str, ...] = Field(
        default=(), description="words of somebody at ease, which nobody in great distress says: 'nickel'"
    )
    lines: dict[Move, Bands] = Field(description="by move")


LED: frozenset[str] = frozenset({"answer", "tell", "evade", "object", "recall_promise", "correct"})
"""Moves whose lines may get a lead."""


@lru_cache(maxsize=4)
def load_stock(language: Language) -> Stock:
    """The shared lines of a language. Raises `ContentError`."""
    return load_yaml(content("personas", "lines", f"{language}.yaml"), Stock)


WEIGHED_DOWN = 5.0
"""Distress from which on nobody says a light word."""


def band(mood: Mood) -> Band:
    """The mood band that wording follows: anger first, then distress."""
    if mood.anger >= 7:
        return "hot"
    if mood.anger >= 4.5:
        return "tense"
    return "distressed" if mood.distress >= 6.5 else "calm"
