"""Spoken words -> normalised tokens, each knowing the word it came from.

Recognisers and keyboards write the same sentence in many ways: "l'expert", "l’expert", "lexpert"; "y a",
"il y a"; "je je vais". Expressions are written once, so both pass here: lower case, elisions
written out ("l'" -> "le"), hyphens split, "ne" dropped, contractions undone, filled pauses set aside,
stutters collapsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicesim.text.fold import folded
from voicesim.text.french_spelling import with_participles, with_there_is, with_where
from voicesim.text.grammar import Grammar, Rewriting, grammar_of, listed
from voicesim.text.keyboard import with_apostrophes
from voicesim.text.tokens import Token, tokenised
from voicesim.text.words import Language, Word

_NUMERIC = re.compile(r"\d")
_NUMBER_WORDS = frozenset(
    listed(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
        "trente quarante cinquante soixante cent zero one two three four five seven eight nine ten eleven "
        "twelve twenty thirty forty fifty sixty seventy eighty ninety oh"
    )
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """An utterance ready for matching."""

    tokens: tuple[Token, ...]
    pauses: tuple[int, ...] = ()
    """Indexes of the words that were filled pauses."""
    repeats: int = 0
    """How many repeated tokens were collapsed: a measure of disfluency."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The tokens' forms."""
        return tuple(token.form for token in self.tokens)


def normalise(
    words: Sequence[Word],
    grammar: Grammar,
    *,
    known: Callable[[str], bool] = lambda form: True,
    repairs: Rewriting | None = None,
    nearest: Callable[[str], str | None] = lambda form: None,
    heard: bool = True,
) -> Normalised:
    """The tokens of `words`.

    `known` tells real words from what a lost apostrophe makes ("lexpert"): an unknown form that starts with a
    clitic is split when the rest is known. `repairs` undoes what recognisers mishear ("hier si" -> "irsi").
    `heard` is false for an author's expression, whose words stand out of their place.
    `nearest` gives the word that a form, which is none, was most likely meant to be ("rapele").
    """
    tokens = tokenised(words, grammar)
    if heard:
        tokens = with_apostrophes(tokens, grammar)
    tokens = [part for token in tokens for part in _unglued(token, grammar, known)]
    pauses = tuple(token.word for token in tokens if token.form in grammar.pauses)
    tokens = _without(tokens, grammar.pauses)
    tokens = _rewritten(tokens, grammar.contractions)
    if repairs:
        tokens = _rewritten(tokens, repairs)
    if heard and grammar.language == "fr":
        tokens = with_participles(with_where(tokens))
    tokens = _without(_denying(tokens, grammar), grammar.dropped)
    if grammar.language == "fr":
        tokens = with_there_is(tokens)
    tokens = [_mended(token, nearest) for token in tokens]
    tokens, repeats = _collapsed(tokens, grammar)
    return Normalised(tuple(tokens), pauses, repeats)


def forms_of(text: str, grammar: Grammar) -> tuple[str, ...]:
    """The normalised forms of an expression written by an author."""
    if grammar is grammar_of(grammar.language):
        return _usual_forms(text, grammar.language)
    return _forms(text, grammar)


def stutters(text: str, grammar: Grammar) -> bool:
    """True when an author's expression says a word again that is heard as said once: "oui oui"."""
    return _written(text, grammar).repeats > 0


def _forms(text: str, grammar: Grammar) -> tuple[str, ...]:
    return _written(text, grammar).forms


def _written(text: str, grammar: Grammar) -> Normalised:
    return normalise([Word(part, 0, 0) for part in text.split()], grammar, heard=False)


@lru_cache(maxsize=1 << 15)
def _usual_forms(text: str, language: Language) -> tuple[str, ...]:
    """Authors use the same small words thousands of times: each is normalised once a process."""
    return _forms(text, grammar_of(language))


def _unglued(token: Token, grammar: Grammar, known: Callable[[str], bool]) -> Iterator[Token]:
    """A token whose elision was lost ("lexpert"), as two."""
    form = token.form
    if len(form) > 4 and form.isalpha() and (form,) not in grammar.contractions and not known(form):
        for head, full in grammar.elisions.items():
            rest = form[len(head) :]
            if rest and form.startswith(head) and folded(rest[:1]) in "aeiouyh" and known(rest):
                yield replace(token, form=full, mark="")
                yield replace(token, form=rest, joined=False)
                return
    yield token


def _denying(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """The tokens, those after a word that will be dropped ("ne") marked."""
    return [
        replace(token, denied=True) if place and tokens[place - 1].form in grammar.dropped else token
        for place, token in enumerate(tokens)
    ]


def _mended(token: Token, nearest: Callable[[str], str | None]) -> Token:
    if token.capital or not token.form.isalpha():
        return token
    meant = nearest(token.form)
    return token if meant is None else replace(token, form=meant)


def _without(tokens: Iterable[Token], unwanted: frozenset[str]) -> list[Token]:
    """The tokens but `unwanted` ones, whose punctuation passes to the one before."""
    kept: list[Token] = []
    for token in tokens:
        if token.form not in unwanted:
            kept.append(token)
        elif token.mark and kept and not kept[-1].mark:
            kept[-1] = replace(kept[-1], mark=token.mark)
    return kept


def _rewritten(tokens: Sequence[Token], rewriting: Rewriting) -> list[Token]:
    if len(tokens) == 1:  # as most of what authors write: no longer run to look for
        meant = rewriting.get((tokens[0].form,))
        return list(tokens) if meant is None else list(_spread(tokens, meant))
    longest = max(map(len, rewriting), default=0)
    forms = [token.form for token in tokens]
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        for length in range(min(longest, len(tokens) - place), 0, -1):
            meant = rewriting.get(tuple(forms[place : place + length]))
            if meant is None:
                continue
            run = tokens[place : place + length]
            if not any(token.mark for token in run[:-1]):
                done.extend(_spread(run, meant))
                place += length
                break
        else:
            done.append(tokens[place])
            place += 1
    return done


def _spread(run: Sequence[Token], meant: tuple[str, ...]) -> Iterator[Token]:
    """The tokens of `meant`, each on the word of `run` that it most likely stands for."""
    for place, form in enumerate(meant):
        source = run[min(place * len(run) // len(meant), len(run) - 1)]
        last = place == len(meant) - 1
        yield replace(
            source, form=form, word=run[-1].word if last else source.word, mark=run[-1].mark if last else ""
        )


def _collapsed(tokens: Sequence[Token], grammar: Grammar) -> tuple[list[Token], int]:
    """The tokens without stutters: "je je vais", "je vais je vais"."""
    if len({token.form for token in tokens}) == len(tokens):
        return list(tokens), 0
    done: list[Token] = []
    repeats = 0
    for token in tokens:
        done.append(token)
        for length in (3, 2, 1):
            tail, before = done[-length:], done[-2 * length : -length]
            same = len(before) == length and [t.form for t in tail] == [t.form for t in before]
            if same and not before[-1].ends and not _may_repeat(tail, grammar):
                done[-2 * length :] = tail
                repeats += length
                break
    return done, repeats


def _may_repeat(tail: Sequence[Token], grammar: Grammar) -> bool:
    if any(_NUMERIC.search(token.form) or token.form in _NUMBER_WORDS for token in tail):
        return True
    return len(tail) == 1 and tail[0].form in grammar.repeatable
