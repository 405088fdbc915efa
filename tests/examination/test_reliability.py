from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.examination.sittings import World, sitting
from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.errors import MarkingError
from voicesim.examination.reliability import Marks, Study, study
from voicesim.examination.reliability_report import reliability_report

FIRST = [
    [2, 4, 5, 5, 4, 4, 2, 3, 0, 6],
    [6, 5, 5, 9, 3, 4, 6, 4, 5, 8],
    [7, 6, 4, 8, 5, 4, 6, 4, 4, 7],
    [5, 7, 6, 6, 6, 7, 5, 5, 5, 6],
]
SECOND = [
    [2, 6, 5, 5, 4, 6, 2, 6, 5, 6],
    [5, 7, 4, 7, 5, 4, 7, 6, 5, 8],
    [5, 5, 5, 7, 6, 7, 7, 6, 5, 8],
    [5, 7, 5, 6, 4, 8, 5, 4, 3, 6],
]
BRENNAN = np.array([FIRST, SECOND], dtype=float).transpose(2, 1, 0)
"""Synthetic data set 3 of Brennan, Generalizability Theory (2001): 10 persons x 4 items x 2 occasions."""

COMPONENTS = {"p": 0.5528, "c": 0.4417, "e": 0.0074, "pc": 0.5750, "pe": 0.1009, "ce": 0.1565, "pce": 0.9352}
"""His estimates."""


def whole(marks: Marks, *, crossed: bool = True) -> Study:
    found = study(marks, crossed=crossed)
    assert isinstance(found, Study)
    return found


def test_components_are_those_of_the_published_example() -> None:
    assert whole(BRENNAN).components == pytest.approx(COMPONENTS, abs=0.0001)


def test_a_d_study_follows_from_the_components_by_hand() -> None:
    p, c, e, pc, pe, ce, pce = COMPONENTS.values()
    relative = pc / 6 + pe / 2 + pce / 12
    assert whole(BRENNAN).coefficient(6, 2) == pytest.approx(p / (p + relative), abs=0.001)
    absolute = relative + c / 6 + e / 2 + ce / 12
    assert whole(BRENNAN).coefficient(6, 2, "absolute") == pytest.approx(p / (p + absolute), abs=0.001)


def test_other_examiners_at_each_call_are_nested_in_it() -> None:
    found = whole(BRENNAN, crossed=False)
    within = BRENNAN.var(axis=2, ddof=1).mean()
    assert found.components["pce"] == pytest.approx(within)
    assert found.freedom["pce"] == 10 * 4
    assert set(found.components) == {"p", "c", "pc", "pce"}


def test_a_component_that_comes_out_negative_counts_as_nothing() -> None:
    chance = np.random.default_rng(3)
    marks = chance.normal(50, 10, (12, 4, 2))  # noise alone
    assert min(whole(marks).components.values()) == 0
    assert 0 <= whole(marks).coefficient(4, 2) <= 1


@pytest.mark.parametrize("shape", [(1, 4, 2), (12, 1, 2), (12, 4, 1), (0, 4, 2)])
def test_one_of_anything_is_not_enough(shape: tuple[int, int, int]) -> None:
    assert isinstance(study(np.ones(shape), crossed=True), NotEnough)


def test_marks_all_equal_are_not_enough_and_break_nothing() -> None:
    found = study(np.full((12, 4, 2), 60.0), crossed=True)
    assert isinstance(found, NotEnough)
    assert "all marks are equal" in found.why


def drawn(candidates: int, seed: int, g: float = 0.70) -> Marks:
    """Six calls x two examiners with a true reliability of the mean of `g`."""
    chance = np.random.default_rng(seed)
    persons = g / (1 - g) * (0.9 / 6 + 0.1 / 2 + 0.4 / 12)
    return (
        chance.normal(0, persons**0.5, (candidates, 1, 1))
        + chance.normal(0, 0.9**0.5, (candidates, 6, 1))
        + chance.normal(0, 0.1**0.5, (candidates, 1, 2))
        + chance.normal(0, 0.4**0.5, (candidates, 6, 2))
    )


def test_twelve_candidates_are_not_enough_to_tell_a_reliability_of_seventy() -> None:
    told = [isinstance(whole(drawn(12, seed)).reliability(6, 2), Estimate) for seed in range(40)]
    assert sum(told) <= 2


def test_three_hundred_tell_it_within_the_interval() -> None:
    found = whole(drawn(300, 4)).reliability(6, 2)
    assert isinstance(found, Estimate)
    assert found.interval[0] <= 0.70 <= found.interval[1]
    assert found.interval[1] - found.interval[0] < 0.15


def test_intervals_hold_the_truth_about_as_often_as_they_promise() -> None:
    held = 0
    for seed in range(100):
        found = whole(drawn(24, 1000 + seed)).reliability(6, 2)
        assert found.interval is not None
        held += found.interval[0] <= 0.70 <= found.interval[1]
    assert held >= 90


def test_a_sitting_of_twelve_withholds_its_reliability_and_shows_the_interval() -> None:
    report = reliability_report([sitting(12, World(persons=60, person_by_call=120))])
    assert report.crossed
    assert report.complete == 12
    assert report.here is not None
    assert isinstance(report.here.absolute, NotEnough)
    assert isinstance(report.here.relative, NotEnough)
    assert report.here.relative.interval is not None
    assert isinstance(report.borderline, NotEnough)


def test_a_candidate_with_a_mark_missing_is_left_out_of_the_g_study_alone() -> None:
    held = sitting(12)
    first = held.candidates[0]
    broken = replace(first, calls=(replace(first.calls[0], marks=first.calls[0].marks[:1]), *first.calls[1:]))
    report = reliability_report([replace(held, candidates=(broken, *held.candidates[1:]))])
    assert (report.candidates, report.complete) == (12, 11)


def test_sittings_of_other_blueprints_are_not_thrown_together() -> None:
    one = sitting(3)
    with pytest.raises(MarkingError, match="another blueprint"):
        reliability_report([one, replace(one, id="S2", blueprint="c" * 64)])
    with pytest.raises(MarkingError, match="no sitting"):
        reliability_report([])


def test_a_sitting_that_nobody_has_marked_breaks_nothing() -> None:
    held = sitting(4)
    blank = tuple(
        replace(one, calls=tuple(replace(call, marks=(), final=None, checks={}) for call in one.calls))
        for one in held.candidates
    )
    report = reliability_report([replace(held, candidates=blank)])
    assert isinstance(report.study, NotEnough)
    assert report.here is None
