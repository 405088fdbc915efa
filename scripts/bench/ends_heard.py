"""How soon after its last sound speech is judged to have ended, and how often it is listened to for nothing.

    python -m scripts.bench.ends_heard [--audio FOLDER]

Real utterances, and a handler's sentences by espeak-ng, each in several rooms. The truth is the last sample
over -44 dBFS of the clean sound. Everything is in sample time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.bench.endpointing import AUDIO
from scripts.bench.staging import last_sound
from scripts.bench.trainee_sounds import LEVEL, VARIANTS
from scripts.bench.turn_corpus import SENTENCES, band, material, pink
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.listening.continuations import load_cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Endpointer, EndpointSettings, Verdict
from voicesim.listening.heard import Heard
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

Curve = NDArray[np.float64]
ROOMS = ("muted", "quiet", "telephone", "noise 20 dB", "noise 10 dB")
EAGER = (0.02, 0.06, 0.12)
SILENCE = 0.2  # s, every turn ends after so much
BEFORE, AFTER = 4 * SAMPLE_RATE, 2 * SAMPLE_RATE
BREATH = 10 ** (-66 / 20)
SPOKEN = 40
"""Sentences by espeak-ng."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of one utterance, in ms from its last sound."""

    end: float
    """Where it was judged to have ended."""
    pause: float
    """When that pause was noticed, and recognition may begin."""
    over: float
    """When the turn was judged over."""
    pauses: int
    """Times that recognition may have begun."""


def utterances(folder: Path) -> Iterator[Curve]:
    """Real ones, then sentences by espeak-ng, all of one level."""
    for spoken in material(folder).values():
        yield from spoken
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line.strip()]
    for line, variant in zip(lines[:SPOKEN], cycle(VARIANTS), strict=False):
        said = EspeakVoice(variant).synthesize(line, NEUTRAL)
        yield np.concatenate([speech.sound for speech in said]) / 32768


def in_room(utterance: Curve, room: str, random: np.random.Generator) -> tuple[Sound, Sound]:
    """The utterance alone, and in one of `ROOMS`."""
    loud = float(np.sqrt(np.mean(utterance[np.abs(utterance) > 0.003] ** 2)))
    before = BEFORE + int(random.integers(FRAME))
    alone = np.concatenate([np.zeros(before), utterance * (LEVEL / loud), np.zeros(AFTER)])
    noise = random.standard_normal(len(alone)) * BREATH
    if room == "muted":
        noise = np.zeros(len(alone))
    elif room == "telephone":
        alone, noise = band(alone, 300.0, 3400.0), band(noise, 300.0, 3400.0)
    elif room.startswith("noise"):
        noise = pink(len(alone), random) * LEVEL * 10 ** (-float(room.split()[1]) / 20)
    return _samples(alone), _samples(alone + noise)


def heard(sound: Sound) -> list[Heard]:
    """What the ears make of every frame."""
    ears = Ears(GatedDetector())
    return [ears.hear(sound[at : at + FRAME]) for at in range(0, len(sound) - FRAME + 1, FRAME)]


def ended(track: Sequence[Heard], truth: int, eager: float) -> Ended | None:
    """What the endpointer makes of the utterance that ends at sample `truth`; None when it never heard it."""
    settings = EndpointSettings(floor=SILENCE, ceiling=SILENCE, eager=eager)
    endpointer = Endpointer(load_cues("fr"), settings)
    pauses, paused, found = 0, 0, None
    for frame in track:
        decision = endpointer.process(frame)
        if decision.verdict is Verdict.PAUSE_STARTED:
            pauses, paused = pauses + 1, frame.at
        elif decision.verdict is Verdict.TURN_ENDED:
            after = [1000 * (at - truth) / SAMPLE_RATE for at in (decision.end, paused, frame.at)]
            found = Ended(*after, pauses)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--audio", type=Path, default=AUDIO, help="folder of real speech")
    options = parser.parse_args(arguments)
    if not (options.audio / "emodb").is_dir():
        print(f"{options.audio}: there is no real speech here; name its folder with --audio", file=sys.stderr)
        return 1
    random, spoken = np.random.default_rng(3), list(utterances(options.audio))
    print(f"{len(spoken)} utterances; ms after the last sound: median (5th..95th percentile)")
    for room in ROOMS:
        played = [in_room(one, room, random) for one in spoken]
        tracks = [(heard(mixed), (last_sound(alone) or 0) + 1) for alone, mixed in played]
        for eager in EAGER:
            found = [one for track, truth in tracks if (one := ended(track, truth, eager))]
            print(f"{room:12} eager {eager:.2f}: {_line(found)}", flush=True)
    return 0


def _line(found: Sequence[Ended]) -> str:
    def spread(times: Sequence[float]) -> str:
        low, middle, high = np.percentile(times, [5, 50, 95])
        return f"{middle:.0f} ({low:.0f}..{high:.0f})"

    pauses = float(np.mean([one.pauses for one in found]))
    end, pause, over = (spread([getattr(one, what) for one in found]) for what in ("end", "pause", "over"))
    return f"ended {end}, recognised from {pause}, over {over}, {pauses:.1f} pauses a turn, n={len(found)}"


def _samples(curve: Curve) -> Sound:
    return np.clip(curve * 32768, -32768, 32767).astype(np.int16)


if __name__ == "__main__":
    sys.exit(main())
