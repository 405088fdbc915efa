"""The engines of a call in a page, loaded while the person still reads; scripted ones can stand for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voicesim.call.setup import Models, Plan
from voicesim.call.workers import ThreadedWorkers, Workers
from voicesim.errors import EngineMissing, Mendable
from voicesim.line.browser import BrowserLine
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.chosen import models_for
from voicesim.sessions.servers import ears_for
from voicesim.sessions.voice_trial import timed_part, to_be_timed
from voicesim.settings.schema import Settings
from voicesim.web.limits import Bucket
from voicesim.weights.shelf import Shelf


def opened(plan: Plan, settings: Settings, typed: bool) -> Models:
    """The engines that the settings ask for. A voice that was never timed on this machine is timed first.

    `typed`: nobody is listened to. Raises what opening an engine raises.
    """
    scenario = plan.scenario
    recogniser = ScriptedRecogniser() if typed else ears_for(scenario.language, settings)
    if to_be_timed(scenario, settings):
        timed_part(scenario, plan.mode, settings, None if typed else recogniser)
    return models_for(scenario, plan.mode, recogniser, settings)


def no_ears(settings: Settings) -> Mendable | None:
    """Why a call cannot be spoken here, only typed; None when it can."""
    if settings.ears.endpoint:
        return None
    try:
        Shelf().require(settings.ears.model, "recogniser")
    except EngineMissing as missing:
        return missing
    return None


@dataclass(frozen=True, slots=True)
class Engines:
    """What calls in pages are held with."""

    open: Callable[[Plan, Settings, bool], Models] = opened
    deaf: Callable[[Settings], Mendable | None] = no_ears
    workers: Callable[[], Workers] = ThreadedWorkers
    line: Callable[..., BrowserLine] = BrowserLine
    bucket: Callable[[], Bucket] = Bucket
