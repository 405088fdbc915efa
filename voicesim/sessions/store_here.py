"""The store of this machine's settings, and the periods for which it keeps calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.catalogue.calls import Purpose
    from voicesim.modes import Mode
    from voicesim.records.retention import Retention
    from voicesim.records.store import Store
    from voicesim.sessions.new_call import NewCall
    from voicesim.sessions.registry import Owner, Registry
    from voicesim.settings.schema import Settings

Say: TypeAlias = Callable[[str], object]
"""How a face tells the person something in passing."""


def store_of(settings: Settings) -> Store:
    """The store the settings name."""
    from voicesim.records.store import default_store, store_at

    folder = settings.records.folder
    return store_at(Path(folder).expanduser()) if folder else default_store()


def retention_of(settings: Settings) -> Retention:
    """The periods the settings name. Raises `ConfigurationError` beyond the ceilings."""
    from voicesim.records.retention import Retention

    kept = settings.records
    return Retention(
        recording=kept.recording_days,
        analysis=kept.analysis_days,
        proces_verbal=kept.proces_verbal_days,
        sitting_journal=kept.sitting_days,
    )


def new_call(
    mode: Mode,
    settings: Settings,
    target: Path | None,
    say: Say,
    whose: str | Owner = "",
    purpose: Purpose | None = None,
) -> NewCall:
    """A call that is to be held: on the shelf of its mode, or in `target`. What is due is deleted first.

    `whose`: a person by name or pseudonym, or nobody of flesh and blood; when left out whoever the settings
    name, else the person of this desk. `purpose`: the mode, unless it is another. Raises `StorageError` for a
    folder that holds something already, and for somebody nobody knows.
    """
    from voicesim.call.directory import CallDirectory
    from voicesim.sessions.new_call import NewCall

    if target is not None:
        CallDirectory(target).refuse_taken()
    look_after(settings, say)
    if target is not None and not isinstance(whose, str):
        return NewCall(store_of(settings), mode, moment, target, None, whose)
    registry = registry_here(settings)
    if isinstance(whose, str):
        chosen = settings.catalogue
        whose = registry.owner(whose or chosen.person, purpose or mode, chosen.group, moment())
    return NewCall(registry.store, mode, moment, target, registry, whose)


def look_after(settings: Settings, say: Say) -> None:
    """Delete what is due whenever the program starts, and say so; a person at a call is not kept waiting."""
    from voicesim.records.housekeeping import keep_house

    house = keep_house(store_of(settings), moment(), retention_of(settings))
    if house.deleted:
        form = "{count} due by their date: deleted (voicesim records verify)."
        say(Message(form, count=len(house.deleted)))
    if house.sentence is not None:
        say(house.sentence)


def registry_here(settings: Settings | None = None) -> Registry:
    """Whose the calls of this store are; the end of calls that died is noted, deletions go on.

    `settings` are read when they are not given. Raises `StorageError` and `ConfigurationError`.
    """
    from voicesim.sessions.cataloguing import settle
    from voicesim.sessions.erasing import finish_erasures
    from voicesim.sessions.registry import registry_of
    from voicesim.settings.sources import read_settings

    chosen = settings or read_settings().settings
    registry = registry_of(chosen, store_of(chosen))
    settle(registry, moment(), retention_of(chosen))
    finish_erasures(registry, moment())
    return registry


def person_here(registry: Registry, settings: Settings) -> str:
    """Who takes the calls here, unless somebody else is named: a pseudonym. Raises `StorageError`."""
    return registry.find(settings.catalogue.person) if settings.catalogue.person else registry.desk()


def registry_anew() -> Registry:
    """The same, for a catalogue that may be damaged: it is then begun anew. Raises `StorageError`."""
    from voicesim.sessions.registry import registry_of
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    return registry_of(settings, store_of(settings), anew=True)


def moment() -> datetime:
    """Now, with its offset."""
    return datetime.now().astimezone()
