"""Dates of birth: a date that "né le" or "votre date de naissance ?" announces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.privacy.items import Item
from voicesim.privacy.kinds import Kind
from voicesim.privacy.vocabulary import Vocabulary
from voicesim.privacy.windows import Cue, Waiting, announced_at
from voicesim.text.numbers import number_at, ordinal
from voicesim.text.words import Language

_SMALL = frozenset({"le", "du", "en", "et", "of", "the", "in", "on", "and", "slash"})


def births_in(
    items: Sequence[Item], cues: Sequence[Cue], waiting: Waiting, known: Vocabulary, language: Language
) -> Iterator[tuple[int, int]]:
    """First and last piece of every date that is a birth's."""
    forms = tuple(item.form for item in items)
    place = 0
    while place < len(items):
        last = _date_from(place, items, forms, known, language)
        if last < place:
            place += 1
            continue
        near = announced_at(cues, place, last)
        waited = near is None and Kind.BIRTH in waiting.kinds
        meant = near is Kind.BIRTH or waited or _is_of(place, items, known)
        if meant and (last > place or items[place].digits or near is Kind.BIRTH):
            yield place, last
        place = last + 1


def _is_of(place: int, items: Sequence[Item], known: Vocabulary) -> bool:
    """ "ma fille est du 8 février 2006", "je suis de mai soixante-dix"."""
    if place < 2 or items[place - 2].folded not in ("est", "suis", "sont"):
        return False
    tie = items[place - 1].folded
    return tie == "du" or (tie in ("de", "d") and known.has("months", items[place].folded))


def _date_from(
    place: int, items: Sequence[Item], forms: Sequence[str], known: Vocabulary, language: Language
) -> int:
    """The last piece of the date that begins at `place`; less than `place` when none does."""
    last, at = place - 1, place
    while at < len(items):
        reading = number_at(forms, at, language)
        if reading is not None:
            last, at = at + reading[1] - 1, at + reading[1]
        elif items[at].digits or known.has("months", items[at].folded) or ordinal(items[at].folded, language):
            last, at = at, at + 1
        elif last >= place and items[at].folded in _SMALL:
            at += 1
        else:
            break
        if items[at - 1].mark in (".", "?", "!"):
            break
    return last
