"""When in its work a program is killed, or its disk fails: at a step on the disk, or shortly behind it."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.killing.deeds import Deed, do, in_a_child
from scripts.killing.faulty_disk import FaultyDisk

GROWING = ("write", "sound")
"""Steps of which a call makes thousands."""
LATER = 0.02
"""Seconds behind a step, at most, at which a program is killed from outside."""

_tell = os.write


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a program's work."""

    step: int
    """Number of the step on the disk, from 1."""
    half: bool
    """Is half of it done, when it is a write?"""
    after: float | None = None
    """Seconds from that step to the kill, which comes from outside; None: at that very step."""
    kills: bool = True
    """Is the program killed? Else the disk refuses that step, and the program goes on as it can."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a program."""

    status: int
    """As the system gives it."""
    steps: tuple[str, ...]
    """Its steps on the disk; none of one that was killed."""
    files: tuple[str, ...] = ()
    """What kind of file each step was done to."""


def draw(dice: random.Random, steps: Sequence[str]) -> Moment:
    """A moment of a work that has these steps.

    Half of them at any step, half at one of the few that are no growing file: most of the work of a call is
    growing files, and most of what can go wrong is in the rest.
    """
    rare = [number for number, name in enumerate(steps, 1) if name not in GROWING]
    every = range(1, len(steps) + 1)
    step = dice.choice(rare if rare and dice.random() < 0.5 else every)
    after = None if dice.random() < 0.5 else dice.uniform(0, LATER)
    return Moment(step, after is None and dice.random() < 0.5, after)


def run_until(deed: Deed, home: Path, moment: Moment | None) -> Ran:
    """Do a deed in a process of its own and kill it at that moment; None: not at all."""
    reading, writing = os.pipe()
    child = in_a_child(home, home / "output", lambda: _watched(deed, home, moment, writing))
    os.close(writing)
    told = os.read(reading, 1)
    if told == b"!" and moment is not None and moment.after is not None:
        time.sleep(moment.after)
        os.kill(child, signal.SIGKILL)
    whole = b""
    while piece := os.read(reading, 1 << 16):
        whole += piece
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if not os.WIFEXITED(status):
        return Ran(status, ())
    steps, files = whole.decode().split("\n")
    return Ran(status, tuple(steps.split()), tuple(files.split(" ")))


def _watched(deed: Deed, home: Path, moment: Moment | None, telling: int) -> None:
    """Do it; at the moment be killed, or tell the other process. Tells all steps at the end."""

    def strike() -> None:
        if moment is not None and moment.after is None:
            os.kill(os.getpid(), signal.SIGKILL)
        _tell(telling, b"!")

    refused = moment is not None and not moment.kills
    half = moment is not None and moment.half
    disk = FaultyDisk(moment.step if moment else 0, half=half, instead=None if refused else strike)
    try:
        with disk.in_place():
            do(deed, home)
    finally:
        said = (" ".join(words) for words in (["", *disk.names], disk.files))
        _tell(telling, "\n".join(said).encode())
