"""The measuring calls of a cohort as a table: one row a call. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from voicesim.programme.effect.told import ALL

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measuring call: the first one of a person with a caller, in the window of its wave."""

    person: str
    team: str
    caller: str
    wave: int
    exposure: int
    """Steps since the team started; 0: it had not."""
    shares: Mapping[str, float]
    """Skill -> share, 0..1."""


@dataclass(frozen=True)
class Table:
    """The rows of which something is known in one skill, ready for a model."""

    share: Numbers
    person: Places
    team: Places
    caller: Places
    wave: Places
    exposure: Places

    @property
    def people(self) -> int:
        """How many."""
        return len(np.unique(self.person))

    @property
    def teams(self) -> int:
        """How many."""
        return len(np.unique(self.team))

    def only(self, rows: NDArray[np.bool_]) -> Table:
        """These rows."""
        return Table(
            self.share[rows],
            self.person[rows],
            self.team[rows],
            self.caller[rows],
            self.wave[rows],
            self.exposure[rows],
        )


class Rows:
    """All measuring calls of a cohort."""

    def __init__(self, calls: Sequence[Measured]) -> None:
        self.calls = tuple(calls)

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """Those that some call showed, and `ALL` before them."""
        return (ALL, *dict.fromkeys(skill for one in self.calls for skill in one.shares))

    @property
    def people(self) -> int:
        """How many were measured at least once."""
        return len({one.person for one in self.calls})

    @property
    def teams(self) -> int:
        """How many of their teams."""
        return len({one.team for one in self.calls})

    def of(self, skill: str) -> Table:
        """The calls that showed a skill; of `ALL` the mean of what each showed."""
        calls = [one for one in self.calls if one.shares and (skill == ALL or skill in one.shares)]
        share = [float(np.mean(list(c.shares.values()))) if skill == ALL else c.shares[skill] for c in calls]
        return Table(
            np.array(share),
            _numbered(self._people, [one.person for one in calls]),
            _numbered(self._teams, [one.team for one in calls]),
            _numbered(self._callers, [one.caller for one in calls]),
            np.array([one.wave for one in calls], dtype=np.int64),
            np.array([one.exposure for one in calls], dtype=np.int64),
        )

    def names(self) -> tuple[str, ...]:
        """People, in the order of their numbers."""
        return tuple(self._people)

    @cached_property
    def _people(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(sorted({one.person for one in self.calls}))}

    @cached_property
    def _teams(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(sorted({one.team for one in self.calls}))}

    @cached_property
    def _callers(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(sorted({one.caller for one in self.calls}))}


def _numbered(numbers: Mapping[str, int], names: Sequence[str]) -> Places:
    return np.array([numbers[name] for name in names], dtype=np.int64)
