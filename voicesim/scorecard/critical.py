"""Critical errors: found by clear words or by a topic never asked, never by a guess."""

from __future__ import annotations

from collections.abc import Iterable

from voicesim.analysis.acts import PlacedAct, on_topic, refused
from voicesim.analysis.call import Analysis
from voicesim.client.conformity import CriticalError
from voicesim.language.words import Language
from voicesim.scorecard.evidence import TO_VERIFY, of_act, of_turn, quotes, sure, sure_enough_to_blame
from voicesim.scorecard.scored import CriticalFinding, Unjudged
from voicesim.scorecard.verdict import Fault, Missed

POORLY_HEARD = 0.10
"""With more than this share of badly recognised words, a question "never asked" may only have been lost."""

_SENTENCE = {
    "fr": "À vérifier à l'oreille : {} (reconnaissance incertaine).",
    "en": "To be checked by ear: {} (uncertain recognition).",
}


def critical_errors(
    call: Analysis, errors: Iterable[CriticalError], language: Language
) -> tuple[tuple[CriticalFinding, ...], tuple[Unjudged, ...]]:
    """The critical errors of the call, and those a person must decide."""
    found: list[CriticalFinding] = []
    open_: list[Unjudged] = []
    for error in errors:
        if _excused(call, error):
            continue
        outcome = _look(call, error)
        if isinstance(outcome, (Fault, Missed)):
            found.append(CriticalFinding(error.id, error.kind, error.sentence, outcome))
        elif outcome:
            open_.append(
                Unjudged(
                    error.id,
                    "critical_error",
                    "low_confidence",
                    _SENTENCE[language].format(error.sentence),
                    tuple(map(of_act, outcome)),
                )
            )
        elif error.missed and not any(on_topic(call.acts, error.missed)):
            open_.append(
                Unjudged(
                    error.id, "critical_error", "low_confidence", _SENTENCE[language].format(error.sentence)
                )
            )
    return tuple(found), tuple(open_)


def _look(call: Analysis, error: CriticalError) -> Fault | Missed | tuple[PlacedAct, ...]:
    """A finding; or the unclear acts that may be one; or nothing."""
    heard = [act for trigger in error.heard for act in triggered(call.acts, trigger)]
    clear = quotes(of_act(act) for act in heard if sure_enough_to_blame(act))
    if clear is not None:
        return Fault(clear)
    crossed = _events(call, error)
    if crossed is not None:
        return crossed
    if heard:
        return tuple(heard)
    if error.missed:
        asked = on_topic(call.acts, error.missed)
        if not asked and not poorly_heard(call):
            return Missed(0, call.record.duration)
        if not any(sure(act) for act in asked):
            return asked
    return ()


def _excused(call: Analysis, error: CriticalError) -> bool:
    return any(triggered(call.acts, trigger) for trigger in error.unless)


def _events(call: Analysis, error: CriticalError) -> Fault | None:
    if "event:interruption" not in error.heard:
        return None
    cut = call.interaction.crossings("interruption")
    shown = quotes(of_turn(o.turn, call.record.turns[o.turn]) for o in cut)
    return None if shown is None else Fault(shown)


def poorly_heard(call: Analysis) -> bool:
    """Were so many of the trainee's words recognised badly that a missing one proves nothing?"""
    words = [word for _, turn in call.trainee_turns for word in turn.words]
    bad = sum(1 for word in words if word.probability < TO_VERIFY)
    return bool(words) and bad / len(words) > POORLY_HEARD


def triggered(acts: Iterable[PlacedAct], trigger: str) -> tuple[PlacedAct, ...]:
    """The acts a trigger such as "family:empathy" or "statement:origin=wrong" is set off by."""
    kind, _, rest = trigger.partition(":")
    identifier, _, how = rest.partition("=")
    return tuple(
        placed
        for placed in acts
        if placed.act.kind == kind and placed.act.id == identifier and _is(placed, how)
    )


def _is(placed: PlacedAct, how: str) -> bool:
    match how:
        case "":
            return not refused(placed)
        case "refused":
            return refused(placed)
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
