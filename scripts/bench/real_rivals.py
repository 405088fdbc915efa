"""R1 side by side: ours, pipecat and livekit with the same Whisper, the same Piper, on the same sound.

    python -m scripts.bench.real_rivals [--turns 7] [--write] [EN01 EN02 ...]

What a good robot says is spoken once; each contestant hears it 20 ms at a time by the clock, one after the
other for each scenario. Gaps are read from what is written to the speaker: from the last sound of a turn to
the first after it, and to the first of the answer that knows the whole turn (what begins again once the last
words have come). A cut-in is sound while the turn goes on. Ours is timed up to the moment it could answer;
how long the client then chooses to wait, as a person would, stands beside it. Rivals are left as they are
set by default, with the Silero and the turn model that they bring, and have one answer of two words; our
client decides and words each of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from scripts.bench import rival_chain, rival_livekit
from scripts.bench.figures import Figure, late, middle, this_machine
from scripts.bench.keeping import keep, may_be_kept
from scripts.bench.pacing import ticked
from scripts.bench.real_ears import Prepared
from scripts.bench.real_models import settings
from scripts.bench.rival_heard import Heard
from scripts.bench.rival_real import by_livekit, by_pipecat
from scripts.bench.staging import last_sound
from scripts.bench.talk import Talk, Turn
from voicesim.audio.frames import samples, seconds
from voicesim.call.events import ClientStarted, Event, TurnEnded
from voicesim.call.setup import Plan, place_call
from voicesim.call.workers import ThreadedWorkers
from voicesim.client.scenario import load_scenario
from voicesim.line.trainee_script import script_of
from voicesim.sessions.chosen import models_for, recogniser_for
from voicesim.sessions.voices import trainee_voice

APART = 9.0  # s
"""From one turn to the next: the longest answer is over."""
ONSET = 0.3  # s
"""Of silence before a sound that begins."""


@dataclass(slots=True)
class Gaps:
    """What one contestant did, in seconds."""

    first: list[float] = field(default_factory=list)
    """End of a turn -> first sound."""
    whole: list[float] = field(default_factory=list)
    """End of a turn -> first sound of the answer that knows all of it."""
    chosen: list[float] = field(default_factory=list)
    """The same with the hesitation that the client chooses; rivals choose none."""
    cut_in: int = 0
    missed: int = 0
    """Turns without an answer."""


def talk_of(name: str, turns: int) -> Talk:
    """The first turns of the good robot, as Piper says them."""
    robot = Prepared(load_scenario(name), script_of(name, "good"))
    said = [sound for _, sound in robot.sounds()][:turns]
    return Talk(tuple(Turn(sound[: (last_sound(sound) or 0) + 1], ()) for sound in said), samples(APART))


def ours(name: str, talk: Talk) -> Gaps:
    """A call as the product places it: its detector, its endpointing, its client, its shared ears."""
    asked = settings()
    scenario, events = load_scenario(name), list[Event]()
    workers = ThreadedWorkers()
    models = models_for(scenario, "practice", recogniser_for(scenario.language, asked), asked)
    voice, _ = trainee_voice(script_of(name, "good"), scenario.language)  # Piper's, whoever the caller is
    models = replace(models, voice=voice)
    call = place_call(Plan(scenario, 1), models, workers, events.append, heard=False)
    call.pick_up()
    ticked(call, talk.microphone)
    workers.close()
    return _ours(talk, events)


def _ours(talk: Talk, events: Sequence[Event]) -> Gaps:
    found = Gaps()
    ended = [one for one in events if isinstance(one, TurnEnded)]
    started = [one for one in events if isinstance(one, ClientStarted) and one.latency is not None]
    for start, end in zip(talk.starts, talk.ends, strict=True):
        found.cut_in += sum(start < one.at < end for one in started)
        answers = [one for one in started if end <= one.at < end + talk.apart]
        if not answers or not any(end <= one.at < end + talk.apart for one in ended):
            found.missed += 1
            continue
        one = answers[0]
        assert one.latency is not None
        found.chosen.append(seconds(one.at - end))
        found.first.append(seconds(one.at - one.latency.hesitation - end))
    found.whole = found.first
    return found


def theirs(talk: Talk, heard: Heard) -> Gaps:
    """From when a rival was given words, and when it wrote sound."""
    found, sounds = Gaps(), np.array(heard.sounds)
    begun = sounds[np.diff(sounds, prepend=-1.0) > ONSET] if len(sounds) else sounds
    for start, end in zip(talk.starts, talk.ends, strict=True):
        first, last = heard.began + seconds(start), heard.began + seconds(end)
        until = last + seconds(talk.apart)
        found.cut_in += bool(np.any((sounds > first) & (sounds < last)))
        after = sounds[(sounds > last) & (sounds < until)]
        if not len(after):
            found.missed += 1
            continue
        words = [when for when in heard.words if first < when < until]
        again = begun[(begun > max(words, default=last)) & (begun > last) & (begun < until)]
        found.first.append(float(after[0]) - last)
        found.whole.append(float(again[0] if len(again) else after[0]) - last)
    return found


TARGETS = {"pipecat": 0.35, "livekit": 0.6}
"""Rival -> how much of its time ours may take."""
CONTESTANTS: dict[str, tuple[Callable[[], bool], Callable[[str, Talk], Gaps]]] = {
    "ours": (lambda: True, ours),
    "pipecat": (rival_chain.installed, lambda name, talk: theirs(talk, by_pipecat(talk.microphone))),
    "pipecat, timeout 0.6": (
        rival_chain.installed,
        lambda name, talk: theirs(talk, by_pipecat(talk.microphone, timeout=0.6)),
    ),
    "livekit": (rival_livekit.installed, lambda name, talk: theirs(talk, by_livekit(talk.microphone))),
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=["EN01", "EN02"])
    parser.add_argument("--turns", type=int, default=7)
    may_be_kept(parser)
    options, machine = parser.parse_args(arguments), this_machine()
    here = {name: play for name, (installed, play) in CONTESTANTS.items() if installed()}
    found = {name: Gaps() for name in here}
    print(f"load {os.getloadavg()[0]:.1f} as it began", flush=True)
    for scenario in options.scenarios:
        talk = talk_of(scenario, options.turns)
        for name, play in here.items():
            _add(found[name], play(scenario, talk))
            print(f"{scenario}: {name}: {line_of(found[name], found['ours'])}", flush=True)
    if options.write and len(found) > 1:
        keep([figure(found)], machine)
    return 0


def figure(found: Mapping[str, Gaps]) -> Figure:
    """R1, beside the rivals that are here."""
    ours = middle(found["ours"].whole)
    shares = {name: ours / middle(gaps.whole) for name, gaps in found.items() if gaps.whole}
    rivals = ", ".join(
        f"{name} {middle(found[name].whole):.2f} ({shares[name]:.2f}x)" for name in shares if name != "ours"
    )
    met = {name: shares.get(name, 1.0) <= share for name, share in TARGETS.items()}
    return Figure(
        "R1",
        "the same: pipecat, livekit",
        f"ours {ours:.2f} s ({middle(found['ours'].chosen):.2f} with the hesitation chosen); {rivals}",
        ", ".join(f"<= {share}x {name}" for name, share in TARGETS.items()),
        all(met.values()),
        len(found["ours"].whole),
        timed=True,
        by="scripts.bench.real_rivals",
    )


def _add(sum_: Gaps, one: Gaps) -> None:
    for name in ("first", "whole", "chosen"):
        getattr(sum_, name).extend(getattr(one, name))
    sum_.cut_in += one.cut_in
    sum_.missed += one.missed


def line_of(found: Gaps, ours: Gaps) -> str:
    """What one contestant did so far, and ours beside it."""
    if not found.first:
        return "no answer"
    line = (
        f"first sound {middle(found.first):.2f} s median, {late(found.first):.2f} p95; answer to the whole "
        f"turn {middle(found.whole):.2f}, {late(found.whole):.2f}; {found.cut_in} cut-ins, {found.missed} "
        f"missed, of {len(found.first) + found.missed}"
    )
    if found is ours:
        return f"{line}; with the hesitation chosen {middle(found.chosen):.2f}, {late(found.chosen):.2f}"
    first, whole = (middle(a) / middle(b) for a, b in ((ours.first, found.first), (ours.whole, found.whole)))
    return f"{line}; ours {first:.2f}x its first sound, {whole:.2f}x its answer"


if __name__ == "__main__":
    sys.exit(main())
