"""What somebody said that helped: sentences after which the client's mood was better, because of them. Pure.

A wording is taken only when nothing of it had to be hidden: the scrubber of real calls reads the whole call,
and a sentence in which it finds anything, but the invented client's own name, is left out, and so is any
number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicesim.analysis.mood import MoodPoint
from voicesim.call.record import CallRecord, Turn
from voicesim.content.accepted import Feeling
from voicesim.privacy.finding import EntityModel
from voicesim.privacy.kinds import Hidden, Kind
from voicesim.privacy.masking import masked
from voicesim.text.fold import plain
from voicesim.text.words import Word, text_of

GAIN = 0.5
"""By how much a feeling has to move at once, 0..10."""

LEAST_WORDS, MOST_WORDS = 4, 35

SURE = 0.6
"""Least probability of each word: what was heard badly is nobody's wording."""

_CIVIL = frozenset({"monsieur", "madame", "mademoiselle", "mr", "mrs", "ms", "miss", "m", "mme"})
_END = re.compile(r"[.!?…]$")


@dataclass(frozen=True, slots=True)
class Helped:
    """One sentence that helped."""

    words: str
    """Without anything of a person; the client's name is a placeholder."""
    mood: Feeling
    """What got better: less anger, less distress, or more trust."""
    by: float
    """Points, 0..10."""


def helped_in(
    record: CallRecord,
    curve: Sequence[MoodPoint],
    client: str,
    model: EntityModel | None = None,
    contested: frozenset[int] = frozenset(),
) -> tuple[Helped, ...]:
    """The sentences of a call's trainee that helped.

    `client` is the invented client's name; `contested` are turns that the trainee says they did not say so.
    Raises `ContentError`.
    """
    turns = record.turns
    typed = any(turn.typed for turn in turns if turn.speaker == "trainee")
    without = masked([turn.words for turn in turns], record.language, model, keyboard=typed)
    hidden: dict[int, list[Hidden]] = {}
    for one in without.hidden:
        hidden.setdefault(one.turn, []).append(one)
    found: dict[str, Helped] = {}
    for before, after in pairwise(curve):
        mood, by = _better(before, after)
        number = _turn_of(after, turns)
        if by < GAIN or number is None or number in contested:
            continue
        words = _sentence(turns[number].words, hidden.get(number, ()), after.words, client)
        if words is not None:
            found.setdefault(words, Helped(words, mood, round(by, 1)))
    return tuple(found.values())


def _better(before: MoodPoint, after: MoodPoint) -> tuple[Feeling, float]:
    """What got better most; zero when anything got worse, or no words did it."""
    gains: Mapping[Feeling, float] = {
        "anger": before.mood.anger - after.mood.anger,
        "distress": before.mood.distress - after.mood.distress,
        "trust": after.mood.trust - before.mood.trust,
    }
    best: Feeling = max(gains, key=lambda one: gains[one])
    return best, gains[best] if after.words and min(gains.values()) >= 0 else 0.0


def _turn_of(point: MoodPoint, turns: Sequence[Turn]) -> int | None:
    """The latest turn of the trainee by then in which the words stand."""
    own = (n for n, turn in enumerate(turns) if turn.speaker == "trainee" and turn.start <= point.at)
    fit = [n for n in own if not turns[n].backchannel and plain(point.words) in plain(turns[n].text)]
    return fit[-1] if fit else None


def _sentence(words: Sequence[Word], hidden: Sequence[Hidden], quote: str, client: str) -> str | None:
    """The sentence in which the quote stands, with the client's name hidden; None when it may not be read."""
    names = {*plain(client).split(), *_CIVIL}
    start = 0
    for end, word in enumerate(words):
        if not (_END.search(word.text) or end == len(words) - 1):
            continue
        part = words[start : end + 1]
        if plain(quote) in plain(text_of(part)):
            inside = [one for one in hidden if one.last >= start and one.first <= end]
            return _freed(part, start, inside, names)
        start = end + 1
    return None


def _freed(part: Sequence[Word], start: int, hidden: Sequence[Hidden], names: set[str]) -> str | None:
    said = [word.text for word in part]
    for one in hidden:
        inside = said[max(0, one.first - start) : one.last - start + 1]
        if one.kind is not Kind.NAME or not set(plain(" ".join(inside)).split()) <= names:
            return None
    fits = LEAST_WORDS <= len(part) <= MOST_WORDS and all(word.probability >= SURE for word in part)
    if not fits or any(letter.isdigit() for word in said for letter in word):
        return None
    own = names - _CIVIL
    return " ".join("‹…›" + _mark(word) if set(plain(word).split()) & own else word for word in said)


def _mark(word: str) -> str:
    return word[len(word.rstrip(".,;:!?…")) :]
