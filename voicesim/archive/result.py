"""What is kept of a call: no sound, no name, no feeling of a voice; the one shape written and read."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from voicesim.scorecard.card import Verdict
from voicesim.scorecard.card_part import Number
from voicesim.text.words import Language, Speaker

VERSION = 1
"""Of this shape."""


class Part(BaseModel):
    """A part of a result."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Line(Part):
    """A turn, its personal data taken out. Times in seconds of the recording."""

    speaker: Speaker
    start: float
    end: float
    text: str


class Quoted(Part):
    """Words that can be heard again."""

    speaker: Speaker
    words: str
    start: Number
    end: Number


class Act(Part):
    """What somebody did with words."""

    speaker: Speaker
    deed: str
    """Id of a family or topic of the bank; for the client "asks", "requests", "thanks", or a feeling."""
    quote: Quoted


class Judged(Part):
    """One check of the rubric."""

    id: str
    criterion: str
    verdict: Verdict
    points: float
    possible: float
    sentence: str
    quotes: tuple[Quoted, ...] = ()
    read: int | None = None
    """For what was kept out: the sentences among which it was not found."""


class Criterion(Part):
    """A criterion, as far as a real call lets it be judged."""

    id: str
    name: str
    share: float | None
    """0..1 of what could be had; None when nothing could be judged."""


class Finding(Part):
    """Something with its sentence and its quotes: to be verified by a person, left open, a reason."""

    id: str
    sentence: str
    quotes: tuple[Quoted, ...]


class Summed(Part):
    """One line of a résumé; it always has its quote."""

    sentence: str
    quote: Quoted


class Measures(Part):
    """Numbers of the exchange and of the agent's delivery; None where it could not be measured."""

    talk_share: float | None = None
    """The agent's share of all speech, 0..1."""
    response_gap: float | None = None
    """Median, in seconds."""
    words_per_minute: float | None = None
    syllables_per_second: float | None = None
    """Over speech and pauses."""
    long_pauses: float | None = None
    """Pauses of the agent of a second or more, inside turns."""
    overlaps: int = 0
    interruptions: int = 0
    """Of the client by the agent."""
    silences: int = 0
    """That were not announced."""
    longest_turn: float = 0.0
    """Of the agent, in seconds."""


class Result(Part):
    """One call, looked at."""

    version: int = VERSION
    id: str
    language: Language
    agent: str
    queue: str
    held: date
    given_reason: str
    """What the metadata said, its personal data taken out."""
    duration: float
    """Seconds."""
    ears: str
    rubric: str
    """Id, version and the beginning of its hash."""
    program: str
    hidden: int
    """How many stretches were taken out; of which kind is nobody's to count."""
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]
    measures: Measures
    share: float | None
    """0..1 of all points that could be had without a scenario's facts; criteria weigh the same."""
    criteria: tuple[Criterion, ...]
    checks: tuple[Judged, ...]
    to_verify: tuple[Finding, ...]
    """What may be a critical error: a person has to hear it."""
    reasons: tuple[Finding, ...]
    """Why the client called, the likeliest first; empty when it was not recognised."""
    feelings: tuple[Finding, ...]
    """What the client said they felt, by words alone."""
    left_open: tuple[Finding, ...]
    summary: tuple[Summed, ...]
