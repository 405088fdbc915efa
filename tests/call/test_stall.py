"""The machine stands still in mid-call: what was said meanwhile is heard, and nobody is blamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, Frame, samples, seconds
from voicesim.call import events
from voicesim.call.workers import InlineWorkers, Job, Result
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import ClientState, Decision, Silence, Stimulus
from voicesim.line.duplex import WAITING_IN, Counts
from voicesim.line.headset import HeadsetLine
from voicesim.line.pacing import CATCH_UP
from voicesim.line.protocol import Ticking

TURNS = 6
SAID = "Pouvez-vous me raconter ce qui est arrivé ?"
APART = 6.0
"""Seconds from turn to turn; the client answers in between."""
LASTING = TURNS * APART + 2.0
TICK = 0.001
"""Seconds that the machine takes for a frame."""
RECOGNITION = 0.35
"""Seconds that the recogniser of a laptop takes, by the machine's clock."""


@dataclass
class Machine:
    """A clock, and a headset whose blocks wait while the machine stands still, as long as there is room."""

    voice: Callable[[int], Frame]
    stands_still: float
    lasting: float
    now: float = 0.0
    name: str = "paper"
    taken: int = 0
    dropped: int = 0
    last: int = -1

    def read(self, timeout: float) -> Frame | None:
        """The oldest block that waits; when none does, the machine waits for the next."""
        self._overflow()
        self.last += 1
        self.taken += 1
        self.now = max(self.now, (self.last + 1) * seconds(FRAME))
        return self.voice(self.last * FRAME)

    @property
    def waiting(self) -> int:
        return max(0, int(self.now / seconds(FRAME)) - self.last - 1)

    def _overflow(self) -> None:
        """The queue takes the first blocks of a stall, the later ones find no room: they are behind those."""
        self.dropped += max(0, self.waiting - WAITING_IN)
        self.last += max(0, self.waiting - WAITING_IN)

    def write(self, frame: Frame) -> None: ...

    def fresh(self) -> None: ...

    def close(self) -> None: ...

    @property
    def counts(self) -> Counts:
        return Counts(captured=self.taken + self.dropped, taken=self.taken, dropped=self.dropped)

    def hands(self, call: Ticking) -> None:
        """What the machine does beside the call: stand still once, and hang up at the end."""
        self.now += TICK
        if self.stands_still <= self.now and self.lasting:
            self.now, self.lasting = self.now + self.lasting, 0.0
        if self.last * FRAME >= samples(LASTING):
            call.hang_up()

    def hurry(self) -> None:
        self.now += CATCH_UP


class Clocked(InlineWorkers):
    """Work takes its time by the machine's clock, whatever the call's says."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(lambda value: samples(RECOGNITION) if type(value).__name__ == "Recognised" else 0)
        self._machine = machine

    def submit(self, generation: int, job: Job, now: int) -> None:
        super().submit(generation, job, samples(self._machine.now))

    def collect(self, now: int) -> list[Result]:
        return super().collect(samples(self._machine.now))


@dataclass(frozen=True, slots=True)
class Minding(ScriptedClient):
    """Notes every silence that they are asked about."""

    silences: list[Silence] = field(default_factory=list)

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        if isinstance(stimulus, Silence):
            self.silences.append(stimulus)
        return ScriptedClient.decide(self, state, stimulus)


@dataclass
class Stood:
    """A call on a machine that stood still."""

    staged: Any
    line: HeadsetLine
    client: Minding
    machine: Machine

    @property
    def words(self) -> list[str]:
        kept = self.staged.all(events.TurnEnded) + self.staged.all(events.Backchannel)
        return [word.text for turn in sorted(kept, key=lambda turn: turn.start) for word in turn.words]


def hold(stage: Any, stands_still: float, lasting: float, **options: Any) -> Stood:
    client = Minding(tuple(f"Voilà la réponse numéro {n}." for n in range(20)))
    machine = Machine(lambda first: staged.trainee.frame(first), stands_still, lasting)
    staged = stage(client=client, workers=Clocked(machine))
    for turn in range(TURNS):
        staged.trainee.says(SAID, 0.5 + turn * APART)
    line = HeadsetLine(
        lambda: machine,
        hands=machine.hands,
        pace=lambda: None,
        protected=False,
        **{"hurry": machine.hurry, **options},
    )
    line.run(staged.call)
    return Stood(staged, line, client, machine)


@settings(max_examples=12)
@example(stands_still=8.5, lasting=3.0)
@given(stands_still=st.floats(1.0, LASTING - 4.0), lasting=st.floats(0.3, 3.0))
def test_up_to_three_seconds_cost_no_word_and_nobody_is_believed_to_hang_or_to_be_silent(
    stage: Any, stands_still: float, lasting: float
) -> None:
    stood = hold(stage, stands_still, lasting)
    assert stood.words == TURNS * SAID.split()
    assert stood.staged.all(events.StageFailed) == []
    assert stood.client.silences == []
    assert stood.machine.dropped == 0
    closed = stood.staged.one(events.Closed)
    assert (closed.dropped, closed.captured) == (0, stood.machine.counts.captured)


def test_worked_off_at_once_the_recogniser_would_have_been_believed_to_hang(stage: Any) -> None:
    """The stall falls on the end of a turn: with no pause between frames, seconds go by in no time."""
    calm = hold(stage, 8.5, 3.0)
    assert calm.staged.all(events.StageFailed) == []
    hasty = hold(stage, 8.5, 3.0, hurry=lambda: None)
    assert [failed.reason for failed in hasty.staged.all(events.StageFailed)] == ["no result in time"]


@pytest.mark.parametrize("lasting", [6.0, 12.5])
def test_what_a_longer_stall_loses_is_counted_to_the_frame_and_in_the_log(stage: Any, lasting: float) -> None:
    stood = hold(stage, 10.0, lasting)
    closed = stood.staged.one(events.Closed)
    assert closed.dropped == stood.machine.dropped == pytest.approx(50 * lasting - WAITING_IN, abs=2)
    assert closed.captured == stood.machine.counts.captured == closed.processed + closed.dropped
    assert sum(event.count for event in stood.staged.all(events.Dropped)) == closed.dropped
    assert stood.line.health.sentences("en")[0].endswith(
        "were lost, at 00:10: this machine had too much to do."
    )
