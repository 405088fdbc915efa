"""The scorecard as the report reads it: `scorecard.json`, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from voicesim.errors import ContentError
from voicesim.text.words import Speaker

Verdict = Literal["met", "fault", "missed", "to_verify", "not_applicable"]


class Part(BaseModel):
    """A part of the scorecard: fields of a later version are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Quote(Part):
    """Words that can be heard again."""

    speaker: Speaker
    words: str
    start: float
    end: float
    """Seconds."""
    like: str = ""
    """The example that the words were near to, where no expression found them."""


class Stretch(Part):
    """Where something was looked for."""

    start: float
    end: float


class Check(Part):
    """One check and its one sentence."""

    id: str = ""
    rule: str
    verdict: Verdict
    points: float | None = None
    possible: float | None = None
    sentence: str
    evidence: tuple[Quote, ...] = ()
    looked_at: Stretch | None = None
    judged_by: Literal["rule", "model", "human"] = "rule"


class Criterion(Part):
    """A criterion and its checks."""

    id: str
    label: str = ""
    dimension: str
    weight: float
    share: float | None = None
    level: str | None = None
    level_label: str | None = None
    checks: tuple[Check, ...]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.label or self.id


class Dimension(Part):
    """One of the four dimensions."""

    id: str
    label: str = ""
    weight: float = 0
    score: float | None = None
    level_label: str | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.label or self.id


class Critical(Part):
    """A critical error."""

    id: str
    kind: str = ""
    sentence: str
    evidence: tuple[Quote, ...] = ()
    looked_at: Stretch | None = None


class Unjudged(Part):
    """What the machine would not decide."""

    id: str
    what: str = ""
    reason: str = ""
    sentence: str
    evidence: tuple[Quote, ...] = ()


class Replay(Part):
    """The moment to take up again."""

    turn: int
    second: float
    sentence: str


class Step(Part):
    """One unit of the learning path."""

    unit: str
    title: str
    theme: str
    format: Literal["read", "listen", "interactive"]
    minutes: float


class MoodCause(Part):
    """What calmed or inflamed the simulated client."""

    second: float
    sentence: str
    words: str = ""


class Cue(Part):
    """A sign of the simulated client's distress or anger, and the answer to it."""

    feeling: Literal["anger", "distress"]
    cue: Quote
    answers: tuple[Quote, ...] = ()
    calmed: tuple[MoodCause, ...] = ()
    inflamed: tuple[MoodCause, ...] = ()
    sentence: str


class NextAction(Part):
    """The one thing to do differently."""

    sentence: str
    check: str = ""
    criterion: str = ""
    drill: str = ""
    drill_title: str = ""
    drill_steps: tuple[str, ...] = ()
    replay: Replay | None = None
    path: tuple[Step, ...] = ()
    minutes: float = 0


class RubricStamp(Part):
    """Which rubric judged."""

    id: str
    version: int | str
    hash: str


class Card(Part):
    """The whole scorecard."""

    score: float | None
    uncapped: float | None = None
    scenario: str
    rubric: RubricStamp
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    critical_errors: tuple[Critical, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    next_action: NextAction | None = None
    cues: tuple[Cue, ...] = ()
    thresholds: Mapping[str, float] = Field(default_factory=dict)

    def of(self, dimension: str) -> tuple[Criterion, ...]:
        """The criteria of one dimension."""
        return tuple(criterion for criterion in self.criteria if criterion.dimension == dimension)

    def quotes(self) -> Iterator[tuple[Criterion, Check, Quote]]:
        """Every quote with what it shows."""
        for criterion in self.criteria:
            for check in criterion.checks:
                for quote in check.evidence:
                    yield criterion, check, quote


def read_card(scorecard: Mapping[str, Any]) -> Card:
    """The scorecard, checked. Raises `ContentError` naming the key that does not fit."""
    try:
        return Card.model_validate(scorecard)
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(str(step) for step in first["loc"])
        raise ContentError(
            "scorecard.shape",
            what=f"{way}: {first['msg'].lower()}",
            where="scorecard.json",
            mend="score the call again",
        ) from error
