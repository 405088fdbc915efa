from __future__ import annotations

import numpy as np
import pytest

from tests.examination.sittings import sitting
from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.examination.items import items
from voicesim.examination.reliability_report import reliability_report


def test_discrimination_of_a_check_is_its_point_biserial() -> None:
    chance = np.random.default_rng(1)
    met = (chance.random(300) < 0.5).astype(float)
    rest = 50 + 20 * met + chance.normal(0, 10, 300)
    (found,) = items("vol", {"asks_date": met.tolist()}, {"asks_date": rest.tolist()})
    assert isinstance(found.discrimination, Estimate)
    up, down = rest[met == 1], rest[met == 0]
    share = met.mean()
    by_hand = (up.mean() - down.mean()) / rest.std() * (share * (1 - share)) ** 0.5
    assert found.discrimination.value == pytest.approx(by_hand)
    assert (
        found.discrimination.interval[0] <= 0.707 <= found.discrimination.interval[1]
    )  # 10 / sqrt(100 + 100)


def test_difficulty_of_a_check_has_wilson_s_interval() -> None:
    met = [1.0] * 81 + [0.0] * 182
    (found,) = items("vol", {"x": met}, {"x": met})
    assert isinstance(found.difficulty, Estimate)
    assert found.difficulty.interval == pytest.approx((0.2553, 0.3662), abs=0.0001)
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 by Wilson's method."""


def test_a_check_that_never_comes_out_differently_is_named() -> None:
    report = reliability_report([sitting(60)])
    same = {item.id for item in report.items if not item.separates}
    assert same == {"greets", "offers_gift"}
    telling = [item for item in report.items if item.id == "asks_origin"]
    assert len(telling) == 4
    assert all(
        isinstance(item.discrimination, Estimate) and item.discrimination.value > 0.4 for item in telling
    )


def test_twelve_candidates_tell_no_discrimination_of_a_middling_item() -> None:
    chance = np.random.default_rng(7)
    values, rest = chance.random(12), chance.random(12)
    (found,) = items("vol", {"x": values.tolist()}, {"x": rest.tolist()})
    assert isinstance(found.discrimination, NotEnough)
    assert isinstance(found.difficulty, NotEnough)


def test_an_item_judged_in_three_calls_has_no_statistics() -> None:
    (found,) = items("vol", {"x": [0.0, 1.0, 1.0]}, {"x": [1.0, 2.0, 3.0]})
    assert isinstance(found.difficulty, NotEnough)
    assert isinstance(found.discrimination, NotEnough)
    assert found.separates
