"""A disk that fails once, at each step of a work: what is then said, what is left, and the next run."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.killing.aftermath import HONEST, false_of, next_run
from scripts.killing.deeds import HOMES, Deed
from scripts.killing.homes import Homes, store_in
from scripts.killing.moments import GROWING, Moment, Ran, load, run_until
from voicesim.records.verify import verify

REFUSED = 1
"""Exit status of a program that said in one sentence what is wrong."""
TEARABLE = ("write", "sound")
"""Steps that may be half done."""


@dataclass(slots=True)
class Failures:
    """What all failures came to."""

    tried: Counter[str] = field(default_factory=Counter)
    """Deed -> steps that failed."""
    kinds: Counter[str] = field(default_factory=Counter)
    """Kind of step -> how many failed."""
    places: int = 0
    """Kinds of step on kinds of file that there were."""
    ended: Counter[str] = field(default_factory=Counter)
    """How the programs ended -> how many."""
    false: list[str] = field(default_factory=list)
    """What was not told truly, and what the next run could not do."""


def fail(
    homes: Homes,
    folder: Path,
    deeds: Sequence[Deed],
    *,
    growing: int = 1,
    share: float = 1.0,
    each: int = 0,
    seed: int = 1,
) -> Failures:
    """Let the steps of each deed fail one by one, each with nothing of it done and with half.

    Of the steps that write to files which grow with the call one in `growing` is tried; of all that, a
    `share` that is drawn by `seed`. With `each` instead, of every kind of step on every kind of file the
    first, the last and what is drawn between them, so many in all.
    """
    dice, found = random.Random(seed), Failures()
    homes.copy("practice", folder / "read")  # reads once, here, what each program needs
    for deed in deeds:
        home = folder / f"{deed}-whole"
        homes.copy(HOMES[deed], home)
        whole = run_until(deed, home, None)
        load(whole)
        found.false += [f"{deed}, whole: {said}" for said in _wrong(deed, home, whole.status)]
        chosen = _chosen(whole, each, dice)
        found.places += len(set(zip(whole.steps, whole.files, strict=True)))
        for moment in _moments(whole.steps, 1 if each else growing):
            if moment.step in chosen and dice.random() < share:
                _try(homes, folder / "home", deed, moment, whole.steps[moment.step - 1], found)
    return found


def _chosen(whole: Ran, each: int, dice: random.Random) -> set[int]:
    """Numbers of the steps that are tried: all, or `each` of a kind on a kind of file."""
    alike: dict[tuple[str, str], list[int]] = {}
    for number, kind in enumerate(zip(whole.steps, whole.files, strict=True), 1):
        alike.setdefault(kind, []).append(number)
    chosen: set[int] = set()
    for numbers in alike.values():
        ends = {numbers[0], numbers[-1]}
        between = sorted(set(numbers) - ends)
        more = min(len(between), max(0, each - len(ends)))
        chosen |= set(numbers) if not each else {*ends, *dice.sample(between, more)}
    return chosen


def _moments(steps: Sequence[str], growing: int) -> Iterator[Moment]:
    grown = 0
    for number, name in enumerate(steps, 1):
        grown += name in GROWING
        if name in GROWING and grown % growing:
            continue
        for half in (False, True) if name in TEARABLE else (False,):
            yield Moment(number, half, kills=False)


def _try(homes: Homes, home: Path, deed: Deed, moment: Moment, kind: str, found: Failures) -> None:
    homes.copy(HOMES[deed], home)
    ran = run_until(deed, home, moment)
    status = os.waitstatus_to_exitcode(ran.status)
    found.tried[deed] += 1
    found.kinds[kind] += 1
    found.ended[
        "a sentence" if status == REFUSED else "as if nothing were" if not status else str(status)
    ] += 1
    where = f"{deed}, step {moment.step} ({kind}{', half done' if moment.half else ''})"
    found.false += [f"{where}: {said}" for said in _wrong(deed, home, status)]
    shutil.rmtree(home)


def _wrong(deed: Deed, home: Path, status: int) -> Iterator[str]:
    """What is not as it should be behind a failure."""
    if status not in (0, REFUSED):
        yield f"ended with {status}: {(home / 'output').read_text('utf-8', 'replace')[-600:]}"
    yield from false_of(verify(store_in(home)), HONEST)
    yield from (f"the next run: {said}" for said in next_run(deed, home))
