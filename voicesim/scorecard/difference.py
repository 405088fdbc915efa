"""What two scorecards of one call say differently: two rubrics, two versions, or a contested line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from voicesim.scorecard.card import Card


def difference(before: Card, after: Card) -> dict[str, Any]:
    """What changed from one scorecard to another; lists are empty where nothing did.

    Checks and criteria are compared by their ids; one that only the other card has counts as absent (null).
    """
    return {
        "score": _pair(before.score, after.score),
        "rubric": _pair(before.rubric.model_dump(), after.rubric.model_dump()),
        "criteria": list(_changes(_criteria(before), _criteria(after))),
        "checks": list(_changes(_checks(before), _checks(after))),
        "critical_errors": [
            {"id": id, **_pair(id in _errors(before), id in _errors(after))}
            for id in dict.fromkeys((*_errors(before), *_errors(after)))
            if (id in _errors(before)) != (id in _errors(after))
        ],
    }


def _pair(before: Any, after: Any) -> dict[str, Any]:
    return {"before": before, "after": after}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for id in dict.fromkeys((*before, *after)):
        if before.get(id) != after.get(id):
            yield {"id": id, **_pair(before.get(id), after.get(id))}


def _criteria(card: Card) -> dict[str, dict[str, Any]]:
    return {one.id: {"weight": one.weight, "share": one.share, "level": one.level} for one in card.criteria}


def _checks(card: Card) -> dict[str, dict[str, Any]]:
    return {
        one.id: {"verdict": one.verdict, "points": one.points, "possible": one.possible}
        for criterion in card.criteria
        for one in criterion.checks
    }


def _errors(card: Card) -> tuple[str, ...]:
    return tuple(error.id for error in card.critical_errors)
