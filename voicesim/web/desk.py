"""A desk of one's own: who may come in, the call under way, and what the pages show of callers and calls."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from voicesim.call.directory import CallDirectory
from voicesim.call.setup import Plan
from voicesim.client.scenario import Scenario, list_scenarios, load_scenario, scenario_files
from voicesim.content.house import Written, as_written
from voicesim.content.notices import Notice
from voicesim.errors import Mendable
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.records.kept import Kept
from voicesim.room.slots import Slots
from voicesim.sessions.choosing import refuse_unknown, seed_for
from voicesim.sessions.chosen import weights_ready
from voicesim.sessions.live_help import LEVELS, Level
from voicesim.sessions.person import of_the_system
from voicesim.sessions.recent import call_of, latest
from voicesim.sessions.registry import Registry
from voicesim.sessions.store_here import moment, person_here, registry_here, retention_of, store_of
from voicesim.sessions.telling import notice_for, refuse_unaccepted
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.web.doors import Doors
from voicesim.web.engines import Engines
from voicesim.web.held_call import HeldCall, Wish

LATEST = 8
"""Calls that the first page shows."""

FILED_WITHIN = 20.0
"""Seconds that calls get to be filed when the program ends."""


@dataclass(slots=True)
class Desk:
    """What all pages of one run of the program share."""

    settings: Settings
    doors: Doors = field(default_factory=Doors)
    clock: Callable[[], datetime] = moment
    engines: Engines = field(default_factory=Engines)
    given: Callable[[Scenario], tuple[Plan | None, bool]] = lambda scenario: (None, False)
    """What somebody asked this desk to take: a plan of their own, and whether it waits for all."""
    shares: Callable[[str], bool] = lambda name: False
    """Has the person shared the call of that name with a trainer?"""
    slots: Slots | None = None
    """How many calls there may be at once in the room; None: as many as one person can take."""
    _preparing: threading.Lock = field(default_factory=threading.Lock, init=False)
    call: HeldCall | None = field(default=None, init=False)
    """The one call of this desk that is prepared or under way; the last one when it is over."""

    @property
    def mode(self) -> Mode:
        """What calls are for here, as the settings say."""
        return self.settings.call.mode

    @property
    def language(self) -> Language:
        """The person's, unless they choose another in the page."""
        return self.settings.screen.language or of_the_system(os.environ) or self.settings.call.language

    @property
    def title(self) -> str:
        """Of no room."""
        return ""

    @property
    def address(self) -> str:
        """No other device reaches a desk of one's own."""
        return ""

    def callers(self, language: Language) -> tuple[Scenario, ...]:
        """Who may call in a language, the easiest first. Raises `ContentError`."""
        spoken = [one for one in _scenarios(as_written(scenario_files())) if one.language == language]
        return tuple(sorted(spoken, key=lambda one: (one.level, one.id)))

    def caller(self, name: str) -> Scenario:
        """One of them by its id. Raises `StorageError` for any other name: no page names a file."""
        refuse_unknown(name)
        return load_scenario(name)

    @property
    def refusable(self) -> bool:
        """May the person refuse that the sound of a call is kept (L14)? Not in an examination."""
        return not rules_of(self.mode).house_named

    def notice(self, scenario: Scenario, *, typed: bool, recorded: bool = True) -> Notice:
        """What is read before a call. Raises `ConfigurationError`."""
        return notice_for(scenario.language, self.mode, self.settings, typed=typed, recorded=recorded)

    def deaf(self) -> Mendable | None:
        """Why a call cannot be spoken here, only typed; None when it can."""
        return self.engines.deaf(self.settings)

    @property
    def help_level(self) -> Level:
        """How much help is offered for the next call: what the last one came to; all of it at first."""
        return self.call.help_level if self.call is not None and self.call.begun else LEVELS[-1]

    def prepare(
        self,
        scenario: Scenario,
        *,
        typed: bool,
        captions: bool,
        accepted: bool,
        recorded: bool = True,
        help: Level = 0,
        plan: Plan | None = None,
    ) -> HeldCall:
        """A call that is about to be held; one that was prepared and never begun gives way to it.

        `recorded`: is its sound kept? `plan`: of a drill, or of a call taken up again.
        Raises `Mendable`: a call is under way, an examination was not accepted, engines are missing, the room
        is full.
        """
        with self._preparing:
            self._make_way()
            return self._prepared(scenario, typed, captions, accepted, recorded, help, plan)

    def _make_way(self) -> None:
        before = self.call
        if before is not None and not before.over:
            if before.begun:
                raise _under_way()
            before.leave()
            before.ended(FILED_WITHIN)

    def _prepared(
        self,
        scenario: Scenario,
        typed: bool,
        captions: bool,
        accepted: bool,
        recorded: bool,
        help: Level,
        own: Plan | None,
    ) -> HeldCall:
        refuse_unaccepted(self.mode, accepted=accepted)
        weights_ready(scenario, self.mode, self.settings)
        notice = self.notice(scenario, typed=typed, recorded=recorded)
        when = self.clock().isoformat(timespec="seconds") if accepted else ""
        again, together = (own, False) if own is not None else self.given(scenario)
        plan = replace(again or Plan(scenario, seed_for(self.mode), self.mode), recorded=recorded)
        return self._taken(Wish(plan, notice, typed, captions, when, help, together), self.settings)

    def take(self, wish: Wish, settings: Settings) -> HeldCall:
        """A call that somebody has prepared for this desk: one of an examination.

        Raises `Mendable`: a call is under way, engines are missing, the room is full.
        """
        with self._preparing:
            self._make_way()
            weights_ready(wish.plan.scenario, wish.plan.mode, settings)
            return self._taken(wish, settings)

    def _taken(self, wish: Wish, settings: Settings) -> HeldCall:
        if self.slots is not None:
            self.slots.take()
        done = self.slots.give_back if self.slots is not None else _nothing
        self.call = HeldCall(wish, settings, self.clock, self.engines, done)
        return self.call

    def held(self, identifier: str) -> HeldCall | None:
        """The call of that id, if it is the one of this desk."""
        return self.call if self.call is not None and self.call.id == identifier else None

    def latest(self) -> tuple[Kept, ...]:
        """The last calls of whoever sits here, the newest first. Raises `Mendable`."""
        if not store_of(self.settings).root.is_dir():
            return ()
        registry, person = self.owner()
        return latest(registry, person, retention_of(self.settings), LATEST)

    def filed(self, name: str) -> CallDirectory:
        """A call of whoever sits here, by its name. Raises `StorageError`."""
        registry, person = self.owner()
        return call_of(registry, person, name)

    def owner(self) -> tuple[Registry, str]:
        """Where it is noted whose calls are whose, and who sits here. Raises `Mendable`."""
        registry = registry_here(self.settings)
        return registry, person_here(registry, self.settings)

    def close(self) -> None:
        """The program ends: a call under way is hung up and filed."""
        if self.call is not None and not self.call.over:
            self.call.leave()
            self.call.ended(FILED_WITHIN)


def _nothing() -> None:
    """No room waits for the line."""


def _under_way() -> Mendable:
    return Mendable(
        "pages.under_way",
        what=Message("a call is under way in another page"),
        where=Message("this desk"),
        mend=Message("end that one first"),
    )


@lru_cache(maxsize=1)
def _scenarios(written: Written) -> tuple[Scenario, ...]:
    """Every caller; read once, as long as no file changes."""
    return list_scenarios()
