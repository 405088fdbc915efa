"""Where somebody stands: never more than their calls say."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.people import day, showed
from voicesim.programme.diagnosis import LATEST, LEAST, Standing, diagnose, entry
from voicesim.programme.memory import LONGEST, due
from voicesim.programme.shown import SKILLS, Shown


def of(skill: str, standings: tuple[Standing, ...]) -> Standing:
    return next(one for one in standings if one.skill == skill)


def test_two_calls_are_not_enough_to_say_where_somebody_stands() -> None:
    listening = of("ecoute", diagnose([showed(0, ecoute=0.9), showed(1, ecoute=0.9)], day(2)))
    assert (listening.observations, listening.confidence) == (2, "not_enough")
    assert listening.share is listening.interval is listening.level is None


def test_five_calls_that_agree_say_that_a_skill_is_weak_and_the_interval_says_how_surely() -> None:
    calls = [showed(n, ecoute=0.2 + 0.02 * n, clarte=0.6 + 0.1 * (n % 2)) for n in range(5)]
    standings = diagnose(calls, day(6))
    listening, clarity = of("ecoute", standings), of("clarte", standings)
    assert (listening.level, listening.confidence) == (0, "sure")
    assert clarity.confidence == "open", "from 60 to 70 a rubric that asks for 65 leaves it open"
    assert of("voix", standings).observations == 0


def test_a_drill_is_no_call_and_a_call_of_last_year_says_nothing_of_today() -> None:
    calls = [*(showed(n, drill=True, ecoute=0.9) for n in range(6)), showed(-200, ecoute=0.1)]
    assert of("ecoute", diagnose(calls, day(7))).observations == 0


def test_who_has_learnt_stands_where_they_are_now_and_the_entry_remembers() -> None:
    calls = [showed(n, ecoute=0.2) for n in range(3)] + [showed(10 + n, ecoute=0.9) for n in range(LATEST)]
    assert of("ecoute", diagnose(calls, day(20))).share == pytest.approx(0.9)
    assert of("ecoute", entry(calls)).share == pytest.approx(0.2)


@pytest.mark.parametrize("true", [0.3, 0.5, 0.7])
def test_the_interval_holds_the_truth_as_often_as_it_says(true: float) -> None:
    """Skills that scatter alike, four calls of each; 95 % of 1,200 people, give or take two in a hundred."""
    drawn = random.Random(f"a law of its own {true}")
    held = 0
    for _ in range(1200):
        calls = [
            showed(n, **{skill: min(1.0, max(0.0, drawn.gauss(true, 0.12))) for skill in SKILLS[:5]})
            for n in range(4)
        ]
        interval = of("accueil", diagnose(calls, day(5))).interval
        assert interval is not None
        held += interval[0] <= true <= interval[1]
    assert 0.93 <= held / 1200 <= 0.975


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.sampled_from(SKILLS), st.floats(0, 1), st.booleans()), max_size=25
    )
)
def test_whatever_calls_show_a_figure_lies_within_its_interval_and_nothing_is_due_after_90_days(
    rows: list[tuple[float, str, float, bool]],
) -> None:
    calls = [showed(when, drill=drill, **{skill: share}) for when, skill, share, drill in rows]
    for one in diagnose(calls, day(300)):
        assert (one.share is None) == (one.observations < LEAST)
        if one.share is not None and one.interval is not None:
            assert 0 <= one.interval[0] <= one.share <= one.interval[1] <= 1
    for when in due(calls):
        if when.at is not None and when.last is not None:
            assert when.at - when.last <= timedelta(days=LONGEST, hours=1)


def spaced(share: float, times: int) -> list[float]:
    """Days between reviews of one who always shows the same, each on the day it is due."""
    calls: list[Shown] = [showed(0, clarte=share)]
    days = [0.0]
    for _ in range(times):
        when = next(one for one in due(calls) if one.skill == "clarte").at
        assert when is not None
        days.append((when - day(0)) / timedelta(days=1))
        calls.append(showed(days[-1], clarte=share))
    return [after - before for before, after in pairwise(days)]


def test_what_is_shown_well_comes_back_later_each_time_and_what_is_not_comes_back_tomorrow() -> None:
    good, poor = spaced(0.75, 5), spaced(0.1, 4)
    assert all(later > earlier for earlier, later in pairwise(good[:4]))
    assert max(good) == LONGEST
    assert all(gap <= 2 for gap in poor)
