"""The seam for a second ear: it compares what was said with labelled examples, and proposes what it may do.

Patterns hear what they were written for, word by word; a second ear hears meaning, and does not hear "pas".
So it only ever proposes, and nothing that speaks against the speaker rests on it. Asked about what an
expression found, it may doubt it: the words are there, and nobody who says such things says them so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token
from voicesim.text.words import Language, Word
from voicesim.understanding.acts import Kind
from voicesim.understanding.questions import clauses, sentences
from voicesim.understanding.scope import denies


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words between two marks, and how it stands."""

    first: int
    last: int
    """Indexes of its words, both included."""
    asks: bool = False
    """It is part of a question or a request."""
    denies: bool = False
    """It holds a "pas", a "never"."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a clause may do, by its nearest example."""

    kind: Kind
    id: str
    first: int
    last: int
    """Indexes of the words compared, both included."""
    example: str
    """Identifier of the nearest example: its author's mark and number."""
    similarity: float
    """0..1, after whatever the ear does to make it steady from machine to machine."""
    sure: bool
    """True when the client may act on it; False when it is worth asking back."""
    said: str = ""
    """The sentence of the nearest example."""
    brings_up: bool = False
    """A topic that what is said brings up, asked or not."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against something that an expression found."""

    example: str = ""
    """Identifier of the nearest near miss, its author's mark and number; empty when none is told."""
    said: str = ""
    """Its sentence."""


@dataclass(frozen=True)
class Impression:
    """What a second ear made of an utterance. This one doubts nothing."""

    proposals: tuple[Proposal, ...] = ()
    far: frozenset[str] = frozenset()
    """Topics of facts that nobody brings up in words like these."""

    def doubt(self, kind: Kind, id: str, first: int, last: int) -> Doubt | None:
        """What speaks against this family or topic in these words; None when they may well do it."""
        return None

    def outdone(self, id: str, first: int, last: int) -> bool:
        """Are these words far rather another question than `id`?"""
        return False


class SecondEar(Protocol):
    """Anything that proposes acts by their meaning."""

    @property
    def digest(self) -> str:
        """Fingerprint of the weights and examples that decide what it proposes."""
        ...

    def listen(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> Impression:
        """What the clauses of an utterance may do. The same words make the same impression, anywhere."""
        ...


def clauses_of(tokens: Sequence[Token], asking: frozenset[int], grammar: Grammar) -> Iterator[Clause]:
    """The clauses of an utterance; `asking` holds the places of the tokens that are part of a question."""
    for start, end in sentences(tokens):
        for first, last in clauses(tokens, start, end):
            places = range(first, last + 1)
            words = [tokens[place].word for place in places]
            asks = not asking.isdisjoint(places)
            yield Clause(min(words), max(words), asks=asks, denies=denies(tokens, places, grammar))
