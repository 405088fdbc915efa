"""A rubric: criteria made of yes/no checks, as people write them in `personas/rubrics/`."""

from __future__ import annotations

import hashlib
import json
import string
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import ConfigDict, Field, model_validator

from voicesim.client.conformity import CriterionId
from voicesim.content.families import Statement
from voicesim.content.house import files_of
from voicesim.content.model import Copied
from voicesim.content.yaml_file import load_yaml
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.scorecard.rubric_names import check_names
from voicesim.scorecard.rules import AnyRule
from voicesim.scorecard.rules.avoided import Avoided
from voicesim.text.words import Language

DimensionId: TypeAlias = Literal["business", "structure", "emotional", "humanity"]
"""Business fundamentals, structure of the exchange, emotional dimension, humanity."""

PLACEHOLDERS = frozenset({"count", "wanted", "missing", "value", "least", "most", "allowed"})
"""What a sentence may say of the call: `{count}` ..."""


class Written(Copied):
    """A part of a rubric: unknown keys are refused, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(Written):
    """What people read, in both languages."""

    fr: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: Language) -> str:
        """The label in one language."""
        return self.fr if language == "fr" else self.en


class Sentences(Written):
    """One plain sentence for each verdict the check can come to, in the rubric's language."""

    met: str = Field(min_length=1)
    missed: str = Field(min_length=1)
    fault: str = ""
    half: str = ""
    """Which part is missing where it was done by half; empty: that it was."""
    faults: dict[str, str] = Field(default_factory=dict)
    """For what was to be kept out, what is said of each family, by its id, in place of `fault`."""

    @model_validator(mode="after")
    def _known_placeholders(self) -> Sentences:
        for text in (self.met, self.missed, self.fault, self.half, *self.faults.values()):
            for _, name, _, _ in string.Formatter().parse(text):
                if name is not None and name not in PLACEHOLDERS:
                    known = ", ".join(sorted(PLACEHOLDERS))
                    raise ValueError(
                        Message(
                            "the placeholder {{{name}}} means nothing here; use one of {known}",
                            name=name,
                            known=known,
                        )
                    )
        return self


class Check(Written):
    """One thing to look for in the call."""

    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    points: float = Field(gt=0, le=20)
    """Its worth within the criterion."""
    penalty: float = Field(default=0.0, ge=0, le=20)
    """Taken away within the criterion on a fault; the criterion never falls below nothing."""
    rule: AnyRule
    sentences: Sentences
    second_reader: str = ""
    """A question about the trainee's words for a language model to answer with a quote; empty for none."""
    advice: str = Field(min_length=1)
    """What to do in the next call, when this is the weakest check."""

    @model_validator(mode="after")
    def _faults_of_its_families(self) -> Check:
        families = self.rule.families if isinstance(self.rule, Avoided) else ()
        strange = next((name for name in self.sentences.faults if name not in families), None)
        if strange is not None:
            raise ValueError(
                Message(
                    "'faults' says something of {name!r}, which the rule does not keep out; leave it away",
                    name=strange,
                )
            )
        return self


class ErrorRate(Written):
    """How often the machine was wrong about a criterion, where somebody has measured it (requirement L19)."""

    wrong: int = Field(ge=0)
    """Judgements that differed from those of the people it was compared with."""
    of: int = Field(ge=1)
    """Judgements that were compared."""
    source: str = Field(min_length=1)
    """Who measured it, and how."""
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")

    @model_validator(mode="after")
    def _no_more_than_all(self) -> ErrorRate:
        if self.wrong > self.of:
            raise ValueError(Message("more judgements were wrong than were compared"))
        return self


class Criterion(Written):
    """A group of checks with one weight, given by the scenario."""

    id: CriterionId
    dimension: DimensionId
    label: Label
    anchors: dict[str, str] = Field(default_factory=dict)
    """What each level looks like in a call, in the rubric's language, by the level's id."""
    waivable: bool = False
    """May be left out for a person (a stammer, a hearing aid), its weight going to the others."""
    error_rate: ErrorRate | None = None
    """None: not measured, and the report says so."""
    checks: tuple[Check, ...] = Field(min_length=1)


class Level(Written):
    """A proposed level, from a share of the points on."""

    id: str = Field(pattern=r"^[a-z_]+$")
    at_least: float = Field(ge=0, le=1)
    label: Label


class Rubric(Written):
    """How calls are judged. Published to the trainee before the call (requirement L24)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    version: int = Field(ge=1)
    language: Language
    title: str = Field(min_length=1)
    critical_cap: float = Field(default=100.0, ge=0, le=100)
    """The highest score a call with a critical error can have."""
    statements: tuple[Statement, ...] = ()
    """What has to be said in any call of the kind, found in the trainee's words: a complaint recorded."""
    dimensions: dict[DimensionId, Label]
    levels: tuple[Level, ...] = Field(min_length=2)
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Rubric:
        _once("criterion", [criterion.id for criterion in self.criteria])
        _once("check", [check.id for _, check in self.checks()])
        for criterion in self.criteria:
            if criterion.dimension not in self.dimensions:
                raise ValueError(
                    Message(
                        "the dimension {dimension!r} has no label; add it to 'dimensions'",
                        dimension=criterion.dimension,
                    )
                )
        known = {level.id for level in self.levels}
        for criterion in self.criteria:
            if criterion.anchors and set(criterion.anchors) != known:
                raise ValueError(
                    Message(
                        "the anchors of {id!r} are not those of the levels; write one each", id=criterion.id
                    )
                )
        steps = [level.at_least for level in self.levels]
        if steps != sorted(set(steps)) or steps[0] != 0:
            raise ValueError(
                Message("the levels do not rise from 0; give each a higher 'at_least', the first 0")
            )
        return self

    def checks(self) -> Iterator[tuple[Criterion, Check]]:
        """Every check with its criterion, in the order of the file."""
        for criterion in self.criteria:
            for check in criterion.checks:
                yield criterion, check

    def level(self, share: float) -> Level:
        """The level proposed for a share of the points, 0..1."""
        return next(level for level in reversed(self.levels) if share >= level.at_least)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the content, whatever its layout and comments."""
        body = self.model_dump(mode="json")
        for criterion in body["criteria"]:
            if criterion["error_rate"] is None:  # as rubrics were before one could be written
                del criterion["error_rate"]
        text = json.dumps(body, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _once(kind: str, ids: list[str]) -> None:
    twice = next((name for name in ids if ids.count(name) > 1), None)
    if twice is not None:
        raise ValueError(
            Message("the {kind} {twice!r} is written twice; rename one of the two", kind=kind, twice=twice)
        )


def load_rubric(which: str | Path, language: Language = "fr") -> Rubric:
    """The rubric of an id ("fnol") in a language, or of a file. Raises `ContentError`."""
    path = Path(which)
    if path.suffix not in (".yaml", ".yml"):
        files = {file.name.split(".")[0]: file for file in rubric_files(language)}
        if str(which) not in files:
            known = ", ".join(sorted(files)) or "none"
            raise ContentError(
                "rubric.unknown",
                what=Message("there is no such rubric in {language!r}", language=language),
                where=str(which),
                mend=Message("use one of {known}, or the path of a .yaml file", known=known),
            )
        path = files[str(which)]
    rubric = load_yaml(path, Rubric)
    check_names(path, rubric)
    return rubric


def rubric_files(language: Language) -> tuple[Path, ...]:
    """The rubrics of one language, the package's and the house's own. Raises `ContentError` for one twice."""
    return files_of("rubrics", f"*.{language}.yaml")
