"""How long this client waits before answering, once the answer is there: a person does not snap back.

Telephone answers come some 200 ms after the last word (Stivers et al. 2009), later when something has to be
remembered, sooner when one only agrees or objects. The loop could answer at once; the client chooses not to.
Drawn from the seed and the turn: every candidate waits as long for the same answer.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeAlias

from voicesim.audio.frames import samples
from voicesim.client.state import Decision

Manner: TypeAlias = Callable[[Decision], int]
"""From a decision to the samples waited between the trainee's last word and the answer, at the least."""

HUMAN_GAP = 0.25
"""Seconds; a sooner answer sounds like a cut-in."""

AT_ONCE = frozenset({"confirm", "acknowledge", "object", "insist", "hurt", "pleased", "insulted", "correct"})
"""Moves that need no thought."""

THOUGHT = 0.8
"""Seconds of thought at the most, before an answer that has to be remembered."""

OVERWHELMED = 0.5
"""Seconds more, at the most, for a client in great distress."""


def manner_of(seed: int) -> Manner:
    """The manner of the client of this seed."""

    def wait(decision: Decision) -> int:
        move = decision.intentions[0].move if decision.intentions else ""
        drawn = random.Random(f"{seed} {decision.state.turn} {move}").random()
        thought = 0.0 if move in AT_ONCE else THOUGHT * drawn
        overwhelmed = OVERWHELMED * max(0.0, decision.state.mood.distress - 5) / 5
        return samples(HUMAN_GAP + thought + overwhelmed)

    return wait


def at_once(decision: Decision) -> int:
    """The manner of a machine: no wait at all. For measurements."""
    return 0
