from __future__ import annotations

import math

import pytest

from voicesim.blind_marking.estimate import Estimate, NotEnough, figure, student

TABLE = {
    1: 12.706,
    2: 4.303,
    5: 2.571,
    6: 2.447,
    7: 2.365,
    8: 2.306,
    10: 2.228,
    11: 2.201,
    30: 2.042,
    120: 1.980,
}
"""Two-sided 5 % points of Student's t, as in any table."""


@pytest.mark.parametrize(("freedom", "half"), TABLE.items())
def test_students_t_is_the_table_s(freedom: int, half: float) -> None:
    assert student(freedom) == pytest.approx(half, abs=0.001)


def test_a_mean_of_one_has_no_interval() -> None:
    with pytest.raises(ValueError, match="no degree"):
        student(0)


def test_a_figure_is_shown_when_its_interval_is_narrow() -> None:
    assert figure(0.7, (0.6, 0.8), 0.3) == Estimate(0.7, (0.6, 0.8))


def test_a_wide_interval_is_shown_in_place_of_the_figure() -> None:
    found = figure(0.7, (0.17, 0.86), 0.3)
    assert isinstance(found, NotEnough)
    assert found.interval == (0.17, 0.86)
    assert not hasattr(found, "value")
    assert "0.17 to 0.86" in found.why


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_never_shown(value: float) -> None:
    assert isinstance(figure(value, (0, 1), 5), NotEnough)
    assert isinstance(figure(0.5, (0, value), 5), NotEnough)
