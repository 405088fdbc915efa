"""`voicesim call`: take the call yourself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from voicesim.cli.choices import Mode, SpokenLanguage
from voicesim.cli.options import Json, Keyboard, NewSeed, Out, Person, Plain, Read, Unrecorded
from voicesim.cli.output import Output
from voicesim.messages.message import Message
from voicesim.text.invisible import cleaned

if TYPE_CHECKING:
    from voicesim.audio.frames import Frame
    from voicesim.call.setup import Plan
    from voicesim.cli.line_editor import LineEditor
    from voicesim.content.notices import Notice
    from voicesim.sessions.casting import Aloud
    from voicesim.sessions.new_call import NewCall
    from voicesim.sessions.session import Held
    from voicesim.settings.schema import Settings
    from voicesim.text.words import Language

    Play: TypeAlias = Callable[[Frame, Frame], None]


def call(
    ctx: typer.Context,
    scenario: Annotated[
        str, typer.Argument(metavar="ID", help="Who calls; somebody for your level when left out.")
    ] = "",
    mode: Annotated[
        Mode | None, typer.Option("--mode", help="Practice, or certification.", show_default=False)
    ] = None,
    keyboard: Keyboard = False,
    read: Read = False,
    lang: Annotated[
        SpokenLanguage | None,
        typer.Option("--lang", help="Language when no ID is given.", show_default=False),
    ] = None,
    again: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="CALL_DIR@TURN",
            help="Take an earlier call up again at this turn.",
            show_default=False,
        ),
    ] = "",
    seed: NewSeed = None,
    mirror: Annotated[
        bool, typer.Option("--mirror", help="In practice: see afterwards how hard your own voice worked.")
    ] = False,
    waive: Annotated[
        list[str] | None,
        typer.Option(
            "--waive",
            metavar="CRITERION",
            help="Leave a waivable criterion out, such as 'voix'; its weight goes to the others.",
            show_default=False,
        ),
    ] = None,
    unrecorded: Unrecorded = False,
    person: Person = "",
    out: Out = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Take a call: with a headset, or typing. The notice and your screen come first, the scorecard after."""
    from voicesim.call.directory import CallDirectory
    from voicesim.call.setup import Plan
    from voicesim.cli.before_call import acknowledge, show_brief
    from voicesim.cli.call_lines import said_before
    from voicesim.cli.holding import now, say_changes, show_held
    from voicesim.cli.path import say_if_due
    from voicesim.cli.person import note_call_language
    from voicesim.cli.self_assessment import ask_first
    from voicesim.modes import rules_of
    from voicesim.sessions.after_stop import offered_after
    from voicesim.sessions.choosing import seed_for, who_calls
    from voicesim.sessions.chosen import weights_ready
    from voicesim.sessions.provenance import waived_for
    from voicesim.sessions.resuming import folder_of, lines_before, plan_from
    from voicesim.sessions.store_here import new_call
    from voicesim.sessions.telling import notice_for
    from voicesim.settings.sources import read_settings

    asked = {
        "call.mode": (mode.value if mode else None, "--mode"),
        "call.language": (lang.value if lang else None, "--lang"),
    }
    overrides = {key: given for key, given in asked.items() if given[0] is not None}
    settings = read_settings(overrides).settings
    told = Output(json, plain or settings.screen.plain)
    if again:
        plan = plan_from(again)
        say_changes(CallDirectory(folder_of(again)), plan.scenario, told)
    else:
        chosen = settings.call.mode
        plan = Plan(who_calls(scenario, settings), seed_for(chosen, seed), chosen)
    note_call_language(plan.scenario.language)
    waived = waived_for(plan.scenario, waive or ())
    if mirror:
        from voicesim.cli.mirror import refuse

        refuse(plan.mode, typing=keyboard, json=json)
    if not keyboard:
        from voicesim.cli.spoken_call import ready

        ready(settings)
    weights_ready(plan.scenario, plan.mode, settings)
    new = new_call(plan.mode, settings, out, told.say, person)
    if rules_of(plan.mode).on_a_path and new.owner is not None:
        say_if_due(new.registry, new.owner.person, told)
    recorded = not unrecorded
    notice = notice_for(plan.scenario.language, plan.mode, settings, typed=keyboard, recorded=recorded)
    plan = replace(plan, recorded=recorded)
    accepted = now() if acknowledge(notice, plan.scenario, plan.mode, told) else ""
    show_brief(plan.scenario, plan.mode, told)
    for reminder in said_before(lines_before(again) if again else (), plan.scenario.language):
        told.say(reminder)
    held = held_by_voice_or_hand(
        plan, settings, notice, new, told, keyboard=keyboard, read=read, accepted=accepted, waived=waived
    )
    ask_first(held, settings, told)
    show_held(held, told)
    offered = offered_after(held.directory, settings)
    if offered is not None:
        told.say(offered)
    if mirror:
        from voicesim.cli.mirror import show_after_call

        show_after_call(held.directory, told)


