"""`voicesim demo`: a robot trainee takes a call, from the ring to the scorecard."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import Trainee
from voicesim.cli.options import Json, Out, Plain, ScenarioId, Seed
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.call.setup import Models
    from voicesim.client.scenario import Scenario
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.settings.schema import Settings
    from voicesim.voice.speech import Voice
    from voicesim.weights.shelf import Told

INSTEAD = Message("leave --realtime out and hear it in the report")


def demo(
    ctx: typer.Context,
    scenario: ScenarioId = "FR03",
    trainee: Annotated[Trainee, typer.Option("--trainee", help="How well the robot does.")] = Trainee.good,
    recognised: Annotated[
        bool,
        typer.Option(
            "--recognised", help="The recogniser must hear the robot; its script's words otherwise."
        ),
    ] = False,
    seed: Seed = 1,
    realtime: Annotated[
        bool, typer.Option("--realtime", help="Hear both on the loudspeaker, at the speed of a real call.")
    ] = False,
    out: Out = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let a robot trainee take a call aloud; leave the recording, the transcript and the scorecard.

    The caller speaks and is worded as the settings ask ('auto': the best voice that is here).
    """
    from voicesim.call.setup import Plan
    from voicesim.cli.after_call_words import words_after
    from voicesim.cli.holding import CallClock, now, show_held
    from voicesim.cli.loudspeaker import loudspeaker
    from voicesim.cli.person import note_call_language
    from voicesim.client.scenario import load_scenario
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.modes import PRACTICE
    from voicesim.sessions.hearing import heard_against
    from voicesim.sessions.provenance import proved
    from voicesim.sessions.registry import ROBOT
    from voicesim.sessions.robots import hold_robot_call
    from voicesim.sessions.store_here import new_call
    from voicesim.sessions.telling import notice_for
    from voicesim.settings.sources import read_settings

    told, settings = Output(json, plain), read_settings().settings
    new = new_call(PRACTICE.mode, settings, out, told.say, ROBOT)
    caller, said = load_scenario(scenario), ScriptedRecogniser()
    note_call_language(caller.language)
    words = words_after(caller.language, settings)
    form = "{id}, {title}: the {quality} robot trainee answers."
    told.say(Message(form, id=caller.id, title=caller.title, quality=trainee.value))
    notice = notice_for(caller.language, PRACTICE.mode, settings)
    plan = Plan(caller, seed, PRACTICE.mode)
    plan = proved(plan, settings, notice, spoken=recognised, aloud="afterwards", owner=new.owner)
    with (
        told.progress(Message("the engines are loaded")) as progress,
        loudspeaker(realtime, settings.headset.speaker, instead=INSTEAD) as play,
        new,
    ):
        models = _engines(caller, settings, said, progress.told, recognised=recognised)
        voice = _robot_voice(caller, trainee, told) if recognised else None
        told.say(_who(models, recognised=recognised))
        progress.step(Message("the telephone rings"))
        held = hold_robot_call(
            caller,
            trainee.value,
            seed,
            new.folder(caller.id, seed, caller.language),
            notice=plan.notice,
            provenance=plan.provenance,
            held=now(),
            witness=CallClock(progress, play),
            filing=lambda: progress.step(words.scoring),
            models=models,
            said=said,
            voice=voice,
        )
    more: dict[str, Any] = {"engines": models.names()}
    if recognised:
        heard = heard_against(held, caller, said.words)
        more |= asdict(heard)
        told.line(
            words.misheard.format(
                heard.words,
                words.share(heard.word_error_rate),
                words.number(heard.score),
                words.number(heard.score_on_script),
            )
        )
    show_held(held, told, more)


def _engines(
    caller: Scenario, settings: Settings, said: ScriptedRecogniser, told: Told, *, recognised: bool
) -> Models:
    """The engines of the settings; nothing is thought ahead, for the call runs faster than its clock."""
    from voicesim.modes import PRACTICE
    from voicesim.sessions.chosen import models_for, recogniser_for

    ears = recogniser_for(caller.language, settings, told) if recognised else said
    models = models_for(caller, PRACTICE.mode, ears, settings, told, live=False, aloud="afterwards")
    return replace(models, ahead=0.0)


def _robot_voice(caller: Scenario, trainee: Trainee, told: Output) -> Voice:
    """The robot's voice, and a sentence when a recogniser will not understand it."""
    from voicesim.line.trainee_script import script_of
    from voicesim.sessions.voices import trainee_voice

    voice, clear = trainee_voice(script_of(caller.id, trainee.value), caller.language)
    told.say(Message("The robot speaks with {voice}.", voice=voice.name))
    if not clear:
        form = "Recognisers misunderstand espeak-ng: bring a voice with 'voicesim models pull light'."
        told.say(Message(form))
    return voice


def _who(models: Models, *, recognised: bool) -> Message:
    """Which engines the call is held with."""
    names = models.names()
    ears = (
        Message("{ears} hears the robot", ears=names["words"])
        if recognised
        else Message("the robot's script tells its words")
    )
    form = "The caller speaks with {voice}, worded by {wording}; {ears}."
    return Message(form, voice=names["voice"], wording=names["wording"], ears=ears)
