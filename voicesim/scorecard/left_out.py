"""A scorecard without criteria that were waived after it was filed: their weight goes to the others (L23)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from voicesim.scorecard.card import WAIVED, Card, Criterion, Dimension, Unjudged
from voicesim.scorecard.card_part import Number
from voicesim.scorecard.scored import number
from voicesim.scorecard.wording import reason


def without(card: Card, waived: Collection[str]) -> Card:
    """The card as it is shown when these criteria do not count; the file is left as it is.

    A dimension one of them stood in has a new figure and no level: levels are the rubric's to give.
    """
    gone = frozenset(c.id for c in card.criteria if c.id in waived and c.share is not None)
    if not gone:
        return card
    left = sum(c.weight for c in card.criteria if c.id not in gone and c.share is not None)
    criteria = tuple(_without(c) if c.id in gone else _reweighted(c, left) for c in card.criteria)
    uncapped = _mean(criteria)
    cap = card.thresholds.get("critical_cap", 100)
    score = uncapped if uncapped is None or not card.critical_errors else min(uncapped, cap)
    checks = {check.id for c in card.criteria if c.id in gone for check in c.checks}
    said = (
        Unjudged(id=id, what="criterion", reason=WAIVED, sentence=reason(card.language, WAIVED))
        for id in sorted(gone)
    )
    lost = card.next_action is not None and card.next_action.criterion in gone
    touched = {c.dimension for c in card.criteria if c.id in gone}
    return card.model_copy(
        update={
            "score": score,
            "uncapped": uncapped,
            "criteria": criteria,
            "dimensions": tuple(_dimension(d, criteria, touched) for d in card.dimensions),
            "unjudged": (*(u for u in card.unjudged if u.id not in checks), *said),
            "next_action": None if lost else card.next_action,
        }
    )


def _without(criterion: Criterion) -> Criterion:
    nothing = {
        "weight": 0,
        "share": None,
        "judged": None,
        "level": None,
        "level_label": None,
        "anchor": "",
        "checks": (),
    }
    return criterion.model_copy(update=nothing)


def _reweighted(criterion: Criterion, left: Number) -> Criterion:
    weight = number(100 * criterion.weight / left) if left else criterion.weight
    return criterion.model_copy(update={"weight": weight})


def _dimension(dimension: Dimension, criteria: Iterable[Criterion], touched: Collection[str]) -> Dimension:
    own = [c for c in criteria if c.dimension == dimension.id]
    weight = number(sum(c.weight for c in own))
    if dimension.id not in touched:
        return dimension.model_copy(update={"weight": weight})
    changed = {"weight": weight, "score": _mean(own), "level": None, "level_label": None}
    return dimension.model_copy(update=changed)


def _mean(criteria: Iterable[Criterion]) -> Number | None:
    """0..100, weighted; None when nothing could be judged."""
    known = [(c.weight, c.share) for c in criteria if c.share is not None and c.weight]
    total = sum(weight for weight, _ in known)
    return number(100 * sum(weight * share for weight, share in known) / total, 1) if total else None
