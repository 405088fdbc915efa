"""A disk that fails once, at each step of a work: what is then said, what is left, and the next run."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.killing.aftermath import HONEST, false_of, next_run
from scripts.killing.deeds import HOMES, Deed, rehearse
from scripts.killing.homes import Homes, store_in
from scripts.killing.moments import GROWING, Moment, Ran, run_until
from voicesim.records.verify import verify

REFUSED = 1
"""Exit status of a program that said in one sentence what is wrong."""
TEARABLE = "write"
"""The step that may be half done; libsndfile, which writes the sound, either takes a block or does not."""


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
    part: tuple[int, int] = (1, 1),
    told: Callable[[str], object] = lambda sentence: None,
) -> Failures:
    """Let the steps of each deed fail one by one, each with nothing of it done and with half.

    Of the steps that write to files which grow with the call one in `growing` is tried; of all that, a
    `share` that is drawn by `seed`. With `each` instead, of every kind of step on every kind of file the
    first, the last and what is drawn between them, so many in all. Growing files come last. Of all that, one
    `part` of so many. What is false is `told` at once, and how far one is.
    """
    dice, found = random.Random(seed), Failures()
    for deed in deeds:
        homes.copy(HOMES[deed], folder / f"{deed}-rehearsed")
        rehearse(deed, folder / f"{deed}-rehearsed")
        home = folder / f"{deed}-whole"
        homes.copy(HOMES[deed], home)
        whole = run_until(deed, home, None)
        found.false += [f"{deed}, whole: {said}" for said in _wrong(deed, home, whole.status)]
        chosen = _chosen(whole, each, dice)
        found.places += len(set(zip(whole.steps, whole.files, strict=True)))
        moments = [
            moment
            for moment in _moments(whole.steps, 1 if each else growing)
            if moment.step in chosen and dice.random() < share
        ]
        moments.sort(key=lambda moment: whole.steps[moment.step - 1] in GROWING)
        moments = moments[part[0] - 1 :: part[1]]
        for number, moment in enumerate(moments, 1):
            known = len(found.false)
            _try(homes, folder / "home", deed, moment, whole.steps[moment.step - 1], found)
            for sentence in found.false[known:]:
                told(f"FALSE {sentence}")
            if not number % 50:
                told(f"{deed}: {number} of {len(moments)}")
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
        for half in (False, True) if name == TEARABLE else (False,):
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
