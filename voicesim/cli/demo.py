"""`voicesim demo`: a robot trainee takes a call, from the ring to the scorecard."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim.cli.choices import Trainee
from voicesim.cli.options import Json, Out, Plain, ScenarioId, Seed
from voicesim.cli.output import Output


def demo(
    scenario: ScenarioId = "FR03",
    trainee: Annotated[Trainee, typer.Option("--trainee", help="How well the robot does.")] = Trainee.good,
    seed: Seed = 1,
    realtime: Annotated[
        bool, typer.Option("--realtime", help="Hear both on the loudspeaker, at the speed of a real call.")
    ] = False,
    out: Out = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let a robot trainee take a call aloud; leave the recording, the transcript and the scorecard."""
    from voicesim.call.setup import Plan
    from voicesim.cli.holding import CallClock, folder_for, notice_for, now, show_held
    from voicesim.cli.loudspeaker import loudspeaker
    from voicesim.client.scenario import load_scenario
    from voicesim.line.robot import RobotTrainee
    from voicesim.line.trainee_script import script_of
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.records.engines import embedded
    from voicesim.records.session import hold_call
    from voicesim.settings.sources import read_settings
    from voicesim.voice.espeak import EspeakVoice
    from voicesim.voice.speech import NEUTRAL

    told, settings = Output(json, plain), read_settings().settings
    caller = load_scenario(scenario)
    script = script_of(caller.id, trainee.value)
    words = ScriptedRecogniser()
    voice = EspeakVoice(script.voice.variant, rate=script.voice.rate, pitch=script.voice.pitch)
    notice = notice_for(caller.language, "practice", settings)
    told.say(f"{caller.id}, {caller.title}: the {trainee.value} robot trainee answers.")
    with told.progress("the telephone rings") as progress, loudspeaker(realtime) as play:
        line = RobotTrainee(
            script,
            lambda text: voice.synthesize(text, NEUTRAL),
            words.add,
            seed=seed,
            witness=CallClock(progress, play),
        )
        held = hold_call(
            Plan(caller, seed, "practice", notice.spoken),
            embedded(caller, words),
            line,
            folder_for(out, caller.id, settings),
            held=now(),
            filing=lambda: progress.step("scoring the call and writing the report"),
        )
    show_held(held, told)
