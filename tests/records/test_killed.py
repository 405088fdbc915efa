"""A program killed in the middle of its work leaves nothing false; `scripts.kill_calls` kills 200."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

A_FEW = """
import json, sys
from pathlib import Path
from scripts.killing.homes import Homes
from scripts.killing.trials import trials
roughly = {"call": 900, "mark": 240, "delete": 25, "purge": 40, "score": 60, "enrol": 40}  # steps
known = {deed: ["write"] * steps for deed, steps in roughly.items()}
found = trials(Homes(Path(sys.argv[1]), days=(40,)), Path(sys.argv[1]), 5, 11, tuple(known), known)
print(json.dumps({"killed": found.killed, "over": found.over, "left": found.left, "false": found.false}))
"""


@pytest.mark.skipif(os.name != "posix", reason="a program that is loaded is copied with fork")
def test_what_a_killed_program_leaves_is_true_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """In a process of its own, for a process with threads is not copied whole."""
    done = subprocess.run(
        [sys.executable, "-c", A_FEW, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["false"] == []
    assert sum(found["killed"].values()) == 5
    assert sum(found["left"].values()) == 5


A_FEW_FAILURES = """
import json, sys
from pathlib import Path
from scripts.killing.failing import fail
from scripts.killing.homes import Homes
folder = Path(sys.argv[1])
found = fail(Homes(folder, days=(40,)), folder, ("call", "mark"), growing=25, share=0.012, seed=4)
print(json.dumps({"tried": found.tried, "ended": found.ended, "false": found.false}))
"""


@pytest.mark.skipif(os.name != "posix", reason="a program that is loaded is copied with fork")
def test_what_a_failing_disk_leaves_is_true_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """A call and a marking criterion by criterion, contest and all; `scripts.fail_disk` tries every step."""
    done = subprocess.run(
        [sys.executable, "-c", A_FEW_FAILURES, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["false"] == []
    assert found["tried"].keys() == {"call", "mark"}
    assert found["ended"]["a sentence"] > 0
