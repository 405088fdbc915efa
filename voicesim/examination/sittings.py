"""Making, opening and closing sittings, and who takes part: what every face asks for."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from voicesim.catalogue.people import NOBODY
from voicesim.content.notices import Notice
from voicesim.errors import ConfigurationError, MarkingError, StorageError
from voicesim.examination import deeds
from voicesim.examination.blueprint import Blueprint, find_blueprint
from voicesim.examination.blueprint_check import checked_blueprint
from voicesim.examination.book import Book, free_name
from voicesim.examination.duties import spread
from voicesim.examination.index import bring_up_to_date
from voicesim.examination.rules_of_the_room import hands_of
from voicesim.examination.seal import content_seal, engine_seal, rubric_here
from voicesim.messages.message import Message
from voicesim.modes import CERTIFICATION
from voicesim.scorecard.rubric import Label, load_rubric
from voicesim.sessions.registry import UNKNOWN, Registry
from voicesim.sessions.telling import notice_for
from voicesim.settings.schema import Settings
from voicesim.weights.shelf import Told, nobody

LONGEST_SEED = 1_000_000


@contextmanager
def at_work(registry: Registry, name: str) -> Iterator[Book]:
    """A sitting to work on; the catalogue is brought up to date before, and after what is done in the block.

    No reason that is entered may name who takes part. Raises `StorageError`.
    """
    book = Book.open(registry.store, name)
    book.names = registry.names
    bring_up_to_date(registry.database, book)
    try:
        yield book
    finally:
        bring_up_to_date(registry.database, book)


def new_sitting(
    registry: Registry, which: str | Path, organisation: str, now: datetime, name: str = ""
) -> Book:
    """Make a sitting from a blueprint. Raises `ContentError`, `ConfigurationError` and `StorageError`."""
    blueprint = checked_blueprint(find_blueprint(which))
    who = blueprint.organisation or organisation
    if not who:
        raise ConfigurationError(
            "sitting.organisation",
            what=Message("nobody certifies"),
            where="records.organisation",
            mend=Message("write 'organisation' in the blueprint, or set it (voicesim config write)"),
        )
    chosen = name or free_name(registry.store, f"{now:%Y%m%d}-{blueprint.id}")
    made = deeds.Made(blueprint=blueprint, organisation=who)
    book = Book.new(registry.store, chosen, made, now)
    bring_up_to_date(registry.database, book)
    return book


def add_candidates(
    registry: Registry, book: Book, names: Sequence[str], now: datetime, waived: Sequence[str] = ()
) -> tuple[str, ...]:
    """Let people be candidates, by name or pseudonym; gives their seats.

    Whoever nobody knows yet is enrolled under that name. `waived`: criteria that do not count for them, no
    reason asked (L23). Raises `MarkingError` for somebody who takes part already, and `StorageError`.
    """
    _waivable(book, waived)
    people = [_person(registry, name, now, enrol=True) for name in names]
    both = zip(people, names, strict=True)
    return tuple(_seated(book, "C", person, name, now, tuple(waived)) for person, name in both)


def examiner_seat(registry: Registry, book: Book, name: str, now: datetime) -> str:
    """The seat of an examiner, given one if they have none: a person the catalogue knows, no candidate.

    Raises `MarkingError` and `StorageError`.
    """
    pseudonym = _person(registry, name, now, enrol=False)
    seat = book.seat_of(pseudonym)
    if seat is not None and seat in book.state.examiners:
        return seat
    return _seated(book, "E", pseudonym, name, now)


def _seated(
    book: Book, kind: str, person: str, name: str, now: datetime, waived: tuple[str, ...] = ()
) -> str:
    """The seat somebody takes; one who cannot is named as they were asked for. Raises `MarkingError`."""
    try:
        return book.take_seat(kind, person, now, waived)
    except MarkingError as error:
        raise MarkingError(error.code, what=error.what, where=name, mend=error.mend) from error


def known_seat(registry: Registry, book: Book, name: str) -> str:
    """Where somebody sits who is to mark, settle or decide. Raises `MarkingError` and `StorageError`."""
    seat = book.seat_of(registry.find(name))
    if seat is None or seat not in book.state.examiners:
        raise MarkingError(
            "sitting.unknown_examiner",
            what=Message("is no examiner of this sitting"),
            where=name,
            mend=Message("name them with 'voicesim sitting assign --examiner'"),
        )
    return seat


def open_sitting(
    book: Book,
    settings: Settings,
    now: datetime,
    *,
    seed: int | None,
    spoken: bool,
    fit: bool,
    told: Told = nobody,
) -> None:
    """Publish the seed, drawn now unless one is given, and seal what decides.

    `fit`: did whoever organises it confirm that all candidates are adults and nobody is on sick leave?
    Raises `MarkingError`, `ContentError`, `ModelError`, `ConfigurationError` and `StorageError`.
    """
    if not fit:
        raise MarkingError(
            "sitting.not_fit",
            what=Message("nobody has confirmed that all are adults and nobody is on sick leave"),
            where=book.id,
            mend=Message("take out whoever may not take part, then confirm it with --all-fit"),
        )
    blueprint = book.state.blueprint
    notice = notice_of(book, settings, spoken=spoken)
    seal = {**content_seal(blueprint), **engine_seal(blueprint, settings, notice, spoken=spoken, told=told)}
    drawn = secrets.randbelow(LONGEST_SEED) if seed is None else seed
    book.enter(deeds.Opened(seed=drawn, seal=seal, titles=_titles(blueprint), fit=fit), now)


def _titles(blueprint: Blueprint) -> dict[str, Label]:
    """Criterion -> what people call it, of every station's rubric. Raises `ContentError`."""
    rubrics = dict.fromkeys(station.rubric for station in blueprint.stations)
    return {one.id: one.label for name in rubrics for one in rubric_here(name, blueprint.language).criteria}


