"""What the trainee says of the call: their own marks, given first, and the lines they did not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Opinion:
    """Shown beside the scorecard; it changes nothing in it."""

    self_assessment: Mapping[str, float] = field(default_factory=dict)
    """Dimension -> 0..100, as the trainee saw it before the scorecard."""
    contested: frozenset[int] = frozenset()
    """Turns of the transcript the trainee says were not said so."""
    score_without: float | None = None
    """The score when the contested turns are left out, 0..100; None when nothing is contested."""
