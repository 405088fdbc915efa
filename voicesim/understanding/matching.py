"""Finds the expressions of a bank in normalised tokens: every match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicesim.content.atoms import Slot
from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token
from voicesim.text.typed import Typed
from voicesim.understanding.bank import Bank
from voicesim.understanding.clauses import CLITICS
from voicesim.understanding.damaged import little, near_branches, unsure
from voicesim.understanding.trie import Entry, Node, sound
from voicesim.understanding.walk import Match, Walk

_GAP = 8  # words that "..." may stand for
_ASIDE = 7  # words that may stand between two commas
_SKIPS = 4  # transparent words that one match may step over
_FREE = {"chose": 6, "service": 4}
_KINDS = {
    "nombre": ("number",),
    "montant": ("amount",),
    "heure": ("time",),
    "jour": ("day", "date"),
    "date": ("date", "day"),
    "delai": ("delay",),
    "moment": ("day", "date", "time", "delay"),
    "quand": ("day", "date", "time", "delay"),
    "telephone": ("phone",),
    "plaque": ("plate",),
    "contrat": ("contract",),
    "nom": ("name",),
}
_ACCENT_PAIRS = frozenset({"à", "là", "çà", "dû", "sûr", "ça"})


@dataclass(frozen=True, slots=True)
class _Ground:
    """An utterance as every walk through it needs it, worked out once."""

    tokens: Sequence[Token]
    spans: Sequence[Typed]
    bank: Bank
    unsure: tuple[bool, ...]
    """By place: was the token heard badly?"""
    passed: tuple[bool, ...]
    """By place: may it be stepped over?"""
    asides: tuple[int | None, ...]
    """By place: the token after the aside that opens there."""
    certain: bool
    """No word is unsure, none can have been lost but a small one."""


def matches(tokens: Sequence[Token], spans: Sequence[Typed], bank: Bank) -> list[Match]:
    """Every expression of the bank in `tokens`; of two equal ones, the one that bends fewer words."""
    if not tokens:
        return []
    places = range(len(tokens))
    badly = tuple(unsure(token) for token in tokens)
    ground = _Ground(
        tokens,
        spans,
        bank,
        unsure=badly,
        passed=tuple(_is_passed_over(tokens, place, bank.grammar) for place in places),
        asides=tuple(_after_aside(tokens, place) for place in places),
        certain=not any(badly) and not any(_may_miss_one(place, tokens) for place in range(len(tokens) + 1)),
    )
    best: dict[tuple[Entry, int, int], Match] = {}
    for root in bank.roots:
        for start in places:
            for match in _from(root, start, ground):
                key = (match.entry, match.first, match.last)
                if key not in best or match.cost < best[key].cost:
                    best[key] = match
    return list(best.values())


def _from(root: Node, start: int, ground: _Ground) -> Iterator[Match]:
    tokens, spans, bank = ground.tokens, ground.spans, ground.bank
    length = len(tokens)
    stack = [Walk(root, start, ())]
    while stack:
        walk = stack.pop()
        node, place = walk.node, walk.place
        if node.ends and walk.covered and not walk.bare and walk.told:
            yield from (walk.match(entry, start) for entry in node.ends)
        if node.joins or node.nots or node.end is not None or (walk.covered and not walk.lost):
            stack.extend(_without_a_word(walk, ground))
        if place >= length or (walk.covered and tokens[place - 1].ends):
            continue
        for cost, child in _children(node, tokens, place, bank):
            stack.append(walk.over(child, place, cost))
        if ground.unsure[place]:
            near = near_branches(node, tokens[place].form, bank.language)
            stack.extend(walk.over(child, place, 3, bent=1) for child in near)
        if node.slots:
            stack.extend(_by_slot(walk, tokens, spans))
        if walk.covered and (
            node.gap is not None or ground.passed[place] or ground.asides[place] is not None
        ):
            stack.extend(_stepping_over(walk, ground))


def _without_a_word(walk: Walk, ground: _Ground) -> Iterator[Walk]:
    """Where the walk may go without a token: past a choice, a condition, or a small word that was lost."""
    node, tokens = walk.node, ground.tokens
    for join in node.joins:
        yield walk.past(join)
    if node.nots or node.end is not None:
        after = tokens[walk.place].form if walk.place < len(tokens) else ""
        if node.end is not None and (not after or tokens[walk.place - 1].mark):
            yield walk.past(node.end)
        for form, child in node.nots.items():
            if after != form:
                yield walk.past(child)  # a word taken for lost is still the last one
    if walk.covered and not walk.lost and (node.small or not ground.certain):
        yield from _without_the_lost(walk, ground)


def _without_the_lost(walk: Walk, ground: _Ground) -> Iterator[Walk]:
    """Past a small word, which is easily lost, or past any word where there is time for one."""
    if not ground.certain and _may_miss_one(walk.place, ground.tokens):
        for form, child in walk.node.words.items():
            yield walk.without(child, small=little(form))
            last = walk.without(child, small=False)
            last.bare = False
            yield last
    elif len(walk.covered) > 1:
        for child in walk.node.small.values():
            yield walk.without(child, small=True)


def _may_miss_one(place: int, tokens: Sequence[Token]) -> bool:
    """Is there time for a lost word before `place`, or did one end the turn, and take its mark along?"""
    if place < len(tokens):
        return tokens[place].after_hole
    return not tokens[-1].mark and tokens[-1].probability < 1


def _children(node: Node, tokens: Sequence[Token], place: int, bank: Bank) -> Iterator[tuple[int, Node]]:
    """The branches that a token may take, and how far it has to be bent for each."""
    form = tokens[place].form
    exact = node.words.get(form)
    if exact is not None:
        yield 0, exact
    if node.lemmas:
        for lemma in bank.lemma_forms.get(form, ()):
            if lemma in node.lemmas:
                yield 0, node.lemmas[lemma]
    if node.prefixes:
        plain = folded(form)
        for stem, child in node.prefixes.items():
            if plain.startswith(stem):
                yield 0, child
    if exact is not None:
        return
    unaccented = node.folded.get(folded(form)) if _may_fold(form) else None
    if unaccented is not None:
        yield 1, unaccented
    elif bank.language == "fr" and len(form) > 4 and not _is_infinitive(tokens, place, bank.grammar):
        alike = node.sounded.get(sound(form))
        if alike is not None:
            yield 2, alike


def _is_infinitive(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """An infinitive that is spelt right: after its preposition or its modal, or the subject of "c'est".

    "avant de jeter", "on va rouler", "rouler comme ça, c'est dangereux" order nothing.
    """
    if not tokens[place].form.endswith("er"):
        return False
    first = place
    while first and tokens[first - 1].form in CLITICS:
        first -= 1  # "de vous calmer"
    before = tokens[first - 1].form if first else ""
    if before in ("de", "d'", "à", "pour", "sans") or before in grammar.clause.modals:
        return True
    for later in range(place + 1, min(place + _GAP, len(tokens)) + 1):
        if later == len(tokens) or tokens[later - 1].ends:
            return False
        if tokens[later].form in ("ce", "ça") and tokens[later + 1 : later + 2]:
            return tokens[later + 1].form in ("est", "serait", "reste", "peut", "va", "risque")
    return False


def _may_fold(form: str) -> bool:
    """A word typed without accents, or one that recognisers mix up; "ou" and "où" are told by their place."""
    return form in _ACCENT_PAIRS or (form.isascii() and form != "ou")


def _by_slot(walk: Walk, tokens: Sequence[Token], spans: Sequence[Typed]) -> Iterator[Walk]:
    for slot, child in walk.node.slots.items():
        if slot.name in _FREE:
            yield from _free(walk, child, tokens, _FREE[slot.name])
            continue
        for span in spans:
            if span.first == walk.place and _fits(slot, span):
                yield walk.over(child, span.last)


def _free(walk: Walk, child: Node, tokens: Sequence[Token], most: int) -> Iterator[Walk]:
    for end in range(walk.place + 1, min(walk.place + most, len(tokens)) + 1):
        yield walk.at(child, end)
        if tokens[end - 1].ends:
            return


def _fits(slot: Slot, span: Typed) -> bool:
    if span.kind not in _KINDS[slot.name]:
        return False
    if slot.name == "moment" and span.tense < 0:
        return False
    return not slot.value or slot.value in span.values


def _stepping_over(walk: Walk, ground: _Ground) -> Iterator[Walk]:
    """Over a word that changes nothing, over words set between commas, or over the few words of a gap."""
    node, place, tokens = walk.node, walk.place, ground.tokens
    negators = ground.bank.grammar.negators
    if not node.nots and not walk.bare:
        if walk.skips < _SKIPS and ground.passed[place]:
            gone = walk.at(node, place + 1)
            gone.skips += 1
            gone.over_unsure = walk.over_unsure or ground.unsure[place]
            if tokens[place].form in negators:
                gone.denied = tokens[place]
            yield gone
        aside = ground.asides[place]
        if aside is not None and len(walk.covered) > 1 and not walk.cost:
            yield walk.at(node, aside, 1)  # one, and not after the first word: "écoutez, ..., moi, je ..."
    gap = node.gap
    if gap is None:
        return
    named = ground.certain and gap.names_its_next
    denied: Token | None = None
    for end in range(place, min(place + _GAP, len(tokens)) + 1):
        if not named or (end < len(tokens) and _may_be_next(gap, tokens[end].form)):
            gone = walk.at(gap, end)
            gone.denied = walk.denied or denied
            yield gone
        if end < len(tokens):
            if denied is None and tokens[end].form in negators:
                denied = tokens[end]
            if tokens[end].ends:
                return
            if tokens[end].mark:
                denied = None  # what is denied before a comma is not denied after it


def _may_be_next(node: Node, form: str) -> bool:
    """May the token of a node that names what comes next, as it is written or as it sounds?"""
    return form in node.words or folded(form) in node.folded or sound(form) in node.sounded


def _is_passed_over(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """A transparent word, the "et" between two of them, or one that the recogniser was not sure to hear."""
    form = tokens[place].form
    if unsure(tokens[place]):
        return True
    if form in ("et", "and") and place + 1 < len(tokens):
        return is_transparent(tokens[place - 1].form, grammar) and is_transparent(
            tokens[place + 1].form, grammar
        )
    return is_transparent(form, grammar)


def _after_aside(tokens: Sequence[Token], place: int) -> int | None:
    """The token after words set between two commas that open at `place`: ", et je pèse mes mots,"."""
    if not place or tokens[place - 1].mark != ",":
        return None
    for end in range(place, min(place + _ASIDE, len(tokens) - 1)):
        if tokens[end].mark == ",":
            return end + 1
        if tokens[end].mark:
            return None
    return None


def is_transparent(form: str, grammar: Grammar) -> bool:
    """True for a word that may stand inside an expression without changing it."""
    if form in grammar.transparent:
        return True
    return form.endswith(grammar.adverb_ending) and len(form) > 5 and form not in grammar.opaque
