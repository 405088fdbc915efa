"""What the trainee read out and the caller said yes to: it is obtained, though nothing asked for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from voicesim.call.record import CallRecord
from voicesim.client.guard_book import load_listener
from voicesim.client.made_out import says_back
from voicesim.text.words import Language

YES = frozenset({"confirm", "clear"})
"""Moves by which the caller says that it is so."""
NUMBERS = frozenset({"phone", "contract", "iban", "plate"})
"""Kinds of value that are somebody's own: read out, they are it or they are not."""
_FIGURES = re.compile(r"\d+")


def confirmed(record: CallRecord, answers: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, int]]:
    """For each topic of `answers` that was read out and confirmed: indexes of the turn and of the yes.

    `answers`: the lines with which the caller would answer, by topic. A line is read out where the trainee
    says its number, or two of its words of content in a row.
    """
    found: dict[str, tuple[int, int]] = {}
    known = {topic: _numbers(" ; ".join(lines), record.language) for topic, lines in answers.items()}
    for index, turn in enumerate(record.turns):
        if turn.speaker != "trainee" or turn.backchannel or not turn.words:
            continue
        reply = _reply(record, index)
        if reply is None or YES.isdisjoint(record.turns[reply].moves):
            continue
        said, words = _numbers(turn.text, record.language), _FIGURES.sub("", turn.text)
        for topic, lines in answers.items():
            same = bool(said & known[topic]) or says_back(words, lines, record.language)
            if topic not in found and same:
                found[topic] = index, reply
    return found


def _reply(record: CallRecord, index: int) -> int | None:
    """The caller's turn that answers a trainee's; None where the trainee goes on."""
    for later in range(index + 1, len(record.turns)):
        turn = record.turns[later]
        if turn.speaker == "client" and turn.words:
            return later
        if turn.speaker == "trainee" and not turn.backchannel:
            return None
    return None


def _numbers(text: str, language: Language) -> frozenset[tuple[str, str]]:
    return frozenset(value for value in load_listener(language).values(text) if value[0] in NUMBERS)
