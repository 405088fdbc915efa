"""The scorecard as a document: what `scorecard.json` holds, for whoever writes it and whoever reads it.

Fields stand in the order of the file. What an older version did not write has a value that says nothing; what
a later one adds is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pydantic import Field, ValidationError

from voicesim.errors import ContentError, StorageError
from voicesim.messages.message import Message
from voicesim.messages.refusals import refusal
from voicesim.modes import Mode
from voicesim.scorecard.card_form import FormLine
from voicesim.scorecard.card_part import Labelled, Number, Part, Quote
from voicesim.text.words import Language

Verdict: TypeAlias = Literal["met", "fault", "missed", "to_verify", "not_applicable"]

NOTHING_TO_ASSESS = ("not_answered", "nothing_said")
"""Reasons for which a whole call is not judged: nobody picked up, or no word was heard of who did."""
WAIVED = "waived"
"""Reason for which a criterion is not judged: the candidate asked for it to be left out."""


class Stretch(Part):
    """Where something was looked for, in seconds."""

    start: Number
    end: Number


class Check(Part):
    """One check and its one sentence."""

    id: str = ""
    rule: str
    verdict: Verdict
    points: Number | None = None
    possible: Number | None = None
    sentence: str
    evidence: tuple[Quote, ...] = ()
    judged_by: Literal["rule", "model", "human"] = "rule"
    called_for: tuple[Quote, ...] = ()
    """What called for what was missed, or done in part only; empty where it was not looked for."""
    looked_at: Stretch | None = None
    """For what was missed."""
    read: int | None = None
    """For what was kept out: the sentences among which it was not found."""
    reason: str = ""
    """For what is not applicable."""


class ErrorRate(Part):
    """How often the machine was wrong about a criterion, as its rubric says."""

    wrong: int
    of: int
    source: str
    date: str
    """ISO 8601."""


class Criterion(Labelled):
    """A criterion and its checks."""

    dimension: str
    weight: Number
    """Of 100 in this call."""
    share: Number | None = None
    """0..1 of what could be had; None when nothing in it could be judged."""
    judged: Number | None = None
    """The part of its points that could be judged, 0..1: so much of its weight counts; None: before."""
    level: str | None = None
    level_label: str | None = None
    anchor: str = ""
    error_rate: ErrorRate | None = None
    """None: nobody has measured it."""
    checks: tuple[Check, ...]


class Dimension(Labelled):
    """One of the four dimensions."""

    weight: Number = 0
    score: Number | None = None
    """0..100; None when nothing could be judged."""
    level: str | None = None
    level_label: str | None = None


class Critical(Part):
    """A critical error."""

    id: str
    kind: str = ""
    sentence: str
    verdict: Literal["fault", "missed"] = "fault"
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
    second: Number
    why: str = ""
    sentence: str


class Step(Part):
    """One unit of the learning path."""

    unit: str
    title: str
    theme: str
    format: Literal["read", "listen", "interactive"]
    minutes: Number


class MoodCause(Part):
    """What calmed or inflamed the simulated client."""

    second: Number
    sentence: str
    words: str = ""


class Cue(Part):
    """A sign of the simulated client's distress or anger, and the answer to it."""

    feeling: Literal["anger", "distress"]
    before: Number | None = None
    after: Number | None = None
    """0..10."""
    cue: Quote
    answers: tuple[Quote, ...] = ()
    calmed: tuple[MoodCause, ...] = ()
    inflamed: tuple[MoodCause, ...] = ()
    sentence: str


class OpenPoint(Part):
    """Something for which this client would call back."""

    kind: str
    """As in `voicesim.scorecard.left_open`."""
    sentence: str
    evidence: Quote


