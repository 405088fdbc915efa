"""One killed program: when it is killed, what it left, whether that was told truly, and the next run."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from scripts.killing.deeds import Deed, Homes, do, in_a_child, mark_and_contest, store_in
from voicesim.call.directory import MARKS, CallDirectory
from voicesim.client.scenario import load_scenario
from voicesim.errors import Mendable
from voicesim.records.kept import list_records
from voicesim.records.marks import read_marks
from voicesim.records.purge import purge
from voicesim.records.removal import muting
from voicesim.records.store import Store
from voicesim.records.verify import Verified, verify
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.rescoring import rescore, scored_again

LOOK = 0.0005
"""Seconds between two looks at the store, to see the first change in it."""

HONEST_FOR_EVER = ("this examination was begun and holds nothing",)
"""What `verify` may go on saying: an examination was begun, and nobody will ever know more of it."""
HONEST = (*HONEST_FOR_EVER, "unfinished: ", "its writing was broken off", "the signing was broken off")
"""What `verify` may say of a program that was killed, until the next run."""


@dataclass(slots=True)
class Found:
    """What all trials found."""

    killed: Counter[str] = field(default_factory=Counter)
    """Deed -> programs killed after their first change of the store and before their end."""
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
    lasting: Mapping[Deed, float] = MappingProxyType({}),
) -> Found:
    """Kill `count` programs in the middle of their work, the deeds by turns.

    The moment is drawn from the seconds that the deed takes: those of `lasting`, else those it takes when
    nobody kills it, which is tried first.
    """
    dice, found, lasted = random.Random(seed), Found(), dict(lasting)
    number = 0
    while found.killed.total() < count and number < 2 * count + len(deeds):
        deed = deeds[number % len(deeds)]
        home = folder / f"{number}-{deed}"
        homes.home_for(deed, home)
        number += 1
        if deed not in lasted:
            lasted[deed], status = _run(deed, home, None)
            if status:
                found.false.append(f"{deed}: ended with {status}: {_said(home)}")
            found.false += [f"{deed}, whole: {said}" for said in _next_run(deed, home)]
            homes.home_for(deed, home := folder / f"{number}-{deed}-killed")
        _, status = _run(deed, home, dice.uniform(0, lasted[deed]))
        if os.WIFSIGNALED(status):
            found.killed[deed] += 1
            before = verify(store_in(home))
            found.left[f"{deed}: {_left(deed, home, before)}"] += 1
            found.false += [f"{deed}: {said}" for said in _false(before, HONEST)]
        else:
            found.over += 1
            if status:
                found.false.append(f"{deed}: ended with {status}: {_said(home)}")
        found.false += [f"{deed}, the next run: {said}" for said in _next_run(deed, home)]
    return found


def _run(deed: Deed, home: Path, after: float | None) -> tuple[float, int]:
    """Do a deed and kill it `after` so many seconds from its first change of the store; None: not at all.

    How long it took from there, and its status as the system gives it.
    """
    root, before = store_in(home).root, _state(store_in(home).root)
    child = in_a_child(home, home / "output", partial(do, deed, home))
    began: float | None = None
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        now = time.monotonic()
        if ended:
            return now - (began or now), status
        if began is None and _state(root) != before:
            began = time.monotonic()
        elif began is not None and after is not None and now - began >= after:
            os.kill(child, signal.SIGKILL)
            after = None
        time.sleep(LOOK)


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


def _next_run(deed: Deed, home: Path) -> list[str]:
    """What a person does next works, and then nothing is left to say."""
    store, wrong = store_in(home), list[str]()
    try:
        if deed == "mark":
            mark_and_contest(home)
        if deed in ("call", "demo", "score"):
            for call in tuple(store.shelf("practice").calls())[-1:]:
                _score(store, call)
        purge(store, datetime.now(UTC))
        list_records(store)
    except Mendable as error:
        wrong.append(str(error))
    return [*wrong, *_false(verify(store), HONEST_FOR_EVER)]


def _score(store: Store, call: CallDirectory) -> None:
    """Score what there is of a call, unless nothing had happened in it yet."""
    if not (call.events.is_file() and call.events.stat().st_size):
        return
    scenario = load_scenario(call.manifest().scenario)
    with scored_again(call, store, datetime.now(UTC)):
        rescore(call, scenario, load_rubric(scenario.rubric.id, scenario.language))


def _said(home: Path) -> str:
    return (home / "output").read_text(encoding="utf-8", errors="replace")[-400:]


def _false(found: Verified, honest: Sequence[str]) -> list[str]:
    return [
        finding.sentence
        for finding in found.findings
        if not any(said in f"{finding.fault}: {finding.sentence}" for said in honest)
    ]


def _left(deed: Deed, home: Path, found: Verified) -> str:
    """In a few words, what is there of the work."""
    looks: dict[Deed, Callable[[Store, Verified], str]] = {
        "call": _left_of_a_call,
        "demo": _left_of_a_call,
        "mark": _left_of_a_marking,
        "delete": _left_of_deletions,
        "purge": _left_of_deletions,
        "score": lambda store, found: "scoring broken off" if _unfinished(found) else "a whole scorecard",
    }
    return looks[deed](store_in(home), found)


def _unfinished(found: Verified) -> int:
    return sum(finding.fault == "unfinished" for finding in found.findings)


def _left_of_a_call(store: Store, found: Verified) -> str:
    calls = tuple(store.shelf("practice").calls())
    if not calls:
        return "begun, nothing written"
    if not calls[0].manifest().complete:
        return "a call cut short"
    deeds = [entry.deed for entry in store.shelf("practice").journal.entries()]
    return "a whole call, entered" if "filed" in deeds else "a closed call, not entered"


def _left_of_a_marking(store: Store, found: Verified) -> str:
    (call,) = store.shelf("certification").calls()
    if not (call.path / MARKS).is_file():
        return "no marks"
    marks = read_marks(call)
    which = "second marking" if marks.second else "first marking"
    if _unfinished(found):
        return f"{which}, signing broken off"
    return f"{which}, {'signed' if marks.closed else 'under way'}"


def _left_of_deletions(store: Store, found: Verified) -> str:
    calls = tuple(store.shelf("practice").calls())
    muted = sum(muting(call).exists() for call in calls)
    if count := _unfinished(found):
        return "a sound's deletion broken off" if muted else f"{count} deletion broken off"
    deleted = sum(entry.deed == "deleted" for entry in store.shelf("practice").journal.entries())
    return f"{deleted} deleted whole, {len(calls)} calls kept"
