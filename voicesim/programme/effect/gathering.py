"""The measuring calls of a cohort, gathered from the catalogue and the calls' scorecards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from voicesim.catalogue.calls import CallEntry
from voicesim.catalogue.cohorts import first_meetings, members
from voicesim.programme.effect.draw import measurer
from voicesim.programme.effect.measured import Measured, Rows
from voicesim.programme.effect.plan import Drawn
from voicesim.programme.path_book import has_path, open_path, practised, state_of, takes_part_since
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry


def rows_of(registry: Registry, plan: Drawn, waves: int) -> Rows:
    """The measuring calls of the first so many waves. Raises `StorageError`.

    A call counts when its caller was drawn for this person and wave, was never met before, and called within
    the window, and when the person took part by then and still does. They are of the team in which they took
    the first of them, wherever they went since.
    """
    calls: list[Measured] = []
    teams: dict[str, str] = {}
    agreed = cache(lambda person: takes_part_since(registry, person))
    for wave, entry in taken(registry, plan, waves):
        since = agreed(entry.person)
        if since is None or entry.held < since:
            continue
        team = teams.setdefault(entry.person, entry.group)
        shares = _shares(registry, entry) if team in plan.starts else {}
        if shares:
            exposure = plan.exposure(team, wave)
            calls.append(Measured(entry.person, team, entry.scenario, wave, exposure, shares))
    return Rows(calls)


def asked_and_agreed(registry: Registry, plan: Drawn) -> tuple[int, int]:
    """Of everybody in its teams now, how many were asked whether they take part, and how many do.

    Raises `StorageError`.
    """
    states = [state_of(registry, one.person) for one in members(registry.database, tuple(plan.starts))]
    asked = [one for one in states if one is not None and one.takes_part_asked is not None]
    return len(asked), sum(one.takes_part_since is not None for one in asked)


def taken(registry: Registry, plan: Drawn, waves: int) -> Iterator[tuple[int, CallEntry]]:
    """The waves and measuring calls that were taken as drawn, oldest first. Raises `StorageError`."""
    found = first_meetings(registry.database, plan.callers, plan.closes(waves - 1)) if waves else ()
    for entry in sorted(found, key=lambda one: (one.held, one.name)):
        wave = plan.wave_of(entry.held)
        if wave is None or not entry.is_practice or entry.state != "held":
            continue
        if entry.scenario == measurer(plan, entry.person, wave):
            yield wave, entry


def _shares(registry: Registry, entry: CallEntry) -> Mapping[str, float]:
    """What a call showed: by its scorecard, else by its person's path; nothing when neither says."""
    deed = practised(folder_of(registry.store, entry.shelf, entry.name), entry)
    if deed is not None:
        return deed.shares
    if has_path(registry, entry.person):
        state = open_path(registry, entry.person).state
        for one in state.shown if state else ():
            if one.call == entry.name:
                return one.shares
    return {}
