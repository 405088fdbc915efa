"""What could not be judged, each reason once, with the criterion it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.scorecard.card import Card, Quote, Unjudged


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One reason, and how many checks it concerns."""

    about: str
    """Name of the criterion; empty for the call as a whole."""
    sentence: str
    count: int
    evidence: tuple[Quote, ...]


def open_points(card: Card) -> tuple[OpenPoint, ...]:
    """The reasons in the order of the scorecard; but the one for which nothing was, which stands on top."""
    names = {check.id: criterion.name for criterion in card.criteria for check in criterion.checks}
    names.update((criterion.id, criterion.name) for criterion in card.criteria)
    groups: dict[tuple[str, str], list[Unjudged]] = {}
    for item in card.unjudged:
        if item is card.unassessed:
            continue
        groups.setdefault((names.get(item.id, ""), item.sentence), []).append(item)
    return tuple(
        OpenPoint(about, sentence, len(items), tuple(quote for item in items for quote in item.evidence))
        for (about, sentence), items in groups.items()
    )
