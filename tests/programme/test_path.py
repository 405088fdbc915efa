"""What to practise next: two weak skills, callers who need them, and competent only with the unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.people import MONDAY, STEPS, day, showed
from voicesim.client.scenario import list_scenarios, load_scenario
from voicesim.errors import StorageError
from voicesim.programme.callers import choose, reached
from voicesim.programme.competence import competent
from voicesim.programme.coverage import coverage, needs
from voicesim.programme.deeds import Practised, Preferred, WentThrough
from voicesim.programme.month import left_of
from voicesim.programme.offering import offer_in
from voicesim.programme.path import lay_path
from voicesim.programme.shown import SKILLS, Shown
from voicesim.programme.state import PathState, after
from voicesim.scorecard.rubric import load_rubric
from voicesim.text.words import Language

OFFER = offer_in("fr")


def state(*shown: Shown, way: str = "read", minutes: int = 60) -> PathState:
    begun = PathState(MONDAY, MONDAY, way=way, minutes=minutes)  # type: ignore[arg-type]
    return PathState(begun.begun, begun.last, begun.way, begun.minutes, shown)


def weak_in(*weak: str, calls: int = 4, at: float = 0) -> list[Shown]:
    """Calls with other callers each time that were good but for some skills."""
    some = ("FR01", "FR03", "FR07", "FR09")
    return [
        showed(at + n, some[n % 4], **{skill: 0.3 if skill in weak else 0.75 for skill in SKILLS})
        for n in range(calls)
    ]


def test_a_newcomer_begins_with_calls_and_with_the_easiest() -> None:
    path = lay_path(state(), OFFER, day(0))
    assert [step.kind for step in path.steps] == ["call", "call"]
    assert {load_scenario(step.id).level for step in path.steps} == {1}


def test_two_weak_skills_are_worked_on_with_units_of_at_most_ten_minutes_within_the_month() -> None:
    path = lay_path(state(*weak_in("empathie", "solution"), minutes=120), OFFER, day(5))
    assert set(path.weak) == {"empathie", "solution"}
    assert {step.skill for step in path.steps} == {"empathie", "solution"}
    assert all(1.5 <= step.minutes <= 10 for step in path.steps)
    assert sum(step.minutes for step in path.steps) <= 120
    callers = [step for step in path.steps if step.kind == "call"]
    assert callers
    assert all(needs(OFFER.table, one.id, one.skill) for one in callers)


@pytest.mark.parametrize("way", ["read", "listen", "do"])
def test_the_way_one_likes_to_learn_comes_first(way: str) -> None:
    path = lay_path(state(*weak_in("empathie", "solution"), way=way), OFFER, day(5))
    assert [step.way for step in path.steps[:2]] == [way, way]


def test_where_nothing_is_there_in_the_preferred_way_it_is_said_and_the_others_stand_in() -> None:
    to_read = {skill: tuple(u for u in units if u.way == "read") for skill, units in OFFER.units.items()}
    bare = replace(OFFER, units=to_read)
    path = lay_path(state(*weak_in("empathie", "solution"), way="do"), bare, day(5))
    assert set(path.without) == {"empathie", "solution"}
    assert path.steps


def test_what_was_read_today_is_not_the_next_thing_to_read() -> None:
    before = state(*weak_in("empathie", "solution"))
    first = lay_path(before, OFFER, day(5)).steps[0]
    then = after(before, WentThrough(unit=first.id, minutes=first.minutes), day(5))
    assert first.id not in [step.id for step in lay_path(then, OFFER, day(5)).steps]


def test_the_minutes_of_a_month_are_spent_and_come_back_with_the_next() -> None:
    spent = after(state(*weak_in("empathie"), minutes=5), WentThrough(unit="empathy_read", minutes=5), day(5))
    assert lay_path(spent, OFFER, day(6)).steps == ()
    assert lay_path(spent, OFFER, day(35)).left.month == 5


@given(st.lists(st.sampled_from(SKILLS), min_size=2, max_size=2, unique=True), st.integers(5, 300))
def test_no_unit_comes_twice_and_callers_stand_between_units(weak: list[str], minutes: int) -> None:
    path = lay_path(state(*weak_in(*weak), minutes=minutes), OFFER, day(5))
    assert len({step.id for step in path.steps}) == len(path.steps)
    kinds = ["call" if step.kind == "call" else "unit" for step in path.steps]
    assert all("call" in kinds[at : at + 3] for at in range(len(kinds) - 3) if "call" in kinds[at:])


def test_after_two_units_the_next_thing_is_a_caller() -> None:
    before = state(*weak_in("empathie", "solution"), minutes=300)
    first, second, third, *_ = lay_path(before, OFFER, day(5)).steps
    assert [first.kind, second.kind, third.kind] == ["read", "read", "call"]
    then = after(before, WentThrough(unit=first.id, minutes=4), day(5))
    then = after(then, WentThrough(unit=second.id, minutes=4), day(5.1))
    assert lay_path(then, OFFER, day(5.2)).steps[0] == third


def test_what_was_read_is_not_offered_again_for_twelve_weeks_and_a_drill_is_the_next_day() -> None:
    before = state(*weak_in("cloture", "accueil"), minutes=300)
    gone = [unit for skill in ("cloture", "accueil") for unit in OFFER.units[skill]]
    for unit in gone:
        before = after(before, WentThrough(unit=unit.id, minutes=1), day(5))
    assert {step.kind for step in lay_path(before, OFFER, day(7)).steps} == {"drill", "call"}
    later = lay_path(before, OFFER, day(5 + 84)).steps
    assert {"read", "listen", "rounds"} <= {step.kind for step in later}


@pytest.mark.parametrize("trade", sorted({one.trade for one in OFFER.callers}))
def test_the_first_caller_is_of_ones_own_trade_and_the_second_of_another(trade: str) -> None:
    path = lay_path(replace(state(), trade=trade), OFFER, day(0))
    trades = [load_scenario(step.id).population for step in path.steps]
    assert trades[0] == trade
    assert trades[1] != trade


def test_not_every_trade_begins_with_the_same_callers() -> None:
    trades = {one.trade for one in OFFER.callers}
    begun = {tuple(s.id for s in lay_path(replace(state(), trade=t), OFFER, day(0)).steps) for t in trades}
    assert len(begun) == len(trades)
    assert len({second for _, second in begun}) >= 3


def test_who_has_met_all_who_need_the_skill_at_their_level_goes_on_to_the_next() -> None:
    easy = [one.id for one in OFFER.callers if one.level == 1]
    failed = [showed(n, name, ecoute=0.2, clarte=0.2) for n, name in enumerate(easy)]
    assert reached(failed, OFFER.callers) == 1
    chosen = choose(["ecoute"], failed, OFFER.callers, OFFER.table)
    assert [one.level for one in chosen] == [2]


def test_the_minutes_of_a_month_are_spread_over_its_weeks() -> None:
    now = state(*weak_in("empathie", "solution"), minutes=30)
    asked = []
    for week in range(1, 5):
        at = day(7 * week - 1)
        units = lay_path(now, OFFER, at).steps
        asked.append(sum(unit.minutes for unit in units))
        for unit in units:
            now = after(now, WentThrough(unit=unit.id, minutes=unit.minutes), at)
        assert lay_path(now, OFFER, at).steps == (), "the week's part is practised"
    assert all(2 <= minutes <= 12 for minutes in asked), asked
    assert 25 <= sum(asked) <= 30


@given(st.lists(st.tuples(st.floats(0, 27), st.floats(0, 20)), max_size=12), st.floats(0, 27.9))
def test_a_week_has_never_more_than_the_month_and_what_was_left_comes_back(
    spent: list[tuple[float, float]], at: float
) -> None:
    practised = replace(state(minutes=30), spent=tuple((day(when), minutes) for when, minutes in spent))
    left = left_of(practised, day(at))
    assert 0 <= left.week <= left.month <= 30
    assert day(at) < left.next <= day(at + 10)
    assert left_of(state(minutes=30), day(27)).week == 30, "nothing was practised before the fourth week"


def test_a_caller_hides_nothing_and_hardly_needs_listening() -> None:
    rubric = load_rubric("fnol")
    water = load_scenario("FR03")
    open_book = water.model_copy(update={"facts": tuple(f for f in water.facts if f.told == "opening")})
    others = [water.model_copy(update={"id": "FR98"}), open_book.model_copy(update={"id": "FR99"})]
    table = coverage([water, *others], lambda one: rubric)
    assert table["FR99"]["ecoute"] < table["FR03"]["ecoute"] == 1
    assert table["FR99"]["accueil"] == table["FR03"]["accueil"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_skill_has_two_callers_who_need_it_and_one_who_may_call_unasked(language: Language) -> None:
    offer = offer_in(language)
    ours = [one for one in list_scenarios() if one.language == language]
    for skill in {skill for one in ours for skill, weight in one.rubric.weights.items() if weight}:
        needed = [one for one in offer.callers if needs(offer.table, one.id, skill)]
        assert len(needed) >= 2, skill
        assert not all(one.sensitive for one in needed), skill


def test_competent_is_who_solves_two_unseen_callers_a_week_apart() -> None:
    first, second = showed(0, "FR04", ecoute=0.9), showed(8, "FR06", ecoute=0.7)
    assert competent([first, second], "ecoute", OFFER.table)


@pytest.mark.parametrize(
    "second",
    [
        showed(2, "FR06", ecoute=0.9),
        showed(8, "FR04", ecoute=0.9),
        showed(8, "FR06", ecoute=0.6),
        showed(8, "FR06", critical=True, ecoute=0.9),
        showed(8, "FR06", drill=True, ecoute=0.9),
        showed(8, "FR07", ecoute=0.9),
    ],
    ids=["too soon", "met before", "below the level", "critical", "a drill", "needs no listening"],
)
def test_nobody_is_competent_by(second: Shown) -> None:
    assert not competent([showed(0, "FR04", ecoute=0.9), second], "ecoute", OFFER.table)


def test_callers_are_unseen_mixed_and_harder_as_it_goes() -> None:
    good = dict.fromkeys(SKILLS, 0.9)
    assert reached([], OFFER.callers) == 1
    solved = [showed(0, "FR01", **good)]
    assert reached(solved, OFFER.callers) == 2
    chosen = choose(["questionnement", "clarte"], solved, OFFER.callers, OFFER.table)
    assert len({one.trade for one in chosen}) == 2
    assert "FR01" not in {one.id for one in chosen}
    assert not any(one.sensitive or one.level > 2 for one in chosen)


@given(st.lists(st.tuples(st.sampled_from([c.id for c in OFFER.callers]), st.floats(0, 1)), max_size=30))
def test_whoever_was_met_somebody_calls_and_never_a_sensitive_one(rows: list[tuple[str, float]]) -> None:
    calls = [showed(n, name, ecoute=share, clarte=share) for n, (name, share) in enumerate(rows)]
    path = lay_path(state(*calls, minutes=300), OFFER, day(60))
    sensitive = {one.id for one in OFFER.callers if one.sensitive}
    assert sensitive.isdisjoint(step.id for step in path.steps)
    assert len(path.weak) == 2
    assert sum(step.minutes for step in path.steps) <= path.left.month


def test_a_clock_gone_back_is_told_and_nothing_is_entered() -> None:
    begun = after(None, Preferred(), day(10))
    with pytest.raises(StorageError) as refused:
        after(begun, WentThrough(unit="empathy_read", minutes=4), day(3))
    assert refused.value.code == "programme.clock"
    ahead = Practised(call="x", scenario="FR03", held=day(30), shares={"ecoute": 1}, steps=STEPS)
    with pytest.raises(StorageError):
        after(begun, ahead, day(10) + timedelta(hours=1))


def test_a_call_entered_twice_counts_once() -> None:
    once = Practised(call="x", scenario="FR03", held=day(1), shares={"ecoute": 1}, steps=STEPS)
    begun = after(after(None, once, day(1)), once, day(2))
    assert len(begun.shown) == len(begun.spent) == 1


def test_a_skill_is_taught_by_no_page_that_only_touches_on_it() -> None:
    units = offer_in("fr").units
    themes = {skill: {unit.id.rsplit("_", 1)[0] for unit in units[skill]} for skill in units}
    assert "next_steps" not in themes["accueil"], "it says a word of putting on hold"
    assert "empathy" not in themes["ecoute"]
    assert {"greeting"} <= themes["accueil"]
    assert {"listening", "rephrasing"} <= themes["ecoute"]
    assert all(themes.values()), "each skill has something to read, listen to or answer"
