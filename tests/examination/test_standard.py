from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.examination.sittings import World, sitting
from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.errors import MarkingError
from voicesim.examination.outcome import Rating, Standard
from voicesim.examination.standard import POOLED, angoff, borderline_regression, regression_standard


def test_angoff_s_cut_is_the_mean_of_the_judges_with_student_s_interval() -> None:
    estimates = {"j1": {"a": 50, "b": 60}, "j2": {"a": 40, "b": 50}, "j3": {"a": 60, "b": 70}}
    found = angoff(estimates)  # judges' means 55, 45, 65: sd 10, t(2) = 4.303
    assert (found.method, found.judges) == ("angoff", 3)
    assert found.cut == pytest.approx(55)
    assert found.interval == pytest.approx((55 - 24.84, 55 + 24.84), abs=0.01)


def test_one_judge_sets_a_cut_without_an_interval() -> None:
    assert angoff({"j1": {"a": 50.0}}) == Standard("angoff", 50.0, None, 1)


@pytest.mark.parametrize(
    ("estimates", "says"),
    [
        ({}, "no judge"),
        ({"j1": {}}, "no judge"),
        ({"j1": {"a": 50, "b": 40}, "j2": {"a": 50}}, "estimated b"),
        ({"j1": {"a": 101}}, "101 is outside"),
        ({"j1": {"a": float("nan")}}, "nan is outside"),
    ],
)
def test_judges_who_did_not_say_enough_are_refused(estimates: dict[str, dict[str, float]], says: str) -> None:
    with pytest.raises(MarkingError, match=says):
        angoff(estimates)


def test_angoff_s_interval_holds_the_truth_about_as_often_as_it_promises() -> None:
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(300):
        low, high = angoff({f"j{n}": {"a": chance.normal(55, 6)} for n in range(5)}).interval or (0, 0)
        held += low <= 55 <= high
    assert 0.92 <= held / 300 <= 0.98


def test_borderline_regression_waits_for_a_hundred_candidates() -> None:
    found = borderline_regression([sitting(12)])
    assert isinstance(found, NotEnough)
    assert "12 candidates pooled; it takes 100" in found.why
    assert isinstance(regression_standard([sitting(12)]), NotEnough)


def test_pooled_sittings_give_back_the_line_they_were_made_of() -> None:
    exact = []
    for index in range(10):
        held = sitting(12, seed=index, name=f"S{index}")
        people = tuple(
            replace(
                one,
                calls=tuple(
                    replace(
                        call,
                        marks=tuple(
                            replace(
                                marks,
                                rating=Rating((one.number + n) % 4),
                                total=40.0 + 15 * ((one.number + n) % 4),
                            )
                            for n, marks in enumerate(call.marks)
                        ),
                    )
                    for call in one.calls
                ),
            )
            for one in held.candidates
        )
        exact.append(replace(held, candidates=people))
    found = borderline_regression(exact)
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(55.0)  # 40 + 15 x borderline
    assert found.interval == pytest.approx((55.0, 55.0))


def test_the_cut_that_was_put_in_comes_out_within_its_interval() -> None:
    world = World(cut=58.0)
    pool = [sitting(24, world, seed=index, name=f"S{index}") for index in range(10)]
    found = regression_standard(pool)
    assert isinstance(found, Standard)
    assert found.judges == 240
    assert found.interval is not None
    assert (
        found.interval[0] - 1.5 <= 58.0 <= found.interval[1] + 1.5
    )  # the line is bent at the ends of the scale
    assert found.interval[1] - found.interval[0] < 6


def test_ratings_all_the_same_make_no_line() -> None:
    held = [sitting(25, seed=index, name=f"S{index}") for index in range(POOLED // 25)]
    flat = [
        replace(
            one,
            candidates=tuple(
                replace(
                    who,
                    calls=tuple(
                        replace(call, marks=tuple(replace(m, rating=Rating.AT_LEVEL) for m in call.marks))
                        for call in who.calls
                    ),
                )
                for who in one.candidates
            ),
        )
        for one in held
    ]
    found = borderline_regression(flat)
    assert isinstance(found, NotEnough)
    assert "rating" in found.why
