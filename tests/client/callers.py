"""Conversations as scripts: the trainee's turns, and what the client makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.client.state import ClientState, Decision, Line, PickedUp, Stimulus, TraineeTurn
from voicesim.text.words import typed

scenario_of = lru_cache(load_scenario)


def worded(client: Client, decision: Decision) -> list[Line]:
    """All the lines of a decision."""
    return [line for line in client.word(decision) if isinstance(line, Line)]


@dataclass
class Conversation:
    """A call in writing: everything is heard to the end unless `cut` says otherwise."""

    client: Client
    state: ClientState
    at: int = 0
    decisions: list[Decision] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    over: bool = False

    def says(self, text: str, *, interrupted: bool = False) -> list[Line]:
        """The trainee says something; the client's answer, all of it heard."""
        self.at += 5 * SAMPLE_RATE
        turn = TraineeTurn(typed(text, self.at), self.at, self.at, interrupted=interrupted, typed=True)
        return self.happens(turn)

    def happens(self, stimulus: Stimulus, *, heard_words: int | None = None) -> list[Line]:
        """Anything happens; `heard_words` cuts the client's answer short."""
        decision = self.client.decide(self.state, stimulus)
        lines = worded(self.client, decision)
        words = " ".join(line.text for line in lines).split()
        complete = heard_words is None or heard_words >= len(words)
        text = " ".join(words if heard_words is None else words[:heard_words])
        self.state = self.client.heard(decision.state, lines, text, complete)
        self.decisions.append(decision)
        self.lines.extend(lines)
        self.over = self.over or decision.hangs_up
        return lines

    @property
    def moves(self) -> list[str]:
        """Every move so far."""
        return [line.move for line in self.lines]

    @property
    def facts(self) -> list[str]:
        """Facts given so far, those of the opening left out."""
        return [item.fact for item in self.state.earned if item.topic != "opening"]


def call(scenario: str = "FR03", seed: int = 1, turns: Sequence[str] = ()) -> Conversation:
    """A call that has been picked up, with the trainee's first turns said."""
    client = Client(scenario_of(scenario), seed)
    conversation = Conversation(client, client.begin())
    conversation.happens(PickedUp(0))
    for text in turns:
        conversation.says(text)
    return conversation


HELLO = {
    "fr": "Service sinistres, bonjour, Camille à votre écoute.",
    "en": "Claims department, good morning, Sam speaking.",
}
