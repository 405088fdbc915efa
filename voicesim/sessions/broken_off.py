"""Calls in which a machine died: scored as far as they went, as soon as a server is there again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from voicesim.call.directory import CallDirectory
from voicesim.catalogue.calls import enter, open_calls
from voicesim.client.scenario import load_scenario
from voicesim.errors import Mendable
from voicesim.records.system_log import log
from voicesim.sessions.cataloguing import ended, folder_of
from voicesim.sessions.filing import file_call
from voicesim.sessions.registry import Registry


def file_broken_off(registry: Registry, people: Collection[str], now: datetime) -> tuple[str, ...]:
    """Score and seal the practice calls that a dead server left of these people, and give their names.

    Only for the one server that those people call (`one_server.alone_on`): no call of theirs is under way.
    One that cannot be scored (nothing was recorded yet, its scenario is gone) stays as it is, and the
    system's log says why. Raises `StorageError`.
    """
    done: list[str] = []
    for entry in open_calls(registry.database):
        call = folder_of(registry.store, entry.shelf, entry.name)
        if entry.person not in people or not entry.is_practice or not call.manifest_path.is_file():
            continue
        try:
            if not call.scorecard.is_file():
                file_call(call, load_scenario(entry.scenario))
            _seal(registry, call, now)
        except Mendable as problem:
            log(registry.store, now, "broken call not scored", how=problem.code)
            continue
        enter(registry.database, (ended(entry.shelf, call, now),))
        done.append(entry.name)
    return tuple(done)


def _seal(registry: Registry, call: CallDirectory, now: datetime) -> None:
    registry.store.seal(call, now, "broken off, and scored as far as it went")
    log(registry.store, now, "broken call scored", mode="practice")
