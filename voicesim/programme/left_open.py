"""How many of one's own calls left the client something to call back for, and what. Pure.

Reasons, for the person whose calls they are: it rates nobody, enters no level and no group's page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from voicesim.programme.diagnosis import LASTS
from voicesim.programme.shown import Shown


@dataclass(frozen=True, slots=True)
class CallsLeftOpen:
    """Over the calls of the last four months that were held to their end."""

    calls: int
    left_open: int
    """Of them, those that left something open."""
    kinds: Mapping[str, int]
    """Kind of reason -> in how many of them, the commonest first."""


def calls_left_open(shown: Sequence[Shown], now: datetime) -> CallsLeftOpen:
    """The sum over somebody's calls; a drill is none."""
    looked_at = [
        one.left_open
        for one in shown
        if not one.drill and one.left_open is not None and now - one.at <= LASTS
    ]
    kinds = Counter(kind for one in looked_at for kind in dict.fromkeys(one))
    return CallsLeftOpen(len(looked_at), sum(map(bool, looked_at)), dict(kinds.most_common()))
