"""The store of this machine's settings, and the calls that are begun in it: what every face starts with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from voicesim.call.directory import CallDirectory
from voicesim.catalogue.calls import Purpose
from voicesim.modes import Mode
from voicesim.records.housekeeping import House, keep_house
from voicesim.records.retention import Retention
from voicesim.records.store import Store, default_store, store_at
from voicesim.sessions.cataloguing import settle
from voicesim.sessions.erasing import finish_erasures
from voicesim.sessions.new_call import NewCall
from voicesim.sessions.registry import Owner, Registry, registry_of
from voicesim.settings.schema import Settings


def store_of(settings: Settings) -> Store:
    """The store the settings name."""
    folder = settings.records.folder
    return store_at(Path(folder).expanduser()) if folder else default_store()


def retention_of(settings: Settings) -> Retention:
    """The periods the settings name. Raises `ConfigurationError` beyond the ceilings."""
    return Retention(recording=settings.records.recording_days, analysis=settings.records.analysis_days)


def registry_here(settings: Settings, now: datetime) -> Registry:
    """Whose the calls of this store are; the end of calls that died is noted, deletions go on.

    Raises `StorageError` and `ConfigurationError`.
    """
    registry = registry_of(settings, store_of(settings))
    settle(registry, now)
    finish_erasures(registry, now)
    return registry


def look_after(settings: Settings, now: datetime) -> House:
    """Delete what is due whenever the program starts; what was done, and what a person must know of it."""
    return keep_house(store_of(settings), now, retention_of(settings))


def person_here(registry: Registry, settings: Settings) -> str:
    """Who takes the calls here, unless somebody else is named: a pseudonym. Raises `StorageError`."""
    return registry.find(settings.catalogue.person) if settings.catalogue.person else registry.desk()


def begun(
    mode: Mode,
    settings: Settings,
    clock: Callable[[], datetime],
    target: Path | None = None,
    whose: str | Owner = "",
    purpose: Purpose | None = None,
) -> NewCall:
    """A call that is to be held: on the shelf of its mode, or in `target`.

    `whose`: a person by name or pseudonym, or nobody of flesh and blood; when left out whoever the settings
    name, else the person of this desk. `purpose`: the mode, unless it is another. Raises `StorageError` for a
    folder that holds something already, and for somebody nobody knows.
    """
    if target is not None:
        CallDirectory(target).refuse_taken()
    if target is not None and not isinstance(whose, str):
        return NewCall(store_of(settings), mode, clock, target, None, whose)
    registry = registry_here(settings, clock())
    if isinstance(whose, str):
        chosen = settings.catalogue
        whose = registry.owner(whose or chosen.person, purpose or mode, chosen.group, clock())
    return NewCall(registry.store, mode, clock, target, registry, whose)
