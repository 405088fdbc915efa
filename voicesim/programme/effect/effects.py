"""What the programme changed in one skill, at the waves since the start, each team and wave alike. Pure.

The rows are means of a team at a wave, for with ten or twenty teams it is the teams that are counted
(Thompson et al. 2018). The callers are taken out of each call before. The model is Hussey and Hughes' (2007),
a level for each team and each wave, with a term of its own for each step since the start: a skill grows, and
a model that lets the programme work all at once would be wrong by as much as it grows, even in its sign
(Kenny et al. 2022).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from voicesim.programme.effect.measured import Numbers, Places, Table
from voicesim.programme.effect.mixed import columns, fit
from voicesim.programme.effect.plan import LEAST_TEAMS
from voicesim.programme.effect.told import Estimate, Lack, judged, lacking
from voicesim.records.suppression import LEAST

LEAST_A_SIDE = 2
"""Teams that have started, and that have not."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row a team and wave."""

    mean: Numbers
    """Share, as if each caller had called as often."""
    calls: Numbers
    team: Places
    wave: Places
    exposure: Places


def programme_effect(table: Table, level: float) -> Estimate:
    """What the programme changed; `level` is the interval's. Raises `EngineMissing` without statsmodels."""
    lack = what_lacks(table)
    if lack:
        return lacking(lack)
    cells = cells_of(table)
    steps = columns(cells.exposure)
    design = np.column_stack((np.ones(len(cells.mean)), columns(cells.wave), steps))
    contrast = np.zeros(design.shape[1])
    contrast[-steps.shape[1] :] = seen(np.unique(cells.exposure)[1:], int(cells.wave.max()))
    found = fit(cells.mean, cells.calls, design, contrast, cells.team)
    if found is None:
        return lacking("fit")
    return judged(found.value, found.interval(level))


def seen(exposures: Places, last: int) -> Numbers:
    """What each number of steps since the start weighs: as many as the starts at which it is seen by then."""
    starts = last + 1 - exposures
    weights: Numbers = starts / starts.sum()
    return weights


def what_lacks(table: Table) -> Lack:
    """What there is too little of for anything to be said; empty when there is enough."""
    started = table.exposure > 0
    sides = [table.only(started), table.only(~started)]
    if any(side.people < LEAST for side in sides):
        return "people"
    if table.teams < LEAST_TEAMS:
        return "teams"
    return "started" if any(side.teams < LEAST_A_SIDE for side in sides) else ""


def cells_of(table: Table) -> Cells:
    """The means of each team at each wave, the callers taken out by what they are within the cells."""
    cell = table.team * (int(table.wave.max()) + 1) + table.wave
    _, first, place = np.unique(cell, return_index=True, return_inverse=True)
    calls = np.bincount(place).astype(float)

    def mean(values: Numbers) -> Numbers:
        found: Numbers = np.bincount(place, weights=values) / calls
        return found

    callers = columns(table.caller)
    callers = callers - callers.mean(axis=0)
    inside = callers - np.column_stack([mean(one)[place] for one in callers.T]) if callers.size else callers
    share = table.share
    if callers.size:
        harder = np.linalg.lstsq(inside, share - mean(share)[place], rcond=None)[0]
        share = share - callers @ harder
    return Cells(mean(share), calls, table.team[first], table.wave[first], table.exposure[first])
