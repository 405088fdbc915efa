"""A moment of a caller's call, to be drilled by itself: an outburst, a refusal to explain, a goodbye.

Read from `personas/moments/`, a file for each caller. A drill is a call whose client begins in the moment: in
that mood, with that much told, and with a line of it; it ends after a few turns.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Annotated, Self

from pydantic import Field, model_validator

from voicesim.client.conformity import CriterionId
from voicesim.client.mood_rules import MoodStart
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import choose, fill
from voicesim.client.state import ClientState, Earned, Mood, Said
from voicesim.content.house import Written, as_written, files_of
from voicesim.content.model import Content, Identifier, Lines, ScenarioId, Text, each_once
from voicesim.content.yaml_file import load_yaml, read_yaml
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.text.words import Language

LASTS = 90.0
"""Seconds of conversation after which a drill is over."""


HOLD = "/hold"
"""Among the words of a good answer: here the client is put on hold, or taken back."""


class Moment(Content):
    """One moment of one caller's call."""

    id: Identifier
    skill: CriterionId = Field(description="the criterion of the rubric that it trains")
    checks: Annotated[tuple[Identifier, ...], Field(min_length=1)] = Field(
        description="the checks of that criterion that it gives the occasion for: it is scored by no others"
    )
    title: Text
    task: Text = Field(description="for the trainee: where the call stands, and what there is to do")
    mood: MoodStart | None = Field(default=None, description="of the client; none: as the call begins")
    told: tuple[Identifier, ...] = Field(
        default=(), description="facts the client has told by then, besides those of the opening"
    )
    objects: Identifier | None = Field(
        default=None, description="the objection that the lines raise; all others are out of the way"
    )
    settled: bool = Field(
        default=False, description="all is asked and the next step is known: only the goodbye is left"
    )
    lines: Lines = Field(
        default=(), description="what the client says first, one of them; none: the call begins as it does"
    )
    turns: Annotated[int, Field(ge=1, le=4)] = Field(description="of the trainee, then the line is cut")
    model: Annotated[tuple[Text, ...], Field(min_length=1)] = Field(
        description="a good answer, turn by turn, shown afterwards; '/hold' holds. It has to pass itself."
    )

    @model_validator(mode="after")
    def _begins_somewhere(self) -> Self:
        if bool(self.lines) != (self.mood is not None):
            raise ValueError(
                Message("the moment {id!r} needs both 'lines' and 'mood', or neither", id=self.id)
            )
        return self

    @property
    def digest(self) -> str:
        """SHA-256 of the content, for the manifest."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


class Moments(Content):
    """`personas/moments/<scenario>.yaml`: the moments of one caller."""

    scenario: ScenarioId
    moments: Annotated[tuple[Moment, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_once(self) -> Self:
        each_once("the moment", [one.id for one in self.moments])
        return self


def begin_in(moment: Moment, scenario: Scenario, seed: int) -> ClientState | None:
    """The client in the moment, as if the call had come so far; None where it begins as any call does.

    The seed chooses among the lines, as it does in a call.
    """
    if moment.mood is None:
        return None
    dice = Random(f"{seed}:{moment.id}")
    number = dice.randrange(len(moment.lines))
    line = fill(choose(moment.lines[number], dice), scenario.values, scenario.language)
    given = [one for one in scenario.facts if one.told == "opening" or one.id in moment.told]
    before = len(given) + 1
    return ClientState(
        mood=Mood(moment.mood.anger, moment.mood.distress, moment.mood.trust),
        turn=before,
        earned=tuple(Earned(0, one.id, next(iter(one.topics), "opening"), "") for one in given),
        history=(Said("client", line, f"moment.{moment.id}.{number}"),),
        flags=frozenset(_marks(moment, scenario)),
        counters=(("cue", before), ("objected_turn", before)),
    )


def _marks(moment: Moment, scenario: Scenario) -> set[str]:
    """What has happened by then."""
    marks = {"opened", "objected", *(f"raised:{one.id}" for one in scenario.objections)}
    marks |= {f"settled:{one.id}" for one in scenario.objections if one.id != moment.objects}
    if moment.settled:
        marks |= {f"asked:{topic}" for topic in scenario.must_ask}
        marks |= {f"heard:{trigger}" for trigger in scenario.ending.satisfied_needs}
    return marks


def moment_files(language: Language | None = None) -> tuple[Path, ...]:
    """The package's and the house's own, of callers of a language. Raises `ContentError` for a name twice."""
    return files_of("moments", f"{'' if language is None else language.upper()}*.yaml")


def moments_in(language: Language) -> tuple[tuple[str, Moment], ...]:
    """Every moment of a language with the id of its scenario. Raises `ContentError` for a broken file."""
    return _moments(as_written(moment_files(language)))


@lru_cache(maxsize=4)
def _moments(written: Written) -> tuple[tuple[str, Moment], ...]:
    """The moments of these files, read once as long as none changes."""
    files = (load_yaml(path, Moments) for path, _ in written)
    return tuple((file.scenario, one) for file in files for one in file.moments)


def load_moment(scenario: Scenario, name: str) -> Moment:
    """The moment of that id in a caller's call. Raises `ContentError` when there is none."""
    found = {one.id: one for of, one in moments_in(scenario.language) if of == scenario.id}
    if name not in found:
        raise ContentError(
            "moment.unknown",
            what=Message("there is no such moment of {scenario}", scenario=scenario.id),
            where=name,
            mend=Message("choose among {value}", value=", ".join(found) or Message("none: it has none")),
        )
    return found[name]


def is_of_moments(path: Path) -> bool:
    """Is a file meant as one of moments? What cannot be read is none."""
    try:
        data = read_yaml(path).data if path.suffix in (".yaml", ".yml") else None
    except ContentError:
        return False
    return isinstance(data, dict) and "moments" in data
