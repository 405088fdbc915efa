"""What hurried fingers leave out: the apostrophe of "c etait", the letters of "r u safe".

A letter that stands alone is a word for somebody who types, unless it is one of several: then it is spelled
("D, U, M, A, S").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token

_VOWELS = frozenset("aeiouyh")
_WORDS = frozenset("aàyi")
"""Letters that are words of their own: "l a dit", "j y vais", "can i"."""
_SPELLED = 3
"""So many letters in a row are spelled."""


def with_apostrophes(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """The tokens, lone letters written out that stand for a word: "c" before "etait", "u" anywhere."""
    done: list[Token] = []
    for lone, run in groupby(tokens, _lone):
        letters = list(run)
        if lone and len(letters) >= _SPELLED:
            done += letters
            continue
        for token in letters:
            after = tokens[len(done) + 1] if len(done) + 1 < len(tokens) else None
            done.append(_meant(token, after, grammar))
    return done


def _lone(token: Token) -> bool:
    return len(token.form) == 1 and token.form.isalpha() and token.form not in _WORDS


def _meant(token: Token, after: Token | None, grammar: Grammar) -> Token:
    if token.capital:
        return token
    if token.form in grammar.letters:
        return replace(token, form=grammar.letters[token.form])
    if token.form in grammar.elisions and not token.mark and after is not None and _elides(after):
        return replace(token, form=grammar.elisions[token.form])
    return token


def _elides(after: Token) -> bool:
    return folded(after.form[:1])[:1] in _VOWELS and (len(after.form) > 1 or after.form in _WORDS)
