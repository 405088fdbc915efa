"""G14: what can go wrong around a call, case by case: the call goes on, or ends with what there is of it.

The cases are tests; here they are run and counted, so that the table shows each kind with its number.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from scripts.bench.figures import Figure, unmeasured

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of trouble, and the tests that make it."""

    what: str
    tests: tuple[str, ...]
    """As pytest names them, from the root."""
    target: str = "all"


DIRECTORY, RECORDING = "tests/call_directory/test_directory.py", "tests/audio/test_recording.py"
HEADSET, CARD = "tests/line/test_headset.py", "tests/line/test_sound_card.py"

KINDS = (
    Kind(
        "each stage fails in each way at each moment: the call goes on",
        ("tests/call/test_faults.py::test_the_call_goes_on_and_the_client_says_something",),
        "all of the matrix",
    ),
    Kind(
        "the disk fills up in mid-call or at its end: a scorecard of what there is, one sentence",
        (
            "tests/records/test_full_disk.py",
            f"{RECORDING}::test_a_disk_that_takes_no_more_is_said_in_one_sentence",
            f"{DIRECTORY}::test_a_full_disk_leaves_the_old_file_and_nothing_beside_it",
            f"{DIRECTORY}::test_a_log_on_a_full_disk_says_so",
            f"{DIRECTORY}::test_a_refused_line_is_taken_back_and_the_next_one_is_whole",
        ),
    ),
    Kind(
        "the machine dies in mid-call: recording, events and moments are there to the last second",
        (
            f"{RECORDING}::test_a_killed_call_can_be_heard_up_to_its_last_second",
            f"{DIRECTORY}::test_a_killed_process_loses_no_line_it_has_logged",
            "tests/call_directory/test_moments.py::test_a_killed_call_can_be_taken_up_again_at_any_turn_it_had",
        ),
    ),
    Kind(
        "microphone, speaker, both or the sound server go in mid-call: back, or a scorecard and a sentence",
        (
            "tests/records/test_unplugged.py",
            f"{HEADSET}::test_a_headset_that_is_plugged_in_again_goes_on_with_the_call",
            f"{HEADSET}::test_a_headset_that_stays_away_ends_the_call_and_says_so",
        ),
    ),
    Kind(
        "clocks that differ by 200 ppm for an hour: nothing starves, overflows or clicks, slips are counted",
        ("tests/line/test_drift.py::test_an_hour_neither_starves_nor_overflows_and_has_no_click",),
    ),
    Kind(
        "the machine stands still for seconds: no word lost, no stage and no trainee blamed, drops counted",
        (
            "tests/call/test_stall.py",
            f"{HEADSET}::test_a_hiccup_of_the_machine_is_not_an_unplugged_headset",
            f"{HEADSET}::test_what_waited_while_the_machine_stood_still_is_worked_off_at_twice_its_pace",
            f"{CARD}::test_a_machine_that_stands_still_for_three_seconds_loses_nothing_said_to_it",
            f"{CARD}::test_a_longer_stall_is_counted_to_the_block",
        ),
    ),
)


def faults() -> list[Figure]:
    """A figure for each kind."""
    return [_counted(kind) for kind in KINDS]


def _counted(kind: Kind) -> Figure:
    if not all((ROOT / test.split("::")[0]).exists() for test in kind.tests):
        return unmeasured("G14", kind.what, kind.target, "the tests are not here")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "cases.xml"
        done = subprocess.run(_command(kind, report), cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):  # neither all passed nor some failed: a name that is no test
            return unmeasured(
                "G14", kind.what, kind.target, (done.stderr or done.stdout).strip().splitlines()[-1]
            )
        passed, others = counted(report.read_text("utf-8"))
    return figure_of(kind, passed, others)


def figure_of(kind: Kind, passed: int, others: Sequence[str]) -> Figure:
    """The figure for so many cases passed, and the names of those that failed or could not be tried."""
    total = passed + len(others)
    met = passed == total > 0
    return Figure("G14", kind.what, f"{passed} of {total}", kind.target, met, total, ", ".join(others))


def counted(junit: str) -> tuple[int, list[str]]:
    """How many cases of a JUnit report passed, and the names of the others."""
    cases = list(ElementTree.fromstring(junit).iter("testcase"))
    others = [case.get("name", "") for case in cases if len(case) and case[0].tag != "properties"]
    return len(cases) - len(others), others


def _command(kind: Kind, report: Path) -> list[str]:
    options = ["-o", "addopts=", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
    return [sys.executable, "-m", "pytest", *kind.tests, *options]
