"""Rehearsal: every robot trainee takes every call, in sample time, and must get the score it deserves.

Nothing is heard and nothing is written: tones instead of voices, loudness instead of a network, the real
client, analysis and scorecard. What does not hold is a finding, in one sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from voicesim.audio.frames import seconds
from voicesim.call.events import ClientSaid, Event, FactEarned, HungUp
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord
from voicesim.call.setup import Models, Plan, place_call
from voicesim.call.transcript import record_of
from voicesim.call.workers import InlineWorkers
from voicesim.client.niceness import ClientTurn, Niceness, niceness
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.client.state import Earned
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import Quality, TraineeScript, load_script, scripts_of
from voicesim.listening.recogniser import Recogniser, ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.messages.message import Message
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.scorecard.scorecard import Scorecard
from voicesim.sessions.second_ears import second_ear_everywhere
from voicesim.text.words import text_of
from voicesim.understanding.second_ear import SecondEar
from voicesim.voice.scripted import ToneVoice

MARGIN = 10.0
"""Points by which the good robot must lead the average one, and the average one the poor one."""


@dataclass(frozen=True)
class Rehearsed:
    """One robot's call."""

    scenario: Scenario
    script: TraineeScript
    seed: int
    record: CallRecord
    scorecard: Scorecard

    @property
    def score(self) -> float:
        """0..100."""
        return float(self.scorecard.card.score or 0)

    @cached_property
    def critical(self) -> frozenset[str]:
        """Identifiers of the critical errors found."""
        return frozenset(error.id for error in self.scorecard.critical_errors)

    @property
    def ended(self) -> str:
        """Who hung up, and with which move: "client: thank"."""
        last = next((event for event in self.record.events if isinstance(event, HungUp)), None)
        return f"{last.by}: {last.reason}" if last else "not ended"

    @cached_property
    def said(self) -> tuple[ClientSaid, ...]:
        """What the client was heard to say."""
        return tuple(event for event in self.record.events if isinstance(event, ClientSaid))

    @property
    def repeated(self) -> tuple[str, ...]:
        """Written lines heard to their end more than once."""
        lines = Counter(line for event in self.said if event.complete for line in event.lines)
        return tuple(line for line, count in lines.items() if count > 1)

    @cached_property
    def nice(self) -> Niceness:
        """The not-nice meter."""
        turns = [ClientTurn(text_of(event.words), event.moves, event.lines) for event in self.said]
        given = [Earned(event.at, event.fact, event.topic, event.words) for event in self.earned]
        return niceness(self.scenario, turns, given)

    @property
    def earned(self) -> tuple[FactEarned, ...]:
        """The facts the client gave."""
        return tuple(event for event in self.record.events if isinstance(event, FactEarned))

    @property
    def leaked(self) -> tuple[str, ...]:
        """Facts the client gave without their topic having been asked, and facts never to be given."""
        facts = {fact.id: fact for fact in self.scenario.facts}
        return tuple(
            event.fact
            for event in self.earned
            if facts[event.fact].told == "never"
            or (facts[event.fact].told != "opening" and event.topic not in facts[event.fact].topics)
        )

    def row(self) -> dict[str, object]:
        """For the table."""
        return {
            "scenario": self.scenario.id,
            "robot": self.script.quality,
            "seed": self.seed,
            "score": self.score,
            "critical_errors": sorted(self.critical),
            "seconds": seconds(self.record.duration),
            "client_turns": len(self.said),
            "facts": len(self.earned),
            "repeated_lines": list(self.repeated),
            "too_nice": list(self.nice.too_nice),
            "ended": self.ended,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The rehearsal of one scenario."""

    scenario: str
    rows: tuple[dict[str, object], ...]
    findings: tuple[Message, ...]


def report(path: Path, seed: int = 1) -> Report:
    """Rehearse the scenario of a file. Raises `ContentError`."""
    scenario = load_scenario(path)
    calls = rehearse(scenario, seed)
    return Report(scenario.id, tuple(call.row() for call in calls), tuple(findings(calls)))


def rehearse(scenario: Scenario, seed: int = 1) -> tuple[Rehearsed, ...]:
    """Every robot of a scenario, one call each, heard by the ear that every machine has."""
    ear = second_ear_everywhere()
    scripts = map(load_script, scripts_of(scenario.id).values())
    return tuple(play(scenario, script, seed, second_ear=ear) for script in scripts)


def play(
    scenario: Scenario,
    script: TraineeScript,
    seed: int,
    recogniser: Recogniser | None = None,
    second_ear: SecondEar | None = None,
) -> Rehearsed:
    """One call, in memory. `recogniser` hears the robot instead of its script: a misheard one, say.

    Without a second ear the client hears by patterns alone.
    """
    words, voice = ScriptedRecogniser(), ToneVoice()
    plan = Plan(scenario, seed)
    models = Models(LoudnessDetector(), recogniser or words, voice, voice, voice, second_ear=second_ear)
    workers = InlineWorkers()
    log: list[Event] = []
    call = place_call(plan, models, workers, log.append, heard=False)
    RobotTrainee(script, ToneVoice(220).synthesize, words.add, seed=seed).run(call)
    workers.close()
    record = _record(log, plan)
    rubric = load_rubric(scenario.rubric.id, scenario.language)
    return Rehearsed(scenario, script, seed, record, score(record, scenario, rubric))


def _record(log: Sequence[Event], plan: Plan) -> CallRecord:
    manifest = Manifest(plan.scenario.id, plan.scenario.language, plan.mode, plan.seed)
    return record_of(log, manifest)


def findings(calls: Sequence[Rehearsed]) -> Iterator[Message]:
    """What does not hold in the calls of one scenario, one sentence each."""
    for call in calls:
        name = f"{call.scenario.id}, {call.script.quality}"
        yield from (Message("{name}: {what}", name=name, what=what) for what in _errors(call))
        for fact in call.leaked:
            yield Message("{name}: the fact {fact!r} leaked", name=name, fact=fact)
        for line in call.repeated:
            yield Message("{name}: the line {line!r} was said twice", name=name, line=line)
        for rate in call.nice.too_nice:
            yield Message("{name}: the client is too nice, look at {rate!r}", name=name, rate=rate)
    yield from _ranks({call.script.quality: call for call in calls})


def _errors(call: Rehearsed) -> Iterator[Message]:
    if call.script.commits is None:
        return
    expected = frozenset(call.script.commits)
    sentences = {error.id: error.sentence.rstrip(".") for error in call.scenario.critical_errors}
    for missed in sorted(expected - call.critical):
        yield Message("the critical error {missed!r} was not found", missed=sentences.get(missed, missed))
    for invented in sorted(call.critical - expected):
        yield Message(
            "the critical error {invented!r} was invented", invented=sentences.get(invented, invented)
        )


ABOVE: tuple[tuple[Quality, Quality, float], ...] = (
    ("good", "average", MARGIN),
    ("average", "poor", MARGIN),
    ("good", "poor", 2 * MARGIN),
    ("average", "reciter", 0.0),
    ("good", "over_promiser", MARGIN),
    ("good", "careless", MARGIN),
    ("good", "rude", 3 * MARGIN),
    ("good", "silent", 5 * MARGIN),
)
"""Who must lead whom, and by how many points."""


def _ranks(calls: dict[Quality, Rehearsed]) -> Iterator[Message]:
    for better, worse, margin in ABOVE:
        if better in calls and worse in calls and calls[better].score < calls[worse].score + margin:
            yield (
                Message(
                    "{id}: {better} ({score}) does not lead {worse} ({score2}) by {margin:g} points",
                    id=calls[better].scenario.id,
                    better=better,
                    score=calls[better].score,
                    worse=worse,
                    score2=calls[worse].score,
                    margin=margin,
                )
            )
