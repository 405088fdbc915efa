"""Words as they were spelled -> tokens, each knowing the word it came from.

Lower case, elisions written out ("l'" -> "le"), hyphens split, contractions undone, marks kept apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar
from voicesim.text.invisible import visible
from voicesim.text.words import Word, hole

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})
_EDGES = re.compile(r"^([\"'«»“”(\[¿¡.…-]*)(.*?)([\"'«»“”)\].,;:!?…-]*)$", re.DOTALL)
_NUMERIC = re.compile(r"\d")
_PIECES = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*'?|[€£$%°]")
_ORDINAL = re.compile(r"^\d{1,2}(?:er|ère|e|ème|st|nd|rd|th)$")
_CODE = re.compile(r"^(?=.*\d)(?=.*[a-z])[a-z0-9]{1,4}(?:-[a-z0-9]+)+$")
_UNITS = {"€": "euros", "£": "pounds", "$": "dollars", "%": "pour-cent", "°": "degrés"}


@dataclass(frozen=True, slots=True)
class Token:
    """One normalised token."""

    form: str
    """Lower case, with accents, elisions written out."""
    word: int
    """Index of the original word."""
    mark: str = ""
    """Punctuation after it: "", ",", ".", "?", "!", ";" or "…"."""
    capital: bool = False
    """The original word began with a capital."""
    joined: bool = False
    """A hyphen tied it to the token before: "avez-vous"."""
    probability: float = 1.0
    """The recogniser's confidence in the original word."""
    denied: bool = False
    """A "ne" stood before it: speech drops it, but where it is heard it denies."""
    after_hole: bool = False
    """There is time for a word before it that was not heard."""

    @property
    def folded(self) -> str:
        """The form without its accents."""
        return folded(self.form)

    @property
    def ends(self) -> bool:
        """True when a sentence ends after it."""
        return self.mark in (".", "?", "!", ";")


def tokenised(words: Sequence[Word], grammar: Grammar) -> list[Token]:
    """The tokens of `words` as they stand, in their order."""
    tokens: list[Token] = []
    for index, word in enumerate(words):
        found = list(_tokens(word, index, grammar))
        if not found and tokens:  # French sets a space before "?": the mark belongs to the word before it
            mark = _mark(word.text)
            tokens[-1] = replace(tokens[-1], mark=mark or tokens[-1].mark)
        if found and index and hole(words[index - 1], word):
            found[0] = replace(found[0], after_hole=True)
        tokens.extend(found)
    return tokens


def _tokens(word: Word, index: int, grammar: Grammar) -> Iterator[Token]:
    text = visible(word.text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = text.translate(_APOSTROPHES)
    edges = _EDGES.match(text)
    if edges is None or not edges[2]:
        return
    body, mark = edges[2], _mark(edges[3])
    if edges[3].startswith("'") and body.lower() in grammar.elisions:
        body += "'"
    capital = body[:1].isupper()
    lower = body.lower()
    parts = list(_parts(lower, grammar))
    for place, (form, joined) in enumerate(parts):
        last = place == len(parts) - 1
        upper = capital and place in (0, len(parts) - 1)
        yield Token(form, index, mark if last else "", upper, joined, word.probability)


def _mark(tail: str) -> str:
    for mark in "?!;.":
        if mark in tail:
            return "…" if mark == "." and ".." in tail else mark
    if "…" in tail:
        return "…"
    return "," if "," in tail or ":" in tail else ""


def _parts(lower: str, grammar: Grammar) -> Iterator[tuple[str, bool]]:
    """The pieces of one word, and whether a hyphen ties each to the one before."""
    if lower in grammar.whole or lower in _UNITS or _ORDINAL.match(lower):
        yield _UNITS.get(lower, lower), False
        return
    if _NUMERIC.search(lower):
        if _CODE.match(lower):
            yield lower, False
            return
        for piece in _PIECES.findall(lower):
            yield _UNITS.get(piece, piece), False
        return
    for place, part in enumerate(part for part in lower.split("-") if part):
        yield from _elided(part, grammar, joined=place > 0)


def _elided(part: str, grammar: Grammar, *, joined: bool) -> Iterator[tuple[str, bool]]:
    part = part.strip("'") if part.strip("'") not in grammar.elisions else part
    if part in grammar.whole or "'" not in part:
        if part:
            yield part, joined
        return
    head, _, rest = part.partition("'")
    if head in grammar.elisions:
        yield grammar.elisions[head], joined
        if rest:
            yield from _elided(rest, grammar, joined=False)
        return
    stem, _, tail = part.rpartition("'")
    if tail == "t" and stem.endswith("n") and grammar.endings:
        yield (stem[:-1] if stem != "can" else "can"), joined
        yield "not", False
    elif tail in grammar.endings:
        yield stem.replace("'", ""), joined
        for form in grammar.endings[tail]:
            yield form, False
    else:
        yield part.replace("'", ""), joined
