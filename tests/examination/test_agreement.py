from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examination.sittings import sitting
from voicesim.blind_marking.agreement import ALL_EQUAL, Level, alpha, alphas, cohen, kappas
from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.examination.reliability_report import reliability_report

KRIPPENDORFF = (
    "1 1 . 1",
    "2 2 3 2",
    "3 3 3 3",
    "3 3 3 3",
    "2 2 2 2",
    "1 2 3 4",
    "4 4 4 4",
    "1 1 2 1",
    "2 2 2 2",
    ". 5 5 5",
    ". . 1 1",
    ". 3 . .",
)
"""Four observers of twelve units: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C."""


@pytest.mark.parametrize(("level", "published"), [("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_is_that_of_the_published_example(level: Level, published: float) -> None:
    rows = [[float(mark) for mark in row.split() if mark != "."] for row in KRIPPENDORFF]
    twice = [row for row in rows if len(row) > 1]
    assert alphas(twice, level, np.ones((1, len(twice))))[0] == pytest.approx(published, abs=0.001)


def test_a_call_that_counts_twice_is_a_call_written_twice() -> None:
    rows = [[1.0, 2.0], [3.0, 3.0], [4.0, 2.0, 1.0]]
    for level in ("ordinal", "interval"):
        weighed = alphas(rows, level, np.array([[2.0, 1.0, 3.0]]))
        written = alphas([rows[i] for i in (0, 0, 1, 2, 2, 2)], level, np.ones((1, 6)))
        assert weighed == pytest.approx(written)


def kappa(pairs: list[tuple[int, int]], categories: int) -> float:
    return float(kappas(np.array(pairs), categories, np.ones((1, len(pairs))))[0])


def test_kappa_of_two_categories_is_cohen_s() -> None:
    pairs = [(0, 0)] * 20 + [(0, 1)] * 5 + [(1, 0)] * 10 + [(1, 1)] * 15
    assert kappa(pairs, 2) == pytest.approx(0.4)  # seen .7, by chance .5


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60))
def test_quadratic_kappa_is_the_concordance_correlation(pairs: list[tuple[int, int]]) -> None:
    """King and Chinchilli, A generalized concordance correlation coefficient (2001)."""
    x, y = np.array(pairs, dtype=float).T
    spread = x.var() + y.var() + (x.mean() - y.mean()) ** 2
    if spread == 0:
        assert np.isnan(kappa(pairs, 4))
    else:
        covariance = np.mean((x - x.mean()) * (y - y.mean()))
        assert kappa(pairs, 4) == pytest.approx(2 * covariance / spread, abs=1e-9)


def each(count: int) -> list[str]:
    return [f"p{number}" for number in range(count)]


def test_marks_all_equal_are_said_to_be_and_break_nothing() -> None:
    equal = (
        cohen([2] * 40, [2] * 40, 4, each(40)),
        alpha([[60.0, 60.0]] * 40, "interval", each(40)),
        alpha([[2.0, 2.0]] * 40, "ordinal", each(40)),
    )
    assert equal == (NotEnough(ALL_EQUAL),) * 3


def test_few_candidates_are_not_enough_however_many_calls_they_took() -> None:
    assert isinstance(cohen([0, 1], [0, 1], 4, ["p", "q"]), NotEnough)
    assert isinstance(alpha([[1.0, 2.0]] * 90, "interval", ["p", "q", "r"] * 30), NotEnough)
    assert isinstance(alpha([[1.0]] * 90, "interval", each(90)), NotEnough)
    assert isinstance(alpha([], "interval", []), NotEnough)


def test_two_who_mark_alike_nine_times_in_ten_agree_within_the_interval() -> None:
    chance = np.random.default_rng(1)
    first = chance.integers(0, 4, 400)
    second = np.where(chance.random(400) < 0.9, first, chance.integers(0, 4, 400))
    found = cohen(first.tolist(), second.tolist(), 4, each(400))
    assert isinstance(found, Estimate)
    assert found.interval[0] <= 0.9 <= found.interval[1]


def test_two_who_mark_by_chance_do_not_agree() -> None:
    chance = np.random.default_rng(2)
    found = alpha(chance.normal(60, 10, (600, 2)).tolist(), "interval", each(600))
    assert isinstance(found, Estimate)
    assert found.interval[0] <= 0 <= found.interval[1]


def test_calls_of_one_candidate_that_are_alike_are_no_more_than_one() -> None:
    chance = np.random.default_rng(3)
    calls = chance.normal(60, 10, (60, 1)) + chance.normal(0, 4, (60, 2))
    once = alpha(calls.tolist(), "interval", each(60))
    whose = [name for name in each(60) for _ in range(4)]
    again = alpha(np.repeat(calls, 4, axis=0).tolist(), "interval", whose)
    assert once.interval is not None
    assert again.interval == pytest.approx(once.interval, abs=0.01)


def test_the_report_has_agreement_of_ratings_totals_and_each_criterion() -> None:
    report = reliability_report([sitting(60)])
    assert set(report.agreement) == {"ratings", "totals", "accueil", "faits", "cadre", "suite"}
    assert set(report.kappas) == {("ex-a", "ex-b")}
