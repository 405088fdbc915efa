"""The examples of a language, as the ear is taught them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicesim.content.examples import Example, Label, load_examples
from voicesim.text.words import Language
from voicesim.understanding.bank import Bank, load_bank

NEAR_MISS = 0.3
"""How far below nought a near miss is taught to be."""


@dataclass(frozen=True)
class Sheets:
    """Every author's examples of one language."""

    language: Language
    examples: tuple[Example, ...]
    labels: tuple[Label, ...]
    """What is taught: ways of speaking that do not speak against the speaker, and topics."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Their letters."""
        return tuple(sorted({example.author for example in self.examples}))

    @property
    def digest(self) -> str:
        """SHA-256 of what is taught."""
        return digest_of(self.examples)

    def by(self, author: str) -> NDArray[np.intp]:
        """Places of an author's examples."""
        return places_by(author, self.examples)

    def own(self, example: Example) -> Label:
        """The label as the bank knows it: a scenario's "photos" is everybody's."""
        return known_as(example.label, load_bank(self.language))

    def does(self, example: Example) -> frozenset[Label]:
        """All that an example does: its label, and what that includes."""
        return closure(self.own(example), load_bank(self.language)) if example.side == "yes" else frozenset()

    def targets(self) -> NDArray[np.float32]:
        """[examples, labels]: 1 where the example does it, below nought where it nearly does."""
        place = {label: index for index, label in enumerate(self.labels)}
        wanted = np.zeros((len(self.examples), len(self.labels)), dtype=np.float32)
        for row, example in enumerate(self.examples):
            for label in self.does(example):
                if label in place:
                    wanted[row, place[label]] = 1
            if example.side == "no" and self.own(example) in place:
                wanted[row, place[self.own(example)]] = -NEAR_MISS
        return wanted

    def open_to(self) -> NDArray[np.bool_]:
        """[examples, labels]: what may be proposed for the example: everybody's labels and its scenario's."""
        scenarios = np.array([label.scenario for label in self.labels])
        return np.stack(
            [(scenarios == "") | (scenarios == example.label.scenario) for example in self.examples]
        )


def digest_of(examples: Sequence[Example]) -> str:
    """SHA-256 of examples: who wrote them, for what, and what."""
    rows = (f"{e.author}\t{e.label}\t{e.side}\t{e.text}" for e in examples)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def places_by(author: str, examples: Sequence[Example]) -> NDArray[np.intp]:
    """Places of an author's examples."""
    return np.array([place for place, example in enumerate(examples) if example.author == author])


@lru_cache(maxsize=2)
def sheets(language: Language) -> Sheets:
    """What comes with the package."""
    examples = tuple(example for file in load_examples(language) for example in file.examples)
    bank = load_bank(language)
    families = load_bank("fr").families | bank.families
    found = {known_as(example.label, bank) for example in examples}
    taught = [
        label
        for label in sorted(found)
        if label.kind == "topic"
        or (label.kind == "family" and (label.id not in families or families[label.id].polarity != "bad"))
    ]
    return Sheets(language, examples, tuple(taught))


def known_as(label: Label, bank: Bank) -> Label:
    """A scenario's topic that everybody knows is everybody's."""
    return Label(label.kind, label.id) if label.kind == "topic" and label.id in bank.topics else label


def closure(label: Label, bank: Bank) -> frozenset[Label]:
    """The label and everything that whoever does it does too."""
    found = [label]
    for one in found:
        also = bank.families[one.id].also if one.kind == "family" and one.id in bank.families else ()
        if one.kind == "topic":
            also = tuple(topic.id for topic in bank.topics.values() if one.id in topic.includes)
        found += [new for new in (Label(one.kind, name) for name in also) if new not in found]
    return frozenset(found)
