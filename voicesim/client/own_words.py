"""The author's own words: what the scenario and the stock would say here is never refused to a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.client.pools import WrittenLine
from voicesim.client.spoken import fill, plainest, sentences
from voicesim.client.state import Intention, Line
from voicesim.client.wording import band
from voicesim.client.writer import Assignment
from voicesim.text.fold import plain


class OwnWords:
    """The sentences an author wrote for the moves of one answer."""

    def __init__(self, assignment: Assignment, written: Sequence[Line]) -> None:
        self.count = sum(len(sentences(line.text)) for line in written)
        """Sentences of the lines that the phrase writer would say."""
        self._lines = [plain(line.text) for line in written]
        self._now = frozenset(plain(part) for line in written for part in sentences(line.text))
        self._ever = frozenset(plain(part) for text in _pools(assignment) for part in sentences(text))

    def has(self, sentence: str) -> bool:
        """Is it a sentence that the phrase writer would say now, word for word?"""
        return plain(sentence) in self._now

    def may(self, sentence: str) -> bool:
        """Is it one that the author wrote for these moves, said already perhaps?"""
        return plain(sentence) in self._ever

    def are(self, text: str) -> bool:
        """Is it all that the phrase writer would say, word for word?"""
        return plain(text) == " ".join(self._lines)


def _pools(assignment: Assignment) -> Iterator[str]:
    """Every line written for these moves, as it would be spoken."""
    scenario = assignment.scenario
    for intention in assignment.decision.intentions:
        slots = {**scenario.values, **dict(intention.slots)}
        for line in _written(assignment, intention):
            yield fill(plainest(line.text), slots, scenario.language, assignment.weekday)


def _written(assignment: Assignment, intention: Intention) -> Iterator[WrittenLine]:
    yield from assignment.pools.get(intention.line) if intention.line else ()
    for group in assignment.pools.for_move(intention.move, band(assignment.decision.state.mood)):
        yield from group
