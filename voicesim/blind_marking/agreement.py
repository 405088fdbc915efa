"""Do two examiners of the same call say the same? Cohen's weighted kappa, and Krippendorff's alpha.

Kappa is for two named examiners (Cohen 1968, quadratic weights), alpha for however many and for gaps
(Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011). Both compare the disagreement seen with
what chance would give, so where every mark is the same neither exists: that is said, instead of a figure.

Intervals are a bootstrap over candidates, each with all of their calls, on Fisher's scale with Student's t. A
bootstrap over calls, as if the calls of one person had nothing in common, held the truth in fewer than 90 of
100 simulated sittings of twelve; this one holds it in 93 (`python -m scripts.simulate_sitting`).

Alpha is written out here: the package `krippendorff` makes a square table of all values for each call, which
totals of 0..100 with their decimals make thousands wide, and a bootstrap a thousand times over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.blind_marking.estimate import WIDEST_COEFFICIENT, Figure, NotEnough, figure, student
from voicesim.messages.message import Message

Level: TypeAlias = Literal["ordinal", "interval"]
"""Ratings and levels have an order; totals have distances too."""

Numbers: TypeAlias = NDArray[np.float64]

RESAMPLES = 500
LEAST = 10
"""Candidates below which a bootstrap says nothing."""

ALL_EQUAL = Message("all marks are equal, and agreement cannot be told from chance")


def cohen(first: Sequence[int], second: Sequence[int], categories: int, whose: Sequence[str]) -> Figure:
    """Weighted kappa of two examiners who rated the same calls, 0..categories-1; quadratic weights.

    `whose`: the candidate of each call.
    """
    pairs = np.array([first, second], dtype=np.intp).T
    return _bootstrapped(whose, lambda weights: kappas(pairs, categories, weights))


def alpha(marks: Sequence[Sequence[float]], level: Level, whose: Sequence[str]) -> Figure:
    """Krippendorff's alpha: a row for each call, its marks in any order, as many as there are.

    `whose`: the candidate of each call.
    """
    twice = [(row, who) for row, who in zip(marks, whose, strict=True) if len(row) >= 2]
    rows = [row for row, _ in twice]
    return _bootstrapped([who for _, who in twice], lambda weights: alphas(rows, level, weights))


def kappas(pairs: NDArray[np.intp], categories: int, weights: Numbers) -> Numbers:
    """1 - disagreement seen / disagreement by chance, for each row of weights of the calls.

    nan where chance gives no disagreement.
    """
    cells = np.zeros((len(pairs), categories * categories))
    cells[np.arange(len(pairs)), pairs[:, 0] * categories + pairs[:, 1]] = 1.0
    tables = (weights @ cells / weights.sum(axis=1, keepdims=True)).reshape(-1, categories, categories)
    distance = np.subtract.outer(np.arange(categories), np.arange(categories)) ** 2.0
    seen = np.einsum("bij,ij->b", tables, distance)
    by_chance = np.einsum("bi,bj,ij->b", tables.sum(axis=2), tables.sum(axis=1), distance)
    return _one_less(seen, by_chance)


def alphas(rows: Sequence[Sequence[float]], level: Level, weights: Numbers) -> Numbers:
    """The same for Krippendorff's: a row of marks for each call, two at least.

    The distance of two ordered values is that of their mean ranks, squared; else that of the values.
    """
    count = np.array([len(row) for row in rows])
    starts = np.concatenate(([0], np.cumsum(count)[:-1]))
    flat = np.array([mark for row in rows for mark in row], dtype=np.float64)
    times = weights[:, np.repeat(np.arange(len(rows)), count)]
    values = _ranks(flat, times) if level == "ordinal" else np.broadcast_to(flat - flat.mean(), times.shape)
    whole = times.sum(axis=1)
    centred = values - ((times * values).sum(axis=1) / whole)[:, None]
    within = (
        np.add.reduceat(centred**2, starts, axis=1) - np.add.reduceat(centred, starts, axis=1) ** 2 / count
    )
    seen = (weights * within * count / (count - 1)).sum(axis=1) / whole
    return _one_less(seen, (times * centred**2).sum(axis=1) / (whole - 1))


def _ranks(flat: Numbers, times: Numbers) -> Numbers:
    """The mean rank of each mark among all, when each counts so many times."""
    order = np.argsort(flat, kind="stable")
    _, first, which = np.unique(flat[order], return_index=True, return_inverse=True)
    of_each = np.add.reduceat(times[:, order], first, axis=1)
    which = which[np.argsort(order, kind="stable")]
    ranks: Numbers = (np.cumsum(of_each, axis=1) - of_each / 2)[:, which]
    return ranks


def _one_less(seen: Numbers, by_chance: Numbers) -> Numbers:
    some = by_chance > 1e-12
    return 1 - np.divide(seen, by_chance, out=np.full_like(seen, np.nan), where=some)


def _bootstrapped(whose: Sequence[str], of: Callable[[Numbers], Numbers]) -> Figure:
    people, which = np.unique(np.array(whose, dtype=str), return_inverse=True)
    count = len(people)
    if count < LEAST:
        return NotEnough(
            Message("{count} person{count!p} marked twice; it takes {least}", count=count, least=LEAST)
        )
    value = float(of(np.ones((1, len(which))))[0])
    if not np.isfinite(value):
        return NotEnough(ALL_EQUAL)
    chance = np.random.default_rng(20261129)
    drawn = of(chance.multinomial(count, np.full(count, 1 / count), RESAMPLES).astype(np.float64)[:, which])
    middle, spread = _fisher(value), float(np.std(_fisher(drawn[np.isfinite(drawn)]), ddof=1))
    half = student(count - 1) * spread
    interval = (float(np.tanh(middle - half)), float(np.tanh(middle + half)))
    return figure(value, interval, WIDEST_COEFFICIENT)


def _fisher(value: Numbers | float) -> Numbers:
    scaled: Numbers = np.arctanh(np.clip(value, -0.9999, 0.9999))
    return scaled
