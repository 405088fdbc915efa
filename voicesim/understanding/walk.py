"""One way through the tree of expressions, and the match it comes to: what of it was heard, what guessed."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.text.tokens import Token
from voicesim.understanding.trie import Entry, Node


@dataclass(frozen=True, slots=True)
class Match:
    """One expression found."""

    entry: Entry
    first: int
    last: int
    """First and last token."""
    covered: frozenset[int]
    """Tokens that the expression names: words and typed slots, not what is free."""
    denied: Token | None = None
    """The negator that stands in one of its gaps."""
    cost: int = 0
    """How many words were taken for another spelling."""
    lost: bool = False
    """A word of the expression was not heard."""
    bent: int = 0
    """How many words, heard badly, were taken for others that sound near them."""
    over_unsure: bool = False
    """It steps over a word that was heard badly."""
    faint: bool = False
    """Too much of it was guessed: it proves nothing, but somebody should listen."""

    @property
    def guessed(self) -> bool:
        """Does it rest on words that were not heard as they are written?"""
        return self.lost or self.bent > 0 or self.over_unsure

    def swallows(self, other: Match) -> bool:
        """True when the other's words are all within this one's, and this one has more.

        What rests on guessed words swallows nothing that was heard.
        """
        return other.covered < self.covered and (other.bent > 0 or not self.bent)


@dataclass(slots=True)
class Walk:
    """One way through the tree, under way."""

    node: Node
    place: int
    covered: tuple[int, ...]
    skips: int = 0
    denied: Token | None = None
    cost: int = 0
    lost: bool = False
    """A word was taken for lost."""
    bare: bool = False
    """It was the last word: the expression may not end there."""
    bent: int = 0
    """Words taken for others that sound near them."""
    over_unsure: bool = False
    """A word heard badly was stepped over."""
    dropped: bool = False
    """The lost word was not a small one."""

    def at(self, node: Node, place: int, cost: int = 0) -> Walk:
        """The walk gone on to `node` and `place` without naming a token."""
        gone = self._copied(node, place, cost)
        gone.bare = self.bare and node is self.node
        return gone

    def over(self, node: Node, last: int, cost: int = 0, *, bent: int = 0) -> Walk:
        """The walk gone on to `node` over the tokens up to `last`, which the expression names."""
        gone = self._copied(node, last + 1, cost)
        gone.covered = (*self.covered, *range(self.place, last + 1))
        gone.bent = self.bent + bent
        return gone

    def without(self, node: Node, *, small: bool) -> Walk:
        """The walk gone on to `node` by a word that was lost."""
        gone = self._copied(node, self.place, 2)
        gone.lost, gone.bare, gone.dropped = True, True, not small
        return gone

    def past(self, node: Node) -> Walk:
        """The walk gone on to `node` without a word."""
        gone = self._copied(node, self.place, 0)
        gone.bare = self.bare
        return gone

    def _copied(self, node: Node, place: int, cost: int) -> Walk:
        return Walk(
            node,
            place,
            self.covered,
            self.skips,
            self.denied,
            self.cost + cost,
            self.lost,
            False,
            self.bent,
            self.over_unsure,
            self.dropped,
        )

    @property
    def exact(self) -> int:
        """Tokens heard as they are written."""
        return len(self.covered) - self.bent

    @property
    def told(self) -> bool:
        """Is enough of it heard for the expression to be told from others?"""
        return self.exact >= max(1, self.bent) and (not self.lost or self.exact > 1)

    @property
    def faint(self) -> bool:
        """Is more of it guessed than a credit may rest on?"""
        wanted = (2 if self.bent else 0) + (self.lost and self.bent > 0)
        return self.dropped or self.exact < wanted

    def match(self, entry: Entry, start: int) -> Match:
        """The expression it has walked to the end, from the token `start`."""
        return Match(
            entry,
            start,
            self.covered[-1],
            frozenset(self.covered),
            self.denied,
            self.cost,
            self.lost,
            self.bent,
            self.over_unsure,
            self.faint,
        )
