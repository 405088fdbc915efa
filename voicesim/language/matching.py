"""Finds the expressions of a bank in normalised tokens: every match, then the longest of each family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicesim.language.bank import Bank
from voicesim.language.grammar import Grammar
from voicesim.language.normalising import Token, folded
from voicesim.language.notation import Slot
from voicesim.language.trie import Entry, Node, sound
from voicesim.language.typed import Typed

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
_ACCENT_PAIRS = frozenset({"à", "où", "là", "çà", "dû", "sûr", "ça"})


@dataclass(frozen=True, slots=True)
class Match:
    """One expression found."""

    entry: Entry
    first: int
    last: int
    """First and last token."""
    covered: frozenset[int]
    """Tokens that the expression names: words and typed slots, not what is free."""
    denied: bool = False
    """A negator stands in one of its gaps."""
    cost: int = 0
    """How many words were taken for another spelling."""

    def swallows(self, other: Match) -> bool:
        """True when the other's words are all within this one's, and this one has more."""
        return other.covered < self.covered


@dataclass(slots=True)
class _Walk:
    """One way through the tree, under way."""

    node: Node
    place: int
    covered: tuple[int, ...]
    skips: int = 0
    denied: bool = False
    cost: int = 0


def matches(tokens: Sequence[Token], spans: Sequence[Typed], bank: Bank) -> list[Match]:
    """Every expression of the bank in `tokens`; of two equal ones, the one that bends fewer words."""
    best: dict[tuple[Entry, int, int], Match] = {}
    for root in bank.roots:
        for start in range(len(tokens)):
            for match in _from(root, start, tokens, spans, bank):
                key = (match.entry, match.first, match.last)
                if key not in best or match.cost < best[key].cost:
                    best[key] = match
    return list(best.values())


def _from(
    root: Node, start: int, tokens: Sequence[Token], spans: Sequence[Typed], bank: Bank
) -> Iterator[Match]:
    stack = [_Walk(root, start, ())]
    while stack:
        walk = stack.pop()
        if walk.covered:
            for entry in walk.node.ends:
                yield Match(entry, start, walk.covered[-1], frozenset(walk.covered), walk.denied, walk.cost)
        stack.extend(replace(walk, node=join) for join in walk.node.joins)
        stack.extend(_unless(walk, tokens))
        if walk.place >= len(tokens) or (walk.covered and tokens[walk.place - 1].ends):
            continue
        stack.extend(_by_word(walk, tokens[walk.place], bank))
        stack.extend(_by_slot(walk, tokens, spans))
        if walk.covered:
            stack.extend(_stepping_over(walk, tokens, bank.grammar))


def _by_word(walk: _Walk, token: Token, bank: Bank) -> Iterator[_Walk]:
    node, form = walk.node, token.form
    seen: list[Node] = []
    for cost, child in _children(node, form, bank):
        if child not in seen:
            seen.append(child)
            yield _Walk(
                child, walk.place + 1, (*walk.covered, walk.place), walk.skips, walk.denied, walk.cost + cost
            )


def _children(node: Node, form: str, bank: Bank) -> Iterator[tuple[int, Node]]:
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
    if exact is None and (form.isascii() or form in _ACCENT_PAIRS):
        child_folded = node.folded.get(folded(form))
        if child_folded is not None:
            yield 1, child_folded
    if exact is None and bank.language == "fr" and len(form) > 4:
        child_sounded = node.sounded.get(sound(form))
        if child_sounded is not None:
            yield 2, child_sounded


def _unless(walk: _Walk, tokens: Sequence[Token]) -> Iterator[_Walk]:
    after = tokens[walk.place].form if walk.place < len(tokens) else ""
    if walk.node.end is not None and (not after or tokens[walk.place - 1].mark):
        yield replace(walk, node=walk.node.end)
    for form, child in walk.node.nots.items():
        if after != form:
            yield replace(walk, node=child)


def _by_slot(walk: _Walk, tokens: Sequence[Token], spans: Sequence[Typed]) -> Iterator[_Walk]:
    for slot, child in walk.node.slots.items():
        if slot.name in _FREE:
            yield from _free(walk, child, tokens, _FREE[slot.name])
            continue
        for span in spans:
            if span.first == walk.place and _fits(slot, span):
                held = tuple(range(span.first, span.last + 1))
                yield _Walk(child, span.last + 1, walk.covered + held, walk.skips, walk.denied, walk.cost)


def _free(walk: _Walk, child: Node, tokens: Sequence[Token], most: int) -> Iterator[_Walk]:
    for length in range(1, most + 1):
        end = walk.place + length
        if end > len(tokens):
            return
        yield _Walk(child, end, walk.covered, walk.skips, walk.denied, walk.cost)
        if tokens[end - 1].ends:
            return


def _fits(slot: Slot, span: Typed) -> bool:
    if span.kind not in _KINDS[slot.name]:
        return False
    if slot.name == "moment" and span.tense < 0:
        return False
    return not slot.value or slot.value in span.values


def _stepping_over(walk: _Walk, tokens: Sequence[Token], grammar: Grammar) -> Iterator[_Walk]:
    """Over a transparent word, over words set between commas, or over the few words of a gap."""
    if walk.skips < _SKIPS and not walk.node.nots and _is_passed_over(tokens, walk.place, grammar):
        yield _Walk(walk.node, walk.place + 1, walk.covered, walk.skips + 1, walk.denied, walk.cost)
    aside = _after_aside(tokens, walk.place)
    if aside is not None and not walk.node.nots:
        yield _Walk(walk.node, aside, walk.covered, walk.skips, walk.denied, walk.cost + 1)
    gap = walk.node.gap
    if gap is None:
        return
    denied = walk.denied
    for end in range(walk.place, min(walk.place + _GAP, len(tokens)) + 1):
        yield _Walk(gap, end, walk.covered, walk.skips, denied, walk.cost)
        if end < len(tokens):
            denied = denied or tokens[end].form in grammar.negators
            if tokens[end].ends:
                return


def _is_passed_over(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """A transparent word, or the "et" between two of them: "intégralement et rapidement"."""
    form = tokens[place].form
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


def longest(found: Sequence[Match], apart: frozenset[str]) -> list[Match]:
    """The matches that no longer one of the same kind swallows.

    `apart` names the families that stand outside the competition: they swallow only their own.
    """

    def rival(one: Match, other: Match) -> bool:
        if one.entry.kind != other.entry.kind:
            return False
        if one.entry.kind == "family" and not apart.isdisjoint((one.entry.id, other.entry.id)):
            return one.entry.id == other.entry.id
        return True

    return [one for one in found if not any(other.swallows(one) and rival(one, other) for other in found)]
