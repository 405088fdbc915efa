"""The rounds of a unit, answered all together as a page sends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicesim.programme.rounds import Answered, answered, label_of
from voicesim.scorecard.coaching.theme import Round
from voicesim.text.words import Language
from voicesim.understanding.bank import load_bank


@dataclass(frozen=True, slots=True)
class Remarked:
    """A round that was answered, with what people call what was missing in it or better left out."""

    done: Answered
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


def answer_all(rounds: Sequence[Round], own: Sequence[str], language: Language) -> tuple[Remarked, ...]:
    """What each answer does; one that was left out is an empty one. Raises `ContentError`."""
    bank = load_bank(language)
    given = (*own, *("" for _ in rounds))
    done = [answered(one, text, bank) for one, text in zip(rounds, given, strict=False)]
    return tuple(
        Remarked(
            one,
            tuple(label_of(name, bank) for name in one.missing),
            tuple(label_of(name, bank) for name in one.wrong),
        )
        for one in done
    )
