"""Who began weakest rises whatever is done: regression to the mean, seen in those who were waiting. Pure.

Whoever is taken for weak after one call was in part unlucky in it, and is less so in the next. So the rise of
the weakest says nothing by itself; the rise of those who were as weak and had not started yet is what it has
to be held against.
"""

from __future__ import annotations

import numpy as np

from voicesim.programme.effect.measured import Table
from voicesim.programme.effect.told import Weakest, in_fives
from voicesim.records.suppression import LEAST

QUARTER = 0.25
"""Of the people, by their first call."""


def weakest(table: Table) -> Weakest | None:
    """From the first wave to the second; None when either side is fewer than five people."""
    waves = np.unique(table.wave)
    if len(waves) < 2 or waves[0] != 0:
        return None
    first, second = table.only(table.wave == 0), table.only(table.wave == 1)
    both, one, two = np.intersect1d(first.person, second.person, return_indices=True)
    if not len(both):
        return None
    before, after = first.share[one], second.share[two]
    weak = before <= np.quantile(before, QUARTER)
    started = weak & (second.exposure[two] > 0)
    waiting = weak & (second.exposure[two] == 0)
    if min(started.sum(), waiting.sum()) < LEAST:
        return None
    rose = after - before
    return Weakest(
        started=in_fives(int(started.sum())),
        rose=round(float(rose[started].mean()), 2),
        waiting=in_fives(int(waiting.sum())),
        rose_waiting=round(float(rose[waiting].mean()), 2),
    )
