"""The figures that were kept, goal by goal, each with the day it was taken and the machine of that day.

`docs/benchmarks.json` holds them; `docs/benchmarks.md` is written from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from scripts.bench.figures import Figure, Machine

FILE = Path(__file__).parents[2] / "docs" / "benchmarks.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page of figures is written from."""

    figures: tuple[Figure, ...] = ()
    """Each with the day it was taken."""
    days: dict[str, str] = field(default_factory=dict)
    """Day -> the machine and the packages of that day."""

    def renewed(self, found: Sequence[Figure], machine: Machine, day: str, packages: str) -> Kept:
        """With what was found today instead of what the same script found of these goals.

        What was timed on a busy machine replaces nothing that was timed on a quiet one, and is not kept; nor
        is a day's quiet machine told as busy because something that nobody times was taken later.
        """
        lost = {_place(figure) for figure in found if figure.timed and machine.busy}
        there = {_place(figure) for figure in self.figures}
        new = [
            replace(figure, taken=day if figure.value else "")
            for figure in found
            if _place(figure) not in lost
        ]
        new += [_awaited(figure) for figure in found if _place(figure) in lost - there]
        renewed = {_place(figure) for figure in new}
        figures = (*(figure for figure in self.figures if _place(figure) not in renewed), *new)
        days = dict(self.days)
        if day not in days or any(figure.timed for figure in new):
            days[day] = f"{machine.line}; {packages}"
        used = {figure.taken for figure in figures}
        return Kept(figures, {day: what for day, what in sorted(days.items()) if day in used})

    def of(self, goals: Iterable[str]) -> Kept:
        """Only these goals: one that is no goal any more is let go."""
        known = set(goals)
        return replace(self, figures=tuple(figure for figure in self.figures if figure.goal in known))


def _place(figure: Figure) -> tuple[str, str]:
    """What a script finds of a goal replaces what it found before, and nothing of another script's."""
    return figure.goal, figure.by


def _awaited(figure: Figure) -> Figure:
    return replace(figure, value="", met=None, reason="awaits a quiet machine", n=0)


def read(file: Path = FILE) -> Kept:
    """What was kept; nothing where there is no file."""
    if not file.exists():
        return Kept()
    body = json.loads(file.read_text("utf-8"))
    return Kept(tuple(Figure(**figure) for figure in body["figures"]), body["days"])


def write(kept: Kept, file: Path = FILE) -> None:
    """Keep it."""
    body = {"days": kept.days, "figures": [asdict(figure) for figure in kept.figures]}
    file.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")
