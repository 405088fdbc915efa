"""Every goal with its figure and target, and whether stubs or real weights gave it.

    python -m scripts.bench [GOAL...] [--untimed] [--write]

Those not met come first, with the reason. `--untimed` leaves out what a busy machine would falsify, `--write`
keeps the figures in docs/benchmarks.json, in the place of those of the same goals, and writes the page from
it. Rivals take part when they are installed (`pip install --group bench`), real weights when `make real`
brought them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scripts.bench import kept
from scripts.bench.figures import Figure, place, this_machine, unmeasured, versions
from scripts.bench.goals import ELSEWHERE, MEASURED, TIMED, told_elsewhere
from scripts.bench.table import markdown, plain

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


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
    if wanted == set(MEASURED):
        figures += told_elsewhere()
    print(plain(figures, machine))
    if options.write:
        packages = ", ".join(f"{name} {number}" for name, number in versions().items())
        renewed = kept.read().renewed(figures, machine, date.today().isoformat(), packages)
        kept.write(renewed.of({*MEASURED, *ELSEWHERE}))
        PAGE.write_text(markdown(kept.read()), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    summary = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=summary)
    parser.add_argument("goals", nargs="*", metavar="GOAL", help=f"of {', '.join(MEASURED)}; all without")
    parser.add_argument("--untimed", action="store_true", help="only what no busy machine falsifies")
    parser.add_argument("--write", action="store_true", help="keep the figures, write docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
