"""The learning path inside the report: each unit with what there is to read, to listen to and to try."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.scorecard.card import Card
from voicesim.scorecard.coaching.theme import Unit, load_themes
from voicesim.text.words import Language


def units_of(card: Card, language: Language) -> Mapping[str, Unit]:
    """The units the scorecard names, as far as this version still has them."""
    named = {step.unit for step in card.next_action.path} if card.next_action else set()
    if not named:
        return {}
    return {unit.id: unit for theme in load_themes(language) for unit in theme.units if unit.id in named}
