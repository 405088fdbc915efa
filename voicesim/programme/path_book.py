"""The book of a person's path, and how it learns of calls that were held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from voicesim.audio.frames import seconds
from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import read_events
from voicesim.call.events import HungUp
from voicesim.catalogue.calls import CallEntry, calls_of
from voicesim.errors import ContentError, StorageError
from voicesim.programme import deeds
from voicesim.programme.deeds import Deed, Practised
from voicesim.programme.shown import shares_of, steps_of
from voicesim.programme.state import PathState, after
from voicesim.records.book import SignedBook
from voicesim.records.programme import ProgrammeFolder, path_folder
from voicesim.scorecard.card import card_in
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry

STORMED_OFF = "hang_up"
"""How the name of a move ends by which a client leaves without a goodbye."""


class PathBook(SignedBook[Deed, PathState]):
    """One person's path, open."""

    kind = "programme"

    def __init__(self, folder: ProgrammeFolder) -> None:
        super().__init__(folder.path, folder.journal)
        self.folder = folder

    def read_deed(self, told: Mapping[str, Any]) -> Deed | None:
        """The deed that a line tells of."""
        return deeds.read_deed(told)

    def written(self, deed: Deed) -> dict[str, Any]:
        """What a line tells of a deed."""
        return deeds.written(deed)

    def after(self, state: PathState | None, deed: Deed, at: datetime) -> PathState:
        """The state once it is done. Raises `StorageError` when the clock cannot be right."""
        return after(state, deed, at)

    @property
    def state(self) -> PathState | None:
        """As read last; None before anything was entered."""
        return self._state


def open_path(registry: Registry, person: str) -> PathBook:
    """A person's path, begun or not. Raises `StorageError`."""
    book = PathBook(path_folder(registry.store.root, registry.store.keys, person))
    book.refresh()
    return book


def has_path(registry: Registry, person: str) -> bool:
    """Has somebody begun a path?"""
    return path_folder(registry.store.root, registry.store.keys, person).begun


def state_of(registry: Registry, person: str) -> PathState | None:
    """Where somebody's path stands; None where they have begun none. Raises `StorageError`."""
    return open_path(registry, person).state if has_path(registry, person) else None


def takes_part_since(registry: Registry, person: str) -> datetime | None:
    """Since when somebody is measured where their team is; None: they never said yes, or took it back.

    Raises `StorageError`.
    """
    state = state_of(registry, person)
    return state.takes_part_since if state else None


def take_in(book: PathBook, registry: Registry, person: str, now: datetime) -> int:
    """Enter the practice calls and drills that were held since; gives how many. Raises `StorageError`.

    Examinations never enter a path, nor do calls of robots or recordings.
    """
    known = book.state.calls() if book.state else frozenset()
    count = 0
    for entry in reversed(calls_of(registry.database, person)):
        if (entry.is_practice or entry.is_drill) and entry.state == "held" and entry.name not in known:
            deed = practised(folder_of(registry.store, entry.shelf, entry.name), entry)
            if deed is not None:
                book.enter(deed, now)
                count += 1
    return count


def practised(call: CallDirectory, entry: CallEntry) -> Practised | None:
    """What a call showed; None for one that was not scored, is a part, or said nothing of a skill."""
    if not call.scorecard.is_file():
        return None
    try:
        card = card_in(call.scorecard)
        steps = steps_of(load_rubric(card.rubric.id, card.language))
    except (StorageError, ContentError):  # spoilt, or of a rubric that is no longer here: it shows nothing
        return None
    shares = shares_of(card)
    if not shares or card.taken_up:  # what came before has shown half of what it would be judged by
        return None
    hung_up, minutes = _end(call)
    return Practised(
        call=entry.name,
        scenario=card.scenario,
        held=entry.held,
        shares=shares,
        steps=steps,
        critical=bool(card.critical_errors),
        hung_up=hung_up,
        drill=entry.is_drill,
        minutes=minutes,
        left_open=None if card.left_open is None else tuple(dict.fromkeys(o.kind for o in card.left_open)),
    )


def _end(call: CallDirectory) -> tuple[bool, float]:
    """Did the client hang up on the trainee, and how many minutes did it take?"""
    try:
        events = read_events(call.events)
    except StorageError:
        return False, 0.0
    closed = [one for one in events if isinstance(one, HungUp)]
    stormed = any(one.by == "client" and one.reason.endswith(STORMED_OFF) for one in closed)
    return stormed, round(seconds(max((one.at for one in events), default=0)) / 60, 1)
