"""An examiner at work: what waits for them, each step of marking a call, settling and deciding.

Every face asks for these. What an examiner may see is decided in `views`, what may be done in the rules of a
sitting; here each opening of somebody's call is logged as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from voicesim.call.directory import CallDirectory
from voicesim.examination import deeds
from voicesim.examination.book import Book, books
from voicesim.examination.holding import refuse_changed_call
from voicesim.examination.outcome import Rating
from voicesim.examination.rules_of_marks import to_be_marked
from voicesim.examination.state import CallState, Sheet
from voicesim.examination.views import ToSettle, ToWeigh, may_see_proposal, to_mark, to_settle, to_weigh
from voicesim.records.kept import read_scorecard
from voicesim.records.store import Store
from voicesim.records.system_log import log
from voicesim.scorecard.card import Card
from voicesim.scorecard.rubric import Rubric, load_rubric

Step: TypeAlias = Literal["rate", "level", "weigh"]
"""Rate: the whole call, first of all; level: every criterion, blind; weigh: with the evidence, then sign."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sitting in which somebody is an examiner, and what waits there for them."""

    book: Book
    seat: str
    to_mark: tuple[CallState, ...]
    to_settle: tuple[ToSettle, ...]


def waiting_for(store: Store, person: str) -> tuple[Waiting, ...]:
    """Every sitting in which that pseudonym is an examiner, by name. Raises `StorageError`."""
    found = []
    for book in books(store):
        seat = book.seat_of(person)
        if seat is not None and seat in book.state.examiners:
            state = book.state
            found.append(Waiting(book, seat, to_mark(state, seat), to_settle(state, seat)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody has to do with a sitting, and with one of its calls."""

    seat: str = ""
    """Empty: nothing."""
    marks: bool = False
    """Is the call theirs to mark now?"""
    settles: bool = False
    """Is it theirs to settle now?"""


def part_of(store: Store, sitting: str, person: str, call: str = "") -> Part:
    """The part of that pseudonym in the sitting of exactly that name. Raises `StorageError`."""
    found = next((one for one in waiting_for(store, person) if one.book.id == sitting), None)
    if found is None:
        return Part()
    return Part(
        found.seat,
        marks=any(one.name == call for one in found.to_mark),
        settles=any(one.call.name == call for one in found.to_settle),
    )


@dataclass(frozen=True, slots=True)
class Marking:
    """A call before somebody who marks it, with nothing in it that they may not see yet."""

    call: CallState
    candidate: int
    """Number."""
    seat: str
    sheet: Sheet | None
    """Their own; None until they have rated the whole call."""
    rubric: Rubric
    card: Card | None
    """The machine's; None until every criterion was marked and the evidence opened."""

    @property
    def step(self) -> Step:
        """What comes next."""
        if self.sheet is None:
            return "rate"
        return "level" if self.sheet.seen is None else "weigh"

    @property
    def missing(self) -> tuple[str, ...]:
        """Criteria without a mark."""
        weights = self.call.scale.weights if self.call.scale else {}
        given = self.sheet.levels if self.sheet else {}
        return tuple(one for one in weights if one not in given)


def open_marking(store: Store, book: Book, name: str, seat: str, now: datetime) -> Marking:
    """A call that somebody is to mark; that they open it is logged.

    Raises `MarkingError`: not theirs, signed already, or something it rests on was changed.
    """
    call = to_be_marked(book.state, name, seat)
    folder = opened(store, book, name, seat, now)
    shown = may_see_proposal(book.state, call, seat)
    return Marking(
        call,
        book.state.candidates[call.candidate].number,
        seat,
        call.round.sheets.get(seat),
        rubric_of(book, call),
        read_scorecard(folder) if shown else None,
    )


def opened(store: Store, book: Book, name: str, seat: str, now: datetime) -> CallDirectory:
    """The folder of a call that this examiner marks or settles; that they open it is logged.

    Raises `MarkingError` for a call that is not theirs, and when something it rests on was changed.
    """
    if name not in {one.call.name for one in to_settle(book.state, seat)}:
        to_be_marked(book.state, name, seat)
    folder = refuse_changed_call(store, book, name)
    log(store, now, "call read", call=name, by="examiner", sitting=book.id, seat=seat)
    return folder


def rubric_of(book: Book, call: CallState) -> Rubric:
    """What a call is marked by. Raises `ContentError`."""
    blueprint = book.state.blueprint
    return load_rubric(blueprint.station(call.station).rubric, blueprint.language)


def rate(book: Book, name: str, seat: str, rating: Rating, now: datetime) -> None:
    """The impression of the whole call. Raises `MarkingError`."""
    book.enter(deeds.Rated(call=name, by=seat, rating=rating), now)


def level(book: Book, name: str, seat: str, levels: Mapping[str, str], now: datetime) -> None:
    """Criteria, marked blind: criterion -> level. Raises `MarkingError`."""
    book.enter(deeds.Levelled(call=name, by=seat, levels=levels), now)


def see(book: Book, name: str, seat: str, now: datetime) -> None:
    """Open the evidence, and with it the machine's proposal. Raises `MarkingError`."""
    book.enter(deeds.Seen(call=name, by=seat), now)


def change(book: Book, name: str, seat: str, criterion: str, level: str, why: str, now: datetime) -> None:
    """Give a mark otherwise, the evidence being seen; both are kept. Raises `MarkingError`."""
    book.enter(deeds.Changed(call=name, by=seat, criterion=criterion, level=level, why=why), now)


def sign(store: Store, book: Book, name: str, seat: str, now: datetime) -> None:
    """Sign: nothing of it changes any more. Raises `MarkingError`, also for a call that was changed since."""
    refuse_changed_call(store, book, name)
    book.enter(deeds.Signed(call=name, by=seat), now)


@dataclass(frozen=True, slots=True)
class Weighing:
    """A call before the third person who settles what differs in it."""

    seen: ToWeigh
    candidate: int
    """Number."""
    differences: tuple[ToSettle, ...]
    rubric: Rubric
    card: Card | None


def open_differences(store: Store, book: Book, name: str, seat: str, now: datetime) -> Weighing:
    """Both marks of a call, and the evidence; that they open it is logged. Raises `MarkingError`."""
    seen = to_weigh(book.state, name, seat)
    folder = opened(store, book, name, seat, now)
    differing = tuple(one for one in to_settle(book.state, seat) if one.call.name == name)
    number = book.state.candidates[seen.call.candidate].number
    return Weighing(seen, number, differing, rubric_of(book, seen.call), read_scorecard(folder))


def settle(
    store: Store, book: Book, name: str, seat: str, criterion: str, points: float, why: str, now: datetime
) -> None:
    """Settle what differs at so many points of 100; an empty criterion is the whole call.

    Raises `MarkingError`.
    """
    refuse_changed_call(store, book, name)
    worth = points / 100 if criterion else points
    book.enter(deeds.Settled(call=name, by=seat, criterion=criterion, value=worth, why=why), now)


def decide(book: Book, number: int, jury: tuple[str, ...], *, passed: bool, why: str, now: datetime) -> None:
    """The jury, by their seats, decides on a candidate. Raises `MarkingError`."""
    book.enter(deeds.Decided(candidate=f"C{number}", passed=passed, by=jury, why=why), now)


def close(book: Book, now: datetime) -> None:
    """Close a sitting in which every candidate is decided on. Raises `MarkingError`."""
    book.enter(deeds.Closed(), now)
