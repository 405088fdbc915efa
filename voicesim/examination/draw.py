"""The draw: which caller each candidate meets at each station, in which order. Pure, from a published seed.

Whoever knows the blueprint and the seed can draw again and get the same: nobody chose a caller for anybody.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence

from voicesim.examination.blueprint import Blueprint, Station


def caller(blueprint: Blueprint, seed: int, station: str, number: int, attempt: int = 0) -> str:
    """The scenario that candidate `number` (from 1) meets at a station; `attempt` counts calls granted anew.

    All candidates meet the same, or each one of the set, equally often (`parallel`). A call granted anew has
    the next of the set: the candidate knows the first caller.
    """
    names = _shuffled(blueprint.station(station), seed)
    start = number - 1 if blueprint.parallel else 0
    return names[(start + attempt) % len(names)]


def call_seed(seed: int, scenario: str) -> int:
    """Seed of every call of this scenario in the sitting: all candidates who meet a caller meet the same."""
    digest = hashlib.sha256(f"{seed}:{scenario}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def order(blueprint: Blueprint, seed: int, number: int) -> tuple[str, ...]:
    """The stations in the order in which candidate `number` (from 1) takes them.

    Row of a Latin square in which, over as many candidates as it has rows, each station is taken at each
    place equally often and (Williams 1949) follows each other one equally often.
    """
    names = [station.id for station in blueprint.stations]
    random.Random(f"{seed}:order").shuffle(names)
    rows = square(len(names))
    return tuple(names[place] for place in rows[(number - 1) % len(rows)])


def square(size: int) -> tuple[tuple[int, ...], ...]:
    """Williams' design: `size` rows when even, else twice as many; each a permutation of 0..size-1."""
    first = [0]
    for step in range(1, size):
        first.append((first[-1] + (step if step % 2 else -step)) % size)
    rows = [tuple((place + shift) % size for place in first) for shift in range(size)]
    mirrored = [tuple(reversed(row)) for row in rows] if size % 2 else []
    return (*rows, *mirrored)


def _shuffled(station: Station, seed: int) -> Sequence[str]:
    names = list(station.scenarios)
    random.Random(f"{seed}:{station.id}").shuffle(names)
    return names
