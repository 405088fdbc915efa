"""Who marks which call: examiners spread evenly, each pair as seldom as can be. Pure, from a seed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One candidate's call at one station, to be marked: first, or again after a contest."""

    candidate: str
    """Seat: "C3"."""
    station: str
    round: int = 0
    """How many contests went before."""

    @property
    def key(self) -> str:
        """As written in the journal: "C3/sinistre_courant/0"."""
        return f"{self.candidate}/{self.station}/{self.round}"

    @classmethod
    def of(cls, key: str) -> Slot:
        """The slot of a key."""
        candidate, station, number = key.split("/")
        return cls(candidate, station, int(number))


@dataclass(frozen=True, slots=True)
class Spread:
    """The result of a distribution."""

    duties: Mapping[Slot, tuple[str, ...]]
    """Slot -> seats of its examiners."""
    lacking: tuple[Slot, ...]
    """Slots for which there are not enough examiners who may mark them."""


def spread(
    slots: Sequence[Slot],
    examiners: Sequence[str],
    *,
    each: int,
    most: int,
    seed: int,
    kept: Mapping[Slot, Sequence[str]],
    barred: Mapping[Slot, Collection[str]],
) -> Spread:
    """Give every slot `each` of the examiners, none more than `most` slots.

    `kept` are examiners a slot has already and keeps; `barred` those who may not mark it. The examiner with
    the fewest calls is taken, then whoever has marked least often together with the first; chance, from the
    seed, decides between equals.
    """
    load: Counter[str] = Counter(seat for seats in kept.values() for seat in seats)
    pairs: Counter[frozenset[str]] = Counter()
    chance = random.Random(f"{seed}:duties")
    duties: dict[Slot, tuple[str, ...]] = {}
    lacking: list[Slot] = []
    for slot in slots:
        chosen = list(kept.get(slot, ()))
        while len(chosen) < each:
            free = [
                seat
                for seat in examiners
                if seat not in chosen and seat not in barred.get(slot, ()) and load[seat] < most
            ]
            if not free:
                lacking.append(slot)
                break
            chance.shuffle(free)
            best = min(free, key=lambda seat: (load[seat], _together(pairs, seat, chosen)))
            chosen.append(best)
            load[best] += 1
        for place, one in enumerate(chosen):
            pairs.update(frozenset((one, other)) for other in chosen[:place])
        duties[slot] = tuple(chosen)
    return Spread(duties, tuple(lacking))


def _together(pairs: Counter[frozenset[str]], seat: str, chosen: Sequence[str]) -> int:
    return sum(pairs[frozenset((seat, other))] for other in chosen)
