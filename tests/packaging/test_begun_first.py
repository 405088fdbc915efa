"""Tests that wait are begun first, by every process that runs tests."""

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


def test_each_process_begins_with_its_share_of_the_waiting() -> None:
    ordered = begun_first(TESTS, 2, file, seconds)
    one, other = ordered[:12], ordered[12:]
    assert [file(test) for test in one[:5]] == ["browser"] * 4 + ["call"]
    assert [file(test) for test in other[:8]] == ["room"] * 4 + ["terminal"] * 4, "50 seconds beside 60"


def test_a_file_that_waits_longer_than_a_stretch_still_leaves_every_test_in_its_place() -> None:
    ordered = begun_first(TESTS, 8, file, seconds)
    assert ordered[:4] == [f"browser::{n}" for n in range(4)]
    assert [test for test in ordered if not seconds(test)] == [test for test in TESTS if not seconds(test)]
