"""What of a call must be hidden: every rule over every turn, in the order in which the call was spoken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from voicesim.privacy.addresses import addresses_in
from voicesim.privacy.births import births_in
from voicesim.privacy.codes import extends_phone, kind_of, with_plus
from voicesim.privacy.emails import emails_in
from voicesim.privacy.health import health_in
from voicesim.privacy.items import Item, items_of
from voicesim.privacy.kinds import STRUCTURED, Hidden, Kind
from voicesim.privacy.people import names_in
from voicesim.privacy.proper import Proper
from voicesim.privacy.runs import Run, runs_in
from voicesim.privacy.vocabulary import Vocabulary, vocabulary
from voicesim.privacy.windows import Waiting, cues_in
from voicesim.text.numbers import number_at
from voicesim.text.words import Language, Word

Stretch = tuple[Kind, int, int]
"""Kind, first and last piece of a turn."""
_SHORTEST_KEPT = 3
"""Letters of a name that is remembered for the rest of the call."""


class EntityModel(Protocol):
    """A model that finds names of people and places in written words."""

    def entities(self, words: Sequence[str]) -> Sequence[tuple[Kind, int, int]]:
        """Kind, first and last word of each."""


def find(
    turns: Sequence[Sequence[Word]],
    language: Language,
    model: EntityModel | None = None,
    *,
    keyboard: bool = False,
) -> tuple[Hidden, ...]:
    """Everything to hide, in order; stretches of one turn never overlap. Raises `ContentError`.

    `keyboard`: the words were typed, maybe without accents: what is a word but for them names nobody.
    """
    known = vocabulary(language)
    call = [items_of(words, language) for words in turns]
    found: list[list[Stretch]] = []
    waiting = Waiting()
    for items in call:
        stretches, waiting = _of_turn(items, waiting, known, language, keyboard=keyboard)
        found.append(stretches)
    names = _remembered(call, found, known)
    hidden: list[Hidden] = []
    for turn, (words, items, stretches) in enumerate(zip(turns, call, found, strict=True)):
        stretches += _said_again(items, names, known, language)
        spans = [(kind, items[first].word, items[last].word) for kind, first, last in stretches]
        if model is not None and words:
            spans += _proper_only(model.entities([word.text for word in words]), items, known, language)
        hidden += [Hidden(kind, turn, first, last) for kind, first, last in _merged(spans)]
    return tuple(hidden)


def _of_turn(
    items: Sequence[Item], waiting: Waiting, known: Vocabulary, language: Language, *, keyboard: bool
) -> tuple[list[Stretch], Waiting]:
    """What one turn must not show, and what the call waits for after it."""
    cues = cues_in(items, known)
    runs = runs_in(items, language, known)
    proper = Proper(items, known, language, keyboard=keyboard)
    stretches: list[Stretch] = []
    dialled: Run | None = None
    for run in runs:
        kind = kind_of(run, items, cues, waiting, known, language)
        if kind is None and extends_phone(run, dialled, items, known):
            kind = Kind.PHONE
        dialled = run if kind is Kind.PHONE else None
        if kind is not None:
            stretches.append((kind, run.first - with_plus(run, items), run.last))
    stretches += [(Kind.EMAIL, *one) for one in emails_in(items, cues, waiting, known, language)]
    stretches += [(Kind.BIRTH, *one) for one in births_in(items, cues, waiting, known, language)]
    stretches += [(Kind.ADDRESS, *one) for one in addresses_in(proper, runs, cues, waiting)]
    stretches += [(Kind.HEALTH, *one) for one in health_in(items, known)]
    stretches += names_in(proper, cues, waiting)
    stretches += _between(items, stretches, known)
    stretches += _inside_address(items, stretches, known)
    brought = bool(runs) or any(kind in STRUCTURED for kind, _, _ in stretches)
    begun = any(kind is Kind.PHONE for kind, _, _ in stretches)
    after = waiting.after(items, cues, brought)
    return stretches, Waiting(after.kinds | {Kind.PHONE}) if begun else after


def _between(items: Sequence[Item], stretches: Sequence[Stretch], known: Vocabulary) -> Iterator[Stretch]:
    """ "point", "tiret" between two hidden stretches: they tie an address of e-mail together."""
    covered = {place for _, first, last in stretches for place in range(first, last + 1)}
    for place, item in enumerate(items):
        if known.has("joins", item.folded) and {place - 1, place + 1} <= covered and place not in covered:
            yield Kind.EMAIL, place, place


def _inside_address(
    items: Sequence[Item], stretches: Sequence[Stretch], known: Vocabulary
) -> Iterator[Stretch]:
    """ "Flat three", "bâtiment C" beside an address: a step of it, with the number or letter it has."""
    edges = [(first, last) for kind, first, last in stretches if kind in (Kind.ADDRESS, Kind.NAME)]
    for place, item in enumerate(items):
        if not known.has("inside_address", item.folded) or place + 1 == len(items):
            continue
        code = items[place + 1]
        reading = number_at([item.form for item in items], place + 1, known.written.language)
        coded = bool(code.digits) or len(code.folded) == 1 or reading is not None
        last = place + (1 if reading is None else reading[1])
        if coded and any(0 <= first - last - 1 <= 1 or 0 <= place - end - 1 <= 1 for first, end in edges):
            yield Kind.ADDRESS, place, last


def _remembered(
    call: Sequence[Sequence[Item]], found: Sequence[Sequence[Stretch]], known: Vocabulary
) -> frozenset[str]:
    """The words that were once a person's name in this call."""
    return frozenset(
        item.folded
        for items, stretches in zip(call, found, strict=True)
        for kind, first, last in stretches
        if kind is Kind.NAME
        for item in items[first : last + 1]
        if len(item.folded) >= _SHORTEST_KEPT and not _is_small(item, known)
    )


