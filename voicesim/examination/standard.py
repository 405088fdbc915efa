"""Where the cut stands: Angoff's judges first, borderline regression once enough candidates are pooled.

Angoff, in Thorndike, *Educational Measurement* (1971): each judge says how a candidate who is just good
enough would do at each station; the cut is the mean. Borderline regression (10.1007/s10459-005-7853-1 on
small examinations; Hejri et al. 2013): marks are regressed on the global ratings, and the cut is what the
line says at *borderline*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from voicesim.blind_marking.estimate import WIDEST_POINTS, Estimate, Figure, NotEnough, figure, student
from voicesim.errors import MarkingError
from voicesim.examination.outcome import Rating, SittingOutcome, Standard
from voicesim.messages.message import Message

POOLED = 100
"""Candidates it takes at least, pooled over sittings: with 12 or 24 the bootstrap's 95 % interval held the
truth in 90 of 100 simulated sittings, from 100 on in 94 to 95 (`python -m scripts.simulate_sitting`)."""

RESAMPLES = 2000

Sums: TypeAlias = NDArray[np.float64]
"""Candidates x stations x 5: how many marks, and the sums of x, y, xx and xy that a line needs."""
Numbers = TypeVar("Numbers", float, NDArray[np.float64])


def angoff(estimates: Mapping[str, Mapping[str, float]]) -> Standard:
    """The cut from judges' estimates: judge -> station -> points of 100 for a candidate just good enough.

    Stations count alike. The interval is over judges (Student's t): other judges might have sat there; it is
    None with a single judge. Unlike a reliability the cut itself is always given: a sitting needs one.
    Raises `MarkingError` without a judge, when judges did not see the same stations, or outside 0..100.
    """
    _check(estimates)
    means = np.array([np.mean(list(of.values())) for of in estimates.values()])
    cut = float(means.mean())
    if len(means) < 2:
        return Standard("angoff", cut, None, len(means))
    half = student(len(means) - 1) * float(means.std(ddof=1)) / float(np.sqrt(len(means)))
    return Standard("angoff", cut, (max(cut - half, 0.0), min(cut + half, 100.0)), len(means))


def _check(estimates: Mapping[str, Mapping[str, float]]) -> None:
    if not estimates or not all(estimates.values()):
        raise MarkingError(
            "standard.no_judge",
            what=Message("no judge has estimated anything"),
            where=Message("standard"),
            mend=Message("enter what each judge expects of a candidate who is just good enough"),
        )
    stations = set(next(iter(estimates.values())))
    for judge, of in estimates.items():
        if set(of) != stations:
            missing = ", ".join(sorted(stations ^ set(of)))
            raise MarkingError(
                "standard.stations",
                what=Message("not every judge has estimated {stations}", stations=missing),
                where=judge,
                mend=Message("let each judge estimate the same stations"),
            )
        for station, points in of.items():
            if not 0 <= points <= 100:
                raise MarkingError(
                    "standard.range",
                    what=Message("{points:g} is outside 0 to 100", points=points),
                    where=f"{judge}, {station}",
                    mend=Message("give points of 100"),
                )


def borderline_regression(sittings: Sequence[SittingOutcome]) -> Figure:
    """The cut, 0..100, from every signed mark of these sittings; `NotEnough` below `POOLED` candidates.

    One line a station, the mean of what they say at borderline; the interval is a bootstrap over candidates.
    Sittings of another blueprint must not be pooled: the caller chooses them.
    """
    sums = _sums(sittings)
    if len(sums) < POOLED:
        return NotEnough(
            Message("{count} candidate{count!p} pooled; it takes {least}", count=len(sums), least=POOLED)
        )
    cut, interval = cut_of(sums, RESAMPLES)
    if not np.isfinite(cut):
        return NotEnough(Message("every rating of a station is the same"))
    return figure(cut, interval, WIDEST_POINTS)


def regression_standard(sittings: Sequence[SittingOutcome]) -> Standard | NotEnough:
    """Borderline regression as a sitting keeps it."""
    found = borderline_regression(sittings)
    if isinstance(found, Estimate):
        return Standard("borderline_regression", found.value, found.interval, len(_sums(sittings)))
    return found


def _sums(sittings: Sequence[SittingOutcome]) -> Sums:
    """Of each candidate who has a mark."""
    stations = list(dict.fromkeys(name for sitting in sittings for name in sitting.stations))
    place = {name: index for index, name in enumerate(stations)}
    rows = []
    for candidate in (one for sitting in sittings for one in sitting.candidates):
        row = np.zeros((len(stations), 5))
        for call in candidate.calls:
            for marks in call.marks:
                row[place[call.station]] += _terms(float(marks.rating), marks.total)
        if row.any():
            rows.append(row)
    return np.array(rows).reshape(-1, len(stations), 5)


def cut_sums(ratings: NDArray[np.float64], totals: NDArray[np.float64]) -> Sums:
    """Of marks without a gap: candidates x stations x examiners."""
    return np.moveaxis(np.array([part.sum(axis=2) for part in _terms(ratings, totals)]), 0, -1)


def _terms(x: Numbers, y: Numbers) -> tuple[Numbers, ...]:
    return (x * 0 + 1, x, y, x * x, x * y)


def cut_of(sums: Sums, resamples: int) -> tuple[float, tuple[float, float]]:
    """The cut, and its interval by a bootstrap over candidates; nan where ratings make no line."""
    cut = float(_cuts(sums.sum(axis=0)[None])[0])
    if not resamples or not np.isfinite(cut):
        return cut, (cut, cut)
    chance = np.random.default_rng(20261129)
    people, stations, _ = sums.shape
    weights = chance.multinomial(people, np.full(people, 1 / people), resamples).astype(np.float64)
    cuts = _cuts((weights @ sums.reshape(people, -1)).reshape(resamples, stations, 5))
    low, high = np.quantile(cuts[np.isfinite(cuts)], (0.025, 0.975))
    return cut, (float(low), float(high))


def _cuts(sums: Sums) -> NDArray[np.float64]:
    """What each row's lines say at borderline, the mean over stations; nan where a station has no line."""
    n, x, y, xx, xy = np.moveaxis(sums, -1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = n * xx - x * x
        slope = np.where(spread > 0, (n * xy - x * y) / spread, np.nan)
        at = y / n + slope * (float(Rating.BORDERLINE) - x / n)
    cuts: NDArray[np.float64] = at.mean(axis=1)
    return cuts
