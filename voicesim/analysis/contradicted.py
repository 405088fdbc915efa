"""Where a trainee says one thing and later its contrary: by acts of their own, by no guess. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from voicesim.analysis.acts import PlacedAct, UnderstoodTurn
from voicesim.analysis.terms import terms
from voicesim.text.words import Word

Pair: TypeAlias = tuple[PlacedAct, PlacedAct]
"""What was said first, and what contradicts it."""
DAYS = frozenset({"day", "date"})
"""Kinds of value that name a day."""
_LEAST = 6
"""Letters of a word that tells anything."""


def contradicted(turns: Iterable[UnderstoodTurn]) -> tuple[Pair, ...]:
    """What is said in one turn and contradicted in a later one, each thing once.

    A fact told right and then wrong (the other way round it was put right); a promise and a refusal in the
    same terms; a step announced twice in the same terms for days that cannot be the same.
    """
    said = [(turn, act) for turn in turns for act in turn.place(turn.understood.acts) if _firm(act)]
    found: dict[str, Pair] = {}
    for (before, one), (after, other) in combinations(said, 2):
        if one.nth == other.nth:
            continue
        what = _contrary(one, other) or _moved(before, one, after, other)
        if what and what not in found:
            found[what] = one, other
    return tuple(found.values())


def _firm(placed: PlacedAct) -> bool:
    act = placed.act
    telling = act.kind == "statement" or act.does("promises", "refuses", "commits")
    return telling and not (act.by_example or act.faint or act.conditional or act.reported)


def _contrary(one: PlacedAct, other: PlacedAct) -> str:
    """The fact, or the matter, of which the one says the contrary of the other; empty for none."""
    if one.act.kind == other.act.kind == "statement":
        same = one.act.id == other.act.id and one.act.right is True and other.act.right is False
        return one.act.id if same else ""
    refused_then = one.act.does("promises") and other.act.does("refuses")
    promised_then = one.act.does("refuses") and other.act.does("promises")
    opposed = (refused_then or promised_then) and not terms(one.words, _LEAST).isdisjoint(
        terms(other.words, _LEAST)
    )
    return "cover" if opposed else ""


def _moved(before: UnderstoodTurn, one: PlacedAct, after: UnderstoodTurn, other: PlacedAct) -> str:
    """The words in which the same step is announced for another day; empty where it is not."""
    if not (one.act.does("commits") and other.act.does("commits")):
        return ""
    shared = terms(_untimed(before, one), _LEAST) & terms(_untimed(after, other), _LEAST)
    first, then = set(_days(before, one)), set(_days(after, other))
    alike = {_form(day) for day in first} == {_form(day) for day in then}
    return min(shared) if shared and first and then and alike and not first & then else ""


def _days(turn: UnderstoodTurn, placed: PlacedAct) -> Iterator[str]:
    for value in turn.understood.values:
        if value.kind in DAYS and placed.act.first <= value.first <= placed.act.last:
            yield from value.values[:1]


def _untimed(turn: UnderstoodTurn, placed: PlacedAct) -> list[Word]:
    """The words of an act without those that have a value: what is announced, and not when."""
    valued = {place for value in turn.understood.values for place in range(value.first, value.last + 1)}
    return [word for place, word in enumerate(placed.words, placed.act.first) if place not in valued]


def _form(day: str) -> str:
    """Days are compared only where they are named alike: in days from now, by a date, by their name."""
    return "from now" if "+" in day or "-" in day else "date" if "/" in day else "name"
