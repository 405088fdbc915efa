"""A robot trainee's call scored again with its words misheard: what recognition errors cost it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from voicesim.call.record import CallRecord
from voicesim.client.scenario import load_scenario
from voicesim.line.trainee_script import Quality, script_of, scripts_of
from voicesim.scorecard.evidence import Evidence
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.scorecard.scorecard import Scorecard
from voicesim.scorecard.scored import ScoredCheck
from voicesim.sessions.rehearsal import Rehearsed, play
from voicesim.text.words import text_of
from voicesim.understanding.mishearing import misheard

LEAST = 0.1
"""Points of the score under which a lost check is not listed."""


@dataclass(frozen=True)
class Loss:
    """Points of the score that one check lost, and the words it lost them by."""

    check: str
    points: float
    where: str


@dataclass(frozen=True)
class Noisy:
    """One call scored again with its words misheard."""

    seed: int
    score: float
    invented: Mapping[str, str]
    """Critical errors not made when every word is heard: by id, the words they rest on."""
    to_verify: int
    """Checks left to a person."""
    lost: tuple[Loss, ...]


@dataclass(frozen=True)
class Row:
    """One robot's call at one rate of errors."""

    scenario: str
    robot: str
    rate: float
    clear: float
    """The score when every word is heard."""
    calls: tuple[Noisy, ...]

    @property
    def changes(self) -> list[float]:
        """Points gained (or lost, negative) by each call."""
        return [call.score - self.clear for call in self.calls]

    @property
    def mean(self) -> float:
        """The mean change, in points."""
        return sum(self.changes) / len(self.changes)

    @property
    def worst(self) -> float:
        """The change furthest from nought."""
        return max(self.changes, key=abs)


@lru_cache(maxsize=16)
def in_clear(scenario: str, quality: Quality, seed: int = 1) -> Rehearsed:
    """A robot's call of which every word is heard; held once for all that is made of it."""
    return play(load_scenario(scenario), script_of(scenario, quality), seed)


def misheard_call(record: CallRecord, rate: float, seed: int) -> CallRecord:
    """The record of a call whose trainee was misheard at a word error `rate` (0..1); what happened stays."""
    return replace(
        record,
        turns=tuple(
            replace(
                turn,
                words=misheard(turn.words, rate, seed * 1000 + index, record.language),
                understood=None,
            )
            if turn.speaker == "trainee"
            else turn
            for index, turn in enumerate(record.turns)
        ),
    )


def rescored(call: Rehearsed, rate: float, seed: int) -> tuple[CallRecord, Scorecard]:
    """The call as it was misheard, and its scorecard."""
    heard = misheard_call(call.record, rate, seed)
    rubric = load_rubric(call.scenario.rubric.id, call.scenario.language)
    return heard, score(heard, call.scenario, rubric)


def noisy(call: Rehearsed, rate: float, seed: int) -> Noisy:
    """One call scored again, compared with what it is worth."""
    heard, card = rescored(call, rate, seed)
    invented = {
        error.id: " | ".join(quote["words"] for quote in error.as_json()["evidence"]) or "(nothing asked)"
        for error in card.critical_errors
        if error.id not in call.critical
    }
    to_verify = sum(verdict == "to_verify" for verdict in card.verdicts.values())
    return Noisy(seed, _points(card), invented, to_verify, tuple(_losses(call, heard, card)))


def _points(card: Scorecard) -> float:
    return 0.0 if card.score is None else float(card.score)


def _losses(call: Rehearsed, heard: CallRecord, card: Scorecard) -> Iterator[Loss]:
    before, after = _worth(call.scorecard), _worth(card)
    checks = {check.id: check for check in _checks(call.scorecard)}
    now = {check.id: check for check in _checks(card)}
    for name, worth in before.items():
        lost = worth - after[name]
        if lost >= LEAST and now[name].verdict.name != "to_verify":
            yield Loss(f"{name}:{now[name].verdict.name}", lost, _where(checks[name], now[name], heard))


def _worth(card: Scorecard) -> dict[str, float]:
    """Points of the score that each check brings."""
    worth: dict[str, float] = {}
    for criterion in card.criteria:
        possible = sum(check.possible for check in criterion.checks if check.counts)
        for check in criterion.checks:
            worth[check.id] = criterion.weight * check.points / possible if check.counts else 0.0
    return worth


def _checks(card: Scorecard) -> Iterator[ScoredCheck]:
    return (check for criterion in card.criteria for check in criterion.checks)


def _where(clear: ScoredCheck, now: ScoredCheck, heard: CallRecord) -> str:
    """The quotes that fell away, with what was heard in their place; for a fault, its words."""
    if now.verdict.name == "fault":
        return " | ".join(f"{quote.words!r}" for quote in now.evidence)
    kept = {(quote.turn, quote.start) for quote in now.evidence}
    gone = [quote for quote in clear.evidence if (quote.turn, quote.start) not in kept]
    return " | ".join(f"[{quote.turn}] {quote.words!r} -> {_heard(quote, heard)!r}" for quote in gone)


def _heard(quote: Evidence, heard: CallRecord) -> str:
    words = heard.turns[quote.turn].words if 0 <= quote.turn < len(heard.turns) else ()
    return text_of(word for word in words if quote.start <= word.start < quote.end)


def rows(scenario_id: str, robots: Sequence[str], rates: Sequence[float], seeds: int) -> list[Row]:
    """Every row of one scenario: a robot it has not is left out."""
    found = []
    for quality in scripts_of(scenario_id):
        if quality in robots:
            call = in_clear(scenario_id, quality)
            for rate in rates:
                calls = tuple(noisy(call, rate, seed) for seed in range(seeds))
                found.append(Row(call.scenario.id, quality, rate, call.score, calls))
    return found
