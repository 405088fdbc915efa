"""What whoever stopped a practice call is offered: a break, and a person to talk to (L31)."""

from __future__ import annotations

from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import read_events
from voicesim.call.events import SIMULATION_STOPPED, HungUp
from voicesim.messages.message import Message
from voicesim.modes import PRACTICE
from voicesim.settings.schema import Settings


def offered_after(call: CallDirectory, settings: Settings) -> Message | None:
    """The offer, for a practice call that was stopped with the key; None after any other.

    Nothing is noted of it. Raises `StorageError`.
    """
    if call.manifest().mode != PRACTICE.mode:
        return None
    ends = [event for event in read_events(call.events) if isinstance(event, HungUp)]
    if not ends or ends[-1].reason != SIMULATION_STOPPED:
        return None
    if settings.records.contact:
        form = "You stopped the simulation. Take a break; if you wish to talk to somebody: {contact}."
        return Message(form, contact=settings.records.contact)
    return Message("You stopped the simulation. Take a break; your trainer is there if you wish to talk.")