def held_by_voice_or_hand(
    plan: Plan,
    settings: Settings,
    notice: Notice,
    new: NewCall,
    told: Output,
    *,
    keyboard: bool,
    read: bool,
    accepted: str,
    waived: tuple[str, ...] = (),
) -> Held:
    """Hold the call with a headset or by typing, the client aloud unless one reads them; it is filed."""
    from voicesim.sessions.provenance import proved

    with client_aloud(keyboard and sys.stdin.isatty() and not read, settings, told) as play, new:
        aloud: Aloud = "never" if keyboard and play is None else "live"
        who_speaks(plan, settings, aloud, told, typed=keyboard)
        plan = proved(
            plan,
            settings,
            notice,
            spoken=not keyboard,
            accepted=accepted,
            aloud=aloud,
            owner=new.owner,
            waived=waived,
        )

        def folder() -> Path:
            return new.folder(plan.scenario.id, plan.seed, plan.scenario.language)

        if keyboard:
            return typed_call(plan, settings, folder, told, play, aloud)
        from voicesim.cli.spoken_call import spoken_call

        return spoken_call(plan, settings, folder, told)


def typed_call(
    plan: Plan,
    settings: Settings,
    folder: Callable[[], Path],
    told: Output,
    play: Play | None,
    aloud: Aloud,
) -> Held:
    """The trainee types. At a terminal in real time; from a pipe in sample time, the same every time."""
    from voicesim.call.events import HungUp
    from voicesim.call.workers import ThreadedWorkers
    from voicesim.cli.after_call_words import words_after
    from voicesim.cli.call_lines import CallLines
    from voicesim.cli.call_words import WORDS
    from voicesim.cli.holding import now
    from voicesim.cli.line_editor import LineEditor
    from voicesim.cli.typed_note import TypedNotes
    from voicesim.line.keyboard import KeyboardLine
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.sessions.briefing import brief_of
    from voicesim.sessions.chosen import models_for
    from voicesim.sessions.session import hold_call

    live = sys.stdin.isatty()
    models = models_for(plan.scenario, plan.mode, ScriptedRecogniser(), settings, live=live, aloud=aloud)
    words = WORDS[plan.scenario.language]
    told.say(words["typing"])
    blanks = brief_of(plan.scenario, plan.mode).form

    def filing() -> None:
        told.say(f"{words_after(plan.scenario.language, settings).scoring}…")

    if not live:
        lines = CallLines(plan.scenario.language, told.say, echo=True)
        line = KeyboardLine(_next_line, live=False, note=TypedNotes(blanks, told.say))
        return hold_call(plan, models, line, folder(), sinks=(lines,), held=now(), filing=filing)
    path = folder()
    editor = LineEditor(plain=told.plain)
    with editor.open():
        lines = CallLines(plan.scenario.language, lambda text: editor.say(lambda: told.say(text)), echo=False)
        notes = TypedNotes(blanks, lambda text: editor.say(lambda: told.say(text)))
        line = KeyboardLine(editor.read, typing=lambda: editor.typing, note=notes)
        if play is not None:  # the loudspeaker paces
            line = KeyboardLine(
                editor.read, typing=lambda: editor.typing, pace=lambda: None, witness=play, note=notes
            )
        held = hold_call(
            plan,
            models,
            line,
            path,
            workers=ThreadedWorkers(),
            sinks=(lines, lambda event: editor.over() if isinstance(event, HungUp) else None),
            held=now(),
            filing=lambda: editor.say(filing),
        )
    _tell_unheard(editor, plan.scenario.language, told)
    return held


def who_speaks(plan: Plan, settings: Settings, aloud: Aloud, told: Output, *, typed: bool) -> None:
    """Time a voice that was never timed here, and say why a better one than the one that speaks does not.

    Raises what loading the engines raises.
    """
    from voicesim.cli.call_words import WORDS
    from voicesim.sessions.casting import why
    from voicesim.sessions.servers import ears_for
    from voicesim.sessions.voice_trial import timed_part, to_be_timed

    if aloud != "live":
        return
    scenario = plan.scenario
    ears = None
    with told.progress(WORDS[scenario.language]["loading"]) as progress:
        if not typed and to_be_timed(scenario, settings):
            ears = ears_for(scenario.language, settings, progress.told)
        part = timed_part(scenario, plan.mode, settings, ears, progress.told)
    for reason in why(part):
        told.say(Message("{what} (voicesim doctor --measure).", what=reason))


def _tell_unheard(editor: LineEditor, language: Language, told: Output) -> None:
    """Show what was typed too late for the call; a line still being typed ends before the next question."""
    from voicesim.cli.call_words import WORDS

    if editor.unheard:
        told.say(WORDS[language]["unheard"].format(" ".join(f"« {line} »" for line in editor.unheard)))
    if editor.unfinished:
        told.say(WORDS[language]["unfinished"])
        sys.stdin.readline()


@contextmanager
def client_aloud(wanted: bool, settings: Settings, told: Output) -> Iterator[Play | None]:
    """The client on the loudspeaker; where there is none the trainee is told so, and reads."""
    from voicesim.cli.loudspeaker import loudspeaker
    from voicesim.cli.outcome import sentence
    from voicesim.cli.person import person_language
    from voicesim.errors import DeviceError

    with ExitStack() as stack:
        play = None
        if wanted:
            try:
                play = stack.enter_context(
                    loudspeaker(True, settings.headset.speaker, instead=Message("read what the client says"))
                )
            except DeviceError as problem:
                told.say(sentence(problem, person_language(settings.call.language, settings)))
        yield play


def _next_line() -> str | None:
    """From a pipe: what is no character is U+FFFD, what nobody sees is left out."""
    line = sys.stdin.readline()
    return cleaned(line.rstrip("\r\n")) if line else None
