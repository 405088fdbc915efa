"""`voicesim replay`: a recorded trainee against the client."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.choices import Side
from voicesim.cli.options import Json, Out, Person, Plain, Seed
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.listening.recogniser import Recogniser
    from voicesim.settings.schema import Settings
    from voicesim.text.words import Language, Word


def replay(
    recording: Annotated[
        Path, typer.Argument(metavar="RECORDING", help="A sound file of a trainee speaking.")
    ],
    scenario: Annotated[str, typer.Option("--scenario", help="Who calls.")],
    words: Annotated[
        Path | None,
        typer.Option("--words", help="Lines of start, end (seconds) and words; else the recogniser listens."),
    ] = None,
    channel: Annotated[
        Side, typer.Option("--channel", help="The trainee's channel, in a recording of two.")
    ] = Side.left,
    seed: Seed = 1,
    person: Person = "",
    out: Out = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let a recorded trainee take the call: their turns are found in the voice, and the call is scored."""
    from voicesim.audio.reading import read
    from voicesim.call.setup import Plan
    from voicesim.cli.after_call_words import words_after
    from voicesim.cli.holding import CallClock, now, show_held
    from voicesim.cli.words_told import hint_of_silence, words_for
    from voicesim.client.scenario import load_scenario
    from voicesim.line.file import FileLine
    from voicesim.listening.detector import GatedDetector
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.listening.spreading import in_speech
    from voicesim.modes import PRACTICE
    from voicesim.sessions.chosen import models_for
    from voicesim.sessions.provenance import proved
    from voicesim.sessions.registry import RECORDING
    from voicesim.sessions.session import hold_call
    from voicesim.sessions.store_here import new_call
    from voicesim.sessions.telling import notice_for
    from voicesim.settings.sources import read_settings

    told, settings = Output(json, plain), read_settings().settings
    new = new_call(PRACTICE.mode, settings, out, told.say, person or RECORDING, "recording")
    caller = load_scenario(scenario)
    sound = read(recording)
    script = ScriptedRecogniser()
    side = 0 if channel is Side.left else 1
    voice = sound.trainee if side == 0 else sound.side(side)
    hint_of_silence(sound, side, told)
    said: tuple[Word, ...] = ()
    if words:
        said = in_speech(words_for(words, sound, told), voice, GatedDetector())
    recogniser: Recogniser = script if words else _listening(caller.language, settings)
    form = "{id}, {title}: {file} answers ({seconds:.0f} s)."
    said_by = {"id": caller.id, "title": caller.title, "file": recording.name}
    told.say(Message(form, **said_by, seconds=sound.duration))
    notice = notice_for(caller.language, PRACTICE.mode, settings)
    plan = Plan(caller, seed, PRACTICE.mode)
    plan = proved(plan, settings, notice, spoken=words is None, aloud="afterwards", owner=new.owner)
    with told.progress(Message("the telephone rings")) as progress, new:
        line = FileLine(voice, words=said, words_sink=script.add, witness=CallClock(progress))
        held = hold_call(
            plan,
            models_for(caller, plan.mode, recogniser, settings, aloud="afterwards"),
            line,
            new.folder(caller.id, seed, caller.language),
            held=now(),
            filing=lambda: progress.step(words_after(caller.language, settings).scoring),
        )
    show_held(held, told)


def _listening(language: Language, settings: Settings) -> Recogniser:
    """The recogniser, or the two ways out: nobody invents what was said."""
    from voicesim.errors import EngineMissing
    from voicesim.sessions.chosen import recogniser_for

    try:
        return recogniser_for(language, settings)
    except EngineMissing as problem:
        mend = Message("{mend}, or give the words that were said with --words FILE", mend=problem.mend)
        raise EngineMissing(problem.code, what=problem.what, where=problem.where, mend=mend) from None
