"""A candidate at a desk of a room: what they read before their next call, and the call as it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voicesim.client.scenario import Scenario
from voicesim.content.notices import Notice
from voicesim.errors import MarkingError
from voicesim.examination.book import Book
from voicesim.examination.holding import Prepared, finish_calls, noted, prepare
from voicesim.examination.rules_of_calls import turn_of
from voicesim.examination.seal import rubric_here, scenario_here
from voicesim.examination.sittings import at_work, notice_of
from voicesim.examination.state import Turn, next_turn
from voicesim.messages.message import Message
from voicesim.records.store import Store
from voicesim.scorecard.rubric import Rubric
from voicesim.sessions.registry import Registry
from voicesim.settings.schema import Settings


@dataclass(frozen=True, slots=True)
class Before:
    """What a candidate knows before their next call (L24)."""

    book: Book
    turn: Turn
    scenario: Scenario
    rubric: Rubric
    minutes: float
    """After so long the line is cut."""
    notices: dict[bool, Notice]
    """By whether they speak."""


def before(registry: Registry, sitting: str, number: int, settings: Settings, now: datetime) -> Before | None:
    """What comes next for candidate `number`; None when every call is taken.

    What a machine did not live to enter is entered first. Raises `MarkingError` and `StorageError`.
    """
    seat = f"C{number}"
    with at_work(registry, sitting) as book:
        finish_calls(registry.store, book, seat, now)
        state = book.state
        candidate = state.candidates.get(seat)
        if candidate is not None and not candidate.decisions and next_turn(state, candidate) is None:
            return None
        turn = turn_of(state, seat)
        scenario = scenario_here(turn.scenario)
        return Before(
            book,
            turn,
            scenario,
            rubric_here(scenario.rubric.id, scenario.language),
            state.blueprint.station(turn.station).minutes,
            {spoken: notice_of(book, settings, spoken=spoken) for spoken in (True, False)},
        )


def prepared_call(
    registry: Registry,
    sitting: str,
    number: int,
    settings: Settings,
    clock: Callable[[], datetime],
    *,
    spoken: bool,
) -> Prepared:
    """The next call, compared with what was sealed. Raises what `prepare` raises."""
    with at_work(registry, sitting) as book:
        return prepare(registry, book, number, settings, clock, spoken=spoken)


@contextmanager
def kept_call(
    registry: Registry, sitting: str, prepared: Prepared, clock: Callable[[], datetime]
) -> Iterator[Callable[[], Path]]:
    """A block in which a prepared call is held, as `noted`; the catalogue is brought up to date behind it."""
    with at_work(registry, sitting) as book, noted(registry, book, prepared, clock) as folder:
        yield folder


def refuse_unknown(store: Store, sitting: str, numbers: Iterable[int]) -> None:
    """Raises `MarkingError` for a number that no candidate has, `StorageError` for no such sitting."""
    known = {one.number for one in Book.open(store, sitting).state.candidates.values()}
    missing = next((number for number in numbers if number not in known), None)
    if missing is not None:
        raise MarkingError(
            "sitting.candidate",
            what=Message("has no candidate {number}", number=missing),
            where=sitting,
            mend=Message("name one that 'voicesim sitting status' shows"),
        )
