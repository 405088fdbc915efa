"""What whoever marks a call alone is asked for, in a sitting and in a review of real calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voicesim.blind_marking.sheet import Rating
from voicesim.cli.asking import answer
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.scorecard.rubric import Rubric

RATINGS: Mapping[Rating, Message] = {
    Rating.BELOW: Message("clearly below the level"),
    Rating.BORDERLINE: Message("borderline"),
    Rating.AT_LEVEL: Message("clearly at the level"),
    Rating.EXCELLENT: Message("excellent"),
}
"""What people call an impression of a whole call."""


def rating_asked(out: Output) -> Rating:
    """The impression of the whole call, before any criterion."""
    out.say(Message("First of all, the whole call:"))
    names = {str(number): rating for number, rating in enumerate(Rating, 1)}
    for number, rating in names.items():
        out.say(Message("    {name} {cell}", name=number, cell=RATINGS[rating]))
    return names[_chosen(list(names), out)]


def level_asked(rubric: Rubric, anchors: Mapping[str, str], out: Output) -> str:
    """The level somebody chooses, by its number."""
    names = {str(number): level for number, level in enumerate(rubric.levels, 1)}
    for number, level in names.items():
        cell = level.label.in_language(rubric.language)
        anchor = anchors.get(level.id, "")
        shown = Message("{name}: {cell}", name=cell, cell=anchor) if anchor else cell
        out.say(Message("    {name} {cell}", name=number, cell=shown))
    return names[_chosen(list(names), out)].id


def level_name(rubric: Rubric, level: str) -> str:
    """What people call a level."""
    return next(one.label.in_language(rubric.language) for one in rubric.levels if one.id == level)


def change_asked(most: int, out: Output) -> int | None:
    """Which of so many marks is to be changed, from 0; None: none."""
    while True:
        chosen = answer(Message("Change which (Enter: none): "))
        if not chosen:
            return None
        if chosen.isdigit() and 1 <= int(chosen) <= most:
            return int(chosen) - 1
        out.say(Message("Give a number from 1 to {most}.", most=most))


def _chosen(numbers: list[str], out: Output) -> str:
    while True:
        chosen = answer(Message("Number: "))
        if chosen in numbers:
            return chosen
        out.say(Message("Give a number from 1 to {most}.", most=len(numbers)))
