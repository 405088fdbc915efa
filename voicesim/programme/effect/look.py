"""One look at a cohort: everything that may be told of its measuring calls. Pure.

Two looks side by side may tell no more of anybody than one. So a figure is told anew only when the calls of
five people or more have come to it; what was told of the first two waves stands; and the curves, to a point
of which few people may come at a wave, are told once, at the end.
"""

from __future__ import annotations

from collections.abc import Callable

from voicesim.programme.effect.comparing import difference
from voicesim.programme.effect.draw import coaching
from voicesim.programme.effect.effects import programme_effect
from voicesim.programme.effect.learning import curve
from voicesim.programme.effect.measured import Rows, Table
from voicesim.programme.effect.plan import Drawn
from voicesim.programme.effect.told import ALL, Answers, Estimate, Looked, in_fives, lacking
from voicesim.programme.effect.weakest import weakest
from voicesim.records.suppression import LEAST

Estimator = Callable[[Table, float], Estimate]


def is_new(rows: Rows, before: Looked | None) -> bool:
    """Have the calls of five people or more come since the last look?"""
    since = before.waves if before else 0
    return len({one.person for one in rows.calls if one.wave >= since}) >= LEAST


def look(
    plan: Drawn,
    rows: Rows,
    waves: int,
    before: Looked | None,
    estimator: Estimator = programme_effect,
    answers: Answers | None = None,
) -> Looked:
    """What the first so many waves say. Raises `EngineMissing` without statsmodels."""
    level, skills = plan.level_at(waves), [skill for skill in rows.skills if skill != ALL]
    tables = {skill: rows.of(skill) for skill in rows.skills}
    effects = {}
    for skill, table in tables.items():
        known = before.effects.get(skill) if before else None
        came = table.only(table.wave >= (before.waves if before else 0)).people
        if came >= LEAST:
            effects[skill] = estimator(table, level)
        else:
            effects[skill] = known or lacking("people")
    if before is not None and before.waves > 1:
        low = dict(before.weakest)
    else:
        low = {skill: weak for skill in skills if (weak := weakest(tables[skill])) is not None}
    return Looked(
        waves=waves,
        level=level,
        people=in_fives(rows.people),
        teams=rows.teams,
        calls=in_fives(len(rows.calls)),
        answers=answers,
        effects=effects,
        weakest=low,
        curves={
            skill: found
            for skill in (skills if waves == plan.waves else ())
            if (found := curve(tables[skill])) is not None
        },
        coaching=_coaching(plan, rows, level) if plan.compares else None,
    )


def _coaching(plan: Drawn, rows: Rows, level: float) -> Estimate:
    lot = {
        (person, skill): coaching(plan, person, skill)
        for person in rows.names()
        for skill in rows.skills
        if skill != ALL
    }
    return difference(rows, lot, plan.rule.least, level)
