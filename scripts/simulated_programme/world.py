"""People whose skill grows by a law, for twelve weeks in virtual time, and the calls that measure them.

A person's level in a skill lies between 0 and 1. It drifts with the calendar and with every measuring call,
programme or not; once their team has started, each unit practised brings it nearer to the person's plateau,
by the skill's pace, and a little of what was gained is forgotten each week. Teams and people differ in level,
in zeal and in what they make of practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from scripts.simulated_programme.pool import Pool
from voicesim.programme.effect.draw import COACHINGS, coaching, measurer, starts
from voicesim.programme.effect.measured import Measured
from voicesim.programme.effect.plan import Drawn, StopRule
from voicesim.programme.effect.told import ALL

PLATEAU = 0.9
FORGOTTEN = 0.02
"""Of what was gained, a week."""
WEEKS_A_STEP = 4
BEGIN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)

PACES: Mapping[str, float] = {
    "ecoute": 0.035,
    "empathie": 0.02,
    "questionnement": 0.006,
}
"""Skill -> part of the way to the plateau that one unit goes; a skill that is not here does not grow: 0."""


@dataclass(frozen=True)
class World:
    """What is true."""

    teams: int = 15
    size: int = 20
    """People a team."""
    dates: int = 4
    """At which teams start, and waves; as many callers of the pool measure."""
    zeal: float = 2.0
    """Units a week, on average."""
    idle: float = 0.15
    """Of the people, who never practise."""
    missed: float = 0.15
    """Of the measuring calls, that are not taken."""
    drift: float = 0.01
    """Of the level, a step, whatever is done."""
    extra: float = 0.0
    """By how much faster a skill grows that is coached by doing first: 0.5 is half as fast again."""
    paces: Mapping[str, float] = field(default_factory=lambda: PACES)


@dataclass(frozen=True)
class Lived:
    """One programme as it went."""

    plan: Drawn
    calls: tuple[Measured, ...]


class People:
    """The people of one programme, before anything happens."""

    def __init__(self, world: World, chance: np.random.Generator) -> None:
        self.world, number = world, world.teams * world.size
        self.team = np.repeat(np.arange(world.teams), world.size)
        zeal = world.zeal * chance.gamma(4, 1 / 4, number)
        self.zeal = np.where(chance.random(number) < world.idle, 0.0, zeal)
        self.gift = chance.gamma(8, 1 / 8, world.teams)[self.team] * chance.gamma(6, 1 / 6, number)
        self._from = 0.45 + chance.normal(0, 0.05, world.teams)[self.team] + chance.normal(0, 0.1, number)

    def at_first(self, chance: np.random.Generator) -> NDArray[np.float64]:
        """Their levels in one skill."""
        return np.clip(self._from + chance.normal(0, 0.08, len(self._from)), 0.02, PLATEAU - 0.02)

    def grown(
        self, levels: NDArray[np.float64], pace: NDArray[np.float64], units: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """What a week of so many units adds to these levels."""
        left = (1 - np.clip(pace * self.gift, 0, 0.5)) ** units
        return np.maximum(0.0, PLATEAU - levels) * (1 - left)


def lived(world: World, pool: Pool, seed: int) -> Lived:
    """One programme: drawn, practised and measured."""
    chance = np.random.default_rng(seed)
    names = [f"team {number:02}" for number in range(world.teams)]
    plan = Drawn(
        seed=seed,
        begin=BEGIN,
        language="fr",
        starts=starts(names, world.dates, seed),
        callers=pool.callers[: world.dates],
        compares=True,
        rule=StopRule(looks=world.dates),
    )
    people = People(world, chance)
    who = [f"P-{number:08}" for number in range(len(people.team))]
    first = np.array([plan.starts[names[team]] for team in people.team])
    units = _units(people, first, plan.waves, chance)
    occasions = chance.normal(0, 0.015, (world.teams, plan.waves))
    callers = np.array(
        [[pool.callers.index(measurer(plan, one, wave)) for wave in range(plan.waves)] for one in who]
    )
    taken = chance.random((len(who), plan.waves)) >= world.missed
    shares = np.empty((len(who), plan.waves, len(pool.skills)))
    for number, skill in enumerate(pool.skills):
        doing = np.array([coaching(plan, one, skill) == COACHINGS[1] for one in who])
        pace = world.paces.get(skill, 0.0) * (1 + world.extra * doing)
        levels = grown_by_wave(people, pace, units, people.at_first(chance))
        for wave in range(plan.waves):
            shifted = levels[:, wave] + occasions[people.team, wave]
            shares[:, wave, number] = pool.drawn(chance, callers[:, wave], number, shifted)
    calls = [
        Measured(
            person=who[one],
            team=names[people.team[one]],
            caller=pool.callers[callers[one, wave]],
            wave=wave,
            exposure=max(0, wave - int(first[one])),
            shares=dict(zip(pool.skills, shares[one, wave].tolist(), strict=True)),
        )
        for one, wave in np.argwhere(taken)
    ]
    return Lived(plan, tuple(calls))


def grown_by_wave(
    people: People,
    pace: NDArray[np.float64],
    units: NDArray[np.int64],
    levels: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The level of each person at each wave; `units` are those of each week between waves."""
    waves, gained = [levels], np.zeros(len(levels))
    for step in range(units.shape[1] // WEEKS_A_STEP):
        for week in range(WEEKS_A_STEP):
            gained = gained * (1 - FORGOTTEN)
            now = levels + people.world.drift * step + gained
            gained = gained + people.grown(now, pace, units[:, step * WEEKS_A_STEP + week])
        waves.append(levels + people.world.drift * (step + 1) + gained)
    return np.stack(waves, axis=1)


def _units(
    people: People, first: NDArray[np.int64], waves: int, chance: np.random.Generator
) -> NDArray[np.int64]:
    """How many units each practises each week: none before their team starts."""
    weeks = np.arange((waves - 1) * WEEKS_A_STEP)
    drawn = chance.poisson(people.zeal[:, None], (len(people.zeal), len(weeks)))
    begun: NDArray[np.int64] = np.where(weeks[None, :] >= first[:, None] * WEEKS_A_STEP, drawn, 0)
    return begun


@dataclass(frozen=True)
class Truth:
    """What the programme adds, at the waves since the start; shares."""

    effects: Mapping[str, float]
    coaching: float


def truth(world: World, pool: Pool, seed: int = 0, teams: int = 3000) -> Truth:
    """By the law itself, with as many people as it takes: the same people with the programme and without.

    Each team is taken at each start, as the lot may put it; every start and wave since weighs the same.
    """
    chance = np.random.default_rng(seed)
    many = replace(world, teams=teams)
    people = People(many, chance)
    waves = world.dates
    none = np.zeros((len(people.team), (waves - 1) * WEEKS_A_STEP), dtype=np.int64)
    effects, ways = {}, []
    for number, skill in enumerate(pool.skills):
        levels = people.at_first(chance)
        pace = np.full(len(levels), world.paces.get(skill, 0.0))
        without = pool.expected(number, grown_by_wave(people, pace, none, levels))
        gains: list[float] = []
        differs: list[list[float]] = []
        for start in range(waves - 1):
            units = _units(people, np.full(len(levels), start), waves, chance)
            both = [
                pool.expected(number, grown_by_wave(people, pace * (1 + faster), units, levels))
                for faster in (0.0, world.extra)
            ]
            since = range(start + 1, waves)
            gains += [float((both[0] + both[1] - 2 * without)[:, wave].mean() / 2) for wave in since]
            differs.append([float((both[1] - both[0])[:, wave].mean()) for wave in since])
        effects[skill] = float(np.mean(gains))
        ways.append(float(np.mean([np.mean(some) for some in differs])))
    effects[ALL] = float(np.mean(list(effects.values())))
    return Truth(effects, float(np.mean(ways)))
