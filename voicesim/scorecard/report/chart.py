"""The call on one time axis: spans of speech, overlaps and holds, and the client's mood with its causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from voicesim.analysis.interaction import hold_spans, overlaps
from voicesim.analysis.mood import MoodPoint, said_around
from voicesim.audio.frames import seconds
from voicesim.call.record import CallRecord
from voicesim.client.state import Dimension, Mood
from voicesim.scorecard.report.waveform import HEIGHT, WIDTH
from voicesim.text.words import Speaker

DIMENSIONS: tuple[Dimension, ...] = ("anger", "distress", "trust")

_STEPS = (5, 10, 15, 30, 60, 120, 300, 600)  # seconds between two marks of the axis
_MOST_MARKS = 12

TIME_PASSES = "decay"
"""The mood rule by which a mood fades when nothing happens."""

_ASIDE: Mapping[Dimension, float] = {"anger": 0.0, "distress": 1.6, "trust": -1.6}
"""Units by which a curve is drawn beside its place, so that equal values do not hide one another."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the axis."""

    kind: Literal["overlap", "interruption", "hold"]
    start: float
    end: float
    """Seconds."""
    left: float
    width: float
    """Percent of the axis."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A turn on the axis, in percent of it."""

    speaker: Speaker
    left: float
    width: float
    complete: bool
    typed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled instant of the axis."""

    at: int
    """Seconds."""
    left: float
    """Percent of the axis."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One of the client's three numbers over the call."""

    dimension: Dimension
    path: str
    """`d` of an SVG path in the waveform's units."""
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Change:
    """A cause of the client's mood."""

    at: float
    """Seconds."""
    left: float
    sentence: str
    words: str
    said: tuple[str, str]
    """What stands before and after the words, in their sentence."""
    moved: tuple[tuple[Dimension, float], ...]
    """What changed, and by how much."""


def spans(record: CallRecord) -> tuple[Span, ...]:
    """Holds first, so that overlaps are drawn over them. Acknowledgements ("oui, d'accord") are not shown."""
    held = [_span(record, "hold", start, end) for start, end in hold_spans(record.events, record.duration)]
    crossed = [
        _span(record, "interruption" if o.kind == "interruption" else "overlap", o.start, o.end)
        for o in overlaps(record)
        if o.kind != "backchannel"
    ]
    return (*held, *crossed)


def bars(record: CallRecord) -> tuple[Bar, ...]:
    """Where each turn lies on the axis; a typed one at an instant."""
    return tuple(
        Bar(turn.speaker, left, round(_percent(record, turn.end) - left, 3), turn.complete, turn.typed)
        for turn in record.turns
        for left in (_percent(record, turn.start),)
    )


def marks(duration: int) -> tuple[Mark, ...]:
    """Round instants of the axis, at most a dozen."""
    length = seconds(duration)
    if length <= 0:
        return ()
    step = next((s for s in _STEPS if length / s <= _MOST_MARKS), _STEPS[-1])
    return tuple(Mark(at, round(100 * at / length, 3)) for at in range(0, int(length) + 1, step))


def curves(record: CallRecord, points: Sequence[MoodPoint]) -> tuple[Curve, ...]:
    """The three curves, as steps: a mood holds until its next cause."""
    found = []
    for dimension in DIMENSIONS:
        values = [(_x(record, p.at), float(getattr(p.mood, dimension))) for p in points]
        aside = _ASIDE[dimension]
        steps = "".join(f"H{x}V{_y(value, aside)}" for x, value in values[1:])
        path = f"M0 {_y(values[0][1], aside)}{steps}H{WIDTH}"
        last = values[-1][1]
        found.append(Curve(dimension, path, values[0][1], last))
    return tuple(found)


def changes(record: CallRecord, points: Sequence[MoodPoint]) -> tuple[Change, ...]:
    """Every cause that moved something; the mere passing of time is in the curve, not in the list."""
    found = []
    for before, after in pairwise(points):
        moved = _moved(before.mood, after.mood)
        if moved and after.rule != TIME_PASSES:
            left = _percent(record, after.at)
            before_it, _, after_it = said_around(record, after).partition(after.words or "\0")
            beside = before_it if after.words else "", after_it
            found.append(Change(seconds(after.at), left, after.sentence, after.words, beside, moved))
    return tuple(found)


def _moved(before: Mood, after: Mood) -> tuple[tuple[Dimension, float], ...]:
    steps = ((d, round(getattr(after, d) - getattr(before, d), 1)) for d in DIMENSIONS)
    return tuple((dimension, by) for dimension, by in steps if by)


def _span(record: CallRecord, kind: Literal["overlap", "interruption", "hold"], start: int, end: int) -> Span:
    left = _percent(record, start)
    return Span(kind, seconds(start), seconds(end), left, max(0.15, round(_percent(record, end) - left, 3)))


def _percent(record: CallRecord, at: int) -> float:
    return round(100 * min(at, record.duration) / record.duration, 3) if record.duration else 0.0


def _x(record: CallRecord, at: int) -> float:
    return round(_percent(record, at) * WIDTH / 100, 1)


def _y(value: float, aside: float) -> float:
    """0..10 upwards, with a margin so that a line at either end is not cut."""
    return round(HEIGHT - 4 - value * (HEIGHT - 8) / 10 + aside, 1)
