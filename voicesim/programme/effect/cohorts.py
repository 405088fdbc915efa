"""Cohorts of a house: drawn, listed, looked at."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voicesim.catalogue.cohorts import members
from voicesim.catalogue.people import checked_group
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.programme.effect.cohort_book import CohortBook, CohortState
from voicesim.programme.effect.draw import starts
from voicesim.programme.effect.gathering import asked_and_agreed, rows_of
from voicesim.programme.effect.look import is_new, look
from voicesim.programme.effect.plan import LEAST_TEAMS, STEP_DAYS, Drawn, StopRule
from voicesim.programme.effect.told import Looked, answers
from voicesim.programme.state import LEEWAY, clock_is_wrong
from voicesim.records.programme import TOLD, cohort_folder, cohort_folders
from voicesim.sessions.registry import Registry
from voicesim.text.words import Language

LEAST_CALLERS = 3
"""And waves: fewer see no growth."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cohort that somebody asks for."""

    name: str
    teams: tuple[str, ...]
    callers: tuple[str, ...]
    """Ids of the scenarios that measure."""
    begin: datetime
    language: Language
    step_days: int = STEP_DAYS
    compares: bool = False
    seed: int | None = None
    """Drawn when None."""


def draw_cohort(registry: Registry, wanted: Wanted, now: datetime) -> CohortBook:
    """Draw a cohort and enter it, before anybody starts. Raises `StorageError` and `ContentError`."""
    _check_name(registry, wanted.name)
    if wanted.begin < now - LEEWAY:
        raise _refused(
            f"{wanted.begin:%Y-%m-%d}",
            Message("is past: a cohort is drawn before anybody starts"),
            Message("begin today or later"),
        )
    teams = _checked_teams(registry, wanted.teams, now)
    scenarios = _checked_callers(wanted, len(teams))
    seed = secrets.randbelow(2**31) if wanted.seed is None else wanted.seed
    book = _open(registry, wanted.name)
    book.enter(
        Drawn(
            seed=seed,
            begin=wanted.begin,
            language=wanted.language,
            starts=starts(teams, len(scenarios), seed),
            callers=tuple(one.id for one in scenarios),
            step_days=wanted.step_days,
            compares=wanted.compares,
            rule=StopRule(looks=len(scenarios)),
        ),
        now,
    )
    return book


def cohorts(registry: Registry) -> tuple[CohortBook, ...]:
    """Every cohort that was drawn, by name. Raises `StorageError`."""
    names = [one.id for one in cohort_folders(registry.store.root, registry.store.keys) if one.id != TOLD]
    return tuple(_open(registry, name) for name in names)


def cohort_named(registry: Registry, name: str) -> CohortBook:
    """The cohort of that name. Raises `StorageError` when there is none."""
    for book in cohorts(registry):
        if book.name == name:
            return book
    raise _refused(
        name, Message("is no cohort"), Message("see 'voicesim programme cohorts list', or draw it first")
    )


def looked_at(registry: Registry, book: CohortBook, now: datetime) -> Looked | None:
    """What may be told of a cohort now: of each wave once, when it has closed; None before the first.

    Raises `StorageError`, and `EngineMissing` without statsmodels.
    """
    state = _drawn(book)
    if now < state.last - LEEWAY:
        raise clock_is_wrong(now, state.last)
    closed = state.plan.closed_by(now)
    if closed > (state.latest.waves if state.latest else 0):
        rows = rows_of(registry, state.plan, closed)
        if is_new(rows, state.latest):
            said = answers(*asked_and_agreed(registry, state.plan))
            book.enter(look(state.plan, rows, closed, state.latest, answers=said), now)
    return _drawn(book).latest


def running_in(registry: Registry, now: datetime) -> tuple[CohortBook, ...]:
    """The cohorts whose last wave has still to close. Raises `StorageError`."""
    return tuple(book for book in cohorts(registry) if _drawn(book).plan.is_running(now))


def _drawn(book: CohortBook) -> CohortState:
    assert book.state is not None, "a cohort begins with its draw"
    return book.state


def _open(registry: Registry, name: str) -> CohortBook:
    book = CohortBook(cohort_folder(registry.store.root, registry.store.keys, name))
    book.refresh()
    return book


def _check_name(registry: Registry, name: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", name) or name == TOLD:
        raise _refused(
            name,
            Message("is no name for a cohort"),
            Message("use small letters, digits and hyphens, at most 40"),
        )
    if any(book.name == name for book in cohorts(registry)):
        raise _refused(
            name, Message("was drawn already, and is drawn only once"), Message("give it another name")
        )


def _checked_teams(registry: Registry, teams: Sequence[str], now: datetime) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(checked_group(team) for team in teams))
    if len(wanted) < LEAST_TEAMS:
        raise _refused(
            ", ".join(wanted) or "--team",
            Message("too few teams ({count}) for anything to be told of their difference", count=len(wanted)),
            Message("name {least} teams or more", least=LEAST_TEAMS),
        )
    there = {one.team for one in members(registry.database, wanted)}
    for team in wanted:
        if team not in there:
            raise _refused(
                team,
                Message("nobody is in that team"),
                Message("enrol them with 'voicesim catalogue enrol', or leave it out"),
            )
    for book in running_in(registry, now):
        plan = _drawn(book).plan
        for team in wanted:
            if team in plan.starts:
                raise _refused(
                    team,
                    Message(
                        "is in the cohort {name} until {day:%Y-%m-%d}, and nobody is in two",
                        name=book.name,
                        day=plan.ends,
                    ),
                    Message("leave it out, or wait"),
                )
    return wanted


def _checked_callers(wanted: Wanted, teams: int) -> tuple[Scenario, ...]:
    scenarios = tuple(dict.fromkeys(name.upper() for name in wanted.callers))
    if not LEAST_CALLERS <= len(scenarios) <= teams:
        raise _refused(
            ", ".join(scenarios) or "--caller",
            Message("{count} callers cannot measure {teams} teams", count=len(scenarios), teams=teams),
            Message("name {least} or more, one a wave, and no more than teams", least=LEAST_CALLERS),
        )
    loaded = tuple(map(load_scenario, scenarios))
    for one in loaded:
        if one.language != wanted.language:
            raise _refused(one.id, Message("speaks another language"), Message("choose another caller"))
        if one.sensitive is not None:
            raise _refused(
                one.id, Message("calls about something nobody gets unasked"), Message("choose another caller")
            )
    return loaded


def _refused(where: str, what: Message, mend: Message) -> StorageError:
    return StorageError("programme.cohort", what=what, where=where, mend=mend)
