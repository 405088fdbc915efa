"""The callers' voices, measured: words understood through the telephone, pitch, rate, first sound.

python -m scripts.bench.voices [--lines 20] [--ears whisper-base] [--write] [ID...]

Each caller says lines of their own scenario with the voice a call would give them (Kokoro here), through the
telephone band without noise; the recogniser hears about 25 s at a time, as plain faster-whisper (beam 5).
"Ten" heard as "10" is no error. `--heard` prints what was said and what was heard.
Pitch is the median of Praat's, rate is words a second of voice, pauses left out.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import combinations
from math import log2
from typing import Any

import numpy as np

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, silence
from voicesim.audio.telephone import Telephone
from voicesim.client.pools import own_lines
from voicesim.client.scenario import Scenario, list_scenarios
from voicesim.client.spoken import plainest
from voicesim.sessions.voices import voice_for
from voicesim.settings.schema import Settings, Voice
from voicesim.text.word_errors import as_said, word_error_rate
from voicesim.voice.speech import NEUTRAL
from voicesim.voice.speech import Voice as Speaker
from voicesim.weights.shelf import Shelf

WINDOW = samples(25.0)
"""Whisper listens to 30 s at a time."""
GOAL = {"fr": 0.25, "en": 0.10}


@dataclass(frozen=True, slots=True)
class Measured:
    """One caller."""

    id: str
    language: str
    words: int
    error_rate: float
    pitch: float
    """Median, hertz."""
    rate: float
    """Words of the lines a second of voice."""
    first_sound: float
    """Seconds of wall time from a line to its first sound, median."""
    first_sound_late: float
    """The same, at the 95th percentile."""
    torn: int
    """Lines in which a later piece was not there when what was before it had sounded."""
    cpu: float
    """Seconds of processor for a second of sound."""
    mix: str


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("ids", nargs="*")
    asked.add_argument("--lines", type=int, default=20)
    asked.add_argument("--ears", default="whisper-base")
    asked.add_argument("--engine", default="kokoro")
    asked.add_argument("--heard", action="store_true")
    may_be_kept(asked)
    options = asked.parse_args()
    ears = _ears(options.ears)
    found = []
    for caller in list_scenarios():
        if not options.ids or caller.id in options.ids:
            voice = voice_for(caller, "practice", Settings(voice=Voice(engine=options.engine)))
            if voice is None:
                raise SystemExit(
                    "espeak-ng speaks for this caller: name another --engine, or bring its weights"
                )
            lines = said_by(caller, options.lines)
            found.append(measured(caller, voice, lines, ears, show=options.heard))
            print(json.dumps(asdict(found[-1]), ensure_ascii=False), flush=True)
    for language in ("fr", "en"):
        of = [one for one in found if one.language == language]
        if of:
            words = sum(one.words for one in of)
            rate = sum(one.error_rate * one.words for one in of) / words
            print(f"{language}: word error rate {rate:.1%} of {words} words, goal {GOAL[language]:.0%}")
    for one, other in alike(found):
        print(f"alike: {one.id} and {other.id}")
    if options.write:
        keep([figure(found)])


def figure(found: list[Measured]) -> Figure:
    """All callers, for the table."""
    rates = {
        language: sum(one.error_rate * one.words for one in of) / sum(one.words for one in of)
        for language in GOAL
        if (of := [one for one in found if one.language == language])
    }
    above = ", ".join(one.id for one in found if one.error_rate > GOAL[one.language])
    return Figure(
        "R4",
        "words of the callers' voices (Kokoro) through the telephone",
        ", ".join(f"{language} {rate:.1%}" for language, rate in rates.items()) + " misunderstood",
        "<= 25 % in French, 10 % in English",
        all(rate <= GOAL[language] for language, rate in rates.items()),
        len(found),
        f"above the goal, each by itself: {above or 'nobody'} (docs/voices.md)",
        by="scripts.bench.voices",
    )


def measured(
    caller: Scenario, voice: Speaker, lines: list[str], ears: Any, *, show: bool = False
) -> Measured:
    """One caller says these lines; `show` prints them and what the ears made of them."""
    sounds, firsts, torn, began = list[Sound](), [], 0, time.process_time()
    for line in lines:
        start, pieces, played = time.perf_counter(), list[Sound](), 0.0
        for piece in voice.synthesize(line, NEUTRAL):
            there = time.perf_counter() - start
            if not pieces:
                firsts.append(there)
                played = there
            torn += there > played
            played += len(piece.sound) / SAMPLE_RATE
            pieces.append(piece.sound)
        sounds.append(np.concatenate([*pieces, silence(samples(0.4))]))
    spent = time.process_time() - began
    whole = np.concatenate(sounds)
    heard = [word for window in _windows(sounds) for word in _heard(ears, window, caller.language)]
    words = [word for line in lines for word in line.split()]
    if show:
        print(f"said:  {' '.join(words)}\nheard: {' '.join(heard)}", flush=True)
    pitch, voiced = _pitch(whole)
    return Measured(
        caller.id,
        caller.language,
        len(words),
        round(word_error_rate(as_said(words, caller.language), as_said(heard, caller.language)), 4),
        round(pitch, 1),
        round(len(words) / voiced, 3),
        round(float(np.median(firsts)), 3),
        round(float(np.percentile(firsts, 95)), 3),
        torn,
        round(spent / (len(whole) / SAMPLE_RATE), 3),
        voice.name,
    )


def alike(found: list[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Pairs a listener could take for one person: 2 semitones, 5 % of rate, and the same vector."""
    for one, other in combinations(found, 2):
        near = abs(12 * log2(one.pitch / other.pitch)) < 2 and abs(one.rate / other.rate - 1) < 0.05
        if near and one.mix == other.mix:
            yield one, other


