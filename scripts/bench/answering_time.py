"""G2 and G3: from the end of the trainee's speech to the client's first sound.

The client of a scenario decides; recognising, wording and speaking take what the stubs take. Both ends of a
gap are samples: the last one of a turn on the microphone, the first one of the answer on the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scripts.bench import plain_chain, rival_chain, rival_livekit
from scripts.bench.figures import Figure, late, middle, unmeasured
from scripts.bench.own_time import SILENCE
from scripts.bench.pacing import ticked
from scripts.bench.staging import WITHIN, Cast, call_of, first_sound
from scripts.bench.stubs import LAPTOP, SHORT, Costs, SlowCaller, SlowRecogniser, SlowVoice
from scripts.bench.talk import SEED, Talk, turns_of
from voicesim.audio.frames import Sound, samples, seconds
from voicesim.call.workers import ThreadedWorkers, Workers
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.listening.detector import GatedDetector, SpeechDetector
from voicesim.listening.endpointing import EndpointSettings
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.voice.scripted import ToneVoice

CALLS = ("FR03", "FR01", "FR05")
"""A round is one call of each contestant."""
TURNS = 10
"""Turns of each call."""
AHEAD = 0.7
"""Seconds of speech between two thoughts ahead, where a machine's settings ask for them (`ears.ahead`)."""


@dataclass(slots=True)
class Contest:
    """The gaps of each contestant in seconds."""

    ours: list[float] = field(default_factory=list)
    """Our loop as it is."""
    pauses: list[float] = field(default_factory=list)
    """Our loop, thinking in pauses only."""
    plain: list[float] = field(default_factory=list)
    """A plain asyncio chain."""
    pipecat: list[float] = field(default_factory=list)
    livekit: list[float] = field(default_factory=list)
    """Rivals are empty when they are not installed."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What a goal asks for."""

    gap: float
    """Seconds, median."""
    pipecat: float
    """Share of pipecat's."""
    livekit: float | None = None
    """Share of livekit's, pre-emptive."""


def short() -> list[Figure]:
    """G2."""
    return figures("G2", "short stubs", contest(SHORT), Targets(0.215, 0.55, 0.9))


def laptop() -> list[Figure]:
    """G3."""
    return figures("G3", "laptop stubs", contest(LAPTOP), Targets(0.750, 0.6))


def contest(costs: Costs, calls: Sequence[str] = CALLS, turns: int = TURNS) -> Contest:
    """All of them in turn, so that a busy moment of the machine meets each."""
    found = Contest()
    for name in calls:
        talk = Talk(turns_of(load_scenario(name), turns), samples(1.8 + costs.whole))
        found.ours += answered(name, talk, costs, AHEAD)
        found.pauses += answered(name, talk, costs, 0.0)
        found.plain += plain_chain.gaps(costs, SILENCE, turns)
        if rival_chain.installed():
            found.pipecat += rival_chain.gaps(talk.microphone, talk.ends, costs, SILENCE)
        if rival_livekit.installed():
            found.livekit += rival_livekit.gaps(talk.microphone, talk.ends, costs, SILENCE)
    return found


def answered(name: str, talk: Talk, costs: Costs, ahead: float) -> list[float]:
    """The gaps of one call by the real clock."""
    workers = ThreadedWorkers()
    cast = cast_of(name, talk, costs, workers, ahead, GatedDetector())
    ran = ticked(call_of(cast), talk.microphone)
    workers.close()
    return gaps(talk, ran.speaker)


def cast_of(
    name: str, talk: Talk, costs: Costs, workers: Workers, ahead: float, detector: SpeechDetector
) -> Cast:
    """The client of a scenario, slow to hear, to word and to speak."""
    client = SlowCaller(Client(load_scenario(name), SEED), costs)
    return Cast(
        client,
        SlowRecogniser(ScriptedRecogniser(talk.words), costs),
        SlowVoice(ToneVoice(), costs),
        detector,
        workers,
        EndpointSettings.fixed(SILENCE),
        ahead=ahead,
    )


def gaps(talk: Talk, speaker: Sound) -> list[float]:
    """Seconds from the end of each turn to the first sound of its answer, if it came before the next."""
    found = []
    for end in talk.ends:
        first = first_sound(speaker[: end + talk.apart], end)
        if first is not None:
            found.append(seconds(first + WITHIN - end))
    return found


def figures(goal: str, what: str, took: Contest, targets: Targets) -> list[Figure]:
    """The lines of one contest."""
    asked = len(CALLS) * TURNS
    met = len(took.ours) == asked and middle(took.ours) <= targets.gap
    wanted = f"<= {_ms(targets.gap)} ms"
    lines = [
        _timed(goal, f"{what}: end of speech to first sound", took.ours, wanted, met, _reason(took)),
        _timed(goal, f"{what}: the same, thinking in pauses only", took.pauses, "-", None),
        _timed(goal, f"{what}: the floor, a plain asyncio chain", took.plain, "-", None),
        _beside(goal, what, "pipecat", took.ours, took.pipecat, targets.pipecat),
    ]
    if targets.livekit is not None:
        lines.append(_beside(goal, what, "livekit", took.ours, took.livekit, targets.livekit))
    return lines


def _beside(goal: str, what: str, rival: str, ours: list[float], theirs: list[float], share: float) -> Figure:
    label, target = f"{what}: {rival}", f"ours <= {share}x"
    if not theirs:
        return unmeasured(goal, label, target, f"{rival} is not installed: pip install --group bench")
    ratio, late_ratio = middle(ours) / middle(theirs), late(ours) / late(theirs)
    shown = _timed(goal, label, theirs, target, ratio <= share, "ours is too late, as said above")
    return replace(shown, value=f"{shown.value}; ours {ratio:.2f}x, {late_ratio:.2f}x p95")


def _reason(took: Contest) -> str:
    soon = sum(gap <= 0.3 for gap in took.ours)
    return (
        f"{soon} of {len(took.ours)} answers were there when the turn was over: what had been understood "
        f"{AHEAD:g} s or less before its end already told the answer; the others waited for the last word"
    )


def _timed(
    goal: str, what: str, times: list[float], target: str, met: bool | None, reason: str = ""
) -> Figure:
    value = f"{_ms(middle(times))} ms median, {_ms(late(times))} p95" if times else ""
    reason = reason if met is False else ""
    return Figure(goal, what, value, target, met, len(times), reason, timed=True)


def _ms(duration: float) -> str:
    return f"{1000 * duration:.0f}"
