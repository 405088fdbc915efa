"""The scorecard as a value, and as the JSON others build on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from voicesim.scorecard.calling_back import calling_back
from voicesim.scorecard.card import Card
from voicesim.scorecard.claim_form import ScoredField
from voicesim.scorecard.coaching.path import Step
from voicesim.scorecard.coaching.theme import Drill
from voicesim.scorecard.coaching.turning_point import TurningPoint
from voicesim.scorecard.evidence import Evidence
from voicesim.scorecard.left_open import LeftOpen
from voicesim.scorecard.scored import (
    CriticalFinding,
    ScoredCriterion,
    ScoredCue,
    ScoredDimension,
    Unjudged,
    number,
)
from voicesim.scorecard.verdict import VerdictName
from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing to do differently in the next call, and how to get there."""

    check: str
    criterion: str
    sentence: str
    lost: float
    """Points out of 100 that the check cost."""
    because: str = ""
    """What the check says of this call."""
    on: tuple[Evidence, ...] = ()
    """The words of this call that it rests on."""
    also: tuple[str, ...] = ()
    """The next weakest checks, which the path takes in."""
    drill: Drill | None = None
    """Ninety seconds alone and aloud."""
    replay: TurningPoint | None = None
    """Where to take the call up again."""
    path: tuple[Step, ...] = ()
    """At most half an hour to read, listen to or try."""

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`; `drill` is one text, its steps under `drill_steps`."""
        return {
            "check": self.check,
            "criterion": self.criterion,
            "sentence": self.sentence,
            "lost": number(self.lost, 1),
            "because": self.because,
            "on": [quote.as_json() for quote in self.on],
            "also": list(self.also),
            "drill": "" if self.drill is None else " ".join((f"{self.drill.title}.", *self.drill.steps)),
            "drill_title": "" if self.drill is None else self.drill.title,
            "drill_steps": [] if self.drill is None else list(self.drill.steps),
            "replay": None if self.replay is None else self.replay.as_json(),
            "path": [step.as_json() for step in self.path],
            "minutes": sum(step.unit.minutes for step in self.path),
        }


@dataclass(frozen=True, slots=True)
class RubricStamp:
    """Which rubric judged: enough to prove it was the published one."""

    id: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All that is said about a call, each point with its proof. It proposes; a person marks."""

    score: float | None
    """0..100; None when nothing could be judged."""
    uncapped: float | None
    """The score before a critical error capped it."""
    scenario: str
    language: Language
    mode: str
    rubric: RubricStamp
    dimensions: tuple[ScoredDimension, ...]
    criteria: tuple[ScoredCriterion, ...]
    critical_errors: tuple[CriticalFinding, ...]
    unjudged: tuple[Unjudged, ...]
    next_action: NextAction | None
    thresholds: Mapping[str, float]
    cues: tuple[ScoredCue, ...] = ()
    left_open: tuple[LeftOpen, ...] | None = None
    """What this client would call back for; None where the call was not held to its end."""
    form: tuple[ScoredField, ...] = ()
    """The claim form beside what was said: facts without points; empty where nothing was entered."""
    exchange: Mapping[str, Any] = field(default_factory=dict)
    """How the call went in time: facts without points."""
    wording: Mapping[str, int] = field(default_factory=dict)
    """What the language model did, in lines of the client; empty when none was asked."""
    servers: Mapping[str, int] = field(default_factory=dict)
    """What model servers did, in jobs; empty when none was asked."""
    failures: Mapping[str, int] = field(default_factory=dict)
    """What else failed in the call, counted; empty when all went well."""
    taken_up: Mapping[str, str] = field(default_factory=dict)
    """Of a call that took an earlier one up again: which, and from where; what was before is not scored."""

    @property
    def verdicts(self) -> Mapping[str, VerdictName]:
        """Verdict of each check, by its id."""
        return {check.id: check.verdict.name for criterion in self.criteria for check in criterion.checks}

    @property
    def card(self) -> Card:
        """The document: the same call and rubric give the same bytes."""
        return Card.model_validate(self._body())

    def as_json(self) -> dict[str, Any]:
        """The content of `scorecard.json`."""
        return self.card.as_json()

    def _body(self) -> dict[str, Any]:
        return {
            "score": None if self.score is None else number(self.score, 1),
            "uncapped": None if self.uncapped is None else number(self.uncapped, 1),
            "scenario": self.scenario,
            "language": self.language,
            "mode": self.mode,
            "rubric": {"id": self.rubric.id, "version": self.rubric.version, "hash": self.rubric.hash},
            "dimensions": [dimension.as_json() for dimension in self.dimensions],
            "criteria": [criterion.as_json() for criterion in self.criteria],
            "critical_errors": [error.as_json() for error in self.critical_errors],
            "unjudged": [item.as_json() for item in self.unjudged],
            "next_action": None if self.next_action is None else self.next_action.as_json(),
            "exchange": dict(self.exchange),
            "cues": [cue.as_json() for cue in self.cues],
            **self._open(),
            **({"form": [one.as_json() for one in self.form]} if self.form else {}),
            "thresholds": dict(self.thresholds),
            **({"wording": dict(self.wording)} if self.wording else {}),
            **({"servers": dict(self.servers)} if self.servers else {}),
            **({"failures": dict(self.failures)} if self.failures else {}),
            **({"taken_up": dict(self.taken_up)} if self.taken_up else {}),
        }

    def _open(self) -> dict[str, Any]:
        if self.left_open is None:
            return {}
        return {"left_open": calling_back(self.left_open, self.language)}