def said_by(caller: Scenario, count: int) -> list[str]:
    """So many lines, spread over the scenario's keys."""
    lines = _lines(caller)
    return lines[:: max(1, len(lines) // 24)][:count]


def _lines(caller: Scenario) -> list[str]:
    """All lines of four words or more, the first of each alternative."""
    written = (plainest(text) for _, pool in own_lines(caller) for text in pool if "{" not in text)
    return [text for text in written if len(text.split()) >= 4]


def _windows(sounds: list[Sound]) -> Iterator[Sound]:
    """The lines through the telephone, about `WINDOW` at a time."""
    pending: list[Sound] = []
    for sound in sounds:
        if pending and sum(map(len, pending)) + len(sound) > WINDOW:
            yield _through(np.concatenate(pending))
            pending = []
        pending.append(sound)
    yield _through(np.concatenate(pending))


def _through(sound: Sound) -> Sound:
    line = Telephone()
    padded = np.concatenate([sound, silence((-len(sound)) % FRAME + FRAME)])
    return np.concatenate([line.process(padded[at : at + FRAME]) for at in range(0, len(padded), FRAME)])


def _ears(name: str) -> Any:
    from faster_whisper import WhisperModel

    folder = Shelf().take(name, purpose="recogniser")
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)


def _heard(ears: Any, sound: Sound, language: str) -> list[str]:
    floats = sound.astype(np.float32) / 32768
    segments, _ = ears.transcribe(floats, language=language, beam_size=5, condition_on_previous_text=False)
    return [word for segment in segments for word in segment.text.split()]


def _pitch(sound: Sound) -> tuple[float, float]:
    """Median pitch in hertz, and the seconds in which there is voice."""
    import parselmouth

    praat = parselmouth.Sound(sound.astype(float) / 32768, SAMPLE_RATE)
    track = praat.to_pitch(time_step=0.01, pitch_floor=60, pitch_ceiling=450).selected_array["frequency"]
    loud = np.abs(sound[: len(sound) // 160 * 160].reshape(-1, 160)).max(axis=1) > 300
    return float(np.median(track[track > 0])), float(loud.sum()) / 100


if __name__ == "__main__":
    main()
