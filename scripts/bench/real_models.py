"""R1 to R8: the same goals with real weights, those that `make real` brings.

Speech is Piper's (`voice-en-joe`), recognition Whisper base, wording the phrase writer's: nothing here is a
stub. A goal whose weights or rivals are not on this machine says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeAlias

import numpy as np

from scripts.bench import capacity
from scripts.bench.figures import Figure, late, middle, unmeasured
from scripts.bench.real_ears import TAKEN, Held, Prepared, at_once
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.client.scenario import load_scenario
from voicesim.line.trainee_script import script_of
from voicesim.listening.recogniser import Hints, ScriptedRecogniser
from voicesim.sessions.chosen import models_for, recogniser_for
from voicesim.sessions.hearing import Heard, heard_against
from voicesim.sessions.robots import hold_robot_call
from voicesim.sessions.voices import trainee_voice
from voicesim.settings.schema import Ears, Settings
from voicesim.settings.schema import Voice as VoiceSettings
from voicesim.text.word_errors import word_error_rate
from voicesim.weights.shelf import Shelf

Figures: TypeAlias = list[Figure]

EARS, SPEAKS = "whisper-base", "voice-en-joe"
LASTING = 60.0
CALLS = 6
SHORT = 5.0
"""Seconds: a recognition of no more speech than this."""
APART = 60 * SAMPLE_RATE
"""From one line to the next on the clock: none goes on with the one before."""
LARGER = (
    "needs a language model of 1.5 billion parameters or more and four cores; the package index carries none "
    "so large: voicesim models pull qwen2.5-1.5b from the hub, then python -m scripts.model_lines"
)

WHAT = {
    "R1": ("real ears and voice: end of speech to the answer", "<= 0.55 s median, 1.0 s p95"),
    "R2": ("one recognition of five seconds or less", "<= 0.20 s, words as with the whole window"),
    "R3": ("calls at once with real ears, the one too many refused", f"{CALLS}, no turn lost"),
    "R4": ("word errors in a call beside plain faster-whisper", "<= 1.0x"),
    "R5": ("score on the words heard against the words said", "within 2 points (EN)"),
    "R6": ("critical errors heard / on the words said / invented", ">= 70 %, none invented"),
    "R7": ("lines of a local language model in time and fit", ">= 80 % in time, >= 97 % fit"),
    "R8": ("a call that listens at the clock's pace, Silero", "<= 1 % of a core"),
}


def with_weights(goal: str) -> Callable[[Callable[[], Figures]], Callable[[], Figures]]:
    """Without the weights the goal is said not to be measured."""

    def around(taken: Callable[[], Figures]) -> Callable[[], Figures]:
        @wraps(taken)
        def found() -> Figures:
            absent = [name for name in (EARS, SPEAKS) if Shelf().presence(name) != "here"]
            if absent:
                return [unmeasured(goal, *WHAT[goal], f"{', '.join(absent)} not here: make real")]
            return taken()

        return found

    return around


def settings() -> Settings:
    """Real ears, whatever the person's own settings say."""
    return Settings(ears=Ears(model=EARS), voice=VoiceSettings(engine="espeak-ng"))


@lru_cache(maxsize=1)
def robots() -> tuple[Prepared, ...]:
    """English robots, each line spoken beforehand by Piper."""
    return tuple(Prepared(load_scenario(name), script_of(name, quality)) for name, quality in TAKEN)


def _said() -> list[tuple[str, Sound]]:
    """What the robots say, each line with its sound."""
    return [line for robot in robots()[:3] for line in robot.sounds()]


@with_weights("R1")
def answers() -> Figures:
    """R1: one call at a time."""
    held = [one for robot in robots()[:3] for one in at_once([robot], settings(), 1, LASTING).calls]
    gaps = [gap for one in held for gap in one.gaps]
    ready = [gap for one in held for gap in one.ready]
    value = (
        f"{middle(ready):.2f} s median, {late(ready):.2f} p95 until it could answer; with the hesitation "
        f"that the client chooses {middle(gaps):.2f}, {late(gaps):.2f}"
    )
    met = middle(ready) <= 0.55 and late(ready) <= 1.0
    what, target = WHAT["R1"]
    return [Figure("R1", what, value, target, met, len(gaps), timed=True)]


