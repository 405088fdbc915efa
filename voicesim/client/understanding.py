"""How the client understands a turn: the language room's phrase bank, in the light of the scenario."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.client import memory
from voicesim.client.scenario import Scenario
from voicesim.client.state import ClientState
from voicesim.text.words import Word
from voicesim.understanding import understanding
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import Bank

PROMISES = "over_promising"
"""The family whose negation is a promise declined: "je ne peux pas vous garantir"."""


def bank_of(scenario: Scenario) -> Bank:
    """The bank of the scenario's language with its own topics and statements. Raises `ContentError`."""
    return scenario.bank


def understood(
    bank: Bank, scenario: Scenario, state: ClientState, words: Sequence[Word]
) -> tuple[tuple[Act, ...], bool]:
    """The acts of a turn in the light of what came before; and whether a promise was declined in it."""
    context = Context(
        turn=state.turn,
        client_said=memory.last(state, "client"),
        trainee_said=memory.last(state, "trainee"),
        names=scenario.names,
    )
    acts, refused = understanding.understood(understanding.hear(words, bank, context))
    declined = any(
        item.match.entry.id == PROMISES and item.why.startswith(("negated", "not said")) for item in refused
    )
    return acts, declined
