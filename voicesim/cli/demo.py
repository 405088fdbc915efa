"""`voicesim demo`: a robot trainee takes a call, from the ring to the scorecard."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim.cli.choices import Trainee
from voicesim.cli.options import Json, Out, Plain, ScenarioId, Seed
from voicesim.cli.output import Output

INSTEAD = "leave --realtime out and hear it in the report"


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
    from voicesim.cli.holding import CallClock, folder_for, notice_for, now, show_held
    from voicesim.cli.loudspeaker import loudspeaker
    from voicesim.cli.store_here import look_after
    from voicesim.client.scenario import load_scenario
    from voicesim.sessions.robots import hold_robot_call
    from voicesim.settings.sources import read_settings

    told, settings = Output(json, plain), read_settings().settings
    look_after(settings, told)
    caller = load_scenario(scenario)
    told.say(f"{caller.id}, {caller.title}: the {trainee.value} robot trainee answers.")
    with (
        told.progress("the telephone rings") as progress,
        loudspeaker(realtime, settings.headset.speaker, instead=INSTEAD) as play,
    ):
        held = hold_robot_call(
            caller,
            trainee.value,
            seed,
            folder_for(out, caller.id, settings),
            notice=notice_for(caller.language, "practice", settings).spoken,
            held=now(),
            witness=CallClock(progress, play),
            filing=lambda: progress.step("scoring the call and writing the report"),
        )
    show_held(held, told)
