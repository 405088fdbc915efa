"""Calls at once with real ears: how many one process holds before a turn is lost.

    python -m scripts.bench.real_ears [--calls 1 2 4 6 8] [--ears NAME] [--lasting 60] [--processors 2]

So many robots call at the same moment, each on a thread of its own; all are heard by the one recogniser that
the calls of a process share. A turn is lost when the client had to answer without its words, or no word of it
ever came. The robots speak with Piper, the callers with espeak-ng: what is measured is listening.

The calls' clock goes as fast as idle processors would let it (`working_clock`), so that what else runs on the
machine costs no turn. `work` is how many processors the jobs of all calls kept busy.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np

from scripts.bench.working_clock import Count, CountedWorkers, WorkingClock
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, samples, seconds
from voicesim.call.call import Call
from voicesim.call.events import ClientStarted, Event, Latency, StageFailed, TurnEnded, WordsLate
from voicesim.call.setup import Plan, place_call
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ConfigurationError
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import Quality, TraineeScript, script_of
from voicesim.listening.recogniser import Recogniser, place_with
from voicesim.sessions.chosen import recogniser_for
from voicesim.sessions.engines import embedded
from voicesim.sessions.shared_ears import waiting_in_all
from voicesim.sessions.voices import trainee_voice
from voicesim.settings.schema import Ears, Settings
from voicesim.voice.speech import NEUTRAL, Speech

CALLS = (1, 2, 4, 6, 8)
TAKEN: tuple[tuple[str, Quality], ...] = (
    ("EN01", "good"),
    ("EN02", "good"),
    ("EN04", "good"),
    ("EN01", "poor"),
    ("EN02", "poor"),
    ("EN04", "poor"),
)
"""Which robots call."""
YET = "nothing yet: the trainee is still speaking"


@dataclass(slots=True)
class Held:
    """One call that was held, or refused."""

    events: list[Event] = field(default_factory=list)
    refused: str = ""
    """Why it was not held."""

    @property
    def turns(self) -> list[TurnEnded]:
        """The trainee's."""
        return [event for event in self.events if isinstance(event, TurnEnded)]

    @property
    def unheard(self) -> int:
        """Turns that the client had to answer without their words."""
        failed = [event for event in self.events if isinstance(event, StageFailed)]
        return sum(event.stage == "recognition" and event.instead != YET for event in failed)

    @property
    def wordless(self) -> int:
        """Turns of which no word is on the record, late ones included."""
        late = {event.start for event in self.events if isinstance(event, WordsLate)}
        return sum(not turn.words and turn.start not in late for turn in self.turns)

    @property
    def gaps(self) -> list[float]:
        """Seconds from the end of a turn to the answer."""
        return [seconds(latency.gap) for latency in self._latencies]

    @property
    def ready(self) -> list[float]:
        """Seconds from the end of a turn until the client could answer: the rest is the client's choice."""
        return [seconds(latency.endpoint + latency.answer) for latency in self._latencies]

    @property
    def _latencies(self) -> list[Latency]:
        started = [event.latency for event in self.events if isinstance(event, ClientStarted)]
        return [latency for latency in started if latency is not None]


class Paced:
    """A call on the clock: its ticks come when their frames are there; after `lasting` it is hung up."""

    def __init__(self, call: Call, lasting: int, clock: WorkingClock) -> None:
        self._call, self._lasting, self._clock = call, lasting, clock

    def __getattr__(self, name: str) -> object:
        return getattr(self._call, name)

    def tick(self, mic: Frame) -> Frame:
        """As the call's, when the frame is there."""
        self._clock.wait()
        frame = self._call.tick(mic)
        if self._call.now >= self._lasting and not self._call.ended:
            self._call.hang_up()
        return frame


