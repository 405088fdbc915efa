"""How long a caller's first clause is waited for, spoken at once and spoken ahead.

    python -m scripts.bench.spoken_ahead [ID ...] [--robots good poor] [--seed 5] [--write]
    python -m scripts.bench.spoken_ahead FR01 --clause 0.35 --character 0.011     Kokoro is not timed first
    python -m scripts.bench.spoken_ahead --held EN03 [--lasting 75]

Without `--held` the robots' calls are played in sample time, with a model of the voice: a clause takes
what Kokoro took on this machine for clauses as long, timed first; what is spoken ahead takes as long, of the
call's own time, and is there from then on, unless somebody waits before: then it is not. Recognition takes
`RECOGNISES`. Each call is played three times: nothing spoken ahead; spoken ahead in the call; and prepared as
well, as `voicesim voices prepare` does. No robot's script was looked at to choose what is foreseen.

With `--held` one call each way is held with Kokoro itself, Whisper at work at each pause (the words are the
script's), on the clock of two idle processors (`working_clock`): its frames come when the work that is under
way has had their time, so a busy machine makes nobody late. Waits and recognitions are told on that clock.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from scripts.bench.figures import Figure, late, middle
from scripts.bench.keeping import keep, may_be_kept
from scripts.bench.real_ears import Paced
from scripts.bench.working_clock import Count, CountedWorkers, WorkingClock
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, seconds
from voicesim.call.answering import Recognised, Spoken, SpokenAhead
from voicesim.call.events import ClientStarted, Event
from voicesim.call.setup import Models, Plan, place_call
from voicesim.call.workers import Done, Job, Raised, Result
from voicesim.client.scenario import Scenario, load_scenario, scenario_files
from voicesim.content.notices import load_notice
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import Quality, script_of
from voicesim.listening.recogniser import Hints, Recogniser, ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.sessions.chosen import models_for, recogniser_for
from voicesim.sessions.second_ears import second_ear_everywhere
from voicesim.sessions.speaking_ahead import likely_clauses
from voicesim.sessions.voices import voice_for
from voicesim.settings.schema import Ears, Settings
from voicesim.settings.schema import Voice as VoiceSettings
from voicesim.text.words import Word
from voicesim.voice.ahead import Stock, Stop
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.kokoro import clauses_of
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL, Colour, Speech, Voice

RECOGNISES = 0.25
"""Seconds for a recognition: Whisper base, two cores."""
TOGETHER = 1.8
"""Seconds of processor that Kokoro uses a second on two idle processors."""
GOAL = 0.35
"""Seconds."""
READY = 0.06
"""Seconds on a call's clock, three frames, in which what is there is brought to the mouth."""
FOUND = 0.004
"""Seconds for a clause that is there."""
WAYS = ("at once", "ahead in the call", "prepared too")
KOKORO = Settings(voice=VoiceSettings(engine="kokoro"), ears=Ears(model="whisper-base"))
Key = tuple[str, Colour]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a clause takes: seconds, and seconds for each of its characters."""

    clause: float
    character: float

    def of(self, text: str) -> float:
        return self.clause + self.character * len(text)


def timed(voice: Voice, texts: Sequence[str]) -> Cost:
    """The cost of these clauses, each spoken once, fitted: processor time, as on two idle processors."""
    took = []
    for text in texts:
        before = time.process_time()
        next(iter(voice.synthesize(text, NEUTRAL)))
        took.append((time.process_time() - before) / TOGETHER)
    character, clause = np.polyfit([len(text) for text in texts], took, 1)
    return Cost(max(0.0, float(clause)), max(0.0, float(character)))


def _key(clause: str, colour: Colour) -> Key:
    return clause.lower(), replace(colour, level=0.0, rest=1.0)


@dataclass
class Modelled:
    """A voice in tones that takes the time Kokoro would."""

    cost: Cost
    name: str = "modelled"
    there: set[Key] = field(default_factory=set)
    waits: list[float] = field(default_factory=list)
    """Of the first clause of each answer."""
    work: float = 0.0
    """Seconds of speaking ahead."""
    begins: bool = False
    _takes: dict[int, float] = field(default_factory=dict)
    _ahead: tuple[Key, float] | None = None

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        for speech in (one for clause in clauses_of(text) for one in ToneVoice().synthesize(clause, colour)):
            ready = _key(speech.text, colour) in self.there
            takes = FOUND if ready else self.cost.of(speech.text)
            self._takes[id(speech)] = takes
            if self.begins:
                self.waits.append(takes)
                self.begins = False
            yield speech

    def speak_ahead(self, text: str, colour: Colour, stop: Stop) -> bool:
        clause = clauses_of(text)[0]
        key = _key(clause, colour)
        self._ahead = None if key in self.there else (key, self.cost.of(clause))
        return not stop.asked

    def takes(self, value: object) -> float:
        """Seconds until a worker's value is there."""
        if isinstance(value, Recognised):
            return RECOGNISES
        if isinstance(value, Spoken):
            return self._takes.pop(id(value.speech), 0.0)
        if isinstance(value, SpokenAhead) and self._ahead is not None:
            return self._ahead[1]
        return 0.0

    def arrived(self, value: object, share: float = 1.0) -> None:
        """It is there; or `share` of it was made, and it is not."""
        if isinstance(value, SpokenAhead) and self._ahead is not None:
            self.work += share * self._ahead[1]
            if share == 1.0:
                self.there.add(self._ahead[0])


