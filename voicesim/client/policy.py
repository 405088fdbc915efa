"""The dialogue policy: from a state and a stimulus to a decision. Pure, seeded, inspectable."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from voicesim.client.hearing import hear
from voicesim.client.on_quiet import on_hold_ended, on_monologue, on_silence
from voicesim.client.on_turn import decide as on_turn
from voicesim.client.scenario import Scenario
from voicesim.client.state import (
    ClientState,
    Decision,
    HoldEnded,
    Monologue,
    Silence,
    Stimulus,
    TraineeTurn,
)
from voicesim.client.understanding import understood
from voicesim.understanding.bank import Bank
from voicesim.understanding.second_ear import SecondEar


def decide(
    scenario: Scenario,
    bank: Bank,
    seed: int,
    state: ClientState,
    stimulus: Stimulus,
    second_ear: SecondEar | None = None,
) -> Decision:
    """What the client does about a stimulus. The same arguments always give the same decision."""
    if isinstance(stimulus, TraineeTurn):
        understanding = understood(bank, scenario, state, stimulus.words, second_ear)
        heard = hear(stimulus.words, scenario.known_to_client(understanding), state, bank)
        dice = Random(f"{seed}:{scenario.id}:{state.turn}")
        decision = on_turn(scenario, state, stimulus, heard, dice)
        return replace(decision, understood=understanding)
    if isinstance(stimulus, Silence):
        return on_silence(scenario, state, stimulus)
    if isinstance(stimulus, HoldEnded):
        return on_hold_ended(scenario, state, stimulus)
    if isinstance(stimulus, Monologue):
        return on_monologue(scenario, state, stimulus)
    return Decision(state)  # picked up: the caller waits to be greeted
