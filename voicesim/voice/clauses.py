"""Clauses: the pieces in which a line is synthesised, so that its first words sound at once."""

from __future__ import annotations

import re

_CLOSERS = "»”\"'’)]"
_ENDS = re.compile(r"(?:[,;:.!?…]+|—|–)$")
_DOTTED = re.compile(r"^(?:\w\.-?)+(?:\w\.?)?$")  # "J.", "p.m.", "c.-à-d."
_TITLES = r"mm?|dr|me|mrs?|ms|ste?|prof|art|no?|tél|tel|av|bd"
_BEFORE_A_NAME = re.compile(rf"^(?:{_TITLES})\.$", re.IGNORECASE)
_LEAST = 2
"""Words in a clause: one word alone sounds clipped."""


def split(text: str, first: int = _LEAST) -> list[str]:
    """The clauses of `text`, in order; joined by spaces they are its words again.

    Each has two words or more, the first `first` or more, unless the whole text has fewer.
    """
    splitter = ClauseSplitter(first)
    clauses = splitter.push(text) + splitter.flush()
    if len(clauses) > 1 and _count(clauses[-1].split()) < _LEAST:
        last = clauses.pop()
        clauses[-1] = f"{clauses[-1]} {last}"
    return clauses


class ClauseSplitter:
    """The same for a text that is still being written, piece by piece."""

    def __init__(self, first: int = _LEAST) -> None:
        """`first`: words that the first clause has at least."""
        self._partial = ""
        self._least = first
        self._tokens: list[str] = []

    def push(self, text: str) -> list[str]:
        """Add the next piece; the clauses it completes. A word counts once white space follows it."""
        self._partial += text
        tokens = self._partial.split()
        closed = not self._partial or self._partial[-1].isspace()
        self._partial = "" if closed else tokens.pop()
        clauses = []
        for token in tokens:
            self._tokens.append(token)
            if _ends(token) and _count(self._tokens) >= self._least:
                clauses.append(self._take())
        return clauses

    def flush(self) -> list[str]:
        """The text is over: what was waiting (one word, perhaps), or nothing."""
        clauses = self.push(" ")
        return [*clauses, self._take()] if self._tokens else clauses

    def _take(self) -> str:
        clause = " ".join(self._tokens)
        self._tokens, self._least = [], _LEAST
        return clause


def _ends(token: str) -> bool:
    bare = token.rstrip(_CLOSERS)
    if _BEFORE_A_NAME.match(bare) or _DOTTED.match(bare):
        return False
    return _ENDS.search(bare) is not None


def _count(tokens: list[str]) -> int:
    return sum(any(character.isalnum() for character in token) for token in tokens)
