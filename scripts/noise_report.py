"""What recognition errors cost: robot trainees' calls scored again with their words misheard.

    python -m scripts.noise_report [SCENARIO...] [--robots good] [--rates 0.1 0.2] [--seeds 16] [--lost]

Each robot takes its call once and is heard perfectly; then its record is scored with every trainee turn
passed through the seeded noise model. For each scenario, robot and rate: the score heard clearly, the mean
and the worst change, and the critical errors nobody made. `--lost` adds which checks lost how many points,
and the words said and heard where they were lost. Scenarios are shared out among the processors.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from scripts.noise import Row, rows
from voicesim.client.scenario import scenario_files

BOUND = 50.0
"""Points, times the rate, that a good trainee's score may change: 5 at 10 % of the words, 10 at 20 %."""

SHOWN = 6
"""Checks listed for each scenario, robot and rate."""


def measured(
    scenarios: Sequence[str], robots: Sequence[str], rates: Sequence[float], seeds: int
) -> Iterator[Row]:
    """The rows of all scenarios, in their order, on every processor."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for found in pool.map(rows, scenarios, repeat(robots), repeat(rates), repeat(seeds)):
            yield from found


def print_row(row: Row, *, lost: bool) -> None:
    """One line of the table, its invented critical errors, and what was lost when that is wanted."""
    open_checks = sum(call.to_verify for call in row.calls) / len(row.calls)
    invented = sum(len(call.invented) for call in row.calls)
    print(
        f"{row.scenario:8} {row.robot:13} {row.rate:5.0%} {row.clear:6.1f} {row.mean:+7.1f} {row.worst:+7.1f}"
        f" {open_checks:9.1f} {invented:9}"
    )
    for call in row.calls:
        for error, words in call.invented.items():
            print(f"    invented, seed {call.seed}: {error}: {words}")
    if lost:
        _print_lost(row)


def _print_lost(row: Row) -> None:
    points: defaultdict[str, float] = defaultdict(float)
    where: defaultdict[str, list[str]] = defaultdict(list)
    for call in row.calls:
        for loss in call.lost:
            points[loss.check] += loss.points
            where[loss.check].append(f"seed {call.seed}, {loss.points:.1f} points: {loss.where}")
    for check, total in sorted(points.items(), key=lambda item: -item[1])[:SHOWN]:
        print(f"    {total / len(row.calls):5.2f} {check}")
        print(*(f"          {line}" for line in where[check]), sep="\n")


def summary(found: Sequence[Row]) -> Iterator[str]:
    """One line for each robot and rate: the mean over all scenarios, the worst mean, the worst call."""
    for robot, rate in dict.fromkeys((row.robot, row.rate) for row in found):
        own = [row for row in found if (row.robot, row.rate) == (robot, rate)]
        furthest = max(own, key=lambda row: abs(row.mean))
        worst = max(own, key=lambda row: abs(row.worst))
        invented = sum(len(call.invented) for row in own for call in row.calls)
        calls = [change for row in own for change in row.changes]
        beyond = sum(abs(change) >= BOUND * rate for change in calls)
        yield (
            f"{robot}, {rate:.0%}: mean {sum(row.mean for row in own) / len(own):+.1f}; furthest scenario "
            f"{furthest.scenario} {furthest.mean:+.1f}; furthest call {worst.scenario} {worst.worst:+.1f}; "
            f"{beyond} of {len(calls)} calls change by {BOUND * rate:.0f} points or more; "
            f"{invented} critical errors invented"
        )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.noise_report", description=__doc__.splitlines()[0]
    )
    parser.add_argument("scenarios", nargs="*", help="all when none is named")
    parser.add_argument("--robots", nargs="+", default=["good"], help="good, average, poor ...")
    parser.add_argument("--rates", nargs="+", type=float, default=[0.1, 0.2], help="word error rates, 0..1")
    parser.add_argument("--seeds", type=int, default=16, help="noises for each call and rate")
    parser.add_argument("--lost", action="store_true", help="what was lost, by which words")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 when a critical error was invented, or a good robot's mean is out of bounds."""
    options = _options(arguments)
    scenarios = options.scenarios or [path.stem for path in scenario_files()]
    print(
        f"{'scenario':8} {'robot':13} {'rate':>5} {'clear':>6} {'mean':>7} {'worst':>7} to verify  invented"
    )
    found = []
    for row in measured(scenarios, options.robots, options.rates, options.seeds):
        found.append(row)
        print_row(row, lost=options.lost)
    print(*summary(found), sep="\n")
    invented = any(call.invented for row in found for call in row.calls)
    return int(invented or any(abs(row.mean) >= BOUND * row.rate for row in found if row.robot == "good"))


if __name__ == "__main__":
    sys.exit(main())
