"""Spoken words -> normalised tokens, each knowing the word it came from.

Recognisers and keyboards write the same sentence in many ways: "l'expert", "l’expert", "lexpert"; "y a",
"il y a"; "je je vais". Expressions are written once, so both pass here: lower case, elisions
written out ("l'" -> "le"), hyphens split, "ne" dropped, contractions undone, filled pauses set aside,
stutters collapsed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar, Rewriting, grammar_of, listed
from voicesim.text.invisible import visible
from voicesim.text.words import Language, Word, hole

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})
_EDGES = re.compile(r"^([\"'«»“”(\[¿¡.…-]*)(.*?)([\"'«»“”)\].,;:!?…-]*)$", re.DOTALL)
_NUMERIC = re.compile(r"\d")
_PIECES = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*'?|[€£$%°]")
_ORDINAL = re.compile(r"^\d{1,2}(?:er|ère|e|ème|st|nd|rd|th)$")
_CODE = re.compile(r"^(?=.*\d)(?=.*[a-z])[a-z0-9]{1,4}(?:-[a-z0-9]+)+$")
_UNITS = {"€": "euros", "£": "pounds", "$": "dollars", "%": "pour-cent", "°": "degrés"}
_NUMBER_WORDS = frozenset(
    listed(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
        "trente quarante cinquante soixante cent zero one two three four five seven eight nine ten eleven "
        "twelve twenty thirty forty fifty sixty seventy eighty ninety oh"
    )
)


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
    tokens = _tokenised(words, grammar)
    tokens = [part for token in tokens for part in _unglued(token, grammar, known)]
    pauses = tuple(token.word for token in tokens if token.form in grammar.pauses)
    tokens = _without(tokens, grammar.pauses)
    tokens = _rewritten(tokens, grammar.contractions)
    if repairs:
        tokens = _rewritten(tokens, repairs)
    if heard and grammar.language == "fr":
        tokens = _with_where(tokens)
    tokens = _with_there_is(_without(_denying(tokens, grammar), grammar.dropped), grammar)
    tokens = [_mended(token, nearest) for token in tokens]
    tokens, repeats = _collapsed(tokens, grammar)
    return Normalised(tuple(tokens), pauses, repeats)


def forms_of(text: str, grammar: Grammar) -> tuple[str, ...]:
    """The normalised forms of an expression written by an author."""
    if grammar is grammar_of(grammar.language):
        return _usual_forms(text, grammar.language)
    return _forms(text, grammar)


def _forms(text: str, grammar: Grammar) -> tuple[str, ...]:
    return normalise([Word(part, 0, 0) for part in text.split()], grammar, heard=False).forms


@lru_cache(maxsize=1 << 15)
def _usual_forms(text: str, language: Language) -> tuple[str, ...]:
    """Authors use the same small words thousands of times: each is normalised once a process."""
    return _forms(text, grammar_of(language))


def _tokenised(words: Sequence[Word], grammar: Grammar) -> list[Token]:
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
    text = unicodedata.normalize("NFC", visible(word.text)).translate(_APOSTROPHES)
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
    longest: dict[str, int] = {}
    for key in rewriting:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    done: list[Token] = []
    place = 0
    while place < len(tokens):
        for length in range(min(longest.get(tokens[place].form, 0), len(tokens) - place), 0, -1):
            run = tokens[place : place + length]
            meant = rewriting.get(tuple(token.form for token in run))
            if meant is not None and not any(token.mark for token in run[:-1]):
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


_BEFORE_WHERE = frozenset(listed("et alors donc mais madame monsieur bon"))
_AFTER_WHERE = frozenset(listed("exactement précisément précisement"))
_BARELY_OPENED = 3  # tokens before a comma after which "ou" is still the first word that counts


def _with_where(tokens: Sequence[Token]) -> list[Token]:
    """ "où" at the head of a clause, which recognisers and keyboards write "ou"."""
    done: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].form if place + 1 < len(tokens) else ""
        where = token.form == "ou" and (
            _asks_where(tokens, place, after)
            or (after not in ("alors", "bien") and _opens_with_where(tokens, place))
        )
        done.append(replace(token, form="où") if where else token)
    return done


def _asks_where(tokens: Sequence[Token], place: int, after: str) -> bool:
    """ "vous êtes ou exactement", "elle était garée ou ?": no alternative follows."""
    if not place or tokens[place - 1].mark:
        return False
    return after in _AFTER_WHERE or tokens[place].mark == "?"


def _opens_with_where(tokens: Sequence[Token], place: int) -> bool:
    """No alternative: nothing stands before it in the sentence that it could be the other half of."""
    if place and not tokens[place - 1].mark:
        return tokens[place - 1].form in _BEFORE_WHERE
    before = 0
    while before < place and not tokens[place - before - 1].ends:
        before += 1
    if before:
        return before <= _BARELY_OPENED
    follows = tuple(token.form for token in tokens[place + 1 : place + 4])
    accents = any(not token.form.isascii() for token in tokens[place:])
    meant = accents and follows == ("est", "ce", "que")  # "Ou est-ce que vous préférez un mail ?"
    return not meant


def _with_there_is(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """French "y a" said for "il y a", and the "t" of "y a-t-il" taken out."""
    if grammar.language != "fr":
        return list(tokens)
    done: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].form if place + 1 < len(tokens) else ""
        before = done[-1].form if done else ""
        if (
            token.form in ("t", "te")
            and after in ("il", "elle", "on", "ils", "elles")
            and before[-1:] in "aecd"
        ):
            continue
        inverted = any(later.form == "il" for later in tokens[place + 2 : place + 4])
        starts = (
            token.form == "y" and after in ("a", "avait", "aura", "aurait") and before not in ("il", "ils")
        )
        if starts and not inverted:
            done.append(replace(token, form="il", mark=""))
        done.append(token)
    return done


def _collapsed(tokens: Sequence[Token], grammar: Grammar) -> tuple[list[Token], int]:
    """The tokens without stutters: "je je vais", "je vais je vais"."""
    if len(tokens) < 2:
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
