"""What a sitting came to, as statistics and papers read it: who was marked how, by whom, what was decided.

No word, no sound and no name: candidates and examiners are pseudonyms, candidates have a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from voicesim.blind_marking.sheet import Rating as Rating

if TYPE_CHECKING:
    from voicesim.scorecard.rubric import Label
    from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class Change:
    """A mark given otherwise after the evidence was seen; both are kept."""

    criterion: str
    before: float
    after: float
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallMarks:
    """One examiner's signed marks of one call."""

    examiner: str
    """Pseudonym."""
    rating: Rating
    levels: Mapping[str, float]
    """Criterion of the rubric -> share of its points that the level given stands for, 0..1."""
    total: float
    """The criteria by their weights, 0..100."""
    changes: tuple[Change, ...] = ()
    signed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a third person settled a difference between two examiners."""

    criterion: str
    """Empty when the whole call was in conflict."""
    marks: tuple[float, float]
    """What the two examiners gave."""
    settled: float
    by: str
    """Pseudonym of the third person, never one of the two."""
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Incident:
    """What befell a call that the candidate is not to answer for."""

    kind: str
    """For example `device_lost`, `stage_failed`, `stall`."""
    at: datetime
    call_granted: bool
    """Did an examiner grant another call? The first is kept."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StationCall:
    """One candidate's call at one station, with its marks."""

    station: str
    scenario: str
    """The caller drawn for this candidate: the station's, or an alternate of equal difficulty."""
    call: str
    """Name of the call's folder."""
    marks: tuple[CallMarks, ...]
    """Of the first two examiners, in the order of signing; fewer while marking goes on."""
    proposal: Mapping[str, float]
    """The machine's proposal: criterion -> share, 0..1. For item statistics, never for a decision."""
    checks: Mapping[str, bool]
    """Check of the rubric -> met, of those that could be judged."""
    settlements: tuple[Settlement, ...] = ()
    incidents: tuple[Incident, ...] = ()
    started: datetime | None = None
    """When the call began: the training-evidence table and the procès-verbal show it."""
    seconds: float = 0.0
    """How long the call took, in seconds."""
    final: float | None = None
    """0..100: the mean of two marks within tolerance, or what was settled; None while it is open."""
    marked_again: tuple[CallMarks, ...] = ()
    """Of the people who marked it again after a contest; `final` is then theirs, `marks` stay the first."""
    contest: str = ""
    """Why it was contested; empty when it was not."""


@dataclass(frozen=True, slots=True)
class Recall:
    """A criterion that was taken out for everybody, before the decisions."""

    criterion: str
    by: tuple[str, ...]
    """Pseudonyms of the jury."""
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What the jury decided: nothing passes or fails by itself."""

    passed: bool
    by: tuple[str, ...]
    """Pseudonyms of the jury."""
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CandidateOutcome:
    """One candidate of a sitting."""

    person: str
    """Pseudonym."""
    number: int
    """1.. in the sitting: what the papers show."""
    calls: tuple[StationCall, ...]
    """In the order taken."""
    decision: Decision | None = None
    communicated: datetime | None = None
    """When the decision was told; contest runs from here."""
    contest_until: datetime | None = None
    """Until when it may be contested; None before it was told."""

    @property
    def to_decide_again(self) -> bool:
        """Was a call contested since the decision, so that the jury is to decide again?"""
        decided = self.decision.at if self.decision else None
        return decided is not None and any(
            call.contest
            and (call.final is None or any(one.signed and one.signed > decided for one in call.marked_again))
            for call in self.calls
        )


@dataclass(frozen=True, slots=True)
class Competence:
    """What the certification asks for, for example a block of an RNCP title."""

    id: str
    label: Label
    stations: tuple[str, ...]
    """Ids of the stations that show it."""


@dataclass(frozen=True, slots=True)
class Standard:
    """Where the cut stands and how it was set."""

    method: str
    """`angoff` or `borderline_regression`."""
    cut: float
    """0..100."""
    interval: tuple[float, float] | None
    """95 %; None when there is not enough to tell."""
    judges: int
    """How many judges, or pooled candidates, it rests on."""


@dataclass(frozen=True, slots=True)
class SittingOutcome:
    """A sitting as it stands: everything the procès-verbal, the exports and the statistics are made of."""

    id: str
    certification: Label
    register: str
    """The title's number in the national register, for example RNCP41351; empty when it has none."""
    organisation: str
    language: str
    opened: datetime
    closed: datetime | None
    blueprint: str
    """sha256 of the blueprint as sealed."""
    seal: Mapping[str, str]
    """What decides -> sha256: scenarios, rubrics, phrase bank, mood rules, weights, program."""
    draw_seed: int
    competences: tuple[Competence, ...]
    stations: Mapping[str, Label]
    """In the blueprint's order."""
    tolerance: float
    """Difference of two totals beyond which a third person settles, points of 100."""
    standard: Standard | None
    candidates: tuple[CandidateOutcome, ...]
    examiners: tuple[str, ...]
    """Pseudonyms."""
    titles: Mapping[str, Label] = field(default_factory=dict)
    """Criterion -> what people call it; empty in sittings of earlier versions."""
    recalled: tuple[Recall, ...] = ()
    """Criteria that were taken out for everybody."""

    def title(self, criterion: str, language: Language) -> str:
        """What people call a criterion; its id where nobody noted it."""
        label = self.titles.get(criterion)
        return criterion if label is None else label.in_language(language)
