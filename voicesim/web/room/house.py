"""A room that is open: its desks, its lines, and the browsers of the trainer."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from voicesim.call.setup import Plan
from voicesim.client.scenario import Scenario
from voicesim.modes import PRACTICE, Mode
from voicesim.room.access import Actor
from voicesim.room.board import DeskFacts, Microphone
from voicesim.room.codes import digest
from voicesim.room.definition import Room
from voicesim.room.examiners import Examiners
from voicesim.room.passkeys import Passkeys
from voicesim.room.passwords import is_right
from voicesim.room.session import Seat, Session
from voicesim.room.slots import Slots
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.person import of_the_system
from voicesim.sessions.registry import Registry
from voicesim.sessions.resuming import plan_from
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.web.desk import Desk
from voicesim.web.doors import same
from voicesim.web.engines import Engines
from voicesim.web.gates import Pass
from voicesim.web.held_call import HeldCall
from voicesim.web.room.staff import Staff
from voicesim.web.room.where import Where
from voicesim.web.tries import Tries


@dataclass(slots=True)
class RoomHouse:
    """What all pages of a room share."""

    room: Room
    session: Session
    settings: Settings
    registry: Registry
    where: Where
    clock: Callable[[], datetime] = moment
    engines: Engines = field(default_factory=Engines)
    tries: Tries = field(default_factory=Tries)
    examiners: Examiners | None = None
    """Who may come in to examine; None: nobody."""
    passkeys: Passkeys | None = None
    """Of the trainer and the examiners; None: passwords alone."""
    staff: Staff = field(default_factory=Staff)
    slots: Slots = field(init=False)
    microphones: dict[int, Microphone] = field(default_factory=dict, init=False)
    """What the desks' pages say of their microphones."""
    _desks: dict[int, Desk] = field(default_factory=dict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def __post_init__(self) -> None:
        self.slots = Slots(self.room.calls)

    @property
    def mode(self) -> Mode:
        """A room is for practice."""
        return PRACTICE.mode

    @property
    def language(self) -> Language:
        """Of whoever has chosen none."""
        return self.settings.screen.language or of_the_system(os.environ) or self.settings.call.language

    @property
    def title(self) -> str:
        """What people call it."""
        return self.room.name

    @property
    def address(self) -> str:
        """Where other devices reach it: the address that works first."""
        return self.where.address

    # Who comes in.

    def come_in(self, code: str) -> str | None:
        """What the browser of the desk with that code is to hold; None for none. Raises `StorageError`."""
        found = self.session.come_in(code)
        if found is None:
            return None
        seat, cookie = found
        self.registry.newcomer(seat.person, self.room.name, self.clock())
        return cookie

    def trainer_comes_in(self, password: str) -> str | None:
        """What the browser of a trainer is to hold; None for a wrong password."""
        if not is_right(self.room.password, password):
            return None
        return self.staff.come_in(Actor("trainer"))

    def officer_comes_in(self, password: str) -> str | None:
        """What the browser of the data protection officer is to hold; None for a wrong password."""
        if not self.room.officer or not is_right(self.room.officer, password):
            return None
        return self.staff.come_in(Actor("officer"))

    def examiner_comes_in(self, name: str, password: str) -> str | None:
        """What the browser of an examiner is to hold; None where no examiner has that name and password.

        Raises `StorageError`.
        """
        person = self.examiners.known_as(self.registry, name, password) if self.examiners else None
        return None if person is None else self.staff.come_in(Actor("examiner", person))

    def leave(self, cookie: str) -> None:
        """That browser is out from now on. Raises `StorageError`."""
        shown = digest(cookie)
        self.staff.leave(cookie)
        for seat in self.session.seats:
            if seat.cookie and same(seat.cookie, shown):
                self.put_out(seat.desk)

    def put_out(self, desk: int) -> None:
        """Whoever sits there must give the code again. Raises `StorageError`."""
        self.session.change(desk, lambda seat: seat.model_copy(update={"cookie": ""}))

    def admit(self, cookie: str) -> Pass | None:
        """Who shows this."""
        seat = self.session.sits(cookie, self.clock())
        if seat is not None:
            return Pass(self.desk(seat), Actor("trainee", seat.person, seat.desk))
        actor = self.staff.who(cookie)
        return None if actor is None else Pass(None, actor)

    # The desks.

    def desk(self, seat: Seat) -> Desk:
        """Where whoever has that seat takes calls."""
        with self._lock:
            if seat.desk not in self._desks:
                self._desks[seat.desk] = self._furnished(seat)
            return self._desks[seat.desk]

    def _furnished(self, seat: Seat) -> Desk:
        own = self.settings.catalogue.model_copy(update={"person": seat.person, "group": self.room.name})
        call = self.settings.call.model_copy(update={"mode": self.mode})
        settings = self.settings.model_copy(update={"catalogue": own, "call": call})
        desk = Desk(settings, clock=self.clock, engines=self.engines, slots=self.slots)
        desk.given = partial(self._given, seat.desk)
        desk.shares = partial(self._shares, seat.desk)
        return desk

    def _given(self, number: int, scenario: Scenario) -> tuple[Plan | None, bool]:
        """What the trainer asked of that desk, if it was this caller: the plan, and does it wait for all?"""
        seat = self.session.seat(number)
        if seat is None or seat.caller != scenario.id or self.took(seat):
            return None, False
        if not seat.taken_up:
            return None, seat.together
        name, _, turn = seat.taken_up.rpartition("@")
        folder = folder_of(self.registry.store, self.mode, name).path
        return plan_from(f"{folder}@{turn}"), seat.together

    def _shares(self, number: int, name: str) -> bool:
        """Has that desk shared the call?"""
        seat = self.session.seat(number)
        return seat is not None and name in seat.shared

    def last_call(self, desk: int) -> str:
        """Id of the call which that desk holds, or held last; empty: none since the room was opened."""
        held = self._desks[desk].call if desk in self._desks else None
        return "" if held is None else held.id

    def took(self, seat: Seat) -> bool:
        """Has that desk held, to its end, the call that the trainer gave it?"""
        held = self._desks[seat.desk].call if seat.desk in self._desks else None
        if held is None or held.id == seat.given_after:
            return False
        return held.stage == "done" and held.wish.plan.scenario.id == seat.caller

    def facts(self, seat: Seat) -> DeskFacts:
        """What is known of a desk."""
        held = self._desks[seat.desk].call if seat.desk in self._desks else None
        microphone = self.microphones.get(seat.desk, "unknown")
        if held is None:
            return DeskFacts(bool(seat.cookie), microphone=microphone)
        return DeskFacts(
            entered=bool(seat.cookie),
            stage="" if held.stage == "left" else held.stage,
            line=held.line_state,
            connected=held.outlet.connected,
            trouble=held.trouble,
            microphone="none" if held.wish.typed else microphone,
            seconds=held.line.seconds,
        )

    def on_a_second_screen(self, token: str) -> HeldCall | None:
        """The call, not over, whose file is shown by that token; None where there is none."""
        held = (desk.call for desk in tuple(self._desks.values()))
        return next((one for one in held if one and not one.over and same(one.second_screen, token)), None)

    def start(self) -> None:
        """All calls that wait for it begin, and those still to come at once."""
        for desk in tuple(self._desks.values()):
            if desk.call is not None:
                desk.call.start()

    def stop(self, desk: int) -> None:
        """The call at that desk is hung up and filed."""
        held = self._desks[desk].call if desk in self._desks else None
        if held is not None and not held.over:
            held.leave()

    def close(self) -> None:
        """The room is closed: calls under way are hung up and filed, all at once."""
        desks = tuple(self._desks.values())
        for desk in desks:
            if desk.call is not None and not desk.call.over:
                desk.call.leave()
        for desk in desks:
            desk.close()
