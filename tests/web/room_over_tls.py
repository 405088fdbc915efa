"""A room over TLS with its own root, on this machine's loopback, for real browsers that trust it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from conftest import kept_password
from playwright.sync_api import Page, expect
from room_played import PASSWORD

from voicesim.call.setup import Models, Plan
from voicesim.listening.recogniser import Recogniser
from voicesim.room.definition import Room, RoomFolder
from voicesim.room.examiners import Examiners
from voicesim.room.opening import open_room, set_up
from voicesim.room.passkeys import Passkeys
from voicesim.sessions.chosen import models_for
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Settings
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import NEUTRAL, Colour, Speech
from voicesim.web.engines import Engines
from voicesim.web.room import serving
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.room.house import RoomHouse
from voicesim.web.room.where import where_of
from voicesim.web.serving import listening, port_of

HOST = "salle.local"
RESOLVED = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
"""Option of a browser for which that name is this machine."""


@dataclass
class OpenRoom:
    """A room that browsers can reach."""

    house: RoomHouse
    where: str
    """Its address."""
    folder: RoomFolder

    def at_a_desk(self, desk: Page, number: int) -> None:
        """Come in by the code."""
        desk.goto(f"{self.where}/enter")
        desk.fill("#code", self.house.session.seats[number - 1].code)
        desk.keyboard.press("Enter")
        expect(desk.locator(".place")).to_contain_text(f"Poste {number}")

    def as_trainer(self, page: Page) -> None:
        """Come in by the password."""
        page.goto(f"{self.where}/enter")
        page.click("summary")
        page.fill("#password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/board")


@contextmanager
def open_over_tls(settings: Settings, engines: Engines, desks: int = 3) -> Iterator[OpenRoom]:
    """A room of so many desks, with a trainer and a data protection officer of the same password."""
    kept = kept_password()
    room = Room(name="Salle 2", host=HOST, desks=desks, calls=desks, password=kept, officer=kept)
    folder = set_up(settings, room, moment())
    began = threading.Event()
    with (
        open_room(settings, moment(), addresses=lambda: ("127.0.0.1",)) as opened,
        listening(0) as pages,
        listening(0) as trust,
    ):
        where = where_of(opened, port_of(pages), port_of(trust))
        house = RoomHouse(
            opened.room,
            opened.session,
            settings,
            opened.registry,
            where,
            engines=engines,
            examiners=Examiners(folder),
            passkeys=Passkeys(folder, HOST, where.named, room.name),
        )
        gate = RoomGate(house, hosts((HOST, "127.0.0.1"), port_of(pages)))
        server = serving.server(gate, *folder.files("server"), began=began.set)
        thread = threading.Thread(target=lambda: server.run(sockets=[pages]), name="server")
        thread.start()
        assert began.wait(60)
        try:
            yield OpenRoom(house, f"https://{HOST}:{port_of(pages)}", folder)
        finally:
            server.should_exit = True
            thread.join(60)


def without_waiting(plan: Plan, settings: Settings, recogniser: Recogniser, *, live: bool = True) -> Models:
    """The engines of a call whose notice is one word long: nobody waits for it by a real clock."""
    models = models_for(plan.scenario, plan.mode, recogniser, settings, live=live)
    return replace(models, announcer=Brief())


class Brief:
    """Says the first word of what it is given."""

    name = "brief"

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        """One tone."""
        yield from ToneVoice().synthesize(text.split()[0], colour)
