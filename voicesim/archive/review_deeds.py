"""What can be done in a review of real calls: each deed is a signed line of its journal.

People stand here by their seat ("R1"), calls by their name in the archive; no agent and no word is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from voicesim.blind_marking.sheet import Rating
from voicesim.text.words import Language


class _Deed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Drawn(_Deed):
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


class Read(_Deed):
    """Somebody opens the words of a call."""

    do: Literal["read"] = "read"
    call: str
    by: str


class Rated(_Deed):
    """The impression of a whole call, before any criterion."""

    do: Literal["rated"] = "rated"
    call: str
    by: str
    rating: Rating


class Levelled(_Deed):
    """Criteria marked blind: neither the machine's nor anybody's marks were seen."""

    do: Literal["levelled"] = "levelled"
    call: str
    by: str
    levels: Mapping[str, str]


class Seen(_Deed):
    """The evidence, and what the machine makes of the call, is opened."""

    do: Literal["seen"] = "seen"
    call: str
    by: str


class Changed(_Deed):
    """A mark is given otherwise, the evidence being seen."""

    do: Literal["changed"] = "changed"
    call: str
    by: str
    criterion: str
    level: str
    why: str


class Signed(_Deed):
    """The marks of a call are signed."""

    do: Literal["signed"] = "signed"
    call: str
    by: str


class Told(_Deed):
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
    try:
        return _ANY.validate_python(dict(body))
    except ValidationError:
        return None
