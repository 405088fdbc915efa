"""How far a mark would come out the same with other calls and other examiners: generalisability theory.

Brennan, *Generalizability Theory* (Springer 2001), chapters 3 and 4. Marks are analysed by person (candidate)
x call (station) x examiner: fully crossed when the same examiners marked every call, else with examiners
nested in each call, whose differences then count as error. Components that come out negative count as 0.

The interval is a generalised confidence interval (Weerahandi 1993; Burdick, Borror and Montgomery, *Design
and Analysis of Gauge R&R Studies*, SIAM 2005): mean squares of a balanced design are independent chi-squares,
so what they leave open can be drawn. Twelve candidates leave nearly everything open: the figure is then
withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.blind_marking.estimate import WIDEST_COEFFICIENT, Figure, NotEnough, figure
from voicesim.messages.message import Message

Marks: TypeAlias = NDArray[np.float64]
"""Candidates x stations x examiners, points of 100, no gaps."""

Error: TypeAlias = Literal["relative", "absolute"]
"""Does only the order of candidates matter (E rho squared), or the mark against a cut (phi)?"""

CROSSED = ("p", "c", "e", "pc", "pe", "ce", "pce")
"""Person, call, examiner, and what each pair and all three have of their own."""
NESTED = ("p", "c", "pc", "pce")
"""With other examiners at each call, whatever is theirs falls into the last."""

DRAWS = 10_000
"""For an interval."""


@dataclass(frozen=True, slots=True)
class Study:
    """A G-study: where the differences between marks come from."""

    components: Mapping[str, float]
    """Effect -> variance, points of 100 squared; 0 where it came out negative."""
    mean_squares: Mapping[str, float]
    freedom: Mapping[str, int]
    """Effect -> degrees of freedom."""
    size: tuple[int, int, int]
    """Candidates, stations, examiners a call."""
    drawn: Marks = field(repr=False, compare=False)
    """Components that go with the mean squares seen: a row for each effect, a column for each draw."""

    def coefficient(self, calls: int, examiners: int, error: Error = "relative") -> float:
        """The reliability of a mean over so many calls, each marked by so many examiners: a D-study, 0..1."""
        values = np.array([[self.components[name]] for name in self.mean_squares])
        return float(_coefficient(tuple(self.mean_squares), values, calls, examiners, error)[0])

    def reliability(self, calls: int, examiners: int, error: Error = "relative") -> Figure:
        """The same with its interval, or `NotEnough`."""
        drawn = _coefficient(tuple(self.mean_squares), self.drawn, calls, examiners, error)
        low, high = np.quantile(drawn, (0.025, 0.975))
        return figure(
            self.coefficient(calls, examiners, error), (float(low), float(high)), WIDEST_COEFFICIENT
        )


def study(marks: Marks, *, crossed: bool) -> Study | NotEnough:
    """The variance components of a table of marks.

    `crossed`: does each of the last axis' places belong to one examiner? `NotEnough` below two candidates,
    two stations or two examiners a call, and when all marks are equal.
    """
    if marks.ndim != 3 or min(marks.shape) < 2:
        return NotEnough(Message("it takes two candidates, two stations and two examiners"))
    if np.ptp(marks) == 0:
        return NotEnough(Message("all marks are equal"))
    names = CROSSED if crossed else NESTED
    size = (marks.shape[0], marks.shape[1], marks.shape[2])
    sums, freedom = _sums_of_squares(marks)
    if not crossed:
        absorbed = ("e", "pe", "ce", "pce")
        sums["pce"] = sum(sums[name] for name in absorbed)
        freedom["pce"] = sum(freedom[name] for name in absorbed)
    squares = np.array([sums[name] / freedom[name] for name in names])
    chance = np.random.default_rng(20261129)
    expected = [
        value * freedom[name] / chance.chisquare(freedom[name], DRAWS)
        for name, value in zip(names, squares, strict=True)
    ]
    return Study(
        dict(zip(names, _components(names, size, squares).tolist(), strict=True)),
        dict(zip(names, squares.tolist(), strict=True)),
        {name: freedom[name] for name in names},
        size,
        _components(names, size, np.array(expected)),
    )


def _sums_of_squares(marks: Marks) -> tuple[dict[str, float], dict[str, int]]:
    """Of each effect of the crossed design, and its degrees of freedom."""
    effects: dict[str, Marks] = {"": marks.mean(keepdims=True)}
    sums: dict[str, float] = {}
    freedom: dict[str, int] = {}
    for name in CROSSED:
        others = tuple(axis for axis, facet in enumerate("pce") if facet not in name)
        effect = marks.mean(axis=others, keepdims=True) if others else marks
        for part in _parts(name):
            effect = effect - effects[part]
        effects[name] = effect
        sums[name] = float(np.sum(np.broadcast_to(effect, marks.shape) ** 2))
        sizes = zip(marks.shape, "pce", strict=True)
        freedom[name] = int(np.prod([n - 1 for n, facet in sizes if facet in name]))
    return sums, freedom


def _parts(name: str) -> Iterable[str]:
    return ("".join(part) for length in range(len(name)) for part in combinations(name, length))


def _expectations(names: tuple[str, ...], size: tuple[int, int, int]) -> Marks:
    """How often each component stands in each expected mean square: a row each, a column each."""
    counts = dict(zip("pce", size, strict=True))

    def times(mean_square: str, component: str) -> float:
        if not set(mean_square) <= set(component):
            return 0.0
        return float(np.prod([n for facet, n in counts.items() if facet not in component]))

    return np.array([[times(row, column) for column in names] for row in names])


def _components(names: tuple[str, ...], size: tuple[int, int, int], expected: Marks) -> Marks:
    """Variance components from expected mean squares, none below 0."""
    components: Marks = np.maximum(np.linalg.solve(_expectations(names, size), expected), 0.0)
    return components


def _coefficient(
    names: tuple[str, ...], variances: Marks, calls: int, examiners: int, error: Error
) -> NDArray[np.float64]:
    """Variance between persons over itself and the error; columns are draws."""
    noise = np.zeros(variances.shape[1])
    for name, variance in zip(names, variances, strict=True):
        if name == "p" or (error == "relative" and "p" not in name):
            continue
        noise += variance / ((calls if "c" in name else 1) * (examiners if "e" in name else 1))
    persons = variances[names.index("p")]
    whole = persons + noise
    coefficient: Marks = np.divide(persons, whole, out=np.zeros_like(whole), where=whole > 0)
    return coefficient
