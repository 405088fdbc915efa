"""Names of people and places: announced, spelled, or no word that the language knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicesim.privacy.kinds import Kind
from voicesim.privacy.proper import Proper
from voicesim.privacy.windows import Cue, Waiting

_AFTER_CUE = 6
"""Pieces after "je m'appelle" within which a name may begin."""
_SPELLED = 3
"""So many letters in a row are spelled out."""
_BETWEEN_LETTERS = frozenset({"deux", "tiret", "apostrophe", "accent", "double", "dash", "then", "espace"})
_LETTER_WORDS = frozenset({"a", "à", "y", "i", "o", "ô"})
_DISTRICT = re.compile(r"^(?:\w{2,}ieme|premier|\d{1,2}(?:er|e|eme))$")
_STANDS_APART = 4
"""A turn of so many pieces that answers "votre nom ?" is a name, whatever the dictionary says."""


def names_in(proper: Proper, cues: Sequence[Cue], waiting: Waiting) -> Iterator[tuple[Kind, int, int]]:
    """Kind, first and last piece of every name of a person or a place."""
    reader = _Reader(proper, cues, waiting)
    for find in (reader.titled, reader.announced, reader.spelled, reader.strange):
        for kind, first, last in find():
            yield kind, reader.with_title(first), last


class _Reader:
    def __init__(self, proper: Proper, cues: Sequence[Cue], waiting: Waiting) -> None:
        self._proper, self._items, self._known = proper, proper.items, proper.known
        self._cues = [cue for cue in cues if cue.kind is Kind.NAME]
        self._waited = Kind.NAME in waiting.kinds
        self._forms = tuple(item.form for item in self._items)

    def titled(self) -> Iterator[tuple[Kind, int, int]]:
        """ "Madame Le Goff": the title belongs to the name."""
        for place, item in enumerate(self._items[:-1]):
            if not self._is_title(place):
                continue
            if item.mark and item.mark != ".":
                continue
            named = self._known.has("always_named", item.folded) and self._may_name(place + 1)
            last = self._chain(place + 1, loose=named)
            if last > place:
                yield Kind.NAME, place, last

    def announced(self) -> Iterator[tuple[Kind, int, int]]:
        """What follows "je m'appelle", and a turn that only answers "votre nom ?"."""
        for cue in self._cues:
            for place in range(cue.last + 1, min(len(self._items), cue.last + 1 + _AFTER_CUE)):
                if self._items[place - 1].mark in (".", "?", "!") or self._is_verb_like(place):
                    continue
                last = self._chain(place, loose=True)
                if last >= place and (self._proper.is_proper(place) or self._right_after(cue, place)):
                    yield Kind.NAME, place, last
                    break
        if self._waited and len(self._items) <= _STANDS_APART:
            capitals = [n for n, item in enumerate(self._items) if item.capital and self._may_name(n)]
            if capitals:
                yield Kind.NAME, capitals[0], capitals[-1]

    def spelled(self) -> Iterator[tuple[Kind, int, int]]:
        """Letters in a row; two are enough where a name is waited for or was just said."""
        least = 2 if self._waited or self._cues or self._has_title() else _SPELLED
        place = 0
        while place < len(self._items):
            letters, last = self._letters(place)
            if letters >= least and not self._only_words(place, last):
                yield Kind.NAME, place, last
                place = last
            place += 1

    def _only_words(self, first: int, last: int) -> bool:
        """ "Il y a": letters that are words, not one of them written as a letter."""
        return all(
            one.form in _LETTER_WORDS and not (one.capital and not one.initial)
            for one in self._items[first : last + 1]
        )

    def strange(self) -> Iterator[tuple[Kind, int, int]]:
        """Words that may be names, whether or not anything announces them."""
        place = 0
        while place < len(self._items):
            if not self._proper.is_proper(place):
                place += 1
                continue
            last = max(self._chain(place, loose=False), place)
            first = self._particle_before(place)
            kind = self._person_or_place(first)
            last = self._with_district(last)
            yield kind, first, last
            place = last + 1

    def with_title(self, first: int) -> int:
        """The first piece of the name, its title and the given name before it included."""
        at = first
        while at and not self._items[at - 1].mark and (self._is_title(at - 1) or self._is_given(at - 1)):
            at -= 1
        return at

    def _is_title(self, place: int) -> bool:
        item = self._items[place]
        short = len(item.folded) <= (1 if self._proper.small else 2)
        return self._known.has("titles", item.folded) and (item.capital or not short)

    def _is_given(self, place: int) -> bool:
        """A given name, written small where nothing bears a capital."""
        return self._known.has("given_names", self._items[place].folded) and (
            self._items[place].capital or self._proper.small
        )

    def _person_or_place(self, first: int) -> Kind:
        before = self._items[first - 1] if first else None
        if before is not None and self._known.has("before_place", before.folded) and before.form != "a":
            return Kind.ADDRESS
        return Kind.NAME

    def _with_district(self, last: int) -> int:
        """ "Paris douzième", "Marseille dans le dixième", "Lyon 3e"; a floor is none."""
        for at in range(last + 1, min(last + 4, len(self._items))):
            if self._items[at - 1].mark:
                break
            if _DISTRICT.match(self._items[at].folded):
                floor = at + 1 < len(self._items) and self._items[at + 1].folded.startswith("etage")
                return last if floor else at
            if self._items[at].folded not in ("dans", "le"):
                break
        return last

    def _particle_before(self, place: int) -> int:
        """ "Le Goff", "La Réunion": a small word with its capital belongs to the name; "gilles le bihan"."""
        at = place - 1
        while at >= 0 and self._proper.is_small_word(at) and not self._items[at].mark:
            if not (self._items[at].capital and not self._items[at].initial) and not self._follows_given(at):
                break
            at -= 1
        return at + 1

    def _follows_given(self, place: int) -> bool:
        return place > 0 and not self._items[place - 1].mark and self._is_given(place - 1)

    def _chain(self, place: int, *, loose: bool) -> int:
        """The last piece of the name that begins at `place`; `place - 1` when none does."""
        last, at, apart = place - 1, place, 0
        while at < len(self._items) and apart <= 3:
            if (
                self._proper.is_proper(at)
                or (loose and at == place and self._may_name(at))
                or self._same_word(at, last)
                or (loose and last >= place and self._is_capital_tail(at))
            ):
                last, apart = at, 0
            elif self._proper.is_small_word(at) and not (at == place and loose):
                apart += 1
            else:
                break
            if self._items[at].mark:
                break
            at += 1
        return last

    def _is_capital_tail(self, place: int) -> bool:
        item = self._items[place]
        in_small = self._proper.small and self._known.has("months", item.folded)
        return in_small or (item.capital and not item.initial)

    def _same_word(self, place: int, last: int) -> bool:
        """Pieces of one hyphenated word go together: "Delacroix-Petit"."""
        return last >= 0 and self._items[place].word == self._items[last].word

    def _may_name(self, place: int) -> bool:
        """Could the piece be a name although the dictionary has it ("Petit")?"""
        item = self._items[place]
        if not item.form.isalpha() or len(item.folded) < 3:
            return False
        lists = ("titles", "relatives", "ends_place", "ordinary", "separators", "particles")
        return not any(self._known.has(one, item.folded) for one in lists)

    def _is_verb_like(self, place: int) -> bool:
        return self._proper.is_small_word(place) and not self._items[place].capital

    def _right_after(self, cue: Cue, place: int) -> bool:
        """Just after the cue, "c'est" and a title aside, and with a capital or in a text that has none."""
        between = self._items[cue.last + 1 : place]
        light = all(
            one.folded in ("ce", "est", "c", "is", "it") or self._known.has("titles", one.folded)
            for one in between
        )
        return light and (self._items[place].capital or (self._proper.small and self._may_name(place)))

    def _has_title(self) -> bool:
        return any(self._known.has("titles", item.folded) and not item.mark for item in self._items)

    def _letters(self, place: int) -> tuple[int, int]:
        """How many letters are spelled from `place`, and the last piece that spells."""
        count, last, at, apart = 0, place, place, 0
        while at < len(self._items) and apart <= 2:
            form = self._items[at].folded
            named = self._known.letter(self._forms, at)
            if named is not None or (len(form) == 1 and form.isalpha() and self._items[at].form != "à"):
                form, long = named or (form, 1)
                count, last, apart, at = count + 1, at + long - 1, 0, at + long
                says = at + 1 < len(self._items) and self._known.has("as_in", self._items[at].folded)
                if says and self._items[at + 1].folded[:1] == form:
                    last, at = at + 1, at + 2
            elif count and (form in _BETWEEN_LETTERS or self._known.has("joins", form)):
                apart, at = apart + 1, at + 1
            else:
                break
        return count, last
