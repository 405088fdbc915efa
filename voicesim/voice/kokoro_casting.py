"""Casting a caller on Kokoro: from sex, age, tempo and a seed to a person nobody else is.

Pure: the same caller gets the same voice on every machine. Scenarios record what they were given
(`persona.voice.kokoro`), so that a later change here changes nobody's voice; one without a record is cast
when it calls. How old people of either sex speak: median pitches of R. J. Baken and R. F. Orlikoff,
"Clinical Measurement of Speech and Voice" (2nd ed., 2000, ch. 6): women sink with age, men rise again after
sixty.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Literal

from voicesim.text.words import Language
from voicesim.voice.kokoro import Timbre

PLAIN_RATE = 165
"""Words per minute at which a person is neither quick nor slow."""
OWN_PITCH = {"jm_kumo": 94.0, "jf_gongitsune": 215.0, "jf_nezumi": 226.0, "jf_tebukuro": 313.0}
"""Median pitch of each vector alone, in hertz, on one French sentence (the network's own figure)."""
UNDERSTOOD: Mapping[Language, frozenset[str]] = {
    "fr": frozenset({"jm_kumo", "jf_gongitsune", "jf_nezumi"}),
    "en": frozenset(OWN_PITCH),
}
"""Vectors of which people who speak a language are mixed: those that a recogniser understands in it.

The fifth of the index, jf_alpha, it understands in neither, and jf_tebukuro least of the others in French:
callers with a fifth to a quarter of it lost the most words, and fewer without (docs/voices.md).
"""
_LEAD = {"man": ("jm_kumo",), "woman": ("jf_gongitsune", "jf_nezumi")}
_BLEND = {"man": ("jf_gongitsune", "jf_nezumi", "jf_tebukuro"), "woman": ("jf_tebukuro", "jm_kumo")}
_NEAR_PITCH, _NEAR_RATE, _NEAR_SHARE = 2.0, 0.05, 0.03
_MOST_SHIFT = 4.0
"""Semitones from the mixed voice's own pitch: beyond, timbre and pitch are heard as two people."""


def cast(
    seed: str, sex: Literal["woman", "man"], age: int, rate: int, pitch: int, language: Language
) -> Timbre:
    """The voice of one person who speaks this language.

    `rate` in words per minute and `pitch` (0..99, 50 is plain) are the author's, as espeak-ng's; `seed` is
    what tells this caller from another, such as the scenario's id.
    """
    chance = random.Random(f"kokoro {seed}")
    mix = _mix(chance, sex, language)
    own = _own_pitch(mix)
    wanted = _median_pitch(sex, age) * 2 ** ((pitch - 50) / 100) * 2 ** (chance.uniform(-1, 1) / 12)
    shift = max(-_MOST_SHIFT, min(_MOST_SHIFT, 12 * math.log2(wanted / own)))
    speed = max(0.78, min(1.12, rate / PLAIN_RATE)) * chance.uniform(0.98, 1.02)
    return Timbre(mix, round(speed, 3), round(shift, 2))


def alike(one: Timbre, other: Timbre) -> bool:
    """Could they be taken for one person: within two semitones, 5 % of the rate, and of one mixture?"""
    pitches = [12 * math.log2(_own_pitch(each.mix)) + each.pitch for each in (one, other)]
    return (
        abs(pitches[0] - pitches[1]) < _NEAR_PITCH
        and abs(one.speed / other.speed - 1) < _NEAR_RATE
        and all(abs(one.mix.get(name, 0.0) - other.mix.get(name, 0.0)) < _NEAR_SHARE for name in OWN_PITCH)
    )


def _own_pitch(mix: Mapping[str, float]) -> float:
    return math.exp(sum(share * math.log(OWN_PITCH[name]) for name, share in mix.items()))


def _mix(chance: random.Random, sex: Literal["woman", "man"], language: Language) -> dict[str, float]:
    """A lead of their own sex, and a share of one or two others.

    A man is never the one male vector alone: with a quarter to two fifths of others a recogniser understood
    its French better (four lines each: 16 % of words wrong at a share of 0.75, 34 % at 0.83).
    """
    understood = UNDERSTOOD[language]
    leads = [name for name in _LEAD[sex] if name in understood]
    chance.shuffle(leads)
    first = leads[0]
    lead = chance.uniform(0.6, 0.76) if sex == "man" else chance.uniform(0.42, 0.72)
    others = [name for name in (*leads[1:], *_BLEND[sex]) if name != first and name in understood]
    chance.shuffle(others)
    parts = [chance.uniform(0.2, 1.0) * (0.35 if _wrong_sex(name, sex) else 1.0) for name in others[:2]]
    shares = {first: lead, **{n: (1 - lead) * p / sum(parts) for n, p in zip(others, parts, strict=False)}}
    rounded = {name: round(share, 2) for name, share in shares.items()}
    rounded[first] = round(rounded[first] + 1 - sum(rounded.values()), 2)
    return rounded


def _wrong_sex(name: str, sex: str) -> bool:
    return sex == "woman" and name.startswith("jm_")


def _median_pitch(sex: Literal["woman", "man"], age: int) -> float:
    """Hertz, for a person of this sex and age."""
    if sex == "woman":
        return 215.0 - 0.45 * max(0, age - 25)
    return 120.0 - 0.25 * max(0, min(age, 55) - 25) + 0.9 * max(0, age - 60)
