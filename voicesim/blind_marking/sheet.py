"""One person's marks of one call: the whole first, each criterion blind, the evidence then, a signature last.

The one place that knows these rules: a sitting and a review of real calls both mark by them. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum

from voicesim.blind_marking.scale import Scale
from voicesim.errors import MarkingError
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message


class Rating(IntEnum):
    """One person's impression of a whole call, given before any criterion; borderline regression needs it.

    Livingston and Zieky, *Passing Scores* (ETS 1982); Hejri et al. 2013 for oral stations.
    """

    BELOW = 0
    """Clearly below the level."""
    BORDERLINE = 1
    AT_LEVEL = 2
    """Clearly at the level."""
    EXCELLENT = 3


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A level given otherwise after the evidence was seen."""

    criterion: str
    before: str
    after: str
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's marks of one call."""

    examiner: str
    """Seat."""
    rating: Rating
    levels: Mapping[str, str] = field(default_factory=dict)
    """Criterion -> level, as given last."""
    seen: datetime | None = None
    """When the evidence was opened, all criteria being marked."""
    changes: tuple[LevelChange, ...] = ()
    signed: datetime | None = None

    @property
    def blind(self) -> Mapping[str, str]:
        """Criterion -> level, as given before the evidence was seen."""
        found = dict(self.levels)
        for change in reversed(self.changes):
            found[change.criterion] = change.before
        return found


def may_see_proposal(sheet: Sheet | None) -> bool:
    """May whoever marks see what the machine makes of the call? Once they have marked all of it blind."""
    return sheet is not None and sheet.seen is not None


def missing(sheet: Sheet | None, scale: Scale) -> tuple[str, ...]:
    """Criteria without a mark."""
    return tuple(one for one in scale.weights if sheet is None or one not in sheet.levels)


def rated(sheet: Sheet | None, by: str, rating: Rating, where: str) -> Sheet:
    """The impression of the whole call: first of all, and not changed by what comes after.

    `by`: a seat; `where`: the call, for a refusal. Raises `MarkingError`, as all that follows.
    """
    _refuse_signed(sheet, where)
    if sheet is not None and sheet.levels:
        raise refusal(
            "rating_stands",
            where,
            Message("the impression of the whole call was given before its criteria, and stands"),
            Message("go on with the criteria"),
        )
    return Sheet(by, rating)


def levelled(sheet: Sheet | None, scale: Scale, levels: Mapping[str, str], where: str) -> Sheet:
    """Criteria marked before anything was seen; given anew until the evidence is opened."""
    begun = _begun(sheet, where)
    if begun.seen is not None:
        raise refusal(
            "evidence_seen",
            where,
            Message("its evidence was opened"),
            Message("change a mark with a reason instead"),
        )
    for criterion, level in levels.items():
        _known(scale, criterion, level, where)
    return replace(begun, levels={**begun.levels, **levels})


def seen(sheet: Sheet | None, scale: Scale, where: str, at: datetime) -> Sheet:
    """The evidence is opened once every criterion is marked; opening it again changes nothing."""
    begun = _begun(sheet, where)
    left = missing(begun, scale)
    if left:
        raise refusal(
            "not_marked",
            where,
            Message("has no mark for {names}", names=each_of(list(left))),
            Message("mark every criterion first"),
        )
    return begun if begun.seen else replace(begun, seen=at)


def changed(
    sheet: Sheet | None, scale: Scale, criterion: str, level: str, why: str, where: str, at: datetime
) -> Sheet:
    """A mark is changed after the evidence was seen: both are kept."""
    begun = _begun(sheet, where)
    _known(scale, criterion, level, where)
    if begun.seen is None:
        raise refusal(
            "evidence_unseen",
            where,
            Message("its evidence was not opened yet"),
            Message("open it, then change a mark with a reason"),
        )
    before = begun.levels[criterion]
    if before == level:
        raise refusal("unchanged", where, Message("that is the mark it has"), Message("leave it"))
    change = LevelChange(criterion, before, level, reasoned(why, where), at)
    return replace(begun, levels={**begun.levels, criterion: level}, changes=(*begun.changes, change))


def signed(sheet: Sheet | None, where: str, at: datetime) -> Sheet:
    """Signed: nothing of it changes any more."""
    begun = _begun(sheet, where)
    if begun.seen is None:
        raise refusal(
            "evidence_unseen",
            where,
            Message("its evidence was not opened yet"),
            Message("open it, then sign"),
        )
    return replace(begun, signed=at)


def reasoned(why: str, where: str) -> str:
    """A reason without the spaces around it. Raises `MarkingError` when there is none."""
    if not why.strip():
        raise refusal("no_reason", where, Message("is done without a reason"), Message("give the reason"))
    return why.strip()


def marked_already(where: str) -> MarkingError:
    """The refusal of a second marking by the same person."""
    return refusal(
        "marked_already",
        where,
        Message("was marked and signed by this examiner, who marks no call twice"),
        Message("let another examiner mark it"),
    )


def refusal(code: str, where: str, what: Message, mend: Message) -> MarkingError:
    """The error of a mark that is refused."""
    return MarkingError(f"marking.{code}", what=what, where=where, mend=mend)


def _refuse_signed(sheet: Sheet | None, where: str) -> None:
    if sheet is not None and sheet.signed is not None:
        raise marked_already(where)


def _begun(sheet: Sheet | None, where: str) -> Sheet:
    if sheet is None:
        raise refusal(
            "no_rating",
            where,
            Message("has no impression of the whole call yet"),
            Message("give that first"),
        )
    _refuse_signed(sheet, where)
    return sheet


def _known(scale: Scale, criterion: str, level: str, where: str) -> None:
    if criterion not in scale.weights:
        raise refusal(
            "criterion",
            where,
            Message("has no criterion {criterion!r}", criterion=criterion),
            Message("use one of {names}", names=", ".join(scale.weights)),
        )
    if level not in scale.levels:
        raise refusal(
            "level",
            where,
            Message("there is no level {level!r}", level=level),
            Message("use one of {names}", names=", ".join(scale.levels)),
        )
