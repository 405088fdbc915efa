"""What could not be judged, each reason once, with the criterion it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from voicesim.scorecard.card import Card, Unjudged
from voicesim.scorecard.card_part import Quote


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One reason, and how many checks it concerns."""

    about: str
    """Name of the criterion; empty for the call as a whole."""
    sentence: str
    count: int
    evidence: tuple[Quote, ...]
    confirmed: bool | None = None
    """What the examiner decided, who listened; None for nothing."""


def open_points(
    card: Card, decided: Mapping[tuple[str, str], bool] = MappingProxyType({})
) -> tuple[OpenPoint, ...]:
    """The reasons in the order of the scorecard; but the one for which nothing was, which stands on top.

    `decided`: kind and id -> did the examiner confirm it?
    """
    names = {check.id: criterion.name for criterion in card.criteria for check in criterion.checks}
    names.update((criterion.id, criterion.name) for criterion in card.criteria)
    groups: dict[tuple[str, str, bool | None], list[Unjudged]] = {}
    for item in card.unjudged:
        if item is card.unassessed:
            continue
        key = (names.get(item.id, ""), item.sentence, decided.get((item.what, item.id)))
        groups.setdefault(key, []).append(item)
    return tuple(
        OpenPoint(
            about, sentence, len(items), tuple(quote for item in items for quote in item.evidence), confirmed
        )
        for (about, sentence, confirmed), items in groups.items()
    )
