"""Every goal of the loop with its figure and target.

    python -m scripts.bench [GOAL...] [--write]

Those not met come first, with the reason. `--write` writes docs/benchmarks.md as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from scripts.bench import (
    answering_time,
    capacity,
    faults,
    interruptions,
    rereading,
    sample_time,
    shape,
    soak,
    turns,
)
from scripts.bench.figures import Figure, number, this_machine, versions
from scripts.bench.table import markdown, plain

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"

GOALS: Mapping[str, Callable[[], list[Figure]]] = {
    "G1": answering_time.own,
    "G2": answering_time.short,
    "G3": answering_time.laptop,
    "G4": rereading.rereading,
    "G5": turns.ends,
    "G6": turns.turn_model,
    "G7": interruptions.barge_in,
    "G8": interruptions.heard_words,
    "G9": capacity.many,
    "G10": capacity.listening,
    "G11": soak.soak,
    "G12": sample_time.kept,
    "G13": sample_time.hour,
    "G14": faults.faults,
    "G17": shape.imports,
    "G18": shape.shape,
}
"""What measures each goal."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.bench", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "goals", nargs="*", metavar="GOAL", help=f"of {', '.join(GOALS)}; all when none is named"
    )
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args(arguments)
    wanted = {goal.upper() for goal in options.goals} or set(GOALS)
    if unknown := sorted(wanted - set(GOALS)):
        print(f"{', '.join(unknown)}: no such goal here; there are {', '.join(GOALS)}", file=sys.stderr)
        return 2
    machine = this_machine()
    figures: list[Figure] = []
    for goal in sorted(wanted, key=number):
        print(f"{goal} ...", file=sys.stderr, flush=True)
        figures += GOALS[goal]()
    print(plain(figures, machine))
    if options.write:
        PAGE.write_text(markdown(figures, machine, date.today().isoformat(), versions()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
