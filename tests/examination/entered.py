"""Sittings whose calls are lines of a journal and folders with a few bytes: quick, and kept like others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from invented import BLUEPRINT, CRITERIA, LEVELS, MARCH

from voicesim.call.directory import SOUND, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.catalogue.calls import enter
from voicesim.errors import Mendable
from voicesim.examination import deeds
from voicesim.examination.book import Book
from voicesim.examination.index import bring_up_to_date
from voicesim.examination.outcome import Rating
from voicesim.examination.results import tell
from voicesim.examination.rules_of_calls import turn_of
from voicesim.examination.sittings import add_candidates, examiner_seat, new_sitting
from voicesim.sessions.cataloguing import entry_of
from voicesim.sessions.registry import Registry

OVER = MARCH + timedelta(days=BLUEPRINT.marking.contest_days + 1)
"""When nothing can be contested any more."""


def refused(do: Callable[[], object]) -> Mendable:
    with pytest.raises(Mendable) as caught:
        do()
    assert "\n" not in str(caught.value)
    return caught.value


def entered(book: Book, candidates: int = 1) -> Book:
    """An open sitting whose calls are only lines of its journal, marked by E1 and E2."""
    for number in range(1, candidates + 1):
        book.take_seat("C", f"P-C{number:07}", MARCH)
    for number in range(1, 6):
        book.take_seat("E", f"P-E{number:07}", MARCH)
    book.enter(deeds.Opened(seed=5, seal={}), MARCH)
    both = {slot.key: ("E1", "E2") for slot in book.state.slots()}
    book.enter(deeds.Assigned(duties=both), MARCH)
    return book


def called(book: Book, seat: str, name: str) -> None:
    turn = turn_of(book.state, seat)
    station, scenario, seed = turn.station, turn.scenario, turn.seed
    book.enter(deeds.Called(call=name, candidate=seat, station=station, scenario=scenario, seed=seed), MARCH)
    held = deeds.Held(
        call=name, facts="", criteria=CRITERIA, levels=LEVELS, proposal={}, checks={}, seconds=60
    )
    book.enter(held, MARCH)


def marked(book: Book, name: str, seat: str) -> None:
    book.enter(deeds.Rated(call=name, by=seat, rating=Rating.AT_LEVEL), MARCH)
    book.enter(deeds.Levelled(call=name, by=seat, levels=dict.fromkeys(CRITERIA, "solid")), MARCH)
    book.enter(deeds.Seen(call=name, by=seat), MARCH)
    book.enter(deeds.Signed(call=name, by=seat), MARCH)


def decided(registry: Registry, names: tuple[str, ...] = ("Zoé Le Fèvre", "Paul Girard")) -> Book:
    """A sitting in which every candidate has passed and was told; its calls are on their shelf."""
    book = new_sitting(registry, "cqp_relation_clientele", "Une maison", MARCH, "mars")
    add_candidates(registry, book, names, MARCH)
    for name in ("Claire Morel", "Jean Petit", "Lise Roux"):
        registry.enrol(name, "", MARCH)
        examiner_seat(registry, book, name, MARCH)
    book.enter(deeds.Opened(seed=5, seal={}), MARCH)
    both = {slot.key: ("E1", "E2") for slot in book.state.slots()}
    book.enter(deeds.Assigned(duties=both), MARCH)
    for number in range(1, len(names) + 1):
        for place in range(len(BLUEPRINT.stations)):
            name = _folder(registry, book, f"C{number}", MARCH + timedelta(minutes=10 * number + place))
            called(book, f"C{number}", name)
            marked(book, name, "E1")
            marked(book, name, "E2")
        jury = ("E2", "E3")
        book.enter(deeds.Decided(candidate=f"C{number}", passed=True, by=jury), MARCH)
        tell(registry.store, book, number, MARCH)
    bring_up_to_date(registry.database, book)
    return book


def _folder(registry: Registry, book: Book, seat: str, when: datetime) -> str:
    """The folder of the call that comes next for a candidate, with a sound of a few bytes."""
    turn, shelf, person = turn_of(book.state, seat), registry.store.shelf("certification"), book.people[seat]
    owner = {
        "person": person,
        "purpose": "certification",
        "sitting": book.id,
        "station": turn.station,
    }
    path = shelf.begin(turn.scenario, turn.seed, when)
    manifest = Manifest(turn.scenario, "fr", "certification", turn.seed, held=when.isoformat(), owner=owner)
    call = CallDirectory.create(path, manifest)
    call.events.write_text("{}\n")
    call.sound.write_bytes(b"the voice of " + person.encode())
    call.fingerprint((SOUND,), complete=True)
    shelf.seal(call, when, "held")
    enter(registry.database, [entry_of("certification", call, when)])
    return path.name