def notice_of(book: Book, settings: Settings, *, spoken: bool) -> Notice:
    """What candidates of a sitting are told before each call. Raises `ConfigurationError`."""
    return notice_for(book.state.blueprint.language, CERTIFICATION.mode, settings, typed=not spoken)


def assign(book: Book, examiners: Sequence[str], now: datetime) -> None:
    """Spread all that is to be marked over these seats; what somebody has begun stays theirs.

    Raises `MarkingError` when they are too few for what is left to mark.
    """
    state, rules = book.state, book.state.blueprint.marking
    slots = state.slots()
    kept, barred = {}, {}
    for slot in slots:
        begun, barred[slot] = hands_of(state, slot)
        markers = [seat for seat in state.duties.get(slot, ()) if seat in begun]
        stay = [seat for seat in state.duties.get(slot, ()) if seat in examiners and seat not in barred[slot]]
        kept[slot] = tuple(dict.fromkeys((*markers, *stay)))[: rules.examiners]
    done = spread(
        slots,
        examiners,
        each=rules.examiners,
        most=rules.calls_each,
        seed=state.seed,
        kept=kept,
        barred=barred,
    )
    if done.lacking:
        raise MarkingError(
            "sitting.too_few_examiners",
            what=Message(
                "{count} calls have fewer than {each} people who may mark them",
                count=len(done.lacking),
                each=rules.examiners,
            ),
            where=book.id,
            mend=Message("name more examiners, or let each mark more (calls_each)"),
        )
    duties = {slot.key: seats for slot, seats in done.duties.items() if state.duties.get(slot) != seats}
    if duties:
        book.enter(deeds.Assigned(duties=duties), now)


def _person(registry: Registry, name: str, now: datetime, *, enrol: bool) -> str:
    """The pseudonym of somebody of flesh and blood. Raises `StorageError` and `MarkingError`."""
    try:
        found = registry.find(name)
    except StorageError as error:
        if not enrol or error.code != UNKNOWN:
            raise
        found = registry.enrol(name, "", now)[0].pseudonym
    if found in NOBODY:
        raise MarkingError(
            "sitting.nobody",
            what=Message("is nobody of flesh and blood"),
            where=name,
            mend=Message("name a person"),
        )
    return found


def _waivable(book: Book, waived: Sequence[str]) -> None:
    blueprint = book.state.blueprint
    for station in blueprint.stations:
        rubric = load_rubric(station.rubric, blueprint.language)
        known = [one.id for one in rubric.criteria if one.waivable]
        for name in waived:
            if name not in known:
                raise MarkingError(
                    "sitting.not_waivable",
                    what=Message("cannot be waived"),
                    where=name,
                    mend=Message("use one of {names}", names=", ".join(known) or "-"),
                )
