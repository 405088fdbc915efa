"""Every goal of the loop with its figure and target.

    python -m scripts.bench [GOAL...] [--untimed] [--write]

Those not met come first, with the reason. `--untimed` leaves out what a busy machine would falsify, `--write`
writes docs/benchmarks.md as well, for which all goals are needed. Rivals take part when they are installed
(`pip install --group bench`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from scripts.bench import (
    answering_time,
    barge_in,
    capacity,
    faults,
    own_time,
    rereading,
    sample_time,
    shape,
    soak,
    turn_thinking,
    turns,
)
from scripts.bench.figures import Figure, number, this_machine, unmeasured, versions
from scripts.bench.table import markdown, plain

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"

GOALS: Mapping[str, Callable[[], list[Figure]]] = {
    "G1": own_time.own,
    "G2": answering_time.short,
    "G3": answering_time.laptop,
    "G4": rereading.rereading,
    "G5": turns.ends,
    "G6": turn_thinking.thinking,
    "G7": barge_in.barge_in,
    "G8": barge_in.heard_words,
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

TIMED: Mapping[str, tuple[str, str]] = {
    "G1": ("the loop's own time after the decision", "<= 1.5 ms median, 4 ms p99"),
    "G2": ("short stubs: end of speech to first sound", "<= 215 ms, <= 0.55x pipecat"),
    "G3": ("laptop stubs: end of speech to first sound", "<= 750 ms, <= 0.6x pipecat"),
    "G6": ("what a 100 ms turn model adds", "<= 5 ms"),
    "G9": ("lateness of 64 calls", "<= 10 ms worst, none lost"),
    "G10": ("a call that listens to speech, Silero", "<= 1 % of a core"),
    "G13": ("an hour of scripted conversation", "<= 10 s"),
    "G17": ("import voicesim", "NumPy + 40 ms"),
}
"""What depends on how quiet the machine is, with its target."""


def measured(goals: Sequence[str], *, untimed: bool) -> list[Figure]:
    """Every figure of these goals, in their order."""
    found: list[Figure] = []
    for goal in goals:
        if untimed and goal in TIMED:
            found.append(unmeasured(goal, *TIMED[goal], "left out: it awaits a quiet machine"))
            continue
        print(f"{goal} ...", file=sys.stderr, flush=True)
        found += GOALS[goal]()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    wanted = {goal.upper() for goal in options.goals} or set(GOALS)
    if unknown := sorted(wanted - set(GOALS)):
        print(f"{', '.join(unknown)}: no such goal here; there are {', '.join(GOALS)}", file=sys.stderr)
        return 2
    if options.write and wanted != set(GOALS):
        print("docs/benchmarks.md has all goals: name none with --write", file=sys.stderr)
        return 2
    machine = this_machine()
    figures = measured(sorted(wanted, key=number), untimed=options.untimed)
    print(plain(figures, machine))
    if options.write:
        PAGE.write_text(markdown(figures, machine, date.today().isoformat(), versions()), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    summary = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=summary)
    parser.add_argument("goals", nargs="*", metavar="GOAL", help=f"of {', '.join(GOALS)}; all without")
    parser.add_argument("--untimed", action="store_true", help="only what no busy machine falsifies")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
