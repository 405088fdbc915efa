"""A unit of a path, opened: its matter, and beside it what one's own last call left to be said better."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.call.directory import CallDirectory
from voicesim.catalogue.calls import each_call_of
from voicesim.errors import StorageError
from voicesim.programme.beside import Beside, beside
from voicesim.programme.units import Unit
from voicesim.scorecard.card import Card, card_in
from voicesim.scorecard.coaching.theme import Unit as Matter
from voicesim.scorecard.coaching.theme import load_themes
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry
from voicesim.text.words import Language
from voicesim.understanding.bank import load_bank


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of one's own call, to be listened to again."""

    call: CallDirectory
    second: float
    sentence: str
    """Why this one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown of a unit."""

    unit: Unit
    matter: Matter
    own: tuple[Beside, ...]
    """Of the latest call that left something in this skill; empty when none did."""
    moment: Moment | None
    """Where that call turned; None without a call, or without its sound."""


def open_unit(registry: Registry, person: str, unit: Unit, language: Language) -> Opened:
    """The matter of a unit to read or to listen to, for this person. Raises `StorageError`."""
    matter = next(one for theme in load_themes(language) for one in theme.units if one.id == unit.id)
    latest = _latest(registry, person, unit.skill, language)
    if latest is None:
        return Opened(unit, matter, (), None)
    call, card = latest
    own = beside(card, unit.skill, load_rubric(card.rubric.id, card.language), load_bank(card.language))
    return Opened(unit, matter, own, _moment(call, card))


def _latest(
    registry: Registry, person: str, skill: str, language: Language
) -> tuple[CallDirectory, Card] | None:
    """The person's latest practice call in a language in which something of the skill was lost."""
    for entry in each_call_of(registry.database, person):
        call = folder_of(registry.store, entry.shelf, entry.name)
        if not entry.is_practice or entry.language != language or not call.scorecard.is_file():
            continue
        try:
            card = card_in(call.scorecard)
        except StorageError:  # a damaged scorecard keeps nobody from reading
            continue
        criterion = card.criterion(skill)
        if criterion and any(one.verdict in ("fault", "missed") for one in criterion.checks):
            return call, card
    return None


def _moment(call: CallDirectory, card: Card) -> Moment | None:
    replay = card.next_action.replay if card.next_action else None
    if replay is None or not call.sound.is_file():
        return None
    return Moment(call, float(replay.second), replay.sentence)