@with_weights("R2")
def one_recognition() -> Figures:
    """R2: each short line of the robots, in the live window and in the whole one."""
    short = [(text, sound) for text, sound in _said() if len(sound) <= SHORT * SAMPLE_RATE]
    live, whole = (recogniser_for("en", settings(), name=name) for name in ("", EARS))
    took, wrong = [], []
    for ears in (live, whole):
        times, errors, words = [], 0.0, 0
        for place, (text, sound) in enumerate(short):
            before = perf_counter()
            heard = ears.transcribe(sound, place * APART, Hints("en"))
            times.append(perf_counter() - before)
            said = text.split()
            errors += word_error_rate(said, [word.text for word in heard]) * len(said)
            words += len(said)
        took.append(middle(times))
        wrong.append(errors / words)
    value = f"{took[0]:.2f} s (whole window {took[1]:.2f}); {wrong[0]:.1%} of words wrong ({wrong[1]:.1%})"
    met = took[0] <= 0.2 and wrong[0] <= wrong[1] + 0.01
    return [Figure("R2", *_put("R2", value), met, len(short), timed=True)]


@with_weights("R3")
def calls_at_once() -> Figures:
    """R3: six begin together, and a seventh that must be refused; on the clock of two idle processors, which
    waits for whom a busy machine keeps waiting."""
    found = at_once(robots(), settings(), CALLS + 1, LASTING).calls
    held, refused = [one for one in found if not one.refused], [one for one in found if one.refused]
    turns, lost = sum(len(one.turns) for one in held), sum(map(_lost, held))
    value = f"{len(held)} held, {lost} of {turns} turns lost; {len(refused)} refused"
    met = len(held) == CALLS and len(refused) == 1 and not lost
    return [Figure("R3", *_put("R3", value), met, turns)]


def _lost(call: Held) -> int:
    return call.unheard + call.wordless


@with_weights("R4")
def words() -> Figures:
    """R4: every line of three robots, as a call hears it and as plain faster-whisper does."""
    from faster_whisper import WhisperModel

    plain = WhisperModel(str(Shelf().take(EARS, purpose="recogniser")), device="cpu", compute_type="int8")
    ears = recogniser_for("en", settings())
    said, ours, theirs = [], [], []
    for place, (text, sound) in enumerate(_said()):
        said += text.split()
        ours += [word.text for word in ears.transcribe(sound, place * APART, Hints("en"))]
        segments, _ = plain.transcribe(sound.astype(np.float32) / 32768, language="en")
        theirs += [word for segment in segments for word in segment.text.split()]
    one, other = word_error_rate(said, ours), word_error_rate(said, theirs)
    value = f"{one:.1%} against {other:.1%}: {one / other if other else 1:.2f}x"
    return [Figure("R4", *_put("R4", value), one <= other, len(said))]


@lru_cache(maxsize=1)
def _recognised() -> tuple[Heard, ...]:
    """Six whole calls in sample time, heard by Whisper, each beside the words that were said in it."""
    found = []
    for name, quality in TAKEN:
        scenario, script = load_scenario(name), script_of(name, quality)
        said, voice = ScriptedRecogniser(), trainee_voice(script, scenario.language)[0]
        models = models_for(
            scenario, "practice", recogniser_for(scenario.language, settings()), settings(), live=False
        )
        with TemporaryDirectory() as folder:
            held = hold_robot_call(
                scenario, quality, 1, Path(folder) / "call", models=models, said=said, voice=voice
            )
            found.append(heard_against(held, scenario, said.words))
    return tuple(found)


@with_weights("R5")
def scores() -> Figures:
    """R5."""
    apart = [one.score - one.score_on_script for one in _recognised()]
    value = f"{max(map(abs, apart)):.1f} points apart at worst ({', '.join(f'{one:+.1f}' for one in apart)})"
    return [Figure("R5", *_put("R5", value), max(map(abs, apart)) <= 2, len(apart))]


@with_weights("R6")
def critical_errors() -> Figures:
    """R6: those that the poor calls hold."""
    heard = [(set(one.critical_errors_heard), set(one.critical_errors_on_script)) for one in _recognised()]
    made = sum(len(true) for _, true in heard)
    confirmed = sum(len(found & true) for found, true in heard)
    invented = sum(len(found - true) for found, true in heard)
    value = f"{confirmed} confirmed of {made}, {invented} invented; the others are to be verified"
    met = confirmed >= 0.7 * made and not invented
    return [Figure("R6", *_put("R6", value), met, made)]


def language_model() -> Figures:
    """R7."""
    return [unmeasured("R7", *WHAT["R7"], LARGER)]


def listening() -> Figures:
    """R8: as G10; the detector is the real one."""
    frames = list(capacity._frames(capacity.monologue(int(capacity.LISTENING * SAMPLE_RATE))))
    share = capacity._percent(capacity._used(frames, paced=True), frames)
    met = share <= capacity.SHARE
    return [
        Figure(
            "R8",
            *_put("R8", f"{share:.2f} %"),
            met,
            len(frames),
            "" if met else capacity.RESTED,
            timed=True,
        )
    ]


def _put(goal: str, value: str) -> tuple[str, str, str]:
    what, target = WHAT[goal]
    return what, value, target


TIMED: Sequence[str] = ("R1", "R2", "R8")
