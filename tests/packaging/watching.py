"""A program whose system calls are watched, where this machine lets a test do that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
from scripts.watch_network import WATCH


@cache
def why_not() -> str:
    """Why nothing can be watched here; empty where it can."""
    if not shutil.which("strace"):
        return "there is no strace on this machine to watch the system calls with"
    if subprocess.run([*WATCH, "-o", os.devnull, "true"], capture_output=True).returncode:
        return "this machine does not let a test watch a program's system calls"
    return ""
