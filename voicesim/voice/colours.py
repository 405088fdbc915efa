"""The mood's colour: how the simulated client's anger, distress and trust change its voice.

Directions from two reviews of vocal expression: P. Juslin and P. Laukka, "Communication of emotions in
vocal expression and music performance", Psychological Bulletin 129 (2003); K. Scherer, "Vocal
communication of emotion", Speech Communication 40 (2003). Anger is faster, louder, higher and wider, and
rests less. A claimant's distress is dejection with worry in it: dejection slows, softens and flattens the
voice and fills it with pauses, worry raises it; where the two pull apart (worry quickens, dejection slows)
the slower wins by a little, for a caller in distress who spoke fast would be taken for an angry one. The
amounts are ours: enough to be heard on a telephone, far below what actors do.
"""

from __future__ import annotations

from voicesim.voice.speech import Colour

NEUTRAL_TRUST = 5.0
"""The trust that changes nothing; anger and distress change nothing at 0."""


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


def _bounded(value: float) -> float:
    return min(10.0, max(0.0, value))
