"""A call with a headset, on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.call.workers import ThreadedWorkers
from voicesim.cli.after_call_words import words_after
from voicesim.cli.before_call import file_lines
from voicesim.cli.call_lines import CallLines
from voicesim.cli.call_screen import CallScreen
from voicesim.cli.call_words import WORDS
from voicesim.cli.holding import now
from voicesim.cli.keys import keys
from voicesim.cli.output import Output
from voicesim.cli.person import person_language
from voicesim.line.devices import found, listed
from voicesim.line.headset import HeadsetLine
from voicesim.line.portaudio import sounddevice
from voicesim.line.sound_card import opener
from voicesim.modes import rules_of
from voicesim.sessions.chosen import models_for, second_recogniser
from voicesim.sessions.servers import ears_for
from voicesim.sessions.session import Held, hold_call
from voicesim.sessions.watching import CallView
from voicesim.weights.shelf import Shelf

if TYPE_CHECKING:
    from voicesim.call.setup import Plan
    from voicesim.settings.schema import Settings


def ready(settings: Settings) -> None:
    """Is there a headset, and are the ears here? Asked before a person reads the notice for nothing.

    Raises `DeviceError`, `EngineMissing` or `ConfigurationError`.
    """
    driver = sounddevice()
    found(listed(driver, "microphone"), "microphone", settings.headset.microphone or None)
    found(listed(driver, "speaker"), "speaker", settings.headset.speaker or None)
    if not settings.ears.endpoint:
        Shelf().require(settings.ears.model, "recogniser")


def spoken_call(plan: Plan, settings: Settings, folder: Callable[[], Path], told: Output) -> Held:
    """The trainee speaks into the headset of the settings.

    Devices and engines are opened before anything is recorded. Raises `DeviceError`, `EngineMissing` or
    `ModelError`; a headset that was unplugged for good raises `DeviceError` once the call is filed.
    """
    scenario = plan.scenario
    headset = settings.headset
    open_card = opener(headset.microphone or None, headset.speaker or None)
    with told.progress(WORDS[scenario.language]["loading"]) as progress:
        recogniser = ears_for(scenario.language, settings, progress.told)
        models = models_for(scenario, plan.mode, recogniser, settings, progress.told)
    title = f"{scenario.id}  {scenario.title}"
    view = CallView(scenario.language, title, plan.mode, show_understood=settings.screen.understood)
    with keys() as pressed, drawing(told) as show:
        say = told.say if not redraws(told) else lambda line: None
        screen = CallScreen(view, show, pressed, file_lines(scenario, plan.mode), say)
        spoken = rules_of(plan.mode).understood_shown and settings.screen.understood
        lines = CallLines(scenario.language, told.say, echo=spoken) if not redraws(told) else None
        line = HeadsetLine(open_card, hands=screen.hands, witness=screen.frame, paused=screen.paused)  # type: ignore[arg-type]
        held = hold_call(
            plan,
            models,
            line,
            folder(),
            workers=ThreadedWorkers(),
            sinks=(screen.event, lines) if lines else (screen.event,),
            held=now(),
            filing=lambda: told.say(f"{words_after(scenario.language, settings).scoring}…"),
        )
    held = _listened_again(held, plan, settings, told)
    for sentence in line.health.sentences(person_language(scenario.language, settings)):
        told.say(sentence)
    if line.lost is not None:
        raise line.lost
    return held


def _listened_again(held: Held, plan: Plan, settings: Settings, told: Output) -> Held:
    """The call as a larger recogniser hears it, when there is one, scored on those words."""
    from voicesim.sessions.rescoring import listened_again

    language = plan.scenario.language
    if not second_recogniser(language, settings):
        return held
    with told.progress(words_after(language, settings).listening_again) as progress:
        return listened_again(held, plan.scenario, settings, progress.told)


def redraws(told: Output) -> bool:
    """May the screen redraw itself here?"""
    from rich.console import Console

    return not told.plain and Console(stderr=True).is_terminal


@contextmanager
def drawing(told: Output) -> Iterator[Callable[[list[str]], None]]:
    """What draws the lines of the screen in place; elsewhere nothing is drawn and lines scroll instead."""
    if not redraws(told):
        yield lambda lines: None
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(stderr=True), auto_refresh=False, transient=True) as live:
        yield lambda lines: live.update(Text("\n".join(lines)), refresh=True)
