"""The store of this machine's settings, and the periods for which it keeps calls."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.catalogue.calls import Purpose
    from voicesim.cli.output import Output
    from voicesim.modes import Mode
    from voicesim.records.retention import Retention
    from voicesim.records.store import Store
    from voicesim.sessions.new_call import NewCall
    from voicesim.sessions.registry import Owner, Registry
    from voicesim.settings.schema import Settings


def store_of(settings: Settings) -> Store:
    """The store the settings name."""
    from voicesim.sessions import here

    return here.store_of(settings)


def retention_of(settings: Settings) -> Retention:
    """The periods the settings name. Raises `ConfigurationError` beyond the ceilings."""
    from voicesim.sessions import here

    return here.retention_of(settings)


def new_call(
    mode: Mode,
    settings: Settings,
    target: Path | None,
    out: Output,
    whose: str | Owner = "",
    purpose: Purpose | None = None,
) -> NewCall:
    """A call that is to be held, as `sessions.here.begun` says. What is due is deleted first."""
    from voicesim.call.directory import CallDirectory
    from voicesim.sessions.here import begun

    if target is not None:
        CallDirectory(target).refuse_taken()
    look_after(settings, out)
    return begun(mode, settings, moment, target, whose, purpose)


def look_after(settings: Settings, out: Output) -> None:
    """Delete what is due whenever the program starts, and say so; a person at a call is not kept waiting."""
    from voicesim.sessions import here

    house = here.look_after(settings, moment())
    if house.deleted:
        form = "{count} due by their date: deleted (voicesim records verify)."
        out.say(Message(form, count=len(house.deleted)))
    if house.sentence is not None:
        out.say(house.sentence)


def registry_here(settings: Settings | None = None) -> Registry:
    """Whose the calls of this store are; the end of calls that died is noted, deletions go on.

    `settings` are read when they are not given. Raises `StorageError` and `ConfigurationError`.
    """
    from voicesim.sessions import here
    from voicesim.settings.sources import read_settings

    return here.registry_here(settings or read_settings().settings, moment())


def registry_anew() -> Registry:
    """The same, for a catalogue that may be damaged: it is then begun anew. Raises `StorageError`."""
    from voicesim.sessions.registry import registry_of
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    return registry_of(settings, store_of(settings), anew=True)


def moment() -> datetime:
    """Now, with its offset."""
    return datetime.now().astimezone()
