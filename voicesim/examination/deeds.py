"""What can be done in a sitting: each deed is a signed line of its journal, the state follows from them.

People stand here by their seat: "C3" is candidate 3, "E2" an examiner, a juror or whoever settles a conflict.
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
from voicesim.examination.blueprint import Blueprint
from voicesim.scorecard.rubric import Label


class Made(JournalDeed):
    """The sitting is made from a blueprint, which is kept whole."""

    do: Literal["made"] = "made"
    blueprint: Blueprint
    organisation: str


class Seated(JournalDeed):
    """A person takes part."""

    do: Literal["seated"] = "seated"
    seat: str
    who: str
    """A digest that only this desk can make of a pseudonym: nobody takes part twice, nor in two parts."""
    waived: tuple[str, ...] = ()
    """Of a candidate: criteria that do not count; no reason is asked or kept (L23)."""


class Opened(JournalDeed):
    """The seed is published, and what decides is sealed."""

    do: Literal["opened"] = "opened"
    seed: int
    seal: Mapping[str, str]
    """What decides -> sha256."""
    titles: Mapping[str, Label] = {}
    """Criterion -> what people call it, for the papers; empty in sittings of earlier versions."""
    fit: bool = False
    """Did somebody confirm that all candidates are adults and nobody is on sick leave (L30)?"""


class Assigned(JournalDeed):
    """Who marks which call."""

    do: Literal["assigned"] = "assigned"
    duties: Mapping[str, tuple[str, ...]]
    """Slot ("C3/station/0") -> seats of examiners."""


class Called(JournalDeed):
    """A candidate's call begins: noted before its first frame."""

    do: Literal["called"] = "called"
    call: str
    """Name of its folder."""
    candidate: str
    station: str
    scenario: str
    seed: int


class Held(JournalDeed):
    """A call is recorded and complete: from here on it can be marked."""

    do: Literal["held"] = "held"
    call: str
    facts: str
    """sha256 of what the call's manifest says."""
    criteria: Mapping[str, float]
    """What is to be marked -> its weight in this call."""
    levels: tuple[str, ...]
    """Ids of the rubric's levels, rising."""
    proposal: Mapping[str, float]
    """The machine's, hidden until an examiner has marked: criterion -> share, 0..1."""
    checks: Mapping[str, bool]
    """Check -> met, of those that could be judged."""
    seconds: float
    """How long the call took."""


class Incident(JournalDeed):
    """Something befell a call that the candidate is not to answer for."""

    do: Literal["incident"] = "incident"
    call: str
    kind: str
    note: str = ""


class Granted(JournalDeed):
    """An examiner grants another call instead; the first is kept."""

    do: Literal["granted"] = "granted"
    call: str
    by: str
    why: str


class Settled(JournalDeed):
    """A third person settles a difference."""

    do: Literal["settled"] = "settled"
    call: str
    by: str
    criterion: str
    """Empty: the whole call."""
    value: float
    """0..100 for the whole call, 0..1 for a criterion."""
    why: str


class StandardSet(JournalDeed):
    """Where the cut stands, and how it was set (see `outcome.Standard`)."""

    do: Literal["standard"] = "standard"
    method: str
    cut: float
    interval: tuple[float, float] | None
    judges: int
    by: tuple[str, ...] = ()
    """Seats of the judges, where they were people of this sitting."""
    details: Mapping[str, Any] = {}
    """What it rests on: the judges' estimates, say. No word of a call."""


class Recalled(JournalDeed):
    """A criterion is taken out for everybody: what it measured was not sound, say."""

    do: Literal["recalled"] = "recalled"
    criterion: str
    by: tuple[str, ...]
    """Seats of the jury."""
    why: str


class Decided(JournalDeed):
    """The jury decides on a candidate."""

    do: Literal["decided"] = "decided"
    candidate: str
    passed: bool
    by: tuple[str, ...]
    why: str = ""


class Communicated(JournalDeed):
    """A candidate is told the decision: from here on it may be contested."""

    do: Literal["communicated"] = "communicated"
    candidate: str


class Contested(JournalDeed):
    """A candidate contests the marks of a call: people who have not marked it mark it again."""

    do: Literal["contested"] = "contested"
    call: str
    why: str


class Closed(JournalDeed):
    """Every candidate is decided on; nobody takes a call any more."""

    do: Literal["closed"] = "closed"


Deed: TypeAlias = Annotated[
    Made
    | Seated
    | Opened
    | Assigned
    | Called
    | Held
    | Incident
    | Granted
    | Rated
    | Levelled
    | Seen
    | Changed
    | Signed
    | Settled
    | StandardSet
    | Recalled
    | Decided
    | Communicated
    | Contested
    | Closed,
    Field(discriminator="do"),
]

_ANY: TypeAdapter[Deed] = TypeAdapter(Deed)


def read_deed(body: Mapping[str, Any]) -> Deed | None:
    """The deed of a line; None when it is none, or one of a later version."""
    return read(body, _ANY)


def written(deed: Deed) -> dict[str, Any]:
    """The deed as it stands in the journal."""
    return deed.model_dump(mode="json")
