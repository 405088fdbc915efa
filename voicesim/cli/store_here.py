"""The store of this machine's settings, and the periods for which it keeps calls."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.cli.output import Output
    from voicesim.modes import Mode
    from voicesim.records.retention import Retention
    from voicesim.records.store import Store
    from voicesim.sessions.new_call import NewCall
    from voicesim.settings.schema import Settings


def store_of(settings: Settings) -> Store:
    """The store the settings name."""
    from voicesim.records.store import default_store, store_at

    folder = settings.records.folder
    return store_at(Path(folder).expanduser()) if folder else default_store()


def retention_of(settings: Settings) -> Retention:
    """The periods the settings name. Raises `ConfigurationError` beyond the ceilings."""
    from voicesim.records.retention import Retention

    return Retention(recording=settings.records.recording_days, analysis=settings.records.analysis_days)


def new_call(mode: Mode, settings: Settings, target: Path | None, out: Output) -> NewCall:
    """A call that is to be held: on the shelf of its mode, or in `target`. What is due is deleted first.

    Raises `StorageError` for a folder that holds something already.
    """
    from voicesim.call.directory import CallDirectory
    from voicesim.sessions.new_call import NewCall

    if target is not None:
        CallDirectory(target).refuse_taken()
    look_after(settings, out)
    return NewCall(store_of(settings), mode, moment, target)


def look_after(settings: Settings, out: Output) -> None:
    """Delete what is due whenever the program starts, and say so; a person at a call is not kept waiting."""
    from voicesim.records.housekeeping import keep_house

    house = keep_house(store_of(settings), moment(), retention_of(settings))
    if house.deleted:
        form = "{count} due by their date: deleted (voicesim records verify)."
        out.say(Message(form, count=len(house.deleted)))
    if house.sentence is not None:
        out.say(house.sentence)


def moment() -> datetime:
    """Now, with its offset."""
    return datetime.now().astimezone()