class Prepared:
    """A robot whose lines are spoken once, however many calls it takes."""

    def __init__(self, scenario: Scenario, script: TraineeScript) -> None:
        self.scenario, self.script = scenario, script
        self._voice, _ = trainee_voice(script, scenario.language)
        self._spoken: dict[str, tuple[Speech, ...]] = {}

    def speak(self, text: str) -> tuple[Speech, ...]:
        """A line, clause by clause."""
        if text not in self._spoken:
            self._spoken[text] = tuple(self._voice.synthesize(text, NEUTRAL))
        return self._spoken[text]

    def sounds(self) -> Iterator[tuple[str, Sound]]:
        """Each line with its sound."""
        for line in self.script.lines:
            yield line.says, np.concatenate([part.sound for part in self.speak(line.says)])

    def line(self, seed: int) -> RobotTrainee:
        """The robot, ready to answer the telephone."""
        return RobotTrainee(self.script, self.speak, lambda words: None, seed=seed)


def held(
    robot: Prepared, ears: Recogniser, seed: int, lasting: float, clock: WorkingClock, count: Count
) -> Held:
    """One call, from the ring until it is over."""
    found = Held()
    with ExitStack() as stack:
        stack.callback(clock.leave)
        try:
            stack.enter_context(place_with(ears))
        except ConfigurationError as refusal:
            found.refused = str(refusal)
            return found
        workers = CountedWorkers(count)
        stack.callback(workers.close)
        models, plan = embedded(robot.scenario, ears), Plan(robot.scenario, seed)
        call = place_call(plan, models, workers, found.events.append)
        robot.line(seed).run(Paced(call, samples(lasting), clock))  # type: ignore[arg-type]
    return found


@dataclass(frozen=True, slots=True)
class Together:
    """Calls that were held at once."""

    calls: tuple[Held, ...]
    work: float
    """Processors that their jobs kept busy."""


def at_once(
    robots: Sequence[Prepared], settings: Settings, calls: int, lasting: float, processors: int = 2
) -> Together:
    """So many calls that begin together."""
    count = Count()
    clock = WorkingClock(calls, processors, lambda: count.inside - waiting_in_all())
    ears = [recogniser_for(robots[which % len(robots)].scenario.language, settings) for which in range(calls)]
    before = time.process_time()
    with ThreadPoolExecutor(calls) as lines:
        asked = [
            lines.submit(held, robots[which % len(robots)], ears[which], which, lasting, clock, count)
            for which in range(calls)
        ]
        found = tuple(one.result() for one in asked)
    return Together(found, (time.process_time() - before) / (clock.frames * FRAME / SAMPLE_RATE))


def line_of(together: Together) -> str:
    """What became of them, as people read it."""
    found = together.calls
    taken = [one for one in found if not one.refused]
    gaps = [gap for one in taken for gap in one.gaps] or [float("nan")]
    turns, unheard = sum(len(one.turns) for one in taken), sum(one.unheard for one in taken)
    lost, refused = unheard + sum(one.wordless for one in taken), len(found) - len(taken)
    return (
        f"{len(found)} at once: {len(taken)} held, {refused} refused; {lost} of {turns} turns lost "
        f"({unheard} answered without their words); answer {np.median(gaps):.2f} s median, "
        f"{np.percentile(gaps, 95):.2f} p95; work {together.work:.2f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--calls", type=int, nargs="*", default=list(CALLS))
    parser.add_argument("--ears", default="whisper-base")
    parser.add_argument("--lasting", type=float, default=60.0, help="seconds of each call")
    parser.add_argument("--processors", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    settings = Settings(ears=Ears(model=options.ears))
    robots = [Prepared(load_scenario(name), script_of(name, quality)) for name, quality in TAKEN]
    print(
        f"{options.ears}, {options.lasting:g} s each, as on {options.processors} idle processors", flush=True
    )
    for calls in options.calls:
        together = at_once(robots, settings, calls, options.lasting, options.processors)
        print(line_of(together), flush=True)
        for one in together.calls:
            if one.refused:
                print(f"  refused: {one.refused}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
