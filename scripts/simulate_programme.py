"""What the report of a programme can say, by simulation.

    python -m scripts.simulate_programme [--repeat N] [--write]

Three hundred people in fifteen teams, twelve weeks in virtual time, true effects that are known, some of them
none. Their calls are drawn from a pool of calls that robots of five levels of skill really held
(`scripts/simulated_programme/pool.py`): a call takes most of a second of a processor, and two hundred
programmes of 1,200 calls would take two days. The skills of one call are drawn apart, each at the person's
level in it.

Printed, for each effect: the truth, the bias of the estimate, how often its interval holds the truth (aim: 93
to 97 %), how often it says *better*, *no change that matters* and *cannot tell*, and what it says where the
truth is nothing. Then the same of two ways to coach that are alike, and of a programme too small to tell.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from scripts.simulated_programme import pool as pools
from scripts.simulated_programme.world import Truth, World, lived, truth
from voicesim.programme.effect.comparing import difference
from voicesim.programme.effect.draw import coaching
from voicesim.programme.effect.effects import programme_effect
from voicesim.programme.effect.measured import Rows
from voicesim.programme.effect.told import ALL, Estimate

CALLERS = ("FR01", "FR02", "FR04", "FR08")
"""Who measure; none of them sensitive."""

SKILLS = ("ecoute", "empathie", "questionnement", "accueil", "conformite")
"""The last two do not grow."""

DESIGNS: dict[str, World] = {
    "300 people, 15 teams": World(extra=0.5),
    "300 people, two ways alike": World(),
    "30 people, 10 teams": World(teams=10, size=3),
}
TOO_SMALL = ("30 people, 10 teams",)
AIM = 0.93, 0.97
COACHING = "doing first"
ONLY_COACHING = ("300 people, two ways alike",)
"""Of these designs the effects are those of another."""


class Tally:
    """What became of one estimate over the repetitions."""

    def __init__(self, true: float) -> None:
        self.true = true
        self.said: Counter[str] = Counter()
        self.off: list[float] = []
        self.held: list[bool] = []
        self.widths: list[float] = []

    def add(self, found: Estimate) -> None:
        self.said[found.verdict] += 1
        if found.value is not None and found.interval is not None:
            low, high = found.interval
            self.off.append(found.value - self.true)
            self.held.append(low <= self.true <= high)
            self.widths.append(high - low)

    def row(self) -> dict[str, object]:
        total = sum(self.said.values())
        return {
            "true": round(100 * self.true, 2),
            "bias": round(100 * float(np.mean(self.off)), 2) if self.off else None,
            "coverage": round(100 * float(np.mean(self.held)), 1) if self.held else None,
            "width": round(100 * float(np.mean(self.widths)), 1) if self.widths else None,
            **{verdict: round(100 * count / total, 1) for verdict, count in sorted(self.said.items())},
            "intervals": len(self.held),
        }


def found_in(
    world: World, pool: pools.Pool, seed: int, skills: Sequence[str]
) -> Iterator[tuple[str, Estimate]]:
    """What the report says of one programme at its end."""
    once = lived(world, pool, seed)
    rows, level = Rows(once.calls), once.plan.rule.final
    for skill in skills:
        yield skill, programme_effect(rows.of(skill), level)
    lot = {(who, skill): coaching(once.plan, who, skill) for who in rows.names() for skill in pool.skills}
    yield COACHING, difference(rows, lot, once.plan.rule.least, level)


def simulate(name: str, world: World, pool: pools.Pool, repeat: int, seed: int) -> dict[str, Tally]:
    """Print what became of a design, and give it."""
    known: Truth = truth(world, pool)
    skills = () if name in ONLY_COACHING else (ALL, *pool.skills)
    tallies = {skill: Tally(known.effects[skill]) for skill in skills}
    tallies[COACHING] = Tally(known.coaching)
    began, any_alarm = time.process_time(), 0
    for number in range(repeat):
        alarm = False
        for what, found in found_in(world, pool, seed + number, skills):
            tallies[what].add(found)
            alarm |= known.effects.get(what, 1.0) == 0 and found.verdict in ("better", "worse")
        any_alarm += alarm
    print(f"{name}, {repeat} programmes, {time.process_time() - began:.0f} s of the processor")
    for what, tally in tallies.items():
        print(f"  {what:16} {json.dumps(tally.row())}")
    print(
        f"  some skill that did not change said to have: {100 * any_alarm / repeat:.1f} % of programmes\n",
        flush=True,
    )
    return tallies


def figure(tallies: Sequence[Tally], repeat: int) -> Figure:
    """P1, of the programmes that are large enough to tell."""
    rows = [float(np.mean(tally.held)) for tally in tallies if tally.held]
    held = [held for tally in tallies for held in tally.held]
    share = float(np.mean(held))
    return Figure(
        "P1",
        "effects of a simulated programme of 300 people",
        f"{share:.1%} of {len(held):,} intervals hold the truth; {min(rows):.1%} to {max(rows):.1%} of each "
        f"of {len(rows)} effects",
        f"coverage {AIM[0]:.0%} to {AIM[1]:.0%} of 200",
        AIM[0] <= share <= AIM[1] and repeat >= 200,
        repeat,
        "an effect's share of 200 scatters by 1.5 points of itself",
        by="scripts.simulate_programme",
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--repeat", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--pool",
        type=Path,
        default=Path("robot_calls.jsonl"),
        help="calls held already; the others are held first",
    )
    asked.add_argument("--design", choices=tuple(DESIGNS), action="append")
    may_be_kept(asked)
    chosen = asked.parse_args()
    pools.main(chosen.pool, CALLERS)
    pool = pools.read(chosen.pool, CALLERS, SKILLS)
    print(
        "mean share by level:",
        {s: pool.means.mean(axis=0)[:, n].round(2).tolist() for n, s in enumerate(pool.skills)},
    )
    enough: list[Tally] = []
    for name in chosen.design or DESIGNS:
        tallies = simulate(name, replace(DESIGNS[name]), pool, chosen.repeat, chosen.seed)
        enough += tallies.values() if name not in TOO_SMALL else ()
    if chosen.write and enough:
        keep([figure(enough, chosen.repeat)])


if __name__ == "__main__":
    main()
