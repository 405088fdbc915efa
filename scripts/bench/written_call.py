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
"""After so many the robot says no more."""


@dataclass
class WrittenCall:
    """What became of a call."""

    lines: list[Line] = field(default_factory=list)
    """The client's lines, each as it was heard."""
    said: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)
    """What the trainee said, and the lines that answered it."""
    ended: str = ""
    """Who ended it: "client", "trainee"; empty when it broke off."""
    unworded: int = 0
    """Turns of which something to say was decided, and no line came."""


def written_call(
    scenario: Scenario, quality: Quality, seed: int, writer: Writer | None = None, turns: int = MOST_TURNS
) -> WrittenCall:
    """The robot takes the call to its end, or says no more after so many turns."""
    client, mind = Client(scenario, seed, writer), ScriptMind(script_of(scenario.id, quality))
    call, state, at = WrittenCall(), client.begin(), 0
    list(client.read_ahead(state))
    for words, stimulus in _turns(mind, call, turns):
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
        call.unworded += bool(decision.intentions) and not lines
        if decision.hangs_up:
            call.ended = "client"
            return call
    call.ended = "trainee"
    return call


def _turns(mind: ScriptMind, call: WrittenCall, most: int) -> Iterator[tuple[str, Stimulus | None]]:
    """What happens to the client, turn by turn, until the script is at its end."""
    yield "", PickedUp(0)
    while len(call.said) < most and (line := mind.answer) is not None:
        mind.say(line)
        yield line.says, None
