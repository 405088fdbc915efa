"""A sitting in a room: one candidate, two examiners and two who settle and decide."""

from __future__ import annotations

from room_played import PASSWORD

from voicesim.examination.book import Book
from voicesim.examination.sittings import (
    add_candidates,
    assign,
    examiner_seat,
    new_sitting,
    open_sitting,
)
from voicesim.resources import content
from voicesim.web.room.house import RoomHouse

NAME = "mars"
MARKS = ("Claire Morel", "Jean Petit")
DECIDE = ("Lise Roux", "Marc Vidal")


def password(name: str) -> str:
    """Each has their own."""
    return f"{PASSWORD} de {name}"


def sitting(house: RoomHouse, *, spoken: bool = False) -> Book:
    """Open, its calls typed or spoken; everybody of it has a password."""
    registry, now = house.registry, house.clock
    path = content("personas", "blueprints", "claims_telephone.yaml")
    book = new_sitting(registry, path, "Une maison", now(), NAME)
    add_candidates(registry, book, ["Candidat Un"], now())
    seats = {}
    for name in (*MARKS, *DECIDE):
        person = registry.enrol(name, "", now())[0].pseudonym
        assert house.examiners is not None
        house.examiners.give(person, password(name))
        seats[name] = examiner_seat(registry, book, name, now())
    open_sitting(book, house.settings, now(), seed=11, spoken=spoken, fit=True)
    assign(book, [seats[name] for name in MARKS], now())
    return book


def again(house: RoomHouse) -> Book:
    """As it stands now."""
    return Book.open(house.registry.store, NAME)
