"""Delivery: numbers with units about how one channel was spoken, and nothing else.

The list is closed (requirement L2) and a test keeps it so. There is no voice quality here, no emotion, no
sex, age or accent, and no absolute pitch: what is not measured cannot be misused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

Unit: TypeAlias = Literal["s", "words/min", "syllables/s", "count", "st", "dB", "dBFS", "%"]

COVERAGE_LEAST = 0.40
"""Under this share of the speech a measure is "not measured", never zero."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number."""

    value: float | None
    """None: not measured."""
    unit: Unit
    coverage: float
    """Share of the speech it could be taken on, 0..1."""
    confidence: float
    """0..1, from how much speech there was and how far it stood above the noise."""

    def as_json(self) -> dict[str, Any]:
        """The number to one decimal (two for s and %), its unit, coverage and confidence."""
        digits = 2 if self.unit in ("s", "%") else 1
        return {
            "value": None if self.value is None else round(self.value, digits) + 0.0,
            "unit": self.unit,
            "coverage": round(self.coverage, 2) + 0.0,
            "confidence": round(self.confidence, 2) + 0.0,
        }


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one speaker's channel was spoken."""

    duration: Measure
    """s of sound looked at: the speaker's turns, or the whole file."""
    speech_time: Measure
    """s of speech between pauses of 200 ms or more."""
    pause_time: Measure
    """s of pauses of 200 ms or more inside turns."""
    words_per_minute: Measure
    """Words over speech and pauses; not measured without words."""
    syllable_rate: Measure
    """Syllables over speech and pauses: what the listener has to follow."""
    articulation_rate: Measure
    """Syllables over speech alone."""
    pauses_brief: Measure
    """Count of gaps of 100 to 200 ms."""
    pauses_medium: Measure
    """Count of pauses of 200 ms to 1 s."""
    pauses_long: Measure
    """Count of pauses of more than 1 s."""
    pitch_deviation: Measure
    """Median absolute deviation around the speaker's own median, times 1.4826, in semitones."""
    pitch_range: Measure
    """From the 5th to the 95th percentile, in semitones."""
    level_deviation: Measure
    """Median absolute deviation of the speech's level over quarter seconds, times 1.4826, in dB."""
    level_range: Measure
    """From the 5th to the 95th percentile, in dB."""
    clipping: Measure
    """Share of the samples that are cut off at full scale, in %."""
    noise_floor: Measure
    """Level between the speech, in dBFS."""

    def measures(self) -> Iterator[tuple[str, Measure]]:
        """Every measure with its name, in the order above."""
        for field in fields(self):
            yield field.name, getattr(self, field.name)

    def as_json(self) -> dict[str, Any]:
        """Every measure by its name, and nothing else."""
        return {name: measure.as_json() for name, measure in self.measures()}
