"""The examples that teach the ear about faults, and those it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from scripts.ear.sheets import digest_of, places_by
from voicesim.content.examples import Example, load_examples, load_fault_examples
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

HELD_BACK = {"fr": "DEFGJKLMQRSYZ", "en": "ABCHJMNPTUV"}
"""Authors never shown: D and H, on whom everything is measured, and those who wrote freely for ways of
speaking or questions alone. Much in their sentences comes near a fault: taught, they halve what is found."""
TOPICS_SHOWN = 3
"""Of the questions of everybody's examples one in so many is shown: none of them is a fault."""
NO_FAULT, ANOTHER_FAULT = -0.6, -0.3
"""What is aimed at for a fault where none is committed, and where another one is or nearly is."""
LIKE_FAULTS = ("closing", "negative_words", "condolences")
"""Families whose sentences may well be faults as well: no measure of what must be left alone."""


@dataclass(frozen=True)
class FaultSheets:
    """What is shown, in the order of the lesson."""

    language: Language
    examples: tuple[Example, ...]
    faults: tuple[str, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of what is taught."""
        return digest_of(self.examples)

    @property
    def authors(self) -> tuple[str, ...]:
        """Letters of those who wrote for the faults alone."""
        return tuple(sorted({e.author for e in _by_fault_authors(self.language)}))

    def targets(self) -> NDArray[np.float32]:
        """[examples, faults + 1]: 1 where it commits the fault, -1 where it comes near; last, any fault."""
        wanted = np.full((len(self.examples), len(self.faults) + 1), NO_FAULT, dtype=np.float32)
        for row, fault in enumerate(self.columns()):
            if fault >= 0:
                wanted[row, :-1] = ANOTHER_FAULT
                wanted[row, fault] = wanted[row, -1] = 1 if self.examples[row].side == "yes" else -1
        return wanted

    def columns(self) -> NDArray[np.int16]:
        """[examples] the fault that it commits or nearly commits; -1 for none."""
        place = {fault: index for index, fault in enumerate(self.faults)}
        families = [e.label.id if e.label.kind == "family" else "" for e in self.examples]
        return np.array([place.get(family, -1) for family in families], dtype=np.int16)

    def committed(self) -> NDArray[np.bool_]:
        """[examples] is the sentence what its label says, not a near miss?"""
        return np.array([example.side == "yes" for example in self.examples])

    def expressed(self) -> NDArray[np.bool_]:
        """[examples] do the expressions of the bank find in it the fault it is about?"""
        bank = load_bank(self.language)
        found = [
            column >= 0 and self.faults[column] in {a.id for a in understand(typed(e.text, 0), bank).acts}
            for e, column in zip(self.examples, self.columns(), strict=True)
        ]
        return np.array(found)

    def harmless(self) -> NDArray[np.bool_]:
        """[examples] is it certainly no fault?"""
        near = np.array([example.label.id in LIKE_FAULTS for example in self.examples])
        return (self.columns() < 0) & ~near

    def by(self, author: str) -> NDArray[np.intp]:
        """Places of an author's examples."""
        return places_by(author, self.examples)


def fault_sheets(language: Language) -> FaultSheets:
    """What comes with the package."""
    own = _by_fault_authors(language)
    faults = tuple(sorted({example.label.id for example in own}))
    others = [
        example
        for file in load_examples(language)
        if file.author not in HELD_BACK[language]
        for example in file.examples
    ]
    families = [example for example in others if example.label.kind == "family"]
    topics = [example for example in others if example.label.kind == "topic"][::TOPICS_SHOWN]
    return FaultSheets(language, tuple(chain(own, families, topics)), faults)


def _by_fault_authors(language: Language) -> tuple[Example, ...]:
    files = load_fault_examples(language)
    return tuple(example for file in files for example in file.examples)
