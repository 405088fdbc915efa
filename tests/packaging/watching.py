"""A program whose system calls are watched, where this machine lets a test do that."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache

WATCH = ("strace", "-f", "--seccomp-bpf", "-qqq", "-e", "signal=none", "-e", "trace=%network")
"""What a command is begun with, `-o FILE` behind it, to have its calls of the network written down."""


@cache
def why_not() -> str:
    """Why nothing can be watched here; empty where it can."""
    if not shutil.which("strace"):
        return "there is no strace on this machine to watch the system calls with"
    if subprocess.run([*WATCH, "-o", os.devnull, "true"], capture_output=True).returncode:
        return "this machine does not let a test watch a program's system calls"
    return ""
