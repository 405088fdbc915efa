"""What a call is for, and every rule that follows: the one place that tells practice from examination."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Mode: TypeAlias = Literal["practice", "certification"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True, slots=True)
class ModeRules:
    """The rules of one mode. Whoever asks "is this an examination?" asks for one of these instead."""

    mode: Mode

    acceptance_required: bool
    """Is the call refused unless a person accepts the notice with a key?"""
    house_named: bool
    """Must the notice name the organisation and the data protection officer, and the call be recorded?"""
    closed_book: bool
    """Are the parts of the screen taken away that the scenario names in `closed_book`?"""
    understood_shown: bool
    """May the screen show during the call what was understood of the trainee?"""
    helped: bool
    """May the page suggest during the call what could be said?"""
    pausable: bool
    """May the trainee stop the call and go on?"""
    resumable: bool
    """May a call be taken up again at one of its turns? The caller of an examination must serve again."""
    hidden_facts_shown: bool
    """May the report say what the trainee did not find out?"""

    result_shown: bool
    """Is the scorecard shown when the call is over? Else a person marks it first."""

    fixed_seed: int | None
    """Seed of every call unless one is given: all candidates meet the same caller; None draws one."""
    model_words: bool
    """May a language model word the replies, and read a call a second time?"""
    meaning_heard: bool
    """May the ear that needs weights understand, where they are here? Else the ear everyone has decides."""
    examples_prove: bool
    """Does what was understood by an example alone earn points? Else it is to verify."""
    steady_voice: bool
    """Is a line spoken the same way each time?"""

    refiled: bool
    """May the call be scored, or listened to, again in place? Else what was filed first stays as it was."""
    self_assessed: bool
    """Is the trainee asked for marks of their own?"""
    mirrored: bool
    """May the trainee see how hard their own voice worked?"""
    contestable: bool
    """May a mark be contested after it was signed, which keeps the call from being deleted?"""
    on_a_path: bool
    """Does it show what to practise next, and is one reminded before it of what is due?"""
    begun_in_store: bool
    """Is a call valid only on its shelf, where the journal says that it was begun?"""


PRACTICE = ModeRules(
    mode="practice",
    acceptance_required=False,
    house_named=False,
    closed_book=False,
    understood_shown=True,
    helped=True,
    pausable=True,
    resumable=True,
    hidden_facts_shown=True,
    result_shown=True,
    fixed_seed=None,
    model_words=True,
    meaning_heard=True,
    examples_prove=True,
    steady_voice=False,
    refiled=True,
    self_assessed=True,
    mirrored=True,
    contestable=False,
    on_a_path=True,
    begun_in_store=False,
)

CERTIFICATION = ModeRules(
    mode="certification",
    acceptance_required=True,
    house_named=True,
    closed_book=True,
    understood_shown=False,
    helped=False,
    pausable=False,
    resumable=False,
    hidden_facts_shown=False,
    result_shown=False,
    fixed_seed=1,
    model_words=False,
    meaning_heard=False,
    examples_prove=False,
    steady_voice=True,
    refiled=False,
    self_assessed=False,
    mirrored=False,
    contestable=True,
    on_a_path=False,
    begun_in_store=True,
)


def rules_of(mode: Mode) -> ModeRules:
    """The rules of a mode."""
    return {rules.mode: rules for rules in (PRACTICE, CERTIFICATION)}[mode]
