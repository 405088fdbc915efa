"""A blueprint: which certification, its competences, the calls that show them, and how they are marked.

Written by whoever certifies, in `personas/blueprints/` or a file of their own; a sitting is made from one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from voicesim.content.house import files_of
from voicesim.content.model import Content, Identifier, ScenarioId, Text
from voicesim.content.yaml_file import load_yaml, read_yaml
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.scorecard.rubric import Label
from voicesim.text.words import Language

LONGEST_MINUTES = 90
"""Of calls, that one candidate takes in a sitting (L30)."""


class Skill(Content):
    """A competence the certification asks for, for example a block of an RNCP title."""

    id: Identifier
    label: Label


class Station(Content):
    """One short call that every candidate takes, or a parallel one of equal difficulty."""

    id: Identifier
    label: Label
    minutes: Annotated[float, Field(ge=0.5, le=30)]
    """The time limit: then the line is cut."""
    scenario: ScenarioId
    alternates: tuple[ScenarioId, ...]
    """Callers of equal difficulty: one of them serves when a call is granted anew."""
    rubric: Identifier
    competences: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    sensitive: bool = False
    """Are candidates told beforehand that a caller of this station may move them?"""

    @field_validator("alternates")
    @classmethod
    def _some(cls, alternates: tuple[ScenarioId, ...]) -> tuple[ScenarioId, ...]:
        if not alternates:
            raise ValueError(Message("there is no alternate; name one caller of equal difficulty at least"))
        return alternates

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The sealed set from which the caller is drawn."""
        return (self.scenario, *self.alternates)


class Marking(Content):
    """Who marks how much, and when two of them differ too far."""

    examiners: Annotated[int, Field(ge=2, le=4)] = 2
    """How many mark each call, independently."""
    calls_each: Annotated[int, Field(ge=1, le=500)] = 60
    """The most calls that one examiner is given."""
    tolerance: Annotated[float, Field(gt=0, le=100)] = 10.0
    """Difference of two totals beyond which a third person settles, points of 100."""
    levels_apart: Annotated[int, Field(ge=1, le=5)] = 2
    """Two marks of one criterion that are so many levels apart are settled too."""
    jury: Annotated[int, Field(ge=1, le=9)] = 2
    """The least number of people who decide together."""
    contest_days: Annotated[int, Field(ge=1, le=90)] = 14
    """How long a decision may be contested once it was told."""


class StandardRule(Content):
    """How the cut is to be set."""

    method: Literal["angoff", "borderline_regression"] = "angoff"
    judges: Annotated[int, Field(ge=2, le=100)] = 3
    """The least number of judges (Angoff) or, for the regression, of pooled candidates in tens."""


class Blueprint(Content):
    """One certification, as it is examined by telephone."""

    id: Identifier
    version: Annotated[int, Field(ge=1)] = 1
    language: Language
    certification: Label
    register_number: Annotated[str, StringConstraints(pattern=r"^((RNCP|RS)\d{2,6})?$")] = ""
    """In France's national register: "RNCP41351"; empty when it has none."""
    organisation: Annotated[str, StringConstraints(max_length=200)] = ""
    """Who certifies; empty: the organisation of the settings."""
    about: Text
    """For whoever chooses one: what is examined, and what is not."""
    competences: Annotated[tuple[Skill, ...], Field(min_length=1)]
    stations: Annotated[tuple[Station, ...], Field(min_length=3, max_length=8)]
    parallel: bool = False
    """Does each candidate get a caller of their own from the set, instead of the one drawn for all?"""
    marking: Marking = Marking()
    standard: StandardRule = StandardRule()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        _once("competence", [one.id for one in self.competences])
        _once("station", [one.id for one in self.stations])
        _once("scenario", [name for one in self.stations for name in one.scenarios])
        known = {one.id for one in self.competences}
        for station in self.stations:
            for name in station.competences:
                if name not in known:
                    raise ValueError(
                        Message(
                            "the station {station!r} shows {name!r}, which is no competence; "
                            "use one of {known}",
                            station=station.id,
                            name=name,
                            known=", ".join(sorted(known)),
                        )
                    )
        shown = {name for station in self.stations for name in station.competences}
        for skill in self.competences:
            if skill.id not in shown:
                raise ValueError(
                    Message(
                        "no station shows the competence {name!r}; name it at a station, or take it out",
                        name=skill.id,
                    )
                )
        minutes = sum(one.minutes for one in self.stations)
        if minutes > LONGEST_MINUTES:
            raise ValueError(
                Message(
                    "the stations take {minutes:g} minutes of a candidate; {most:g} are the most",
                    minutes=minutes,
                    most=LONGEST_MINUTES,
                )
            )
        return self

    def station(self, identifier: str) -> Station:
        """The station of that id. Raises `KeyError`."""
        return self._by_id[identifier]

    @cached_property
    def _by_id(self) -> Mapping[str, Station]:
        return {one.id: one for one in self.stations}

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Every caller who may serve."""
        return tuple(name for station in self.stations for name in station.scenarios)

    @cached_property
    def digest(self) -> str:
        """sha256 of the content, whatever its layout and comments."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


def load_blueprint(which: str | Path) -> Blueprint:
    """The blueprint of an id, or of a file, not yet checked against scenarios. Raises `ContentError`."""
    return load_yaml(find_blueprint(which), Blueprint)


def find_blueprint(which: str | Path) -> Path:
    """The file of a blueprint given by id or path. Raises `ContentError` when there is none."""
    path = Path(which)
    if path.suffix in (".yaml", ".yml"):
        return path
    files = blueprint_files()
    for file in files:
        if file.stem == str(which):
            return file
    known = ", ".join(file.stem for file in files) or "none"
    raise ContentError(
        "blueprint.unknown",
        what=Message("there is no such blueprint"),
        where=str(which),
        mend=Message("use one of {known}, or the path of a .yaml file", known=known),
    )


def blueprint_files() -> tuple[Path, ...]:
    """The blueprints, the package's and the house's own, by id. Raises `ContentError` for a name twice."""
    return files_of("blueprints")


def is_blueprint(path: Path) -> bool:
    """Is a file meant as a blueprint? It names stations; what cannot be read is none."""
    try:
        data = read_yaml(path).data if path.suffix in (".yaml", ".yml") else None
    except ContentError:
        return False
    return isinstance(data, dict) and "stations" in data


def _once(kind: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(
                Message("the {kind} {twice!r} is written twice; rename one of the two", kind=kind, twice=name)
            )
        seen.add(name)