class Stepped:
    """Workers that do a job step by step in the call's own time; a newer job ends the one before."""

    def __init__(self, voice: Modelled) -> None:
        self.dropped = 0
        self._voice, self._beside = voice, list[Stepped]()
        self._generation, self._at, self._due = 0, 0, 0
        self._job: Iterator[object] | None = None
        self._next: object = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def beside(self) -> Stepped:
        self._beside.append(Stepped(self._voice))
        return self._beside[-1]

    def submit(self, generation: int, job: Job, now: int) -> None:
        if self._job is not None and self._next is not None:
            self._voice.arrived(self._next, min(0.99, (now - self._at) / max(1, self._due - self._at)))
        self._generation, self._job, self._at, self._next = generation, job(), now, None
        self._voice.begins = generation > 0

    def collect(self, now: int) -> list[Result]:
        found: list[Result] = []
        while self._job is not None:
            if self._next is None:
                self._next = self._step()
                self._due = self._at + samples(self._voice.takes(self._next))
            if self._due > now:
                break
            self._voice.arrived(self._next)
            found.append(Result(self._generation, self._next))
            if isinstance(self._next, Done | Raised):
                self._job = None
            self._at, self._next = self._due, None
        return found

    def _step(self) -> object:
        assert self._job is not None
        try:
            return next(self._job)
        except StopIteration:
            return Done()

    def abandon(self) -> None:
        self._job = None

    def close(self) -> None:
        self._job = None


def played(
    scenario: Scenario, robot: Quality, seed: int, way: str, cost: Cost
) -> tuple[Modelled, list[float]]:
    """One call in sample time; the voice, and for each answer how long it was not ready, in seconds."""
    voice, words, log = Modelled(cost), ScriptedRecogniser(), list[Event]()
    if way == WAYS[2]:
        voice.there.update(_key(each.text, each.colour) for each in likely_clauses(scenario, 4))
    models = Models(
        LoudnessDetector(), words, voice, ToneVoice(), ToneVoice(), second_ear=second_ear_everywhere(),
        spoken_ahead=way != WAYS[0],
    )  # fmt: skip
    notice = load_notice(scenario.language, "practice").spoken
    call = place_call(Plan(scenario, seed, notice=notice), models, Stepped(voice), log.append, heard=False)
    RobotTrainee(script_of(scenario.id, robot), ToneVoice(220).synthesize, words.add, seed=seed).run(call)
    return voice, _late(log)


def _late(log: Sequence[Event]) -> list[float]:
    started = [event.latency for event in log if isinstance(event, ClientStarted)]
    return [seconds(latency.answer) for latency in started if latency is not None]


def replayed(
    ids: Sequence[str], robots: Sequence[Quality], seed: int, cost: Cost | None
) -> dict[str, list[float]]:
    """Every caller, in sample time; by way, what first clauses took. Without a `cost` it is timed first."""
    waits: dict[str, list[float]] = {way: [] for way in WAYS}
    lates: dict[str, list[float]] = {way: [] for way in WAYS}
    costs: dict[str, Cost] = {} if cost is None else {"fr": cost, "en": cost}
    for name in ids:
        scenario = load_scenario(name)
        if scenario.language not in costs:
            voice = voice_for(scenario, "practice", KOKORO)
            assert voice is not None
            texts = [each.text for each in likely_clauses(scenario, 1)[::25]][:16]
            costs[scenario.language] = timed(voice, texts)
            print(scenario.language, costs[scenario.language], flush=True)
        line = name
        for way in WAYS:
            own, work = list[float](), 0.0
            for robot in robots:
                voice_, answers = played(scenario, robot, seed, way, costs[scenario.language])
                own += voice_.waits
                work += voice_.work
                lates[way] += answers
            waits[way] += own
            line += f" | {_shown(own)}; {work:.0f} s of work"
        print(line, flush=True)
    for way in WAYS:
        print(f"{way}: first clause {_shown(waits[way])}; answer after the decision {_quick(lates[way])}")
    return waits


def figure(waits: dict[str, list[float]], ids: Sequence[str]) -> Figure:
    """What it comes to, for the table."""
    ahead = waits[WAYS[1]]
    return Figure(
        "R1",
        "a caller's first clause, Kokoro, in calls of robots",
        f"{_shown(ahead)}; prepared {_shown(waits[WAYS[2]])}; spoken at once {_quick(waits[WAYS[0]])}",
        "<= 0.35 s",
        late(ahead) <= GOAL,
        len(ahead),
        f"played in sample time, the voice modelled by what Kokoro took ({', '.join(ids)}; docs/voices.md)",
        by="scripts.bench.spoken_ahead",
    )


