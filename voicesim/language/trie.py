"""All expressions of a bank as one tree of words: compiled once, walked from every word of an utterance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from voicesim.language.acts import Kind
from voicesim.language.normalising import folded
from voicesim.language.notation import Atom, Gap, Lemma, Literal, Not, Prefix, Slot

_AS_E = re.compile(r"(?:er|ez|ee|es|ees|ai|ais|ait|aient)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sequence stands for when it is heard."""

    kind: Kind
    id: str
    pattern: str
    """The author's expression, for explanations."""
    complete: bool = True
    right: bool | None = None
    told: bool = False
    """For a topic: covers it without being asked."""
    phrase: str = ""
    """The phrase of the bank it belongs to."""


@dataclass(eq=False, slots=True)
class Node:
    """One place in the tree."""

    words: dict[str, Node] = field(default_factory=dict)
    folded: dict[str, Node] = field(default_factory=dict)
    """By unaccented form: for words typed or recognised without accents."""
    sounded: dict[str, Node] = field(default_factory=dict)
    """By sound: "rembourser" for "remboursé"."""
    lemmas: dict[str, Node] = field(default_factory=dict)
    prefixes: dict[str, Node] = field(default_factory=dict)
    slots: dict[Slot, Node] = field(default_factory=dict)
    gap: Node | None = None
    nots: dict[str, Node] = field(default_factory=dict)
    """By the word that must not come next."""
    ends: list[Entry] = field(default_factory=list)

    def grown(self, atom: Atom) -> Node:
        """The node after `atom`, made when there is none."""
        if isinstance(atom, Literal):
            child = self.words.setdefault(atom.form, Node())
            self.folded.setdefault(folded(atom.form), child)
            self.sounded.setdefault(sound(atom.form), child)
            return child
        if isinstance(atom, Lemma):
            return self.lemmas.setdefault(atom.lemma, Node())
        if isinstance(atom, Prefix):
            return self.prefixes.setdefault(atom.stem, Node())
        if isinstance(atom, Slot):
            return self.slots.setdefault(atom, Node())
        if isinstance(atom, Not):
            return self.nots.setdefault(atom.form, Node())
        if self.gap is None:
            self.gap = Node()
        return self.gap


def add(root: Node, sequence: Sequence[Atom], entry: Entry) -> None:
    """Plants one sequence."""
    node = root
    for atom in sequence:
        node = node.grown(atom)
    if entry not in node.ends:
        node.ends.append(entry)


@lru_cache(maxsize=20_000)
def sound(form: str) -> str:
    """What is left of a word when its silent or look-alike ending is taken off: "garantit" -> "garanti".

    A rough skeleton, for French recognisers that pick the wrong spelling of the same sound; short words stay.
    """
    plain = folded(form).replace("th", "t")
    if len(plain) < 5:
        return plain
    ended = _AS_E.sub("é", plain)
    if ended != plain:
        return ended
    stripped = plain.rstrip("estxd")
    return stripped if len(stripped) >= 4 else plain


def literals(sequences: Iterable[Sequence[Atom]]) -> set[str]:
    """The words written out in some sequences."""
    return {atom.form for sequence in sequences for atom in sequence if isinstance(atom, Literal)}


def lemmas(sequences: Iterable[Sequence[Atom]]) -> set[str]:
    """The lemmas asked for in some sequences."""
    return {atom.lemma for sequence in sequences for atom in sequence if isinstance(atom, Lemma)}


__all__ = ["Entry", "Gap", "Node", "add", "lemmas", "literals", "sound"]
