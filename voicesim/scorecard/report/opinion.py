"""What the trainee says of the call: their own marks, given first, and what they contest in the scorecard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from voicesim.scorecard.card import NextAction


@dataclass(frozen=True, slots=True)
class Opinion:
    """Shown beside the scorecard; it changes nothing in it."""

    self_assessment: Mapping[str, float] = field(default_factory=dict)
    """Dimension -> 0..100, as the trainee saw it before the scorecard."""
    contested: frozenset[int] = frozenset()
    """Turns of the transcript the trainee says were not said so."""
    verdicts: frozenset[str] = frozenset()
    """Ids of the checks and critical errors whose verdict the trainee contests."""
    comments: Mapping[int | str, str] = field(default_factory=dict)
    """What the trainee says of a contested turn or verdict, where anything."""
    score_without: float | None = None
    """The score when nothing that is contested counts, 0..100; None when nothing is contested."""
    errors_in_doubt: frozenset[str] = frozenset()
    """Critical errors that are contested, or rest on contested turns alone: none of them is certain."""
    next_action: NextAction | None = None
    """What to do differently when nothing that is contested counts; None when nothing is contested."""

    @property
    def contests(self) -> bool:
        """Is anything contested?"""
        return bool(self.contested or self.verdicts)
