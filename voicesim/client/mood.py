"""The mood: three numbers that move on logged causes, by rules, under caps. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from voicesim.client import memory
from voicesim.client.mood_rules import MoodRule, sentence_of
from voicesim.client.state import Cause, ClientState, Dimension, Mood
from voicesim.text.words import Language

CAP = 3.0
"""Most a dimension moves in one turn, either way."""

DECAY = 0.3
"""What a dimension that nothing moved comes back towards `REST` in one turn."""

REST = 3.0

Decay: TypeAlias = Literal["none", "peaks", "all"]
"""*peaks*: anger and distress come down; *all*: nothing happened, so everything drifts back, trust too."""

DIMENSIONS: tuple[Dimension, ...] = ("anger", "distress", "trust")

_NAMES = {
    "fr": {"anger": "colère", "distress": "détresse", "trust": "confiance"},
    "en": {"anger": "anger", "distress": "distress", "trust": "trust"},
}
_DECAYED = {"fr": "le temps passe", "en": "time passes"}


def moved(
    state: ClientState,
    heard: Mapping[str, str],
    rules: Iterable[MoodRule],
    at: int,
    language: Language,
    decays: Decay = "none",
) -> tuple[ClientState, tuple[Cause, ...]]:
    """The state after the rules that `heard` sets off, and why.

    `heard` maps triggers ("role:feels", "event:interruption") to the trainee's words. Each rule fires at
    most once here; the sum of a dimension is capped at `CAP`. What nothing moved may then decay. Words that
    hurt soothe nobody: "pourquoi vous n'appelez que maintenant" does not ask gently as well.
    """
    before = state.mood
    causes: list[Cause] = []
    fired = [rule for rule in rules if rule.on in heard]
    hurting = [heard[rule.on] for rule in fired if rule.anger > 0 or rule.distress > 0]
    for rule in fired:
        if _soothes(rule) and any(_same(heard[rule.on], words) for words in hurting):
            continue
        state = memory.bump(state, f"rule:{rule.id}")
        times = memory.count(state, f"rule:{rule.id}")
        if times % rule.every or times // rule.every > rule.most:
            continue
        after = _capped(before, state.mood, rule)
        if after != state.mood:
            causes.append(_cause(rule, at, heard[rule.on], state.mood, after, language))
            state = replace(state, mood=after)
    if decays != "none":
        after = _decayed(before, state.mood, peaks_only=decays == "peaks")
        if after != state.mood:
            sentence = _DECAYED[language] + difference(state.mood, after, language)
            causes.append(Cause(at, "decay", sentence, "", state.mood, after))
            state = replace(state, mood=after)
    return state, tuple(causes)


def _soothes(rule: MoodRule) -> bool:
    return rule.anger <= 0 and rule.distress <= 0 and rule.trust >= 0


def _same(one: str, other: str) -> bool:
    """Does one of two stretches of words hold the other?"""
    return bool(one and other) and (one in other or other in one)


def _capped(start: Mood, now: Mood, rule: MoodRule) -> Mood:
    def value(dimension: Dimension) -> float:
        origin: float = getattr(start, dimension)
        wanted: float = getattr(now, dimension) + getattr(rule, dimension)
        wanted = min(max(wanted, origin - CAP), origin + CAP)
        return round(min(max(wanted, 0.0), 10.0), 2)

    return Mood(*(value(dimension) for dimension in DIMENSIONS))


def _decayed(start: Mood, now: Mood, peaks_only: bool) -> Mood:
    def value(dimension: Dimension) -> float:
        level: float = getattr(now, dimension)
        if level != getattr(start, dimension):
            return level
        if peaks_only and (dimension == "trust" or level <= REST):
            return level
        step = min(DECAY, abs(REST - level))
        return round(level + step if level < REST else level - step, 2)

    return Mood(*(value(dimension) for dimension in DIMENSIONS))


def _cause(rule: MoodRule, at: int, words: str, before: Mood, after: Mood, language: Language) -> Cause:
    sentence = sentence_of(rule, language) + difference(before, after, language)
    name = rule.on.removeprefix("event:").replace(":", ".", 1)
    return Cause(at, name, sentence, words, before, after)


def difference(before: Mood, after: Mood, language: Language) -> str:
    """How the mood moved, for people: " : confiance −1, colère +2"."""
    parts = []
    for dimension in DIMENSIONS:
        delta = round(getattr(after, dimension) - getattr(before, dimension), 2)
        if delta:
            sign = "+" if delta > 0 else "−"
            number = f"{abs(delta):g}"
            parts.append(
                f"{_NAMES[language][dimension]} {sign}{number.replace('.', ',' if language == 'fr' else '.')}"
            )
    colon = " : " if language == "fr" else ": "
    return colon + ", ".join(parts) if parts else ""
