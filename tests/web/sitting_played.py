"""A sitting in a room of paper: one candidate, two examiners and two who settle and decide."""

from __future__ import annotations

from room_played import PASSWORD, PlayedRoom

from voicesim.examination.book import Book
from voicesim.examination.sittings import (
    add_candidates,
    assign,
    examiner_seat,
    new_sitting,
    open_sitting,
)
from voicesim.resources import content

NAME = "mars"
MARKS = ("Claire Morel", "Jean Petit")
DECIDE = ("Lise Roux", "Marc Vidal")


def password(name: str) -> str:
    """Each has their own."""
    return f"{PASSWORD} de {name}"


def sitting(room: PlayedRoom) -> Book:
    """Open, its calls typed; everybody of it has a password."""
    registry, now = room.house.registry, room.house.clock
    path = content("personas", "blueprints", "claims_telephone.yaml")
    book = new_sitting(registry, path, "Une maison", now(), NAME)
    add_candidates(registry, book, ["Candidat Un"], now())
    seats = {}
    for name in (*MARKS, *DECIDE):
        person = registry.enrol(name, "", now())[0].pseudonym
        assert room.house.examiners is not None
        room.house.examiners.give(person, password(name))
        seats[name] = examiner_seat(registry, book, name, now())
    open_sitting(book, room.house.settings, now(), seed=11, spoken=False, fit=True)
    assign(book, [seats[name] for name in MARKS], now())
    return book


def again(room: PlayedRoom) -> Book:
    """As it stands now."""
    return Book.open(room.house.registry.store, NAME)
