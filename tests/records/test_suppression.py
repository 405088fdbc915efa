"""Nothing under five people can be told from what a group is told, however cleverly it is subtracted."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from voicesim.records.suppression import LEAST, OPEN, Count, Told, leaves_open, may_be_told, told

ATTACKS = 1000


def worlds(sizes: dict[str, int], seen: Told) -> list[tuple[int, ...]]:
    """Every truth that would have been told so: all that one can know who knows sizes and rules."""
    every = product(*(range(size + 1) for size in sizes.values()))
    return [
        counts
        for counts in every
        if told({name: Count(k, n) for k, (name, n) in zip(counts, sizes.items(), strict=True)}) == seen
    ]


def is_small(count: Count) -> bool:
    return min(count.having, count.lacking) < LEAST


def test_no_attack_of_a_thousand_recovers_a_count_under_five() -> None:
    """Subtracting groups from the house, knowing each group's size and every rule of this module.

    A count is recovered when it is the same in every world that would have been told so.
    """
    drawn = random.Random("one thousand houses, drawn before any was tried")
    recovered, something_told, pooled = [], 0, 0
    for number in range(ATTACKS):
        names = ("north", "south", "west")[: drawn.choice((2, 2, 2, 3))]
        sizes = {name: drawn.randint(2, 12) for name in names}
        chance = drawn.random()
        truth = {
            name: Count(sum(drawn.random() < chance for _ in range(size)), size)
            for name, size in sizes.items()
        }
        seen = told(truth)
        something_told += seen.whole is not None
        pooled += (
            seen.whole is not None and sum(one.people for one in seen.groups.values()) < seen.whole.people
        )
        possible = worlds(sizes, seen)
        assert possible
        for place, (name, count) in enumerate(truth.items()):
            if is_small(count) and len({world[place] for world in possible}) == 1:
                recovered.append((number, name, count))
    assert recovered == []
    assert something_told > 100, "an empty page keeps every secret"
    assert pooled > 20


def test_without_the_rest_the_same_attack_succeeds() -> None:
    """The attack is no straw man: a plain sum of the house gives a small group away."""
    truth = {"north": Count(8, 20), "south": Count(1, 6)}
    whole = Count(9, 26)
    assert whole.having - truth["north"].having == truth["south"].having
    seen = told(truth)
    assert seen.whole == truth["north"]


def test_two_small_groups_whose_sum_gives_both_away_are_not_summed() -> None:
    """Eight of forty, in two groups each of which was told nothing: four and four, and nothing else."""
    truth = {"north": Count(4, 20), "south": Count(4, 20)}
    assert told(truth).whole is None


@given(st.lists(st.sampled_from((1, 3, 5, 9, 10, 12, 20, 40)), min_size=1, max_size=5), st.integers(0, 200))
def test_a_rest_leaves_open_what_counting_every_sum_says(sizes: list[int], asked: int) -> None:
    total = asked % (sum(sizes) + 1)
    possible = [[k for k in range(size + 1) if not may_be_told(Count(k, size))] for size in sizes]
    expected = True
    for place, mine in enumerate(possible):
        others = {sum(counts) for counts in product(*(possible[:place] + possible[place + 1 :]))}
        expected &= sum(total - k in others for k in mine) >= OPEN
    assert leaves_open([Count(0, size) for size in sizes], total) == expected


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12))
def test_two_reports_side_by_side_differ_by_nobody_or_by_five(rows: list[tuple[int, int]]) -> None:
    before: Told | None = None
    for having, lacking in rows:
        now = told({"north": Count(having, having + lacking)}, before)
        if before and "north" in before.groups and "north" in now.groups:
            one, two = before.groups["north"], now.groups["north"]
            for moved in (abs(one.having - two.having), abs(one.lacking - two.lacking)):
                assert moved == 0 or moved >= LEAST
        before = Told({**(before.groups if before else {}), **now.groups}, now.whole)


@given(st.dictionaries(st.text(max_size=3), st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_whatever_is_told_is_five_people_on_either_side(rows: dict[str, tuple[int, int]]) -> None:
    seen = told({name: Count(having, having + lacking) for name, (having, lacking) in rows.items()})
    for count in (*seen.groups.values(), *([seen.whole] if seen.whole else [])):
        assert may_be_told(count)
