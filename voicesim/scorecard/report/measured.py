"""Delivery over the whole call, as rows of numbers with their units and their coverage."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.analysis.delivery import Measure, measure
from voicesim.audio.stored import Samples
from voicesim.call.record import CallRecord

SHOWN = (
    "words_per_minute",
    "articulation_rate",
    "pauses_medium",
    "pauses_long",
    "pitch_deviation",
    "level_deviation",
    "clipping",
    "noise_floor",
)
"""Measures shown, in this order; all are on the closed list of requirement L2."""

OF_THE_LEVEL = frozenset({"level_deviation", "noise_floor"})
"""Those that say nothing of a voice whose level a browser has moved."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure."""

    name: str
    """Key of the wording."""
    measure: Measure


def delivery_rows(record: CallRecord, trainee: Samples | None, *, changed: bool = False) -> tuple[Row, ...]:
    """The trainee's delivery; nothing without sound or when no turn was spoken. `changed`: by a browser."""
    turns = [
        t for t in record.turns if t.speaker == "trainee" and not t.backchannel and not t.typed and t.words
    ]
    if trainee is None or not turns:
        return ()
    words = [word for turn in turns for word in turn.words]
    taken = measure(
        trainee, words, language=record.language, turns=[(turn.start, turn.end) for turn in turns]
    )
    by_name = dict(taken.measures())
    return tuple(Row(name, by_name[name]) for name in SHOWN if not (changed and name in OF_THE_LEVEL))
