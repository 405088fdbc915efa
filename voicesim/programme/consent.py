"""What somebody agreed to of their own: seen, given and withdrawn here alone, whatever the face.

A call that is shared with a trainer is the room's to remember (`voicesim.room.sharing`), for it ends with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from voicesim.programme.deeds import AskedToTakePart, Deed, Lends, TakesPart
from voicesim.programme.effect.taking_part import running_for, team_of
from voicesim.programme.path_book import open_path, state_of
from voicesim.programme.state import PathState
from voicesim.sessions.registry import Registry

ASKED_FOR = timedelta(days=1)
"""For so long the question whether one takes part stands where it was asked; then on the page of what one
agreed to alone. Nobody is asked a second time: no answer is one, and means no."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What one person agreed to."""

    lends_since: datetime | None
    """Since when wordings of theirs that helped may be proposed to their house; None: they may not."""
    takes_part_since: datetime | None
    """Since when they are measured where their team is; None: they are not."""
    takes_part_answered: bool
    """Have they said yes or no to that?"""
    cohort: str
    """The measured programme that runs in their team, whether they take part or not; empty: none."""

    @property
    def lends(self) -> bool:
        """May wordings of theirs be proposed?"""
        return self.lends_since is not None

    @property
    def takes_part(self) -> bool:
        """Are they measured where their team is?"""
        return self.takes_part_since is not None


def agreed_by(registry: Registry, person: str, now: datetime) -> Agreed:
    """What somebody agreed to so far. Raises `StorageError`."""
    return _agreed(registry, person, now, state_of(registry, person))


def asked_to_take_part(registry: Registry, person: str, now: datetime) -> bool:
    """Is somebody asked now whether they take part in measured programmes of their team?

    Once, on the day on which this is first called for somebody who is in a team, which is entered; never
    again, whatever they answered or did not. Raises `StorageError`.
    """
    state = state_of(registry, person)
    if state is not None and state.takes_part_answered:
        return False
    if state is not None and state.takes_part_asked is not None:
        return now - state.takes_part_asked < ASKED_FOR
    if not team_of(registry, person):
        return False
    open_path(registry, person).enter(AskedToTakePart(), now)
    return True


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
    if takes_part is not None and (
        state is None or not state.takes_part_answered or (state.takes_part_since is not None) != takes_part
    ):
        deeds.append(TakesPart(takes_part=takes_part))
    for deed in deeds:
        book.enter(deed, now)
    return _agreed(registry, person, now, book.state)


def _agreed(registry: Registry, person: str, now: datetime, state: PathState | None) -> Agreed:
    kept = state or PathState(now, now)
    return Agreed(
        kept.lends_since,
        kept.takes_part_since,
        kept.takes_part_answered,
        running_for(registry, person, now),
    )
