"""All expressions of a bank as one tree of words: compiled once, walked from each word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias
from typing import Literal as OneOf

from voicesim.content.atoms import Atom, Choice, End, Lemma, Literal, Not, Prefix, Series, Slot
from voicesim.text.fold import folded
from voicesim.text.grammar import listed
from voicesim.understanding.acts import Kind

SMALL = frozenset(listed("le la les un une de des du au que y en the a an of to that for"))
"""Words so small that an expression is still heard when one is lost; not "à": "c'est vous", "à vous"."""
_AS_E = re.compile(r"(?:er|ez|ee|es|ees|ai|ais|ait|aient)$")


EntryKind: TypeAlias = Kind | OneOf["scope"]
"""An act, or an expression that takes what follows it from who speaks."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a sequence stands for when it is heard."""

    kind: EntryKind
    id: str
    pattern: str
    """The author's expression, for explanations."""
    complete: bool = True
    right: bool | None = None
    told: bool = False
    """For a topic: covers it without being asked."""
    prompts: bool = False
    """For a topic: brings it up whether it is asked, said or denied."""
    opens: bool = False
    """What follows it in the sentence is what the other said."""
    asked: bool = False
    """For a phrase: only counts inside a question or a request."""
    asserted: bool = False
    """For a phrase: only counts when asserted."""
    phrase: str = ""
    """The phrase of the bank it belongs to."""
    about: bool = False
    """Of a statement: it only names what the statement's value is said of."""
    after: bool = False
    """Of an expression of scope: it takes the words before it."""
    near: bool = False
    """Of one that takes the words before it: no more than the clause before its comma."""
    ahead: bool = False
    """Of an expression of scope: it takes the rest of the sentence."""
    never: bool = False
    """The same words in another sense: it is no act, and takes away those that share a word."""


_NO_WORDS: Mapping[str, Node] = {}
_NO_SLOTS: Mapping[Slot, Node] = {}
"""What a node without such branches has: a tree has tens of thousands, most with one branch of one kind."""


@dataclass(eq=False, slots=True)
class Node:
    """One place in the tree."""

    joins: tuple[Node, ...] = ()
    """Nodes where this one's choice goes on, without a word."""
    ends: tuple[Entry, ...] = ()
    words: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    folded: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    """By unaccented form: for words typed or recognised without accents."""
    sounded: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    """By sound: "rembourser" for "remboursé"."""
    small: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    """The branches of small words, which a recogniser may lose."""
    lemmas: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    prefixes: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    slots: Mapping[Slot, Node] = field(default_factory=lambda: _NO_SLOTS)
    gap: Node | None = None
    end: Node | None = None
    """When the clause ends here."""
    nots: Mapping[str, Node] = field(default_factory=lambda: _NO_WORDS)
    """By the word that must not come next."""

    @property
    def names_its_next(self) -> bool:
        """Does it go on by words that it names, and by nothing else: no slot, no lemma, no choice to end?"""
        others = (self.small, self.lemmas, self.prefixes, self.slots, self.nots, self.joins, self.ends)
        return bool(self.words) and self.gap is None and self.end is None and not any(others)

    def __reduce__(self) -> tuple[type[Node], tuple[object, ...]]:
        """Without what it has not: seven in ten nodes only join, and all are read at every start."""
        parts = tuple(getattr(self, name) for name in self.__slots__)
        length = max((place + 1 for place, part in enumerate(parts) if part), default=0)
        return Node, parts[:length]

    def grown(self, atom: Atom) -> Node:
        """The node after `atom`, made when there is none."""
        if isinstance(atom, Literal):
            child = self._under("words", atom.form)
            if atom.form in SMALL:
                self._under("small", atom.form, child)
            self._under("folded", folded(atom.form), child)
            self._under("sounded", sound(atom.form), child)
            return child
        if isinstance(atom, Lemma):
            return self._under("lemmas", atom.lemma)
        if isinstance(atom, Prefix):
            return self._under("prefixes", atom.stem)
        if isinstance(atom, Slot):
            return self._under("slots", atom)
        if isinstance(atom, Not):
            return self._under("nots", atom.form)
        if isinstance(atom, End):
            self.end = self.end or Node()
            return self.end
        if self.gap is None:
            self.gap = Node()
        return self.gap

    def _under(self, branches: str, key: str | Slot, child: Node | None = None) -> Node:
        """The branch of that key; `child`, or a new node, when there is none yet."""
        own: dict[Any, Node] = getattr(self, branches)
        if not own:  # what all nodes share
            own = {}
            setattr(self, branches, own)
        found = own.get(key)
        if found is None:
            found = own[key] = child or Node()
        return found


def add(root: Node, series: Series, entry: Entry) -> None:
    """Plants one expression. What it begins with goes into the root's own branches, so that few are tried."""
    if series and isinstance(series[0], Choice):
        for way in series[0].ways:
            add(root, (*way, *series[1:]), entry)
        if series[0].optional:
            add(root, series[1:], entry)
        return
    end = _planted(root, series)
    if end is not root and entry not in end.ends:
        end.ends = (*end.ends, entry)


def _planted(node: Node, series: Series) -> Node:
    for part in series:
        if not isinstance(part, Choice):
            node = node.grown(part)
            continue
        join = Node()
        for way in part.ways:
            last = _planted(node, way)
            last.joins = (*last.joins, join)
        if part.optional:
            node.joins = (*node.joins, join)
        node = join
    return node


@lru_cache(maxsize=20_000)
def sound(form: str) -> str:
    """What is left of a word when its silent or look-alike ending is taken off: "garantit" -> "garanti".

    A rough skeleton, for French recognisers that pick the wrong spelling of the same sound; short words stay.
    """
    plain = folded(form).replace("th", "t")
    if len(plain) < 5:
        return plain
    if form.endswith(("é", "és")):
        return f"{plain.rstrip('s')[:-1]}+"  # "demandé" is not "demande", and nobody writes it for "demandez"
    ended = _AS_E.sub("é", plain)
    if ended != plain:
        return ended
    stripped = plain.rstrip("estxd")
    return stripped if len(stripped) >= 4 else plain