class NextAction(Part):
    """The one thing to do differently."""

    check: str = ""
    criterion: str = ""
    sentence: str
    lost: Number = 0
    """Points of 100."""
    because: str = ""
    """What the check says of this call; empty: before."""
    on: tuple[Quote, ...] = ()
    """The words of this call that it rests on."""
    also: tuple[str, ...] = ()
    drill: str = ""
    drill_title: str = ""
    drill_steps: tuple[str, ...] = ()
    replay: Replay | None = None
    path: tuple[Step, ...] = ()
    minutes: Number = 0


class RubricStamp(Part):
    """Which rubric judged."""

    id: str
    version: int | str
    hash: str = ""


class Card(Part):
    """The whole scorecard."""

    score: Number | None
    """0..100; None when nothing could be judged."""
    uncapped: Number | None = None
    """Before a critical error capped it."""
    scenario: str
    language: Language = "fr"
    mode: Mode = "practice"
    rubric: RubricStamp
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    critical_errors: tuple[Critical, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    next_action: NextAction | None = None
    exchange: Mapping[str, Any] = Field(default_factory=dict)
    """How the call went in time: facts without points."""
    cues: tuple[Cue, ...] = ()
    left_open: tuple[OpenPoint, ...] | None = None
    """What was open at the end of the call, without points; None where it was not looked for."""
    form: tuple[FormLine, ...] = ()
    """The claim form beside what was said: facts without points; empty where nothing was entered."""
    thresholds: Mapping[str, Number] = Field(default_factory=dict)
    wording: Mapping[str, int] = Field(default_factory=dict)
    """What the language model did; empty when none was asked."""
    servers: Mapping[str, int] = Field(default_factory=dict)
    """What model servers did (`voicesim.call.served`); empty when none was asked."""
    failures: Mapping[str, int] = Field(default_factory=dict)
    """What else failed in the call, counted (`voicesim.call.failed`); empty when all went well."""
    taken_up: Mapping[str, str] = Field(default_factory=dict)
    """Of a call that took an earlier one up again, which and from where (`voicesim.call.taken_up`): a part of
    one is scored here."""

    @property
    def unassessed(self) -> Unjudged | None:
        """Why nothing in the whole call could be assessed, or missed; None when something could."""
        return next((item for item in self.unjudged if item.reason in NOTHING_TO_ASSESS), None)

    def of(self, dimension: str) -> tuple[Criterion, ...]:
        """The criteria of one dimension."""
        return tuple(criterion for criterion in self.criteria if criterion.dimension == dimension)

    def criterion(self, id: str) -> Criterion | None:
        """A criterion by its id."""
        return next((one for one in self.criteria if one.id == id), None)

    def quotes(self) -> Iterator[tuple[Criterion, Check, Quote]]:
        """Every quote with what it shows."""
        for criterion in self.criteria:
            for check in criterion.checks:
                for quote in check.evidence:
                    yield criterion, check, quote

    def as_json(self) -> dict[str, Any]:
        """What `scorecard.json` holds: what was set, in the order of the fields."""
        return self.model_dump(mode="json", exclude_unset=True)

    def text(self) -> str:
        """The bytes of `scorecard.json`, as text: the same card gives the same."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=2) + "\n"


def read_card(scorecard: Mapping[str, Any]) -> Card:
    """The scorecard, checked. Raises `ContentError` naming the key that does not fit."""
    try:
        return Card.model_validate(scorecard)
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(str(step) for step in first["loc"])
        raise ContentError(
            "scorecard.shape",
            what=Message("{way}: {why}", way=way, why=refusal(first)),
            where="scorecard.json",
            mend=Message("score the call again"),
        ) from error


def card_in(file: Path) -> Card:
    """The scorecard in a file. Raises `StorageError` when there is none in it."""
    try:
        return read_card(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError, ContentError) as error:
        raise StorageError(
            "scorecard.damaged",
            what=Message("is not a scorecard ({what})", what=error.what)
            if isinstance(error, ContentError)
            else Message("is not a scorecard"),
            where=str(file),
            mend=Message("score the call again with 'voicesim score'"),
        ) from error
