"""Words of a turn as a quote: a whole sentence where a line has room for it, else as much as reads well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voicesim.archive.result import Quoted
from voicesim.archive.vocabulary import Place
from voicesim.audio.frames import seconds
from voicesim.call.record import Turn
from voicesim.text.sentences import ENDS, asks, sentence_spans
from voicesim.text.words import text_of

MOST = 28
"""Words of a quote."""
_BEFORE = 10
"""Words shown before what was found, where its sentence is too long to be shown."""
_PAUSES = (",", ";", ":")
"""Marks at which a sentence that is too long is cut."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn."""

    index: int
    """Of the turn in the call."""
    turn: Turn
    first: int
    """Its first word in the turn."""
    last: int
    """Its last word, included."""

    @property
    def length(self) -> int:
        """In words."""
        return self.last - self.first + 1

    @property
    def asks(self) -> bool:
        """Does it end with a question mark?"""
        return asks(self.turn.words[self.first : self.last + 1])

    @property
    def broken_off(self) -> bool:
        """Was the speaker cut in it?"""
        words = self.turn.words
        return not self.turn.complete and self.last == len(words) - 1 and not words[-1].text.endswith(ENDS)

    @property
    def trails_off(self) -> bool:
        """Does it end in dots?"""
        return self.turn.words[self.last].text.endswith(("...", "…"))

    def holds(self, place: int) -> bool:
        """Is this word of the turn in it?"""
        return self.first <= place <= self.last


def sentences_of(index: int, turn: Turn) -> list[Sentence]:
    """The sentences of a turn, in their order."""
    return [Sentence(index, turn, first, last) for first, last in sentence_spans(turn.words)]


def sentence_at(index: int, turn: Turn, place: int) -> Sentence:
    """The sentence of a turn that holds this word."""
    return next(
        (one for one in sentences_of(index, turn) if one.holds(place)), Sentence(index, turn, place, place)
    )


def quote_of(turn: Turn, place: Place) -> Quoted:
    """The words found, with their sentence; of one that is too long, what is around them."""
    one = sentence_at(0, turn, place.first)
    first, last = one.first, max(one.last, place.last)
    if last - first >= MOST and place.first - first > _BEFORE:
        first = place.first - _BEFORE
        pause = next((at for at in range(first, place.first) if _pauses(turn, at)), None)
        first = first if pause is None else pause + 1
    return quote(turn, first, max(place.last, _cut(turn, first, last)))


def running_on(one: Sentence, least: int) -> Quoted:
    """A sentence with those after it in its turn until there are `least` words; no question is added."""
    last = one.last
    for after in _after(one):
        if last - one.first + 1 >= least or after.asks or after.broken_off or after.last - one.first >= MOST:
            break
        last = after.last
    return quote(one.turn, one.first, _cut(one.turn, one.first, last))


def led_up_to(one: Sentence, least: int) -> Quoted:
    """A sentence with those before it in its turn until there are `least` words; the end of a long one."""
    first = one.first
    for before in reversed([other for other in sentences_of(one.index, one.turn) if other.last < one.first]):
        if one.last - first + 1 >= least or one.last - before.first >= MOST:
            break
        first = before.first
    return quote(one.turn, max(first, one.last - MOST + 1), one.last)


def overlap(one: Quoted, other: Quoted) -> bool:
    """Do two quotes share a moment?"""
    return one.speaker == other.speaker and one.start < other.end and other.start < one.end


def quote(turn: Turn, first: int, last: int) -> Quoted:
    """Words of a turn, both ends included."""
    words = turn.words[first : last + 1]
    return Quoted(
        speaker=turn.speaker, words=text_of(words), start=seconds(words[0].start), end=seconds(words[-1].end)
    )


def _after(one: Sentence) -> Iterator[Sentence]:
    return (other for other in sentences_of(one.index, one.turn) if other.first > one.last)


def _cut(turn: Turn, first: int, last: int) -> int:
    """Where a quote ends: at its sentence's end, or at the last pause for which there is room."""
    if last - first < MOST:
        return last
    room = range(first + MOST - 1, first + MOST // 2, -1)
    return next((at for at in room if _pauses(turn, at)), first + MOST - 1)


def _pauses(turn: Turn, place: int) -> bool:
    return turn.words[place].text.endswith(_PAUSES)
