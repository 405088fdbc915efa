"""How one person marks a call, deed by deed: each is a signed line of a sitting's or a review's journal.

Calls stand here by their name, people by their seat.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from voicesim.blind_marking.sheet import Rating

D = TypeVar("D")


class JournalDeed(BaseModel):
    """A line of a journal; one with another field than its own is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rated(JournalDeed):
    """Somebody's impression of the whole call, before any criterion."""

    do: Literal["rated"] = "rated"
    call: str
    by: str
    rating: Rating


class Levelled(JournalDeed):
    """Criteria marked blind: neither the machine's nor anybody's marks were seen."""

    do: Literal["levelled"] = "levelled"
    call: str
    by: str
    levels: Mapping[str, str]
    """Criterion -> level."""


class Seen(JournalDeed):
    """The evidence is opened, and with it what the machine proposes."""

    do: Literal["seen"] = "seen"
    call: str
    by: str


class Changed(JournalDeed):
    """A mark is given otherwise, the evidence being seen."""

    do: Literal["changed"] = "changed"
    call: str
    by: str
    criterion: str
    level: str
    why: str


class Signed(JournalDeed):
    """Somebody signs their marks of a call: they are never changed."""

    do: Literal["signed"] = "signed"
    call: str
    by: str


def read(body: Mapping[str, Any], among: TypeAdapter[D]) -> D | None:
    """The deed of a line; None when it is none of these, or one of a later version."""
    try:
        return among.validate_python(dict(body))
    except ValidationError:
        return None
