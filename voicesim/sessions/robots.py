"""Robot trainees on the line: for a demonstration, for `rehearse`, for tests of a whole call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voicesim.audio.frames import Frame
from voicesim.call.manifest import Provenance
from voicesim.call.setup import Models, Plan
from voicesim.client.scenario import Scenario
from voicesim.content.notices import load_notice
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import Quality, TraineeScript, script_of
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.modes import PRACTICE
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import Held, hold_call
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL, Voice

Witness = Callable[[Frame, Frame], None]
"""Sees every pair of frames, microphone and speaker."""


def hold_robot_call(
    scenario: Scenario,
    quality: Quality,
    seed: int,
    path: Path,
    *,
    notice: str | None = None,
    provenance: Provenance | None = None,
    held: str = "",
    witness: Witness = lambda mic, speaker: None,
    filing: Callable[[], None] = lambda: None,
    models: Models | None = None,
    said: ScriptedRecogniser | None = None,
    voice: Voice | None = None,
) -> Held:
    """A robot of this quality takes the call, aloud, in sample time; equal arguments give equal files.

    `models` are the engines of the call, the embedded ones when None; `said` is told every word as the robot
    says it, and is the recogniser unless `models` has another; `voice` speaks for the robot, espeak-ng when
    None. `notice` is what the AI says of itself, the practice notice when None; `provenance` goes into the
    manifest. Raises `ContentError` for a
    scenario without such a robot, and what `hold_call` raises.
    """
    words = said or ScriptedRecogniser()
    line = robot_line(script_of(scenario.id, quality), words, seed, witness, voice)
    spoken = load_notice(scenario.language, "practice").spoken if notice is None else notice
    plan = Plan(scenario, seed, PRACTICE.mode, spoken, provenance=provenance or Provenance())
    return hold_call(plan, models or embedded(scenario, words), line, path, held=held, filing=filing)


def robot_line(
    script: TraineeScript,
    words: ScriptedRecogniser,
    seed: int,
    witness: Witness = lambda mic, speaker: None,
    voice: Voice | None = None,
) -> RobotTrainee:
    """A robot that speaks its script with `voice` or espeak-ng; `words` is told what it says, in time."""
    own = script.voice
    speaker = voice or EspeakVoice(own.variant, rate=own.rate, pitch=own.pitch)
    return RobotTrainee(
        script, lambda text: speaker.synthesize(text, NEUTRAL), words.add, seed=seed, witness=witness
    )
