"""The examiner's marks as they are kept: a person marks every criterion and signs (L17, L18, L20)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from voicesim.call.alone import alone
from voicesim.call.directory import EARLIER_MARKS, MARKS, CallDirectory
from voicesim.call.whole_files import write_whole
from voicesim.errors import MarkingError, StorageError
from voicesim.messages.message import Message
from voicesim.text.invisible import cleaned

CONTEST_DAYS = 14
"""A result is not final before the trainee has had this long to contest it."""


class Part(BaseModel):
    """A frozen part of `marks.json`; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Mark(Part):
    """What a person decided on one criterion."""

    criterion: str
    level: str
    comment: str = ""
    at: str
    """ISO 8601."""
    proposed: str | None
    """The machine's level at that time; None when it proposed none."""
    blind: bool
    """True when the proposal was hidden until then."""
    evidence_opened: bool


class Confirmation(Part):
    """What a person who listened decided on something the machine left to verify."""

    what: Literal["check", "critical_error"]
    id: str
    """Of the check, or of the critical error."""
    confirmed: bool
    """Is it so? Else it is rejected."""
    at: str
    """ISO 8601."""


class Waiver(Part):
    """A criterion left out for the candidate, who asked for it; why is noted nowhere (L23)."""

    criterion: str
    at: str
    """ISO 8601."""


class Contest(Part):
    """The trainee does not agree, and says why."""

    criterion: str
    comment: str
    at: str


class Marks(Part):
    """`marks.json`: one examiner's marks of one call."""

    examiner: str
    begun: str
    scorecard: str
    """sha256 of the scorecard that was marked."""
    seed: int
    """Of the lot that hid the proposals."""
    levels: dict[str, str]
    """Level -> what people call it."""
    criteria: tuple[str, ...]
    blind: tuple[str, ...]
    opened: tuple[str, ...] = ()
    """Criteria whose evidence was opened."""
    marks: tuple[Mark, ...] = ()
    closed_at: str = ""
    contests: tuple[Contest, ...] = ()
    second: bool = False
    """True when these are a second (or third) examiner's marks."""
    answered: int = 0
    """How many of the contests led to these marks; the others are open."""
    confirmations: tuple[Confirmation, ...] = ()
    waived: tuple[Waiver, ...] = ()
    """None of `criteria` is among them."""
    signature: str = ""

    @property
    def left_out(self) -> frozenset[str]:
        """The criteria that were waived after the call."""
        return frozenset(waiver.criterion for waiver in self.waived)

    @property
    def closed(self) -> bool:
        """Has the examiner signed?"""
        return bool(self.closed_at)

    @property
    def missing(self) -> tuple[str, ...]:
        """Criteria that have no mark yet."""
        marked = {mark.criterion for mark in self.marks}
        return tuple(criterion for criterion in self.criteria if criterion not in marked)

    @property
    def contested(self) -> bool:
        """Is there a contest that no further examiner has answered yet?"""
        return len(self.contests) > self.answered

    def hides(self, criterion: str) -> bool:
        """Is the machine's proposal still hidden for this criterion?"""
        return criterion in self.blind and criterion in self.missing

    def final_from(self) -> datetime | None:
        """When the result becomes final; None before closing, and while a contest is open."""
        if not self.closed or self.contested:
            return None
        return datetime.fromisoformat(self.closed_at) + timedelta(days=CONTEST_DAYS)


class Agreement(Part):
    """How often examiners and machine differ: it shows whether people still judge for themselves."""

    blind: int
    """Marks given before the proposal was seen."""
    blind_differs: float | None
    """Share of those that differ from the proposal, 0..1; None when there are none."""
    seen: int
    seen_differs: float | None


def agreement(many: Iterable[Marks]) -> Agreement:
    """The rate of disagreement over many closed calls, blind and seen apart (L18)."""
    marks = [mark for one in many if one.closed for mark in one.marks if mark.proposed is not None]
    blind = [m for m in marks if m.blind]
    seen = [m for m in marks if not m.blind]
    return Agreement(
        blind=len(blind), blind_differs=_differing(blind), seen=len(seen), seen_differs=_differing(seen)
    )


def read_marks(call: CallDirectory, name: str = MARKS) -> Marks:
    """The marks of a call. Raises `StorageError` when they are missing or damaged."""
    path = call.path / name
    try:
        return Marks.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise StorageError(
            "marks.damaged",
            what=Message("holds no marks") if isinstance(error, OSError) else Message("is damaged"),
            where=str(path),
            mend=Message("begin the marking, or put the file back from a copy"),
        ) from error


def write_marks(call: CallDirectory, marks: Marks, *, instead_of: Marks | None) -> Marks:
    """Write the marks of a call, whole, in the place of those that were read; None: there were none.

    What somebody has written since, at another desk or in another window, is never written over, signed or
    not. Raises `MarkingError` then, and `StorageError`.
    """
    text = json.dumps(marks.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    with _alone_with(call):
        present = read_marks(call) if (call.path / MARKS).exists() else None
        if present != instead_of:
            raise MarkingError(
                "marking.elsewhere",
                what=Message("was marked elsewhere meanwhile, and nothing of that is replaced"),
                where=str(call.path),
                mend=Message("type the command again: it goes on from there"),
            )
        write_whole(call.path / MARKS, text)
    return marks


@contextmanager
def _alone_with(call: CallDirectory) -> Iterator[None]:
    """One who writes marks at a time: the log of the call, which nobody writes to any more, is the lock."""
    try:
        log = call.events.open("rb")
    except OSError:  # what is missing there is for `verify` to say
        yield
        return
    with log, alone(log):
        yield


def refuse_signed(call: CallDirectory, marks: Marks) -> None:
    """Raises `MarkingError` when the marks are signed: nothing in them is changed any more."""
    if marks.closed:
        raise MarkingError(
            "marking.order",
            what=Message("is closed and signed"),
            where=str(call.path),
            mend=Message("a contest leads to a second examiner"),
        )


def earlier_marks(call: CallDirectory) -> tuple[tuple[str, Marks | None], ...]:
    """File and marks of the examiners before the present one, the first first; None for what is damaged."""
    found: list[tuple[str, Marks | None]] = []
    for name in EARLIER_MARKS:
        if (call.path / name).is_file():
            try:
                found.append((name, read_marks(call, name)))
            except StorageError:
                found.append((name, None))
    return tuple(found)


def written_name(name: str) -> str:
    """A person's name as it is kept: composed letters, single spaces, nothing invisible."""
    return " ".join(cleaned(name).split())


def signed_text(marks: Marks) -> str:
    """What the signature covers."""
    body = marks.model_dump(mode="json", exclude={"signature"})
    for later in (
        "answered",
        "confirmations",
        "waived",
    ):  # marks may have been signed before there were these
        if not body[later]:
            del body[later]
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _differing(marks: Sequence[Mark]) -> float | None:
    return round(sum(m.level != m.proposed for m in marks) / len(marks), 4) if marks else None
