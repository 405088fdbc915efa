"""The mood's colour: how the simulated client's anger, distress and trust change its voice.

Directions from two reviews of vocal expression: P. Juslin and P. Laukka, "Communication of emotions in
vocal expression and music performance", Psychological Bulletin 129 (2003); K. Scherer, "Vocal
communication of emotion", Speech Communication 40 (2003). Anger is faster, louder, higher and wider, and
rests less. A claimant's distress is dejection with worry in it: dejection slows, softens and flattens the
voice and fills it with pauses, worry raises it; where the two pull apart (worry quickens, dejection slows)
the slower wins by a little, for a caller in distress who spoke fast would be taken for an angry one. The
amounts are ours: enough to be heard on a telephone, far below what actors do.

What a caller says is spoken in steps of the mood (`spoken_colour_of`), so that it can be spoken ahead: from
one to the next the rate changes by less than the 5 % that listeners notice (H. Quené, "On the just noticeable
difference for tempo in speech", Journal of Phonetics 35, 2007), the pitch by far less than 1.5 semitones
(J. 't Hart, "Differential sensitivity to pitch distance, particularly in speech", JASA 69, 1981).
"""

from __future__ import annotations

from dataclasses import replace
from math import floor

from voicesim.voice.speech import Colour

NEUTRAL_TRUST = 5.0
"""The trust that changes nothing; anger and distress change nothing at 0."""

ANGER_STEP, DISTRESS_STEP = 2.5, 5.0
"""Points of mood from one step of the spoken colour to the next: 3.5 and 4 % of rate, half a semitone."""


def colour_of(anger: float, distress: float, trust: float) -> Colour:
    """The colour of a mood whose three numbers are 0..10 (beyond is taken as the bound).

    Linear in each, so small changes of mood are small changes of voice; (0, 0, `NEUTRAL_TRUST`) is the
    neutral colour. Trust only relaxes the voice: a little slower, lower and softer.
    """
    hot = _bounded(anger) / 10.0
    low = _bounded(distress) / 10.0
    ease = (_bounded(trust) - NEUTRAL_TRUST) / 5.0
    return Colour(
        rate=(1.0 + 0.14 * hot) * (1.0 - 0.08 * low) * (1.0 - 0.02 * ease),
        pitch=2.0 * hot + 1.0 * low - 0.3 * ease,
        variation=(1.0 + 0.35 * hot) * (1.0 - 0.20 * low),
        level=4.5 * hot - 2.0 * low - 0.5 * ease,
        rest=(1.0 - 0.25 * hot) * (1.0 + 0.8 * low),
    )


def spoken_colour_of(anger: float, distress: float, trust: float) -> Colour:
    """The colour in which a mood is spoken: level and rests follow it exactly, the rest in steps.

    Rate, pitch and variation are those of the nearest step of anger and distress; trust, which moves the rate
    by 2 % in all, leaves them alone. So two moods near each other are one voice, louder or softer.
    """
    exact = colour_of(anger, distress, trust)
    near = colour_of(_nearest(anger, ANGER_STEP), _nearest(distress, DISTRESS_STEP), NEUTRAL_TRUST)
    return replace(near, level=exact.level, rest=exact.rest)


def _nearest(value: float, step: float) -> float:
    return step * floor(_bounded(value) / step + 0.5)


def _bounded(value: float) -> float:
    return min(10.0, max(0.0, value))
