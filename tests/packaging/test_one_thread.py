"""A busy machine is not made busier: what NumPy multiplies runs on one thread."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from voicesim.one_thread import THREADS, one_thread

ASKED = "import os, voicesim; print(os.environ['OPENBLAS_NUM_THREADS'])"


def test_importing_the_program_asks_for_one_thread_before_numpy_is_there() -> None:
    rest = {name: value for name, value in os.environ.items() if name not in THREADS}
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, env=rest)
    assert done.stdout.strip() == "1"


@pytest.mark.parametrize("threads", ["1", "4"])
def test_what_the_owner_of_the_machine_asked_for_stands(threads: str) -> None:
    environment = {"OPENBLAS_NUM_THREADS": threads}
    one_thread(environment)
    assert environment == {"OPENBLAS_NUM_THREADS": threads}
