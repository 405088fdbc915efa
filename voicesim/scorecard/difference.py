"""What two scorecards of one call say differently: two rubrics, two versions, or a contested line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]


def difference(before: Json, after: Json) -> dict[str, Any]:
    """What changed from one `scorecard.json` to another; lists are empty where nothing did.

    Checks and criteria are compared by their ids; one that only the other card has counts as absent (null).
    """
    return {
        "score": _pair(before.get("score"), after.get("score")),
        "rubric": _pair(before.get("rubric"), after.get("rubric")),
        "criteria": [
            {"id": id, **_pair(_criterion(old), _criterion(new))}
            for id, old, new in _matched(_criteria(before), _criteria(after))
            if _criterion(old) != _criterion(new)
        ],
        "checks": [
            {"id": id, **_pair(_check(old), _check(new))}
            for id, old, new in _matched(_checks(before), _checks(after))
            if _check(old) != _check(new)
        ],
        "critical_errors": [
            {"id": id, **_pair(old is not None, new is not None)}
            for id, old, new in _matched(_errors(before), _errors(after))
            if (old is None) != (new is None)
        ],
    }


def _pair(before: Any, after: Any) -> dict[str, Any]:
    return {"before": before, "after": after}


def _matched(
    before: Mapping[str, Json], after: Mapping[str, Json]
) -> Iterator[tuple[str, Json | None, Json | None]]:
    for id in dict.fromkeys((*before, *after)):
        yield id, before.get(id), after.get(id)


def _criteria(card: Json) -> dict[str, Json]:
    return {criterion["id"]: criterion for criterion in card["criteria"]}


def _checks(card: Json) -> dict[str, Json]:
    return {check["id"]: check for criterion in card["criteria"] for check in criterion["checks"]}


def _errors(card: Json) -> dict[str, Json]:
    return {error["id"]: error for error in card["critical_errors"]}


def _criterion(criterion: Json | None) -> dict[str, Any] | None:
    return None if criterion is None else {key: criterion[key] for key in ("weight", "share", "level")}


def _check(check: Json | None) -> dict[str, Any] | None:
    return None if check is None else {key: check[key] for key in ("verdict", "points", "possible")}
