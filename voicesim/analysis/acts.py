"""What the trainee did over the whole call: every act, with its words and its place in time.

Text only: words, their confidences and their times come in, never sound (requirement L4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from voicesim.call.record import CallRecord, Turn
from voicesim.text.words import Word, text_of
from voicesim.understanding.acts import Act, Context

Understanding: TypeAlias = Callable[[Sequence[Word], Context], tuple[Act, ...]]
"""What a trainee turn does, given what came before: the phrase bank already inside."""

BEFORE, AFTER = 4, 1
"""Words before and after an act that may turn it into its contrary."""
MEMORY = 2
"""Turns of each speaker that may change what an utterance does (an echo, a check after an explanation)."""


@dataclass(frozen=True, slots=True)
class PlacedAct:
    """One act of the trainee, placed in the call."""

    act: Act
    turn: int
    """Index of the turn in the record."""
    nth: int
    """Which trainee turn it is, from 0, backchannels left out."""
    words: tuple[Word, ...]
    """The words that show it."""
    of: str = ""
    """Text of the whole turn, for the reader who wants the sentence around the quote."""
    around: tuple[Word, ...] = ()
    """The words with those just before and after, among which a negation may have been lost."""

    @property
    def start(self) -> int:
        """First sample of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """First sample after the last word."""
        return self.words[-1].end

    @property
    def quote(self) -> str:
        """The words as text."""
        return text_of(self.words)


def place_acts(
    record: CallRecord, understand: Understanding, names: Sequence[str] = ()
) -> tuple[PlacedAct, ...]:
    """Every act of the trainee in the order of the call, as far as the turns can be read."""
    return read_acts(record, understand, names)[0]


def read_acts(
    record: CallRecord, understand: Understanding, names: Sequence[str] = ()
) -> tuple[tuple[PlacedAct, ...], frozenset[int]]:
    """Every act of the trainee, and the indexes of the turns that `understand` could not read.

    A recogniser writes what no author foresaw: one such turn is left to a person, the others still count.
    """
    placed: list[PlacedAct] = []
    unread: set[int] = set()
    for index, turn, context in trainee_turns(record, names):
        try:
            acts = understand(turn.words, context)
        except (ValueError, LookupError, TypeError, RecursionError):
            unread.add(index)
            continue
        placed.extend(
            PlacedAct(act, index, context.turn, act.words(turn.words), turn.text, _around(turn, act))
            for act in acts
            if act.words(turn.words)
        )
    return tuple(placed), frozenset(unread)


def trainee_turns(record: CallRecord, names: Sequence[str] = ()) -> Iterator[tuple[int, Turn, Context]]:
    """Each real turn of the trainee with its index in the record and what came before it."""
    client: list[str] = []
    trainee: list[str] = []
    for index, turn in enumerate(record.turns):
        if turn.speaker == "client":
            client.append(turn.text)
        elif turn.words and not turn.backchannel:
            yield (
                index,
                turn,
                Context(len(trainee), tuple(client[-MEMORY:]), tuple(trainee[-MEMORY:]), tuple(names)),
            )
            trainee.append(turn.text)


def _around(turn: Turn, act: Act) -> tuple[Word, ...]:
    return turn.words[max(0, act.first - BEFORE) : act.last + 1 + AFTER]


def of_family(acts: Iterable[PlacedAct], families: Iterable[str]) -> tuple[PlacedAct, ...]:
    """The acts of any of these phrase families."""
    wanted = frozenset(families)
    return tuple(a for a in acts if a.act.kind == "family" and a.act.id in wanted)


def on_topic(acts: Iterable[PlacedAct], topics: Iterable[str]) -> tuple[PlacedAct, ...]:
    """The acts that ask about any of these topics."""
    wanted = frozenset(topics)
    return tuple(a for a in acts if a.act.kind == "topic" and a.act.id in wanted)


def stating(acts: Iterable[PlacedAct], statements: Iterable[str] | None = None) -> tuple[PlacedAct, ...]:
    """The acts that state any of these facts; every statement when none is named."""
    wanted = None if statements is None else frozenset(statements)
    return tuple(a for a in acts if a.act.kind == "statement" and (wanted is None or a.act.id in wanted))


def refused(placed: PlacedAct) -> bool:
    """Is this the contrary of a bad act: "je ne peux pas vous promettre"?"""
    return placed.act.id == "over_promising" and placed.act.polarity == "good"
