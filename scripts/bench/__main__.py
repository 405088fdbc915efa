"""Every goal with its figure and target, and whether stubs or real weights gave it.

    python -m scripts.bench [GOAL...] [--untimed] [--write]

Those not met come first, with the reason; what other scripts take, in minutes or on a machine of their own,
is told as they kept it, with its day. `--untimed` leaves out what a busy machine would falsify, `--write`
keeps the figures in docs/benchmarks.json, in the place of those of the same goals, and writes the page from
it. Rivals take part when they are installed (`pip install --group bench`), real weights when `make real`
brought them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from scripts.bench import kept
from scripts.bench.elsewhere import told_elsewhere
from scripts.bench.figures import Figure, place, this_machine, unmeasured
from scripts.bench.goals import MEASURED, TIMED
from scripts.bench.keeping import keep, may_be_kept
from scripts.bench.table import plain


def measured(goals: Sequence[str], *, untimed: bool) -> list[Figure]:
    """Every figure of these goals, in their order."""
    found: list[Figure] = []
    for goal in goals:
        if untimed and goal in TIMED:
            found.append(unmeasured(goal, *TIMED[goal], "left out: it awaits a quiet machine"))
            continue
        print(f"{goal} ...", file=sys.stderr, flush=True)
        found += MEASURED[goal]()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    wanted = {goal.upper() for goal in options.goals} or set(MEASURED)
    if unknown := sorted(wanted - set(MEASURED)):
        print(f"{', '.join(unknown)}: no such goal here; there are {', '.join(MEASURED)}", file=sys.stderr)
        return 2
    machine = this_machine()
    figures = measured(sorted(wanted, key=place), untimed=options.untimed)
    others = elsewhere(figures) if wanted == set(MEASURED) else []
    print(plain([*figures, *others], machine))
    if options.write:
        keep(figures, machine)
    return 0


def elsewhere(found: Sequence[Figure]) -> list[Figure]:
    """What other scripts took and kept, and a line for each goal of which nothing was kept or found now."""
    there = kept.read()
    told = told_elsewhere(replace(there, figures=(*there.figures, *found)))
    return [*(figure for figure in there.figures if figure.by), *told]


def _parser() -> argparse.ArgumentParser:
    summary = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=summary)
    parser.add_argument("goals", nargs="*", metavar="GOAL", help=f"of {', '.join(MEASURED)}; all without")
    parser.add_argument("--untimed", action="store_true", help="only what no busy machine falsifies")
    may_be_kept(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
