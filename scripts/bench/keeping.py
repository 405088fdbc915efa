"""Keeps figures in docs/benchmarks.json and writes docs/benchmarks.md from all that is kept.

Whatever measures a goal ends with `keep(figures)`, when it was asked to by `--write`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scripts.bench import kept
from scripts.bench.engines import ENGINES
from scripts.bench.figures import Figure, Machine, this_machine, versions
from scripts.bench.table import markdown

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def keep(found: Sequence[Figure], machine: Machine | None = None) -> None:
    """Keep these in the place of those that the same script took of the same goals.

    `machine` is what it was before the measurement, for measuring is load as well; by default as it is now.
    """
    packages = ", ".join(f"{name} {number}" for name, number in versions().items())
    renewed = kept.read().renewed(found, machine or this_machine(), date.today().isoformat(), packages)
    kept.write(renewed.of(ENGINES))
    PAGE.write_text(markdown(kept.read()), encoding="utf-8")


def may_be_kept(parser: argparse.ArgumentParser) -> None:
    """The option of every script that measures a goal."""
    parser.add_argument("--write", action="store_true", help="keep the figures, write docs/benchmarks.md")
