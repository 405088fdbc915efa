"""The parts of a scorecard as values, each with its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from voicesim.audio.frames import seconds
from voicesim.scorecard.evidence import Evidence
from voicesim.scorecard.rubric import DimensionId, ErrorRate
from voicesim.scorecard.verdict import Fault, Met, Missed, NotApplicable, ToVerify, Verdict

ErrorKind: TypeAlias = Literal["customer", "business", "compliance"]


@dataclass(frozen=True, slots=True)
class ScoredCheck:
    """One check with its verdict, its points and its one sentence."""

    id: str
    rule: str
    """Kind of rule that decided: "said", "asked" ..."""
    verdict: Verdict
    points: float
    """Earned within the criterion; negative for a fault with a penalty."""
    possible: float
    sentence: str
    advice: str
    judged_by: Literal["rule", "model", "human"] = "rule"

    @property
    def counts(self) -> bool:
        """Does it enter the score? What is to verify or not applicable does not."""
        return not isinstance(self.verdict, (ToVerify, NotApplicable))

    @property
    def lost(self) -> float:
        """Points that were to be had and were not, within the criterion."""
        return self.possible - self.points if self.counts else 0.0

    @property
    def called_for(self) -> tuple[Evidence, ...]:
        """The words that called for what was missed, or done in part only."""
        return self.verdict.called_for if isinstance(self.verdict, (Met, Missed)) else ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes; none for what was missed or not applicable."""
        if isinstance(self.verdict, (Met, Fault, ToVerify)):
            return self.verdict.evidence
        return ()

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        body: dict[str, Any] = {
            "id": self.id,
            "rule": self.rule,
            "verdict": self.verdict.name,
            "points": number(self.points),
            "possible": number(self.possible),
            "sentence": self.sentence,
            "evidence": [e.as_json() for e in self.evidence],
            "judged_by": self.judged_by,
        }
        if isinstance(self.verdict, Met) and self.verdict.read:
            body["read"] = self.verdict.read
        if self.called_for:
            body["called_for"] = [e.as_json() for e in self.called_for]
        if isinstance(self.verdict, Missed):
            body["looked_at"] = {"start": seconds(self.verdict.start), "end": seconds(self.verdict.end)}
        if isinstance(self.verdict, NotApplicable):
            body["reason"] = self.verdict.reason
        return body


@dataclass(frozen=True, slots=True)
class ScoredCriterion:
    """A criterion with its share of the points and the level it proposes."""

    id: str
    label: str
    dimension: DimensionId
    weight: float
    """In this call, after the weights of what could not be judged were shared out; all sum to 100."""
    share: float | None
    """Of the points that could be had, 0..1; None when nothing in it could be judged."""
    judged: float
    """The part of its points that could be judged, 0..1: that part of its weight counts."""
    level: str | None
    """Identifier of the proposed level."""
    level_label: str | None
    checks: tuple[ScoredCheck, ...]
    waived: bool = False
    anchor: str = ""
    """What the proposed level looks like in a call."""
    error_rate: ErrorRate | None = None
    """As its rubric says; None: not measured."""

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        measured = {"error_rate": self.error_rate.model_dump(mode="json")} if self.error_rate else {}
        return {
            "id": self.id,
            "label": self.label,
            "dimension": self.dimension,
            "weight": number(self.weight),
            "share": None if self.share is None else number(self.share, 4),
            "judged": number(self.judged, 4),
            "level": self.level,
            "level_label": self.level_label,
            "anchor": self.anchor,
            **measured,
            "checks": [check.as_json() for check in self.checks],
        }


@dataclass(frozen=True, slots=True)
class ScoredDimension:
    """One of the four dimensions: the weighted mean of its criteria."""

    id: DimensionId
    label: str
    weight: float
    share: float | None
    level: str | None
    level_label: str | None

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`; `score` is 0..100, null when nothing could be judged."""
        return {
            "id": self.id,
            "label": self.label,
            "weight": number(self.weight),
            "score": None if self.share is None else number(100 * self.share, 1),
            "level": self.level,
            "level_label": self.level_label,
        }


@dataclass(frozen=True, slots=True)
class CriticalFinding:
    """A critical error of the scenario: heard with its quote, or missing with the span looked at."""

    id: str
    kind: ErrorKind
    sentence: str
    verdict: Fault | Missed

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        body: dict[str, Any] = {
            "id": self.id,
            "kind": self.kind,
            "sentence": self.sentence,
            "verdict": self.verdict.name,
            "evidence": [],
        }
        if isinstance(self.verdict, Fault):
            body["evidence"] = [e.as_json() for e in self.verdict.evidence]
        else:
            body["looked_at"] = {"start": seconds(self.verdict.start), "end": seconds(self.verdict.end)}
        return body


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Something the machine would not decide, and why."""

    id: str
    what: Literal["check", "criterion", "critical_error", "call"]
    reason: str
    """Identifier: "low_confidence", "no_hold", "waived", "incomplete_recording" ..."""
    sentence: str
    evidence: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        return {
            "id": self.id,
            "what": self.what,
            "reason": self.reason,
            "sentence": self.sentence,
            "evidence": [e.as_json() for e in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class MoodCause:
    """One cause that moved the simulated client."""

    at: int
    sentence: str
    words: str

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        return {"second": seconds(self.at), "sentence": self.sentence, "words": self.words}


@dataclass(frozen=True, slots=True)
class ScoredCue:
    """A cue of distress or anger of the simulated client, and what was answered within two turns."""

    feeling: Literal["anger", "distress"]
    before: float
    after: float
    """Level of the feeling, 0..10: at the cue, and when the two turns were over."""
    cue: Evidence
    answers: tuple[Evidence, ...]
    calmed: tuple[MoodCause, ...]
    inflamed: tuple[MoodCause, ...]
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        return {
            "feeling": self.feeling,
            "before": number(self.before, 1),
            "after": number(self.after, 1),
            "cue": self.cue.as_json(),
            "answers": [answer.as_json() for answer in self.answers],
            "calmed": [cause.as_json() for cause in self.calmed],
            "inflamed": [cause.as_json() for cause in self.inflamed],
            "sentence": self.sentence,
        }


def number(value: float, digits: int = 2) -> float:
    """Rounded for the file, without a negative zero."""
    return round(value, digits) + 0.0