def _is_small(item: Item, known: Vocabulary) -> bool:
    lists = ("titles", "particles", "relatives", "ends_place", "ordinary", "separators")
    return any(known.has(one, item.folded) for one in lists)


def _said_again(
    items: Sequence[Item], names: frozenset[str], known: Vocabulary, language: Language
) -> Iterator[Stretch]:
    """Names of this call wherever they come back, at the head of a sentence too."""
    proper = Proper(items, known, language)
    for place, item in enumerate(items):
        if item.folded in names and (item.capital or proper.is_proper(place) or proper.is_called(place)):
            yield Kind.NAME, place, place


def _proper_only(
    entities: Sequence[tuple[Kind, int, int]], items: Sequence[Item], known: Vocabulary, language: Language
) -> Iterator[tuple[Kind, int, int]]:
    """The model's finds that bear a capital or are no word: it takes many a plain word for a name."""
    proper = Proper(items, known, language)
    for kind, first, last in entities:
        places = [n for n, item in enumerate(items) if first <= item.word <= last]
        if any(proper.is_proper(n) or (items[n].capital and not _is_small(items[n], known)) for n in places):
            yield kind, first, last


def _merged(spans: Sequence[tuple[Kind, int, int]]) -> list[tuple[Kind, int, int]]:
    """The spans in order, those that touch one another's words as one, of the kind that came first."""
    order = {kind: place for place, kind in enumerate(_RANK)}
    merged: list[tuple[Kind, int, int]] = []
    for kind, first, last in sorted(spans, key=lambda one: (one[1], order[one[0]])):
        if merged and first <= merged[-1][2]:
            before, start, end = merged[-1]
            merged[-1] = (min(before, kind, key=lambda one: order[one]), start, max(end, last))
        else:
            merged.append((kind, first, last))
    return merged


_RANK = (
    Kind.EMAIL,
    Kind.NIR,
    Kind.BANK,
    Kind.PLATE,
    Kind.BIRTH,
    Kind.ADDRESS,
    Kind.PHONE,
    Kind.CONTRACT,
    Kind.HEALTH,
    Kind.NAME,
)
"""Which kind a stretch is called by when several rules claim it."""
