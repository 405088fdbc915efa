"""Processes by their ids, as Linux tells of them: whose child, called what, whether they are still there."""

from __future__ import annotations

import os
import time
from pathlib import Path

GRACE = 10.0  # s
"""So long may a process outlive the one that it belongs to."""


def running(pid: int) -> bool:
    """Has this child not ended yet? What has ended is not taken notice of here."""
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:
        return False


def ended(pid: int, longest: float) -> int:
    """Wait for a child's end; its status. Raises `AssertionError` after `longest` seconds."""
    began = time.monotonic()
    while running(pid):
        assert time.monotonic() - began < longest, "the run hangs"
        time.sleep(0.01)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def children(pid: int) -> list[int]:
    """The children of a process, but for the one that tracks resources for it."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            line = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == pid and b"resource_tracker" not in line:
            found.append(int(path.parent.name))
    return found


def called(pid: int, *names: bytes) -> bool:
    """Is one of these in its command line?"""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return any(name in line for name in names)


def still_there(pid: int) -> bool:
    """Is it, after ten seconds of grace?"""
    began = time.monotonic()
    while time.monotonic() - began < GRACE:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.02)
    return True
