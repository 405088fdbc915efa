"""Run a script as somebody without privileges, so that permissions mean something even to the superuser."""

from __future__ import annotations

import subprocess
import sys

BECOME = """
import os
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


def as_nobody(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The modules are imported while that is still allowed; then the privileges are dropped."""
    modules = "av, numpy.random, resource, soundfile, soxr, voicesim.audio.reading, voicesim.audio.recording"
    command = [sys.executable, "-c", f"import {modules}{BECOME}{script}", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)
