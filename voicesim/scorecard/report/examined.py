"""What people decided, beside what the machine proposes; and what is hidden from them until they have."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from voicesim.scorecard.card import Card, Unjudged


@dataclass(frozen=True, slots=True)
class HumanMark:
    """One criterion as a person marked it."""

    level: str
    """What people call the level."""
    comment: str = ""
    blind: bool = False
    """True when it was marked before the proposal was seen."""


@dataclass(frozen=True, slots=True)
class Examined:
    """An examination under way, or signed."""

    examiner: str
    signed_at: str = ""
    """ISO 8601; empty until the examiner has signed."""
    marks: Mapping[str, HumanMark] = field(default_factory=dict)
    """Criterion -> mark, once signed."""
    hidden: Collection[str] = frozenset()
    """Criteria to be marked blind: nothing the machine found on them is shown."""
    decided: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """Kind and id of what was to verify -> did the examiner confirm it? Once signed."""

    def confirmed(self, card: Card) -> tuple[Unjudged, ...]:
        """The critical errors that were to verify, and that the examiner has confirmed."""
        return tuple(
            item
            for item in card.unjudged
            if item.what == "critical_error" and self.decided.get((item.what, item.id))
        )


def blinded(card: Card, hidden: Collection[str]) -> Card:
    """The scorecard without what the machine proposes for the hidden criteria, nor any sum they enter."""
    if not hidden:
        return card
    criteria = tuple(
        c.model_copy(update={"share": None, "level": None, "level_label": None, "checks": ()})
        if c.id in hidden
        else c
        for c in card.criteria
    )
    touched = {c.dimension for c in card.criteria if c.id in hidden}
    dimensions = tuple(
        d.model_copy(update={"score": None, "level_label": None}) if d.id in touched else d
        for d in card.dimensions
    )
    checks = {check.id for c in card.criteria if c.id in hidden for check in c.checks}
    return card.model_copy(
        update={
            "score": None,
            "uncapped": None,
            "criteria": criteria,
            "dimensions": dimensions,
            "critical_errors": () if len(hidden) == len(card.criteria) else card.critical_errors,
            "unjudged": tuple(u for u in card.unjudged if u.id not in checks and u.id not in hidden),
            "next_action": None,
            "cues": (),
            "left_open": None,
            "form": (),
        }
    )
