"""After a practice call, before the scorecard is shown: the marks a trainee gives themselves."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from voicesim.cli.after_call_words import AfterCall, words_after
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.scorecard.card import Card
    from voicesim.sessions.session import Held
    from voicesim.settings.schema import Settings


def ask_first(held: Held, settings: Settings, told: Output) -> None:
    """Ask at a terminal, keep what is given beside the call, and show it with the machine's proposal.

    Nothing is asked in an examination, from a pipe, or after a call in which hardly anything was said.
    """
    from voicesim.sessions.rescoring import own_marks_wanted

    card = held.scorecard.card
    if not sys.stdin.isatty() or not own_marks_wanted(held.directory, settings):
        return
    words = words_after(card.language, settings)
    told.say(words.assess)
    marks = {}
    for dimension in card.dimensions:
        value = _mark(words.assess_mark.format(dimension.name), words.assess_again, told)
        if value is None:
            break
        marks[dimension.id] = value
    if marks:
        _keep(held, marks)
        told.say(words.assess_kept)
        for line in compared(card, marks, words):
            told.say(line)


def compared(card: Card, marks: Mapping[str, float], words: AfterCall) -> list[str]:
    """The trainee's marks beside the machine's proposals, one line for each dimension."""
    return [
        words.assess_pair.format(
            dimension.name,
            f"{marks[dimension.id]:.0f}",
            "-" if dimension.score is None else f"{dimension.score:.0f}",
        )
        for dimension in card.dimensions
        if dimension.id in marks
    ]


def _keep(held: Held, marks: Mapping[str, float]) -> None:
    from voicesim.sessions.rescoring import keep_own_marks
    from voicesim.sessions.store_here import moment, store_of
    from voicesim.settings.sources import read_settings

    keep_own_marks(held.directory, marks, store_of(read_settings().settings), moment())


def _mark(question: str, again: str, told: Output) -> float | None:
    """A number from 0 to 100; None for Enter, which ends the questions."""
    while True:
        print(question, end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if not answer:
            return None
        if answer.isdigit() and int(answer) <= 100:
            return float(answer)
        told.say(again)
