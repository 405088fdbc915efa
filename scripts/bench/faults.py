"""G14: every stage fails in every way at every moment, and the call goes on."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from scripts.bench.figures import Figure, unmeasured

ROOT = Path(__file__).parents[2]
MATRIX = "tests/call/test_faults.py::test_the_call_goes_on_and_the_client_says_something"
WHAT, TARGET = "each stage fails in each way at each moment: the call goes on", "all of the matrix"


def faults() -> list[Figure]:
    """The matrix of the tests, counted."""
    if not (ROOT / MATRIX.split("::")[0]).is_file():
        return [unmeasured("G14", WHAT, TARGET, "the tests are not here")]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "matrix.xml"
        done = subprocess.run(_command(report), cwd=ROOT, capture_output=True, text=True, check=False)
        if not report.is_file():
            return [unmeasured("G14", WHAT, TARGET, done.stderr.strip().splitlines()[-1])]
        passed, cases = counted(report.read_text("utf-8"))
    return [figure_of(passed, cases)]


def figure_of(passed: int, failed: Sequence[str]) -> Figure:
    """The figure for so many cells passed, and the names of those that failed."""
    total = passed + len(failed)
    met = passed == total > 0
    return Figure("G14", WHAT, f"{passed} of {total}", TARGET, met, total, ", ".join(failed))


def counted(junit: str) -> tuple[int, list[str]]:
    """How many cases of a JUnit report passed, and the names of the others."""
    cases = list(ElementTree.fromstring(junit).iter("testcase"))
    failed = [case.get("name", "") for case in cases if len(case) and case[0].tag != "properties"]
    return len(cases) - len(failed), failed


def _command(report: Path) -> list[str]:
    options = ["-o", "addopts=", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
    return [sys.executable, "-m", "pytest", MATRIX, *options]
