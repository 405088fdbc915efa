"""A recogniser that mishears, for rehearsals: words substituted, dropped and inserted, seeded."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from voicesim.text.grammar import listed
from voicesim.text.words import Language, Word

Quantiles: TypeAlias = tuple[tuple[float, float], ...]
"""(share of the words, the probability that so many of them are given less than), both rising."""

_RIGHT: Mapping[Language, Quantiles] = {
    "fr": ((0.0, 0.2), (0.04, 0.5), (0.07, 0.6), (0.18, 0.8), (0.5, 0.96), (1.0, 1.0)),
    "en": ((0.0, 0.25), (0.015, 0.5), (0.03, 0.6), (0.08, 0.8), (0.3, 0.96), (1.0, 1.0)),
}
"""Words that Whisper base had right: 3,538 of a French synthesiser, 2,008 of an English one."""
_WRONG: Quantiles = ((0.0, 0.1), (0.25, 0.4), (0.52, 0.6), (0.78, 0.8), (1.0, 0.99))
"""Words that it had wrong, in both: half of them are given more than 0.6, a quarter more than 0.77."""

_SMALL_WORDS: dict[Language, tuple[str, ...]] = {
    "fr": listed("et de le la les un une à en que qui ce est a pas on y des du se son"),
    "en": listed("the a and of to in it is that on for as at so but we he she"),
}
_SOUND_ALIKES: dict[Language, dict[str, tuple[str, ...]]] = {
    "fr": {
        "c'est": ("ses", "ces", "sait"),
        "vous": ("vou", "nous"),
        "avez": ("avait", "aviez"),
        "êtes": ("était", "et"),
        "ou": ("où",),
        "où": ("ou",),
        "a": ("à", "as"),
        "à": ("a",),
        "et": ("est", "eh"),
        "sont": ("son",),
        "sans": ("cent", "s'en"),
        "constat": ("constate", "contrat"),
        "expert": ("expire", "exprès"),
        "tiers": ("tier", "tierce"),
        "sinistre": ("ministre",),
        "fuite": ("suite",),
        "plainte": ("plante", "pleine"),
        "franchise": ("franchit", "français"),
        "dégâts": ("débat", "dégage"),
        "blessés": ("blesser", "laisser"),
        "comprends": ("comprend", "comprenne"),
        "rappelle": ("rappel", "appelle"),
    },
    "en": {
        "i'll": ("aisle", "ill"),
        "you're": ("your",),
        "excess": ("access",),
        "claim": ("clean", "claims"),
        "anyone": ("any", "anyway"),
        "hurt": ("heard", "hut"),
        "photos": ("photo", "potatoes"),
        "police": ("please",),
        "witnesses": ("witness", "fitness"),
        "covered": ("cover", "covert"),
        "understand": ("understood", "under"),
        "where": ("were", "wear"),
        "there": ("their",),
        "four": ("for",),
        "to": ("two",),
    },
}
_VOWELS = "aeiouyéèêàâôûî"


def misheard(words: Sequence[Word], rate: float, seed: int, language: Language) -> tuple[Word, ...]:
    """`words` as a poor recogniser would give them.

    `rate` (0..1) is the expected word error rate: half of the errors substitute a word by one that sounds
    near it, three in ten drop it, two in ten put a small word in. Damaged and inserted words get the
    probabilities that Whisper base gives to wrong words, the others those it gives to right ones; the
    neighbours of a dropped one lose a tenth. At rate 0 nothing is changed. The same arguments give the same
    words. Raises `ValueError` for a rate outside 0..1.
    """
    if not 0 <= rate <= 1:
        raise ValueError(f"a word error rate lies between 0 and 1, not {rate}")
    chance = random.Random(f"{seed}:{rate}:{language}")
    if not rate:
        return tuple(words)
    heard: list[Word] = []
    for word in words:
        if chance.random() >= rate:
            sure = _drawn(_RIGHT[language], chance)
            heard.append(replace(word, probability=min(word.probability, sure)))
            continue
        kind = chance.random()
        if kind < 0.5:
            heard.append(_substituted(word, chance, language))
        elif kind < 0.8:
            heard[-1:] = [replace(last, probability=last.probability * 0.9) for last in heard[-1:]]
        else:
            sure = _drawn(_RIGHT[language], chance)
            heard.append(replace(word, probability=min(word.probability, sure)))
            heard.append(_inserted(word, chance, language))
    return tuple(heard)


def _substituted(word: Word, chance: random.Random, language: Language) -> Word:
    bare = word.text.strip(".,;:!?…").lower()
    alike = _SOUND_ALIKES[language].get(bare, ())
    near = chance.choice(alike) if alike and chance.random() < 0.6 else _bent(bare, chance)
    return replace(word, text=near, probability=_doubt(word, chance))


def _bent(bare: str, chance: random.Random) -> str:
    """The word with a sound lost, doubled or changed at one place."""
    if len(bare) < 2:
        return bare + chance.choice(_VOWELS)
    place = chance.randrange(len(bare))
    how = chance.randrange(3)
    if how == 0:
        return bare[:place] + bare[place + 1 :]
    if how == 1:
        return (
            bare[:place]
            + chance.choice(_VOWELS if bare[place] in _VOWELS else "bdflmnprstv")
            + bare[place + 1 :]
        )
    return bare[: max(2, len(bare) // 2)]


def _inserted(word: Word, chance: random.Random, language: Language) -> Word:
    small = chance.choice(_SMALL_WORDS[language])
    return Word(small, word.end, word.end, _doubt(word, chance))


def _doubt(word: Word, chance: random.Random) -> float:
    return min(word.probability, _drawn(_WRONG, chance))


def _drawn(quantiles: Quantiles, chance: random.Random) -> float:
    """A probability from a distribution given by some of its quantiles, straight between them."""
    share = chance.random()
    for (below, low), (above, high) in pairwise(quantiles):
        if share <= above:
            return round(low + (high - low) * (share - below) / (above - below), 3)
    return quantiles[-1][1]
