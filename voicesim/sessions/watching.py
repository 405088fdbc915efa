"""A call as whoever holds it sees it, as a value: made from events and frames, without a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from voicesim.audio.frames import Frame
from voicesim.audio.levels import FLOOR, rms_dbfs
from voicesim.call import events
from voicesim.call.failed import replaced, told
from voicesim.modes import Mode
from voicesim.text.words import Language, text_of

LineLabel: TypeAlias = Literal["announcing", "ringing", "connected", "holding", "over"]

QUIET, LOUD = -60.0, -6.0
"""dBFS at the two ends of the level meter."""

UNDERSTOOD = 4
"""Turns of the trainee that stay on the screen."""


@dataclass(frozen=True, slots=True)
class CallView:
    """The state of the screen."""

    language: Language
    title: str
    mode: Mode
    line: LineLabel = "announcing"
    now: int = 0
    """Samples since the first frame."""
    answered: int | None = None
    """When the trainee picked up: the timer starts there."""
    level: float = FLOOR
    """dBFS of the microphone, held and falling slowly as meters do."""
    client_speaks: bool = False
    understood: tuple[str, ...] = ()
    show_understood: bool = True
    show_file: bool = False
    show_transfer: bool = False
    """How to pass the call on."""
    paused: bool = False
    trouble: str = ""
    """The latest thing that failed, for the trainee to know."""


def after_event(view: CallView, event: events.Event) -> CallView:
    """The screen once something has happened."""
    match event:
        case events.Rang():
            return replace(view, line="ringing")
        case events.PickedUp():
            return replace(view, line="connected", answered=event.at)
        case events.HoldStarted():
            return replace(view, line="holding")
        case events.HoldEnded():
            return replace(view, line="connected")
        case events.HungUp():
            return replace(view, line="over", client_speaks=False)
        case events.ClientStarted():
            return replace(view, client_speaks=True)
        case events.ClientSaid() | events.Yielded():
            return replace(view, client_speaks=False)
        case events.TurnEnded() | events.Backchannel() if event.words:
            return replace(view, understood=(*view.understood, text_of(event.words))[-UNDERSTOOD:])
        case events.StageFailed():
            return replace(view, trouble=told(event, view.language))
        case events.VoiceReplaced():
            return replace(view, trouble=replaced(event, view.language))
        case _:
            return view


def after_frame(view: CallView, mic: Frame) -> CallView:
    """The screen 20 ms later: the clock, and the level of the microphone."""
    fallen = view.level - 0.4  # dB: 20 dB a second, as programme meters fall
    return replace(view, now=view.now + len(mic), level=max(rms_dbfs(mic), fallen))
