"""A candidate's mean, and how far it could move with other calls: against what is known exactly."""

from __future__ import annotations

import numpy as np
import pytest

from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.examination.means import means


def test_two_way_tables_give_the_textbook_s_error() -> None:
    """Three candidates, three stations, worked by hand: residuals of 1, -1 and 0 leave 6 over 4 degrees."""
    base = np.array([[50.0, 60, 70], [60, 70, 80], [70, 80, 90]])
    rest = np.array([[1.0, -1, 0], [-1, 0, 1], [0, 1, -1]])
    found = means({name: row.tolist() for name, row in zip("abc", base + rest, strict=True)})
    half = 2.7764 * np.sqrt(6 / 4 / 3)
    for name, mean in zip("abc", (60.0, 70.0, 80.0), strict=True):
        one = found[name]
        assert isinstance(one, Estimate)
        assert one.value == pytest.approx(mean)
        assert one.interval == pytest.approx((mean - half, mean + half), abs=1e-3)


def test_candidates_who_differ_alike_at_every_station_are_known_exactly() -> None:
    found = means({"a": [50, 60], "b": [55, 65], "c": [70, 80]})
    assert [one.interval for one in found.values()] == [
        pytest.approx((mean, mean)) for mean in (55.0, 60.0, 75.0)
    ]


@pytest.mark.parametrize("finals", [{"a": [1.0, 2.0], "b": [2.0, 3.0]}, {"a": [1.0], "b": [2.0], "c": [3.0]}])
def test_two_candidates_or_one_station_tell_nothing(finals: dict[str, list[float]]) -> None:
    assert all(isinstance(one, NotEnough) for one in means(finals).values())
    assert means({}) == {}


def test_the_intervals_hold_the_truth_as_often_as_they_say() -> None:
    chance, held = np.random.default_rng(5), []
    for _ in range(200):
        person = chance.normal(60, 8, 12)
        marks = person[:, None] + chance.normal(0, 4, 4)[None, :] + chance.normal(0, 10, (12, 4))
        found = means({str(index): row.tolist() for index, row in enumerate(marks)})
        shift = marks.mean() - person.mean()
        for index, true in enumerate(person):
            one = found[str(index)]
            assert isinstance(one, Estimate)
            held.append(one.interval[0] <= true + shift <= one.interval[1])
    assert 0.93 <= np.mean(held) <= 0.98
