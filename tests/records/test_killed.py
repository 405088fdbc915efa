"""A program killed at random moments leaves nothing false; `python -m scripts.kill_calls` tries 200."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent.parent))
from scripts.kill_calls import trials


@pytest.mark.skipif(os.name != "posix", reason="the trial looks for the store where POSIX systems keep it")
def test_what_a_killed_program_leaves_is_true_and_the_next_run_goes_on() -> None:
    left, false = trials(3, seed=5)
    assert false == []
    assert left["all deleted"] >= 2  # those that nobody killed
    assert left["a signed examination"] >= 1
    assert left.total() == 6
