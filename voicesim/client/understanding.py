"""How the client understands a turn: the language room's phrase bank, in the light of the scenario."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.client import memory
from voicesim.client.scenario import Scenario
from voicesim.client.state import ClientState
from voicesim.text.words import Word
from voicesim.understanding.acts import Context, Understood
from voicesim.understanding.bank import Bank
from voicesim.understanding.second_ear import SecondEar
from voicesim.understanding.understanding import understand


def bank_of(scenario: Scenario) -> Bank:
    """The bank of the scenario's language with its own topics and statements. Raises `ContentError`."""
    return scenario.bank


def understood(
    bank: Bank,
    scenario: Scenario,
    state: ClientState,
    words: Sequence[Word],
    second_ear: SecondEar | None = None,
) -> Understood:
    """What is understood of a turn in the light of what came before; a second ear adds what is meant."""
    context = Context(
        turn=state.turn,
        client_said=memory.last(state, "client"),
        trainee_said=memory.last(state, "trainee"),
        names=scenario.names,
        asked_back=memory.at_a_loss(state),
        guess=memory.offered(state),
        scenario=scenario.id,
    )
    return understand(words, bank, context, second_ear)
