"""What can be done in a review of real calls: each deed is a signed line of its journal.

People stand here by their seat ("R1"), calls by their name in the archive; no agent and no word is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from voicesim.blind_marking.deeds import Changed as Changed
from voicesim.blind_marking.deeds import JournalDeed, read
from voicesim.blind_marking.deeds import Levelled as Levelled
from voicesim.blind_marking.deeds import Rated as Rated
from voicesim.blind_marking.deeds import Seen as Seen
from voicesim.blind_marking.deeds import Signed as Signed
from voicesim.text.words import Language


class Drawn(JournalDeed):
    """A sample is drawn, for two people."""

    do: Literal["drawn"] = "drawn"
    seed: int
    among: int
    """How many calls it was drawn from."""
    digest: str
    """SHA-256 of their names, sorted, a line each: whoever has them can draw it again."""
    calls: tuple[str, ...]
    rubric: str
    """Id of the rubric."""
    language: Language
    criteria: tuple[str, ...]
    """What is marked: all that can be judged without a scenario's facts."""
    levels: tuple[str, ...]
    """Rising."""
    reviewers: Mapping[str, str]
    """Seat -> digest that only this desk can make of a pseudonym."""


class Read(JournalDeed):
    """Somebody opens the words of a call."""

    do: Literal["read"] = "read"
    call: str
    by: str


class Told(JournalDeed):
    """Somebody asks how the calls of one agent were marked: the calls stand here, the agent does not."""

    do: Literal["told"] = "told"
    calls: tuple[str, ...]
    by: str


Mark: TypeAlias = Rated | Levelled | Seen | Changed | Signed
Deed: TypeAlias = Annotated[
    Drawn | Read | Rated | Levelled | Seen | Changed | Signed | Told, Field(discriminator="do")
]

_ANY: TypeAdapter[Deed] = TypeAdapter(Deed)


def read_deed(body: Mapping[str, Any]) -> Deed | None:
    """The deed of a line; None when it is none, or one of a later version."""
    return read(body, _ANY)
