"""Tests that wait are begun first, by half of the processes that run tests."""

from __future__ import annotations

import pytest
from begun_first import begun_first

WAITS = {"browser": 60.0, "terminal": 20.0, "room": 30.0}
TESTS = [f"{file}::{n}" for file in ("call", "browser", "cli", "room", "terminal", "words") for n in range(4)]


def file(test: str) -> str:
    return test.partition("::")[0]


def seconds(test: str) -> float:
    return WAITS.get(file(test), 0.0)


@pytest.mark.parametrize("processes", [1, 2, 3, 5])
def test_no_test_is_lost_or_run_twice(processes: int) -> None:
    assert sorted(begun_first(TESTS, processes, file, seconds)) == sorted(TESTS)


def test_half_of_the_processes_begin_with_the_waiting_and_the_others_compute() -> None:
    ordered = begun_first(TESTS, 3, file, seconds)
    begins = [[file(test) for test in ordered[start : start + 8]] for start in (0, 8, 16)]
    assert begins[0] == ["browser"] * 4 + ["call"] * 4
    assert begins[1] == ["room"] * 4 + ["terminal"] * 4, "50 seconds beside 60"
    assert begins[2] == ["cli"] * 4 + ["words"] * 4


def test_what_computes_long_is_begun_by_whoever_waits_least_and_not_left_to_the_end() -> None:
    ordered = begun_first(TESTS, 3, file, seconds, lambda test: 30.0 * (file(test) == "words"))
    assert [file(test) for test in ordered[16:]] == ["words"] * 4 + ["cli"] * 4


def test_a_file_that_waits_longer_than_a_stretch_still_leaves_every_test_in_its_place() -> None:
    ordered = begun_first(TESTS, 8, file, seconds)
    assert ordered[:4] == [f"browser::{n}" for n in range(4)]
    assert [test for test in ordered if not seconds(test)] == [test for test in TESTS if not seconds(test)]
