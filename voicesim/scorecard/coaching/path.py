"""A path of at most half an hour through the units that help most, in the format one prefers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from voicesim.scorecard.coaching.theme import Format, Theme, Unit

LONGEST = 30
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One unit of a path."""

    unit: Unit
    theme: str
    """Title of its theme."""

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        return {
            "unit": self.unit.id,
            "title": self.unit.title,
            "theme": self.theme,
            "format": self.unit.format,
            "minutes": self.unit.minutes,
        }


def path(
    weak: Iterable[str], themes: Sequence[Theme], prefer: Format = "read", most: int = LONGEST
) -> tuple[Step, ...]:
    """Units for the weak checks within `most` minutes: the weakest first, the preferred format first in each.

    Every theme gets its first unit before any gets its second.
    """
    wanted = dict.fromkeys(theme for check in weak if (theme := theme_for(check, themes)) is not None)
    ordered = [sorted(theme.units, key=lambda unit: unit.format != prefer) for theme in wanted]
    steps: list[Step] = []
    left = most
    for rank in range(max(map(len, ordered), default=0)):
        for theme, units in zip(wanted, ordered, strict=True):
            if rank < len(units) and units[rank].minutes <= left:
                steps.append(Step(units[rank], theme.title))
                left -= units[rank].minutes
    return tuple(steps)


def theme_for(check: str, themes: Iterable[Theme]) -> Theme | None:
    """The theme that helps with a check."""
    return next((theme for theme in themes if check in theme.checks), None)
