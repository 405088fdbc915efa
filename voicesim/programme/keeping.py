"""One person's path, brought up to date: journal, catalogue, and the plan that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voicesim.catalogue.paths import Level, Met, PathEntry, behind, enter_path, lines_entered
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.programme.competence import competent
from voicesim.programme.deeds import Preferred, Way, WentThrough
from voicesim.programme.diagnosis import Standing, diagnose, entry
from voicesim.programme.effect.taking_part import part_of, without
from voicesim.programme.memory import due
from voicesim.programme.month import left_of
from voicesim.programme.offering import offer_in, table_of_all
from voicesim.programme.path import Path, lay_path
from voicesim.programme.path_book import PathBook, has_path, open_path, take_in
from voicesim.programme.shown import asked_for
from voicesim.programme.state import PathState
from voicesim.programme.units import Unit
from voicesim.records.programme import path_folders
from voicesim.sessions.populations import POPULATIONS
from voicesim.sessions.registry import Registry
from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class Laid:
    """A person's path as it is now."""

    state: PathState
    path: Path


def path_now(
    registry: Registry,
    person: str,
    language: Language,
    now: datetime,
    way: Way | None = None,
    minutes: int | None = None,
    trade: str | None = None,
) -> Laid:
    """The path of a person, begun when it was not, with what they practised since.

    `way`, `minutes` and `trade` change what is preferred from now on. Raises `StorageError` and
    `ContentError`.
    """
    if trade and trade not in POPULATIONS:
        raise StorageError(
            "programme.unknown_trade",
            what=Message("is nobody's trade"),
            where=trade,
            mend=Message("name one of {names}", names=", ".join(POPULATIONS)),
        )
    book = open_path(registry, person)
    before = book.state
    kept = Preferred(way=before.way, minutes=before.minutes, trade=before.trade) if before else Preferred()
    wanted = Preferred(
        way=way or kept.way, minutes=minutes or kept.minutes, trade=kept.trade if trade is None else trade
    )
    if before is None or wanted != kept:
        book.enter(wanted, now)
    bring_up_to_date(registry, book, person, now)
    assert book.state is not None, "it was begun just now"
    part = part_of(registry, person, now)
    offer = offer_in(language)
    if part is None:
        return Laid(book.state, lay_path(book.state, offer, now))
    laid = lay_path(book.state, without(offer, part.reserved), now, part.ways(book.state.way))
    return Laid(book.state, part.measured_first(laid, book.state, now))


def bring_up_to_date(registry: Registry, book: PathBook, person: str, now: datetime) -> None:
    """Enter what was practised since, in the journal and then in the catalogue. Raises `StorageError`."""
    take_in(book, registry, person, now)
    if book.state is not None and lines_entered(registry.database, person) < book.lines:
        enter_path(registry.database, entry_of(person, book.state, book.lines, now))


def everybody_up_to_date(registry: Registry, now: datetime, most: int | None = None) -> int:
    """Enter the practice of all who practised since their path was entered last; gives how many they are.

    Of `most` people when that is given, those first whose path has stood longest. Only of those who have
    begun one: nobody is put on a path by being looked at. Raises `StorageError`.
    """
    count = 0
    for person in behind(registry.database, most):
        if has_path(registry, person):
            bring_up_to_date(registry, open_path(registry, person), person, now)
            count += 1
    return count


def rebuild_paths(registry: Registry, now: datetime) -> int:
    """Enter every path of the store anew; gives how many there are. Raises `StorageError`."""
    count = 0
    for folder in path_folders(registry.store.root, registry.store.keys):
        book = open_path(registry, folder.id)
        if book.state is not None:
            enter_path(registry.database, entry_of(folder.id, book.state, book.lines, now))
            count += 1
    return count


def entry_of(person: str, state: PathState, lines: int, now: datetime) -> PathEntry:
    """What the catalogue says of a path: finished is who is competent in all that was weak at the entry."""
    first, latest, table = entry(state.shown), diagnose(state.shown, now), table_of_all()
    levels = [
        Level(one.skill, _at_level(one, state), _at_level(two, state))
        for one, two in zip(first, latest, strict=True)
    ]
    weak = [one.skill for one in levels if one.before is False]
    calls = [one for one in state.shown if not one.drill]
    times = Counter(one.scenario for one in calls)
    stormed = Counter(one.scenario for one in calls if one.hung_up)
    return PathEntry(
        person=person,
        begun=state.begun,
        last=max((at for at, _ in state.spent), default=None),
        calls=len(calls),
        finished=bool(weak) and all(competent(state.shown, skill, table) for skill in weak),
        lines=lines,
        levels=[one for one in levels if one.before is not None or one.now is not None],
        met=[Met(name, count, stormed[name]) for name, count in sorted(times.items())],
    )


def _at_level(one: Standing, state: PathState) -> bool | None:
    return None if one.share is None else one.share >= asked_for(state.shown[-1].steps)


def go_through(registry: Registry, person: str, unit: Unit, now: datetime) -> None:
    """Note that a unit was read or listened to. Raises `StorageError`."""
    open_path(registry, person).enter(WentThrough(unit=unit.id, minutes=unit.minutes), now)


def unit_named(name: str, language: Language, weak: Sequence[str]) -> Unit:
    """The unit to read or to listen to of that id, for one of the `weak` skills where it helps with several.

    Raises `StorageError` when there is none.
    """
    units = offer_in(language).units
    for skill in (*weak, *units):
        for unit in units[skill]:
            if unit.id == name and unit.kind != "drill":
                return unit
    raise StorageError(
        "programme.unknown_unit",
        what=Message("is no unit to read, to listen to or to answer"),
        where=name,
        mend=Message("name one that 'voicesim path' shows"),
    )


def is_due(registry: Registry, person: str, now: datetime) -> bool:
    """Has somebody begun a path on which something is due, minutes of the week being left?

    Raises `StorageError`.
    """
    if not has_path(registry, person):
        return False
    state = open_path(registry, person).state
    if state is None:
        return False
    part = part_of(registry, person, now)
    if part is not None and part.due(state, now) is not None:
        return True
    if left_of(state, now).week <= 0 or (part is not None and now < part.plan.start_of(part.team)):
        return False
    return not state.shown or any(one.at is not None and one.is_due(now) for one in due(state.shown))
