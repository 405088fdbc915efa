"""What the client really got to say: lines heard enter the history, the rest is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicesim.client import memory
from voicesim.client.moves import HELPLESS
from voicesim.client.state import ClientState, Line, Said

ENOUGH = 0.6
"""Part of a line's words that must be heard for what it says to count as said."""

OPENING = "opening"
"""The move of a first line, and the beginning of its identifier."""


def heard(
    state: ClientState, lines: Sequence[Line], text: str, complete: bool, *, whole: bool = False
) -> ClientState:
    """The state after `text`, the part of `lines` that was heard; a line without words was never voiced.

    `whole`: nobody chose to cut it, so what a line gives counts only if all of it was heard.

    A line cut before its first word is not used; a fact whose line was not heard enough is un-earned, and
    what the line would have set (an objection raised, a question answered) is taken back. An opening is begun
    anew once: nobody introduces themselves a third time.
    """
    left = len(text.split()) if not complete else sum(len(line.text.split()) for line in lines)
    enough = 1.0 if whole else ENOUGH
    tried = any(said.line.startswith(OPENING) for said in state.history)
    for line in lines:
        words = line.text.split()
        count = min(left, len(words))
        left -= count
        if count:
            state = memory.said(state, Said("client", " ".join(words[:count]), line.id))
            state = memory.lost(state) if line.move in HELPLESS else state
        if count < len(words):
            told = (mark for mark in line.marks if mark.startswith(memory.TOLD_OF))
            state = memory.unmark(state, told)
        if (not words or count < enough * len(words)) and not (tried and line.move == OPENING):
            state = _taken_back(state, line)
    return state


def _taken_back(state: ClientState, line: Line) -> ClientState:
    kept = tuple(item for item in state.earned if item.fact not in line.facts)
    return memory.unmark(replace(state, earned=kept), line.marks)
