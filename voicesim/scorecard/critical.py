"""Critical errors: found by clear words or by a topic never asked, never by a guess."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from voicesim.analysis.acts import PlacedAct
from voicesim.analysis.call import Analysis
from voicesim.call.record import Turn
from voicesim.client.conformity import CriticalError
from voicesim.scorecard.evidence import (
    HARDLY,
    TO_VERIFY,
    Evidence,
    beyond_doubt,
    doubtful,
    of_act,
    of_turn,
    quotes,
    sure,
)
from voicesim.scorecard.scored import CriticalFinding, Unjudged
from voicesim.scorecard.verdict import Fault, Missed, ToVerify
from voicesim.scorecard.wording import reason
from voicesim.text.words import Language

SHORTEST_QUESTION = 3
"""Words of a turn in which a question may have been lost."""
MANY = 0.25
"""Share of hardly recognised words from which on a turn may have been any question."""
ENDING = (".", "!", "…")
"""Marks that end what is no question; a turn without one may have lost its question mark."""

_CONTESTED = {"fr": "Contesté, ne compte pas : {}.", "en": "Contested, does not count: {}."}


def critical_errors(
    call: Analysis, errors: Iterable[CriticalError], language: Language, contested: Collection[str] = ()
) -> tuple[tuple[CriticalFinding, ...], tuple[Unjudged, ...]]:
    """The critical errors of the call, and those a person must decide: `contested` names more of these."""
    found: list[CriticalFinding] = []
    undecided: list[Unjudged] = []
    for error in errors:
        if any(triggered(call, trigger) for trigger in error.unless):
            continue
        verdict = _heard(call, error) or _missed(call, error)
        if isinstance(verdict, ToVerify):
            typed = call.record.typed
            sentence = reason(language, "critical_doubtful", error.sentence, typed=typed)
            undecided.append(
                Unjudged(error.id, "critical_error", "low_confidence", sentence, verdict.evidence)
            )
        elif verdict is not None and error.id in contested:
            sentence = _CONTESTED[language].format(error.sentence.rstrip("."))
            quoted = verdict.evidence if isinstance(verdict, Fault) else ()
            undecided.append(Unjudged(error.id, "critical_error", "contested", sentence, quoted))
        elif verdict is not None:
            found.append(CriticalFinding(error.id, error.kind, error.sentence, verdict))
    return tuple(found), tuple(undecided)


def _heard(call: Analysis, error: CriticalError) -> Fault | ToVerify | None:
    """The words of the error, or those that may have been it."""
    heard = [act for trigger in error.heard for act in triggered(call, trigger)]
    clear = quotes((*map(of_act, filter(beyond_doubt, heard)), *_interruptions(call, error)))
    if clear is not None:
        return Fault(clear)
    unclear = quotes(map(of_act, heard))
    return None if unclear is None else ToVerify(unclear)


def _missed(call: Analysis, error: CriticalError) -> Missed | ToVerify | None:
    """Nothing of it was asked; or it may have been, in words that were recognised badly."""
    if not error.missed:
        return None
    asked = call.asking(*error.missed)
    if any(map(sure, asked)):
        return None
    likely = call.perhaps_asking(*error.missed)
    maybe = quotes((*map(of_act, asked), *map(of_act, likely), *_lost_questions(call)))
    return Missed(0, call.record.duration) if maybe is None else ToVerify(maybe)


def _lost_questions(call: Analysis) -> list[Evidence]:
    """The badly recognised turns in which nothing was heard to be asked."""
    asking = {act.turn for act in call.acts if act.act.kind == "topic" and sure(act)}
    return [
        of_turn(index, turn)
        for index, turn in call.trainee_turns
        if index not in asking and len(turn.words) >= SHORTEST_QUESTION and _may_ask(turn)
    ]


def _may_ask(turn: Turn) -> bool:
    hardly = sum(word.probability < HARDLY for word in turn.words)
    asks = "?" in turn.text or not turn.text.endswith(ENDING)
    return hardly >= MANY * len(turn.words) or (asks and doubtful(turn.words, TO_VERIFY))


def _interruptions(call: Analysis, error: CriticalError) -> list[Evidence]:
    if "event:interruption" not in error.heard:
        return []
    cut = call.interaction.crossings("interruption")
    return [of_turn(overlap.turn, call.record.turns[overlap.turn]) for overlap in cut]


def triggered(call: Analysis, trigger: str) -> tuple[PlacedAct, ...]:
    """The acts that set off a trigger: "family:<id>", "role:takes_on", "statement:origin=wrong"."""
    kind, _, rest = trigger.partition(":")
    name, _, how = rest.partition("=")
    acts = call.declined if how == "refused" else call.acts
    return tuple(placed for placed in acts if _named(placed, kind, name) and _is(placed, how))


def perhaps_triggered(call: Analysis, trigger: str) -> tuple[PlacedAct, ...]:
    """The acts that set off a trigger, what is only likely among them: before it is said that nothing did."""
    kind, _, rest = trigger.partition(":")
    name, _, how = rest.partition("=")
    likely = (placed for placed in call.likely if _named(placed, kind, name) and _is(placed, how))
    return (*triggered(call, trigger), *likely)


def _named(placed: PlacedAct, kind: str, name: str) -> bool:
    if kind == "role":
        return name in placed.act.roles
    return placed.act.kind == kind and placed.act.id == name


def _is(placed: PlacedAct, how: str) -> bool:
    match how:
        case "" | "refused":
            return True
        case "right":
            return placed.act.right is True
        case "wrong":
            return placed.act.right is False
        case "complete":
            return placed.act.complete
        case "partial":
            return not placed.act.complete
        case _:
            return False
