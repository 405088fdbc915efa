"""A whole call in writing: a robot trainee's script on one side, the client on the other, no sound, no clock.

Everything but the sound is the product's: what was understood, mood, policy, writer, guards, what was heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client.client import Client
from voicesim.client.scenario import Scenario
from voicesim.client.state import Line, PickedUp, Stimulus, TraineeTurn
from voicesim.client.writer import Writer
from voicesim.line.script_mind import ScriptMind
from voicesim.line.trainee_script import Quality, script_of
from voicesim.text.words import typed

TURN = 8 * SAMPLE_RATE
"""How long a turn lasts, for what depends on the time between two."""

MOST_TURNS = 60


@dataclass
class WrittenCall:
    """What became of a call."""

    lines: list[Line] = field(default_factory=list)
    """The client's lines, each as it was heard."""
    said: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)
    """What the trainee said, and the lines that answered it."""
    ended: str = ""
    """Who ended it: "client", "trainee"; empty when it broke off."""


def written_call(
    scenario: Scenario, quality: Quality, seed: int, writer: Writer | None = None
) -> WrittenCall:
    """The robot takes the call to its end."""
    client, mind = Client(scenario, seed, writer), ScriptMind(script_of(scenario.id, quality))
    call, state, at = WrittenCall(), client.begin(), 0
    list(client.read_ahead(state))
    for words, stimulus in _turns(mind, call):
        at += TURN
        happened = stimulus or TraineeTurn(typed(words, at), at, at, typed=True)
        decision = client.decide(state, happened)
        lines = tuple(line for line in client.word(decision) if isinstance(line, Line))
        heard = " ".join(line.text for line in lines)
        state = client.heard(decision.state, lines, heard, True)
        list(client.read_ahead(state))
        mind.listen(heard)
        call.said.append((words, lines))
        call.lines.extend(lines)
        if decision.hangs_up:
            call.ended = "client"
            return call
    call.ended = "trainee"
    return call


def _turns(mind: ScriptMind, call: WrittenCall) -> Iterator[tuple[str, Stimulus | None]]:
    """What happens to the client, turn by turn, until the script is at its end."""
    yield "", PickedUp(0)
    while len(call.said) < MOST_TURNS and (line := mind.answer) is not None:
        mind.say(line)
        yield line.says, None
