"""Robot trainees on the line: for a demonstration, for `rehearse`, for tests of a whole call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from voicesim.audio.frames import Frame
from voicesim.call.setup import Plan
from voicesim.client.scenario import Scenario
from voicesim.content.notices import load_notice
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import Quality, TraineeScript, script_of
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import Held, hold_call
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

Witness = Callable[[Frame, Frame], None]
"""Sees every pair of frames, microphone and speaker."""


def hold_robot_call(
    scenario: Scenario,
    quality: Quality,
    seed: int,
    path: Path,
    *,
    notice: str | None = None,
    held: str = "",
    witness: Witness = lambda mic, speaker: None,
    filing: Callable[[], None] = lambda: None,
) -> Held:
    """A robot of this quality takes the call, aloud, in sample time; equal arguments give equal files.

    `notice` is what the AI says of itself, the practice notice when None. Raises `ContentError` for a
    scenario without such a robot, and what `hold_call` raises.
    """
    words = ScriptedRecogniser()
    line = robot_line(script_of(scenario.id, quality), words, seed, witness)
    spoken = load_notice(scenario.language, "practice").spoken if notice is None else notice
    plan = Plan(scenario, seed, "practice", spoken)
    return hold_call(plan, embedded(scenario, words), line, path, held=held, filing=filing)


def robot_line(
    script: TraineeScript, words: ScriptedRecogniser, seed: int, witness: Witness = lambda mic, speaker: None
) -> RobotTrainee:
    """A robot that speaks its script with espeak-ng; `words` is told what it says as it says it."""
    voice = EspeakVoice(script.voice.variant, rate=script.voice.rate, pitch=script.voice.pitch)
    return RobotTrainee(
        script, lambda text: voice.synthesize(text, NEUTRAL), words.add, seed=seed, witness=witness
    )
