"""Does help help? What one's own calls with it came to, beside those without."""

from __future__ import annotations

from datetime import UTC, datetime

from voicesim.programme.help_effect import FEWEST, HelpEffect, help_effect
from voicesim.programme.shown import Shown


def held(share: float, *, drill: bool = False) -> Shown:
    shares = {"empathie": share, "cloture": share}
    return Shown("c", "FR03", datetime(2026, 11, 30, tzinfo=UTC), shares, (0.0, 0.5, 0.8), drill=drill)


def test_calls_with_help_stand_beside_calls_without() -> None:
    calls = [
        *((held(0.5), True) for _ in range(3)),
        *((held(share), False) for share in (0.6, 0.7, 0.8, 0.9)),
    ]
    assert help_effect(calls) == HelpEffect(3, 4, 0.5, 0.75)


def test_few_calls_of_either_kind_and_drills_say_nothing() -> None:
    without = [(held(0.7), False) for _ in range(FEWEST)]
    assert help_effect([*without, *((held(0.5), True) for _ in range(FEWEST - 1))]) is None
    assert help_effect([*without, *((held(0.5, drill=True), True) for _ in range(FEWEST))]) is None
