"""The lot that says which criteria a person marks before the machine's proposal is seen (L18)."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Sequence

from voicesim.scorecard.card import WAIVED, Card

BLIND_SHARE = 0.20
"""Of the criteria, drawn by lot, that are marked before the machine's proposal is seen."""


def to_mark(scorecard: Card, seed: int, waived: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The criteria a person marks, and those of them that are marked blind; the lot is the same each time.

    A criterion of which the machine judged nothing is marked where it left something to verify.
    """
    left_out = {item.id for item in scorecard.unjudged if item.what == "criterion" and item.reason == WAIVED}
    judged = tuple(
        one.id
        for one in scorecard.criteria
        if one.share is not None
        or (one.id not in left_out and any(check.verdict == "to_verify" for check in one.checks))
    )
    blind = _drawn(judged, seed)
    return tuple(c for c in judged if c not in waived), tuple(c for c in blind if c not in waived)


def _drawn(criteria: Sequence[str], seed: int) -> tuple[str, ...]:
    """A fifth of the criteria, rounded up, in the order of the rubric."""
    count = math.ceil(len(criteria) * BLIND_SHARE)
    drawn = set(random.Random(seed).sample(list(criteria), count))
    return tuple(criterion for criterion in criteria if criterion in drawn)
