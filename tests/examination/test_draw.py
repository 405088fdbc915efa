"""The draw: anybody who knows the seed draws the same, and nobody is better placed than another."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.examination.blueprint import load_blueprint
from voicesim.examination.draw import call_seed, caller, order, square
from voicesim.examination.duties import Slot, spread

BLUEPRINT = load_blueprint("cqp_relation_clientele")
PARALLEL = BLUEPRINT.model_copy(update={"parallel": True})
SEEDS = st.integers(0, 10**6)


@pytest.mark.parametrize("size", range(3, 9))
def test_each_station_stands_at_each_place_and_behind_each_other_equally_often(size: int) -> None:
    rows = square(size)
    for place in range(size):
        assert set(Counter(row[place] for row in rows).values()) == {len(rows) // size}
    behind = Counter(pair for row in rows for pair in pairwise(row))
    assert len(behind) == size * (size - 1)
    assert len(set(behind.values())) == 1


@given(seed=SEEDS, number=st.integers(1, 60))
def test_every_candidate_takes_every_station_once(seed: int, number: int) -> None:
    assert sorted(order(BLUEPRINT, seed, number)) == sorted(one.id for one in BLUEPRINT.stations)
    assert order(BLUEPRINT, seed, number) == order(BLUEPRINT, seed, number)


@given(seed=SEEDS, number=st.integers(2, 60))
def test_all_candidates_meet_the_same_callers(seed: int, number: int) -> None:
    for station in BLUEPRINT.stations:
        assert caller(BLUEPRINT, seed, station.id, number) == caller(BLUEPRINT, seed, station.id, 1)


@given(seed=SEEDS)
def test_parallel_callers_serve_equally_often(seed: int) -> None:
    for station in PARALLEL.stations:
        served = Counter(caller(PARALLEL, seed, station.id, number) for number in range(1, 13))
        assert set(served) == set(station.scenarios)
        assert set(served.values()) == {12 // len(station.scenarios)}


@given(seed=SEEDS, number=st.integers(1, 60))
def test_a_call_granted_anew_has_another_caller_of_the_set(seed: int, number: int) -> None:
    for station in BLUEPRINT.stations:
        first, second = (caller(BLUEPRINT, seed, station.id, number, attempt) for attempt in (0, 1))
        assert first != second
        assert {first, second} <= set(station.scenarios)


def test_another_seed_is_another_caller_and_order() -> None:
    assert len({order(BLUEPRINT, seed, 1) for seed in range(50)}) > 10
    assert len({call_seed(seed, "FR03") for seed in range(50)}) == 50


@given(
    count=st.integers(1, 30),
    people=st.integers(2, 8),
    seed=SEEDS,
)
def test_examiners_share_the_calls_evenly(count: int, people: int, seed: int) -> None:
    slots = [Slot(f"C{number}", "a") for number in range(1, count + 1)]
    examiners = [f"E{number}" for number in range(1, people + 1)]
    done = spread(slots, examiners, each=2, most=500, seed=seed, kept={}, barred={})
    load = Counter(seat for seats in done.duties.values() for seat in seats)
    assert not done.lacking
    assert all(len(set(seats)) == 2 for seats in done.duties.values())
    assert max(load.values()) - min(load[seat] for seat in examiners) <= 1


def test_every_pair_of_examiners_meets() -> None:
    """Severity can only be told apart where examiners are linked by calls they both marked."""
    slots = [Slot(f"C{number}", station) for number in range(1, 13) for station in "abcd"]
    examiners = ["E1", "E2", "E3", "E4"]
    done = spread(slots, examiners, each=2, most=500, seed=3, kept={}, barred={})
    met = Counter(frozenset(seats) for seats in done.duties.values())
    assert len(met) == 6
    assert max(met.values()) - min(met.values()) <= 2


@given(seed=SEEDS)
def test_nobody_marks_what_they_may_not_or_more_than_they_can(seed: int) -> None:
    slots = [Slot("C1", station) for station in "abcd"]
    barred = {slot: {"E1"} for slot in slots[:2]}
    kept = {slots[3]: ("E3",)}
    examiners = ["E1", "E2", "E3"]
    done = spread(slots, examiners, each=2, most=3, seed=seed, kept=kept, barred=barred)
    for slot, seats in done.duties.items():
        assert not set(seats) & barred.get(slot, set())
    load = Counter(seat for seats in done.duties.values() for seat in seats)
    assert max(load.values()) <= 3
    assert done.duties[slots[3]][0] == "E3"
    short = {slot for slot, seats in done.duties.items() if len(seats) < 2}
    assert short == set(done.lacking)
