"""What somebody agreed to of their own: seen, given and withdrawn here alone, whatever the face.

A call that is shared with a trainer is the room's to remember (`voicesim.room.sharing`), for it ends with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from voicesim.programme.deeds import Deed, Lends, TakesPart
from voicesim.programme.effect.taking_part import running_for
from voicesim.programme.path_book import has_path, open_path
from voicesim.programme.state import PathState
from voicesim.sessions.registry import Registry


@dataclass(frozen=True, slots=True)
class Agreed:
    """What one person agreed to."""

    lends_since: datetime | None
    """Since when wordings of theirs that helped may be proposed to their house; None: they may not."""
    takes_part: bool
    """Are they measured where their team is?"""
    cohort: str
    """The measured programme that runs in their team, whether they take part or not; empty: none."""

    @property
    def lends(self) -> bool:
        """May wordings of theirs be proposed?"""
        return self.lends_since is not None


def agreed_by(registry: Registry, person: str, now: datetime) -> Agreed:
    """What somebody agreed to so far. Raises `StorageError`."""
    state = open_path(registry, person).state if has_path(registry, person) else None
    return _agreed(registry, person, now, state)


def decide(
    registry: Registry,
    person: str,
    now: datetime,
    *,
    lends: bool | None = None,
    takes_part: bool | None = None,
) -> Agreed:
    """Agree, or take it back; None leaves it as it is, and what is so already is not entered again.

    Gives what is agreed to from now on. Raises `StorageError`.
    """
    book = open_path(registry, person)
    state = book.state
    deeds: list[Deed] = []
    if lends is not None and (
        state is None or not state.lends_asked or (state.lends_since is not None) != lends
    ):
        deeds.append(Lends(lends=lends))
    if takes_part is not None and (state is None or state.takes_part != takes_part):
        deeds.append(TakesPart(takes_part=takes_part))
    for deed in deeds:
        book.enter(deed, now)
    return _agreed(registry, person, now, book.state)


def _agreed(registry: Registry, person: str, now: datetime, state: PathState | None) -> Agreed:
    kept = state or PathState(now, now)
    return Agreed(kept.lends_since, kept.takes_part, running_for(registry, person, now))
