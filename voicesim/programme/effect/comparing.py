"""Two ways to coach, drawn for each person and skill: what one shows beyond the other. Pure.

Each row is a person and a skill: the mean of what was shown after the start, once caller, wave and steps
since the start are taken out, with what was shown before the start beside it. As the lot falls within the
person, whoever is good is as often on either side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from voicesim.programme.effect.draw import COACHINGS, Coaching
from voicesim.programme.effect.measured import Numbers, Places, Rows, Table
from voicesim.programme.effect.mixed import columns, interval
from voicesim.programme.effect.told import ALL, Estimate, judged, lacking
from voicesim.records.suppression import LEAST

Lot = Mapping[tuple[str, str], Coaching]
"""Person and skill -> the way that was drawn for them."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    after: Numbers
    before: Numbers
    """0 where nothing was shown before."""
    known: Numbers
    """1 where something was."""
    person: Places


def difference(rows: Rows, lot: Lot, least: int, level: float) -> Estimate:
    """Doing first less the preferred way first, at a share of 0..1 after the start.

    Least squares within the person, whose own level is taken out; the interval lets a person's skills go
    together (clustered by person). Raises `EngineMissing` without statsmodels.
    """
    skills = [skill for skill in rows.skills if skill != ALL]
    names = rows.names()
    parts, ways, which = list[_Pairs](), list[bool](), list[int]()
    for number, skill in enumerate(skills):
        pairs = _pairs(rows.of(skill))
        if pairs is not None:
            parts.append(pairs)
            ways += [lot[names[person], skill] == COACHINGS[1] for person in pairs.person]
            which += [number] * len(pairs.person)
    if not parts or min(sum(ways), len(ways) - sum(ways)) < max(least, LEAST):
        return lacking("least")
    person = np.unique(np.concatenate([one.person for one in parts]), return_inverse=True)[1]
    others = np.column_stack(
        (
            columns(np.array(which, dtype=np.int64)),
            np.concatenate([one.before for one in parts]),
            np.concatenate([one.known for one in parts]),
        )
    )
    doing = _within(np.array(ways, dtype=float), person)
    inside = np.column_stack([_within(one, person) for one in others.T])
    after = _within(np.concatenate([one.after for one in parts]), person)
    doing = doing - inside @ np.linalg.lstsq(inside, doing, rcond=None)[0]
    rest = after - inside @ np.linalg.lstsq(inside, after, rcond=None)[0]
    spread, people = float(doing @ doing), int(person.max()) + 1
    if spread <= 0 or people < LEAST:
        return lacking("fit")
    value = float(doing @ rest) / spread
    together = np.bincount(person, weights=doing * (rest - value * doing))
    error = float(np.sqrt(together @ together * people / (people - 1))) / spread
    return judged(value, interval(value, error, level, people - 1))


def _within(values: Numbers, person: Places) -> Numbers:
    """What is left once each person's own mean is taken out."""
    found: Numbers = values - (np.bincount(person, weights=values) / np.bincount(person))[person]
    return found


def _pairs(table: Table) -> _Pairs | None:
    """A row a person who was measured after the start; None when nobody was."""
    started = table.exposure > 0
    if not started.any():
        return None
    design = np.column_stack(
        (np.ones(len(table.share)), columns(table.wave), columns(table.caller), columns(table.exposure))
    )
    rest = table.share - design @ np.linalg.lstsq(design, table.share, rcond=None)[0]
    size = int(table.person.max()) + 1
    after, times_after = _sums(table.person[started], rest[started], size)
    before, times_before = _sums(table.person[~started], rest[~started], size)
    people = np.flatnonzero(times_after)
    known = times_before[people] > 0
    return _Pairs(
        after[people] / times_after[people],
        np.where(known, before[people] / np.maximum(times_before[people], 1), 0.0),
        known.astype(float),
        people,
    )


def _sums(person: Places, values: Numbers, size: int) -> tuple[Numbers, Numbers]:
    sums: Numbers = np.bincount(person, weights=values, minlength=size).astype(float)
    times: Numbers = np.bincount(person, minlength=size).astype(float)
    return sums, times
