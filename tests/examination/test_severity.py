from __future__ import annotations

import numpy as np
import pytest

from tests.examination.sittings import World, sitting
from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.examination.reliability_report import reliability_report
from voicesim.examination.severity import Marked, severities

PUT_IN = {"a": 3.0, "b": -1.0, "c": -2.0}


def rotating(candidates: int, seed: int = 1, noise: float = 3.0) -> list[Marked]:
    """Three examiners in turn, two a call, four calls a candidate."""
    chance = np.random.default_rng(seed)
    pairs = [("a", "b"), ("b", "c"), ("c", "a")]
    return [
        Marked(f"p{person}", f"p{person} s{call}", who, worth - PUT_IN[who] + chance.normal(0, noise))
        for person in range(candidates)
        for call in range(4)
        for worth in [chance.normal(60, 12)]
        for who in pairs[(person + call) % 3]
    ]


def test_severities_without_noise_come_out_exactly() -> None:
    found = severities(rotating(12, noise=0.0))
    for who, severity in PUT_IN.items():
        one = found[who]
        assert isinstance(one, Estimate)
        assert one.value == pytest.approx(severity)


def test_the_severities_put_in_lie_within_the_intervals() -> None:
    for who, one in severities(rotating(48)).items():
        assert isinstance(one, Estimate)
        assert one.interval[0] <= PUT_IN[who] <= one.interval[1]


def test_two_examiners_of_the_same_calls_get_the_interval_of_a_paired_comparison() -> None:
    chance = np.random.default_rng(4)
    gaps = chance.normal(6, 2, 12)
    marks = [
        Marked(f"p{n}", f"p{n}", who, 60 + (gap if who == "b" else 0))
        for n, gap in enumerate(gaps)
        for who in "ab"
    ]
    found = severities(marks)["a"]
    half = 2.201 * gaps.std(ddof=1) / 12**0.5 / 2
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(gaps.mean() / 2)
    assert found.interval == pytest.approx((gaps.mean() / 2 - half, gaps.mean() / 2 + half), abs=0.001)


def test_the_intervals_hold_the_truth_about_as_often_as_they_promise() -> None:
    held = [
        one.interval is not None and one.interval[0] <= PUT_IN[who] <= one.interval[1]
        for seed in range(100)
        for who, one in severities(rotating(24, seed)).items()
    ]
    assert 0.90 <= float(np.mean(held)) <= 0.99


def test_examiners_who_share_no_call_are_not_compared() -> None:
    apart = [Marked(f"p{n}", f"p{n}", who, 60.0 + n) for n in range(12) for who in ("ab" if n % 2 else "cd")]
    assert all(isinstance(one, NotEnough) for one in severities(apart).values())


def test_a_call_that_one_person_marked_compares_nobody() -> None:
    marks = rotating(24)
    assert severities([*marks, Marked("px", "px s1", "d", 0.0)]) == severities(marks)


@pytest.mark.parametrize(
    "marks", [[], [Marked("p", "c", "a", 50.0)], [Marked("p", "c", who, 50.0) for who in "ab"]]
)
def test_too_few_marks_compare_nobody(marks: list[Marked]) -> None:
    assert all(isinstance(one, NotEnough) for one in severities(marks).values())


def test_a_sitting_gives_back_the_severities_put_in() -> None:
    report = reliability_report([sitting(60, World(severities={"ex-a": 5.0, "ex-b": -2.0, "ex-c": -3.0}))])
    for who, severity in {"ex-a": 5.0, "ex-b": -2.0, "ex-c": -3.0}.items():
        one = report.severities[who]
        assert isinstance(one, Estimate)
        assert one.interval[0] <= severity <= one.interval[1]
