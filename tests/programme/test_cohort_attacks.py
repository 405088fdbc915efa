"""Two looks side by side: of nobody, and of no four people, is more told than of five."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

from people import MONDAY

from voicesim.programme.effect.draw import measurer, starts
from voicesim.programme.effect.look import is_new, look
from voicesim.programme.effect.measured import Measured, Rows, Table
from voicesim.programme.effect.plan import Drawn, StopRule
from voicesim.programme.effect.told import ALL, Estimate, Looked

GENERATED = 1000
CALLERS = ("FR01", "FR02", "FR04", "FR08")


def drawn(chance: random.Random) -> Drawn:
    seed, teams = chance.randrange(10_000), [f"t{n}" for n in range(chance.randrange(4, 7))]
    return Drawn(
        seed=seed,
        begin=MONDAY + timedelta(days=chance.randrange(30)),
        language="fr",
        starts=starts(teams, len(CALLERS), seed),
        callers=CALLERS,
        rule=StopRule(looks=4),
    )


def lived(plan: Drawn, chance: random.Random) -> list[Measured]:
    """Small teams whose people miss many calls, and calls that show some of the skills."""
    calls = []
    for team in plan.starts:
        for number in range(chance.randrange(1, 5)):
            who = f"P-{team}-{number}"
            for wave in range(plan.waves):
                if chance.random() < 0.5:
                    skills = [one for one in ("ecoute", "clarte") if chance.random() < 0.8] or ["ecoute"]
                    shares = {one: chance.random() for one in skills}
                    exposure = plan.exposure(team, wave)
                    calls.append(Measured(who, team, measurer(plan, who, wave), wave, exposure, shares))
    return calls


class Spy:
    """An estimator that keeps whose calls each estimate is of."""

    def __init__(self) -> None:
        self.seen: list[frozenset[tuple[int, int]]] = []

    def __call__(self, table: Table, level: float) -> Estimate:
        self.seen.append(frozenset(zip(table.person.tolist(), table.wave.tolist(), strict=True)))
        return Estimate(verdict="cannot_tell", lack="wide", value=len(self.seen) / 1000, interval=(-1, 1))


def told_in(plan: Drawn, calls: list[Measured]) -> tuple[list[Looked], Spy]:
    spy, before, told = Spy(), None, []
    for waves in range(1, plan.waves + 1):
        rows = Rows([one for one in calls if one.wave < waves])
        if is_new(rows, before):
            before = look(plan, rows, waves, before, spy)
            told.append(before)
    return told, spy


def people_of(calls: frozenset[tuple[int, int]]) -> int:
    return len({person for person, _ in calls})


def test_no_difference_of_two_looks_is_of_fewer_than_five_people() -> None:
    attacked = 0
    for number in range(GENERATED):
        chance = random.Random(number)
        plan = drawn(chance)
        told, spy = told_in(plan, lived(plan, chance))
        versions: dict[str, list[frozenset[tuple[int, int]]]] = defaultdict(list)
        for one in told:
            for skill, estimate in one.effects.items():
                if estimate.value is not None:
                    behind = spy.seen[round(estimate.value * 1000) - 1]
                    if behind not in versions[skill]:
                        versions[skill].append(behind)
        for some in versions.values():
            for before, after in pairwise(some):
                attacked += 1
                assert people_of(after - before) >= 5
            assert people_of(some[0]) >= 5
    assert attacked > 300, "else nothing was attacked"


def test_counts_are_in_fives_and_curves_and_the_weakest_are_told_once() -> None:
    for number in range(GENERATED):
        chance = random.Random(number)
        plan = drawn(chance)
        told, _ = told_in(plan, lived(plan, chance))
        for one in told:
            weak = [count for each in one.weakest.values() for count in (each.started, each.waiting)]
            points = [people for each in one.curves.values() for _, people in each.points.values()]
            assert all(count % 5 == 0 and count >= 5 for count in (*weak, *points))
            assert one.people % 5 == one.calls % 5 == 0
            assert not one.curves or one.waves == plan.waves
            assert ALL not in one.curves
            assert ALL not in one.weakest
        later = [one.weakest for one in told if one.waves > 1]
        assert all(weak == later[0] for weak in later)
