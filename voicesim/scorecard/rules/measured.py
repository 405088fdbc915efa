"""Does a measure of timing or delivery lie within a wide band? Outside is a comment, never a fault."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import model_validator

from voicesim.analysis.acts import in_role
from voicesim.analysis.call import Analysis
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.messages.message import Message
from voicesim.scorecard.evidence import Evidence, of_turn, quotes
from voicesim.scorecard.rules.base import Rule, not_applicable, nowhere, spoke_too_little
from voicesim.scorecard.verdict import Met, Missed, Verdict
from voicesim.text.words import Language

MeasureName: TypeAlias = Literal[
    "talk_share", "response_gap", "thinking_silences", "words_per_minute", "longest_turn", "fillers"
]


Unit: TypeAlias = Literal["%", "s", "words/min", "/100 words", ""]
UNITS: Mapping[Language, Mapping[Unit, str]] = {
    "fr": {"%": "%", "s": "s", "words/min": "mots/min", "/100 words": "pour 100 mots", "": ""},
    "en": {"%": "%", "s": "s", "words/min": "words/min", "/100 words": "per 100 words", "": ""},
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, and the turn that shows it best."""

    value: float
    unit: Unit
    shown_by: Evidence | None


class Measured(Rule):
    """A measure between `least` and `most`, in its own unit."""

    kind: Literal["measured"]
    what: MeasureName
    least: float | None = None
    most: float | None = None

    @model_validator(mode="after")
    def _has_a_band(self) -> Measured:
        if self.least is None and self.most is None:
            raise ValueError(Message("the band has neither least nor most; give one of them"))
        return self

    def judge(self, call: Analysis) -> Verdict:
        """Met inside the band; missed outside; not applicable when it cannot be measured."""
        measure = MEASURES[self.what](call)
        if measure is None or spoke_too_little(call):
            return not_applicable("not_measured")
        language = call.record.language
        values = {
            "value": f"{_shown(measure, language)} {UNITS[language][measure.unit]}".strip(),
            "least": _number(self.least, language),
            "most": _number(self.most, language),
        }
        low = self.least is not None and measure.value < self.least
        high = self.most is not None and measure.value > self.most
        shown = quotes([measure.shown_by] if measure.shown_by else [])
        if (low or high) and measure.shown_by is not None:
            return Missed(measure.shown_by.start, measure.shown_by.end, values)
        return nowhere(call, values) if shown is None else Met(shown, values=values)


def _shown(measure: Measure, language: Language) -> str:
    digits = 1 if measure.unit in ("s", "/100 words") else 0
    return _decimal(f"{measure.value:.{digits}f}", language)


def _number(value: float | None, language: Language) -> str:
    return "—" if value is None else _decimal(f"{value:g}", language)


def _decimal(number: str, language: Language) -> str:
    return number.replace(".", ",") if language == "fr" else number


def _talk_share(call: Analysis) -> Measure | None:
    share = call.interaction.talk.share
    if share is None or any(turn.typed for _, turn in call.trainee_turns):
        return None
    return Measure(100 * share, "%", _longest(call))


def _response_gap(call: Analysis) -> Measure | None:
    gaps = sorted(call.interaction.gaps, key=lambda g: g.length)
    if not gaps:
        return None
    middle = gaps[len(gaps) // 2]
    value = statistics.median(g.length for g in gaps) / SAMPLE_RATE
    return Measure(max(0.0, value), "s", of_turn(middle.trainee_turn, call.record.turns[middle.trainee_turn]))


def _thinking_silences(call: Analysis) -> Measure | None:
    gaps = call.interaction.gaps
    if not gaps:
        return None
    long = [q for q in call.interaction.silences if q.kind == "thinking"]
    turn = long[0].after if long else max(gaps, key=lambda g: g.length).trainee_turn
    return Measure(float(len(long)), "", of_turn(turn, call.record.turns[turn]))


def _words_per_minute(call: Analysis) -> Measure | None:
    spoken = [(i, t) for i, t in call.trainee_turns if not t.typed and t.words[-1].end > t.words[0].start]
    length = sum(t.words[-1].end - t.words[0].start for _, t in spoken)
    if length < 10 * SAMPLE_RATE:
        return None
    words = sum(len(t.words) for _, t in spoken)
    return Measure(60 * words * SAMPLE_RATE / length, "words/min", _longest(call))


def _longest_turn(call: Analysis) -> Measure | None:
    longest = _longest(call)
    if longest is None:
        return None
    return Measure((longest.end - longest.start) / SAMPLE_RATE, "s", longest)


def _fillers(call: Analysis) -> Measure | None:
    words = sum(len(t.words) for _, t in call.trainee_turns)
    if not words:
        return None
    count = len(in_role(call.acts, "fills"))
    return Measure(100 * count / words, "/100 words", _longest(call))


def _longest(call: Analysis) -> Evidence | None:
    turns = [of_turn(i, t) for i, t in call.trainee_turns]
    return max(turns, key=lambda e: (e.end - e.start, len(e.words), -e.start), default=None)


MEASURES: Mapping[MeasureName, Callable[[Analysis], Measure | None]] = {
    "talk_share": _talk_share,
    "response_gap": _response_gap,
    "thinking_silences": _thinking_silences,
    "words_per_minute": _words_per_minute,
    "longest_turn": _longest_turn,
    "fillers": _fillers,
}
"""Each measure's name and the function that takes it."""