def _shown(waits: Sequence[float]) -> str:
    ready = sum(wait <= FOUND for wait in waits) / len(waits)
    return f"{ready:.0%} of {len(waits)} there, {_quick(waits)}"


def _quick(waits: Sequence[float]) -> str:
    return f"{middle(waits):.2f} s median, {late(waits):.2f} p95" if waits else "none"


@dataclass
class Working:
    """Whisper listens, for the time that it takes; the words are the script's."""

    ears: Recogniser
    words: ScriptedRecogniser
    now: Callable[[], float]
    """Seconds on the call's clock."""
    took: list[float] = field(default_factory=list)
    name: str = "whisper, and a script"

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        before = self.now()
        self.ears.transcribe(sound, start, hints)
        self.took.append(self.now() - before)
        return self.words.transcribe(sound, start, hints)


class Lanes(CountedWorkers):
    """Who listens is counted by itself, and who speaks."""

    def __init__(self) -> None:
        super().__init__(Count())
        self.listening, self.speaking = self._count, Count()

    def beside(self) -> CountedWorkers:
        other = CountedWorkers(self.speaking)
        self._beside.append(other)
        return other

    def under_way(self) -> int:
        """Processors at work: a pass of Whisper is on one, a clause of Kokoro on both."""
        return self.listening.inside + 2 * self.speaking.inside


def held(name: str, quality: Quality, lasting: float, seed: int, ahead: bool) -> str:
    """One call with Kokoro and Whisper, on the clock of two idle processors."""
    scenario, words, script = load_scenario(name), ScriptedRecogniser(), script_of(name, quality)
    workers, waits, log = Lanes(), list[float](), list[Event]()
    clock = WorkingClock(1, 2, workers.under_way)

    def now() -> float:
        return clock.frames * FRAME / SAMPLE_RATE

    ears = Working(recogniser_for(scenario.language, KOKORO), words, now)
    models = replace(models_for(scenario, "practice", ears, KOKORO), spoken_ahead=ahead)
    voice = models.voice
    stock: Stock = voice.stock  # type: ignore[attr-defined]
    voice.synthesize = partial(_first_waits, voice.synthesize, waits, now)  # type: ignore[method-assign]
    notice = load_notice(scenario.language, "practice").spoken
    call = place_call(Plan(scenario, seed, notice=notice), models, workers, log.append)
    own, before, memory = script.voice, time.process_time(), stock.size
    robot = EspeakVoice(own.variant, rate=own.rate, pitch=own.pitch)
    line = RobotTrainee(script, lambda text: robot.synthesize(text, NEUTRAL), words.add, seed=seed)
    line.run(Paced(call, samples(lasting), clock))  # type: ignore[arg-type]
    spent = time.process_time() - before
    workers.close()
    del voice.synthesize  # the voice is another call's, too
    ready = sum(wait <= READY for wait in waits) / max(1, len(waits))
    return (
        f"{name} {quality} {WAYS[ahead]}: {ready:.0%} of {len(waits)} first clauses there, "
        f"{_quick(waits)}; answer after the decision {_quick(_late(log))}; recognition {_quick(ears.took)} "
        f"({len(ears.took)}); {spent / now():.2f} processors; {(stock.size - memory) / 1e6:.1f} MB kept, "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB at most"
    )


def _first_waits(
    synthesize: Callable[[str, Colour], Iterator[Speech]],
    waits: list[float],
    now: Callable[[], float],
    text: str,
    colour: Colour,
) -> Iterator[Speech]:
    before, first = now(), True
    for speech in synthesize(text, colour):
        if first:
            waits.append(now() - before)
        first = False
        yield speech


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("ids", nargs="*")
    asked.add_argument("--robots", nargs="*", default=["good", "poor"])
    asked.add_argument("--seed", type=int, default=5)
    asked.add_argument("--clause", type=float, default=0.0, help="seconds, instead of timing Kokoro first")
    asked.add_argument("--character", type=float, default=0.0, help="seconds of each character besides")
    may_be_kept(asked)
    asked.add_argument("--held", action="store_true")
    asked.add_argument("--lasting", type=float, default=75.0)
    options = asked.parse_args()
    ids = options.ids or [file.stem for file in scenario_files()]
    if not options.held:
        cost = Cost(options.clause, options.character) if options.clause else None
        waits = replayed(ids, options.robots, options.seed, cost)
        if options.write:
            keep([figure(waits, ids)])
        return
    for name in ids:
        for ahead in (False, True):
            print(held(name, options.robots[0], options.lasting, options.seed, ahead), flush=True)


if __name__ == "__main__":
    main()
