"""Killed programs: what each left, whether that was told truly, and whether the next run goes on."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from scripts.killing.aftermath import HONEST, false_of, left_of, next_run
from scripts.killing.deeds import HOMES, Deed, rehearse
from scripts.killing.homes import Homes, store_in
from scripts.killing.moments import Moment, draw, run_until
from voicesim.records.verify import verify


@dataclass(slots=True)
class Found:
    """What all trials found."""

    killed: Counter[str] = field(default_factory=Counter)
    """Deed -> programs killed after their first change on the disk and before their end."""
    kinds: Counter[str] = field(default_factory=Counter)
    """The step at which, or behind which, they were killed -> how many."""
    idle: int = 0
    """Programs that were killed before they had changed anything."""
    over: int = 0
    """Programs that were done before the moment came."""
    left: Counter[str] = field(default_factory=Counter)
    """What the killed ones left -> how many."""
    false: list[str] = field(default_factory=list)
    """Sentences of `verify` that speak of tampering, and what the next run could not do."""


def trials(
    homes: Homes,
    folder: Path,
    count: int,
    seed: int,
    deeds: Sequence[Deed],
    known: Mapping[Deed, Sequence[str]] = MappingProxyType({}),
) -> Found:
    """Kill `count` programs in the middle of their work, the deeds by turns.

    The moment is drawn from the steps of the deed: those of `known`, else those it takes when nobody kills
    it, which is tried first.
    """
    dice, found, steps = random.Random(seed), Found(), dict(known)
    number = 0
    while found.killed.total() < count and number < 3 * count + len(deeds):
        deed = deeds[number % len(deeds)]
        home = folder / f"{number}-{deed}"
        number += 1
        if deed not in steps:
            steps[deed] = _whole(homes, deed, home.with_name(f"{home.name}-whole"), found)
        homes.copy(HOMES[deed], home)
        moment, before = draw(dice, steps[deed]), _state(home)
        _note(found, deed, home, moment, before, run_until(deed, home, moment).status)
        found.false += [f"{deed}, {moment}, the next run: {said}" for said in next_run(deed, home)]
        shutil.rmtree(home)
    return found


def _whole(homes: Homes, deed: Deed, home: Path, found: Found) -> Sequence[str]:
    """Do a deed that nobody kills, which leaves nothing to say. Gives its steps."""
    rehearsed = home.with_name(f"{home.name}-rehearsed")
    homes.copy(HOMES[deed], rehearsed)
    rehearse(deed, rehearsed)
    homes.copy(HOMES[deed], home)
    ran = run_until(deed, home, None)
    if ran.status:
        found.false.append(f"{deed}: ended with {ran.status}: {_said(home)}")
    found.false += [f"{deed}, whole: {said}" for said in next_run(deed, home)]
    return ran.steps


def _note(
    found: Found, deed: Deed, home: Path, moment: Moment, before: set[tuple[str, int, int]], status: int
) -> None:
    """Note what became of one program, and whether what is said of it is true."""
    if not os.WIFSIGNALED(status):
        found.over += 1
        if status:
            found.false.append(f"{deed}, {moment}: ended with {status}: {_said(home)}")
        return
    if _state(home) == before:
        found.idle += 1
        return
    found.killed[deed] += 1
    found.kinds["at once" if moment.after is None else "a little later"] += 1
    after = verify(store_in(home))
    found.left[f"{deed}: {left_of(deed, home, after)}"] += 1
    found.false += [f"{deed}, {moment}: {said}" for said in false_of(after, HONEST)]


def _state(folder: Path) -> set[tuple[str, int, int]]:
    """Everything in a folder with its size and when it was written."""
    found: set[tuple[str, int, int]] = set()
    places = [str(folder)]
    while places:
        try:
            for entry in os.scandir(places.pop()):
                seen = entry.stat(follow_symlinks=False)
                found.add((entry.path, seen.st_size, seen.st_mtime_ns))
                if entry.is_dir(follow_symlinks=False):
                    places.append(entry.path)
        except FileNotFoundError:
            continue
    return found


def _said(home: Path) -> str:
    return (home / "output").read_text(encoding="utf-8", errors="replace")[-400:]
