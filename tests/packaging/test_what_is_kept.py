"""Every field of everything that is kept: no voiceprint, no sex, age, accent or health of anybody (L16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from voicesim.analysis.delivery import Delivery
from voicesim.archive.entry import Entry as Queued
from voicesim.archive.result import Result
from voicesim.call.event_reading import EVENT_CLASSES
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord
from voicesim.catalogue import people, tables
from voicesim.examination import deeds, outcome
from voicesim.records.entry import Entry
from voicesim.records.marks import Marks
from voicesim.records.sittings import Sitter
from voicesim.records.trainee import TraineeSays
from voicesim.scorecard.card import Card
from voicesim.scorecard.rubric import Label
from voicesim.text.words import Language

FORBIDDEN = re.compile(
    r"(^|_)(voice_?print|embedding|speaker_vector|timbre|sex|gender|sexe|genre|age|birth|naissance|accent|"
    r"origin|ethnic\w*|nationality|health|sante|handicap|disab\w+|illness|diagnosis|religion|emotion|feeling|"
    r"personality|stress|nervous\w*)(_|$)"
)
"""What no field of a record of a person may be called."""

KEPT: tuple[type, ...] = (
    Queued,
    Result,
    Manifest,
    Card,
    CallRecord,
    Delivery,
    Marks,
    TraineeSays,
    Entry,
    Sitter,
    people.Person,
    outcome.SittingOutcome,
    *EVENT_CLASSES.values(),
    *(
        one
        for one in vars(deeds).values()
        if isinstance(one, type) and issubclass(one, BaseModel) and one.__module__ == deeds.__name__
    ),
)


OF_THE_CLIENT = {("Cue", "feeling")}
"""What the simulated client shows, who is nobody."""


def names_of(kind: Any, seen: set[Any]) -> Iterator[tuple[str, str]]:
    """The fields of a record and of every record in it: whose, and their name."""
    for part in (kind, *get_args(kind)):
        if not isinstance(part, type) or part in seen:
            if part is not kind:
                yield from names_of(part, seen)
            continue
        seen.add(part)
        if issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                yield part.__name__, name
                yield from names_of(field.annotation, seen)
        elif is_dataclass(part):
            hints = get_type_hints(part, localns={"Label": Label, "Language": Language})
            for one in fields(part):
                yield part.__name__, one.name
                yield from names_of(hints[one.name], seen)


def test_no_field_that_is_kept_says_what_somebody_is() -> None:
    seen: set[Any] = set()
    found = [name for kind in KEPT for name in names_of(kind, seen)]
    assert len(found) > 250
    assert {("Manifest", "owner"), ("Card", "score"), ("MoodMoved", "anger")} <= set(found)
    assert [name for name in found if FORBIDDEN.search(name[1]) and name not in OF_THE_CLIENT] == []


def test_no_column_of_the_catalogue_does() -> None:
    columns = [column.name for table in tables.metadata.tables.values() for column in table.columns]
    assert len(columns) > 30
    assert [name for name in columns if FORBIDDEN.search(name)] == []


def test_what_is_forbidden_would_be_found() -> None:
    for name in ("voice_print", "speaker_embedding", "sex", "age_band", "accent", "health_note", "emotion"):
        assert FORBIDDEN.search(name), name
    assert not FORBIDDEN.search("language")
    assert not FORBIDDEN.search("message")
