"""The managers' page: read from the catalogue, told as far as it may be, and what was told is kept.

What was told last stands in a signed journal, for the next page may not differ from it by fewer than five
people.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from voicesim.call.directory import MARKS
from voicesim.catalogue.paths import at_level, calls_a_person, group_sums, hang_ups
from voicesim.programme.group_page import Page, page
from voicesim.programme.keeping import everybody_up_to_date
from voicesim.records.book import SignedBook
from voicesim.records.marks import Agreement, agreement, read_marks
from voicesim.records.programme import TOLD, ProgrammeFolder, cohort_folder
from voicesim.records.store import Store
from voicesim.records.suppression import LEAST, Count, Told
from voicesim.sessions.registry import Registry

WEEK = timedelta(days=7)


class Released(BaseModel):
    """A page was told."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    do: Literal["released"] = "released"
    figures: Mapping[str, Mapping[str, tuple[int, int]]]
    """Figure -> group -> so many of so many, of what changed; the house is the group `WHOLE`."""


WHOLE = "*"

LOOKS_EVERY = timedelta(minutes=10)
"""How often pages look for people who have practised since their path was entered."""

AT_ONCE = 20
"""People whose latest practice a page takes in before it is shown; the next pages take in the rest."""


class TellingBook(SignedBook[Released, dict[str, Told]]):
    """What was told last of each figure."""

    kind = "programme"

    def __init__(self, folder: ProgrammeFolder) -> None:
        super().__init__(folder.path, folder.journal)

    def read_deed(self, told: Mapping[str, Any]) -> Released | None:
        """What a line says was told."""
        try:
            return Released.model_validate(dict(told))
        except ValidationError:
            return None

    def written(self, deed: Released) -> dict[str, Any]:
        """What a line says of it."""
        return deed.model_dump(mode="json")

    def after(self, state: dict[str, Told] | None, deed: Released, at: datetime) -> dict[str, Told]:
        """What was told last, once this was told: a figure that was left out is still what it was."""
        now = dict(state or {})
        for figure, groups in deed.figures.items():
            earlier = now.get(figure)
            known = {**(earlier.groups if earlier else {})}
            known |= {name: Count(*count) for name, count in groups.items() if name != WHOLE}
            whole = Count(*groups[WHOLE]) if WHOLE in groups else (earlier.whole if earlier else None)
            now[figure] = Told(known, whole)
        return now

    @property
    def state(self) -> dict[str, Told]:
        """Figure -> what was told last."""
        return self._state or {}


@dataclass(slots=True)
class _Kept:
    """The book of what was told last, as this program read it; only what was written since is read again."""

    book: TellingBook
    alone: threading.Lock = field(default_factory=threading.Lock)
    """Pages of one server are told one after the other."""
    looked: datetime | None = None
    """When it was last looked for people who have practised since."""
    more: bool = False
    """Were there more of them than could be taken in?"""

    def looks_again(self, now: datetime) -> bool:
        """Is it time to? It costs a look at each person's latest call."""
        return self.more or self.looked is None or abs(now - self.looked) >= LOOKS_EVERY


@lru_cache(maxsize=16)
def _kept(root: Path, keys: Path) -> _Kept:
    return _Kept(TellingBook(cohort_folder(root, keys, TOLD)))


@dataclass(frozen=True, slots=True)
class Report:
    """The page, and how far people and machine agree."""

    page: Page
    agreement: Agreement | None
    """Over examinations; None below five signed calls."""
    open_contests: int | None
    """None: fewer than five, or none."""


def report(registry: Registry, now: datetime, most: int | None = None) -> Report:
    """The managers' page as of now; what it tells is entered in the journal. Raises `StorageError`.

    `most`: so many people's latest practice is taken in first; None: everybody's.
    """
    kept = _kept(registry.store.root, registry.store.keys)
    with kept.alone:
        if most is None or kept.looks_again(now):
            kept.more = everybody_up_to_date(registry, now, most) == most
            kept.looked = now
        made = _told(registry, kept.book, now)
    return Report(made, *_examined(registry.store))


def _told(registry: Registry, book: TellingBook, now: datetime) -> Page:
    book.refresh()
    made = page(
        group_sums(registry.database, now - WEEK),
        at_level(registry.database),
        calls_a_person(registry.database),
        hang_ups(registry.database),
        book.state,
    )
    changed = {
        name: new
        for name, told in made.figures.items()
        if (new := _changed(_released(told), book.state.get(name)))
    }
    if changed:
        book.enter(Released(figures=changed), now)
    return made


def _released(told: Told) -> dict[str, tuple[int, int]]:
    whole = {WHOLE: (told.whole.having, told.whole.people)} if told.whole else {}
    return {**{name: (one.having, one.people) for name, one in told.groups.items()}, **whole}


def _changed(now: dict[str, tuple[int, int]], before: Told | None) -> dict[str, tuple[int, int]]:
    """What is not told as it was: a house of a thousand teams enters a line of what moved."""
    known = _released(before) if before else {}
    return {name: count for name, count in now.items() if known.get(name) != count}


def _examined(store: Store) -> tuple[Agreement | None, int | None]:
    calls = [call for call in store.shelf("certification").calls() if (call.path / MARKS).is_file()]
    marks = [read_marks(call) for call in calls]
    closed = [one for one in marks if one.closed]
    contests = sum(one.contested for one in marks)
    return (
        agreement(closed) if len(closed) >= LEAST else None,
        contests if contests >= LEAST else None,
    )
