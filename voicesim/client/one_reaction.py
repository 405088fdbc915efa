"""One short reaction a turn: nobody says "voilà", "c'est ça" and "je vois" one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicesim.client.state import Intention

SHORT: tuple[str, ...] = (
    "decline",
    "hesitate",
    "accept",
    "choose",
    "suits",
    "not_clear",
    "clear",
    "confirm",
    "learn",
    "done_already",
    "heeds",
    "refrains",
    "weighs",
    "takes_note",
    "bristles",
    "wait",
    "relieved",
    "comforted",
    "greet",
    "acknowledge",
    "listens",
)
"""Moves that answer the turn as a whole in a few words, those that say most first."""


def with_one_reaction(intentions: Sequence[Intention]) -> tuple[Intention, ...]:
    """The same, with one short reaction at most: the first that has a line of its own, or says most.

    What the others would have left in memory is left by the one that is said.
    """
    short = [item for item in intentions if item.move in SHORT]
    if len(short) < 2:
        return tuple(intentions)
    best = min(short, key=lambda item: (not item.line, SHORT.index(item.move)))
    marks = tuple(mark for item in short for mark in item.marks)
    return tuple(
        replace(item, marks=marks) if item is best else item
        for item in intentions
        if item is best or item.move not in SHORT
    )
