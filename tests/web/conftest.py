from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from page_played import HOST, Page, Pages
from room_played import PASSWORD, PlayedRoom
from starlette.testclient import TestClient

from voicesim.call.setup import Models, Plan
from voicesim.call.workers import InlineWorkers
from voicesim.line.browser import BrowserLine
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.room import passwords
from voicesim.room.definition import Room, RoomFolder
from voicesim.room.examiners import Examiners
from voicesim.room.passkeys import Passkeys
from voicesim.room.passwords import hashed
from voicesim.room.session import Session
from voicesim.sessions.chosen import models_for
from voicesim.sessions.store_here import moment, registry_here
from voicesim.settings.schema import Records, Settings
from voicesim.web.app import application
from voicesim.web.desk import Desk
from voicesim.web.engines import Engines
from voicesim.web.limits import Bucket
from voicesim.web.room import app as room_app
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.room.house import RoomHouse
from voicesim.web.room.where import Where


def quick(plan: Plan, settings: Settings, typed: bool) -> Models:
    """The real caller and espeak-ng; what listens is a loudness, and only what is typed is understood."""
    models = models_for(plan.scenario, plan.mode, ScriptedRecogniser(), settings, live=False)
    return replace(models, detector=LoudnessDetector())


QUICK = Engines(
    open=quick,
    deaf=lambda settings: None,
    workers=InlineWorkers,
    line=partial(BrowserLine, hurry=lambda: None),
    bucket=partial(Bucket, burst=1e9),
)
"""Calls in sample time, as fast as the machine can."""


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and a room's last session of the test's own: a session is taken up again on the same day."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(records=Records(folder=str(tmp_path / "records")))


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    desk = Desk(settings, engines=QUICK)
    yield desk
    desk.close()


@pytest.fixture
def pages(desk: Desk) -> Iterator[Pages]:
    """A browser that has come in by the door."""
    app = application(desk, frozenset((HOST,)))
    origin = f"http://{HOST}"
    with TestClient(app, base_url=origin, headers={"origin": origin}, follow_redirects=False) as client:
        assert client.get(f"/enter?key={desk.doors.key}").status_code == 303
        yield Pages(client, desk)


@pytest.fixture
def page(pages: Pages) -> Iterator[Page]:
    """The page of a call that is typed, its telephone ringing."""
    with pages.call("FR07", typed=True) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        yield page


@pytest.fixture(autouse=True)
def passwords_are_hashed_lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing takes long on purpose (tests/room asks for that); here people come in and out all the time."""
    light = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "PasswordHasher", light)


@lru_cache(maxsize=1)
def kept_password() -> str:
    """Hashed once."""
    return hashed(PASSWORD)


@pytest.fixture
def room(settings: Settings, tmp_path: Path) -> Iterator[PlayedRoom]:
    """A room of three desks, in which two calls may be held at once."""
    folder = RoomFolder(tmp_path / "room")
    folder.make()
    kept = Room(
        name="Salle 2",
        host="salle.local",
        desks=3,
        calls=2,
        password=kept_password(),
        officer=kept_password(),
    )
    by_number = ("https://192.168.1.20:8443",)
    where = Where(
        "https://salle.local:8443", by_number, "http://192.168.1.20:8480", "AB:CD", "https://salle.local:8443"
    )
    session = Session.open(folder, kept.desks, moment())
    house = RoomHouse(
        kept,
        session,
        settings,
        registry_here(settings),
        where,
        engines=QUICK,
        examiners=Examiners(folder),
        passkeys=Passkeys(folder, kept.host, where.named, kept.name),
    )
    gate = RoomGate(house, hosts(("salle.local", "192.168.1.20"), 8443))
    with ExitStack() as stack:
        app = room_app.application(gate)
        yield PlayedRoom(house, app, "salle.local:8443", stack)
        house.close()
