"""The moment to replay from: where the call turned, with the client in exactly that state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from voicesim.analysis.call import Analysis
from voicesim.audio.frames import seconds
from voicesim.scorecard.scored import CriticalFinding, ScoredCheck
from voicesim.scorecard.verdict import Fault, Missed
from voicesim.text.words import Language

Why: TypeAlias = Literal["critical", "fault", "mood", "cue", "missed"]

SENTENCES: Mapping[Language, Mapping[Why, str]] = {
    "fr": {
        "critical": "Reprenez l'appel juste avant cette phrase : « {words} »",
        "fault": "Reprenez l'appel juste avant cette phrase : « {words} »",
        "mood": "Reprenez l'appel là où l'humeur du client a basculé, juste avant : « {words} »",
        "cue": "Reprenez l'appel juste après que le client a dit : « {words} »",
        "missed": "Reprenez l'appel juste après que le client a dit : « {words} »",
    },
    "en": {
        "critical": 'Take the call up again just before this sentence: "{words}"',
        "fault": 'Take the call up again just before this sentence: "{words}"',
        "mood": 'Take the call up again where the mood of the caller turned, just before: "{words}"',
        "cue": 'Take the call up again just after the caller said: "{words}"',
        "missed": 'Take the call up again just after the caller said: "{words}"',
    },
}
TENSED = 1.0
"""Anger and distress together, 0..20: what rises by less is no turning point."""
QUOTED_WORDS = 14


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """Where to take the call up again."""

    turn: int
    """Index in the record of the trainee turn to be played anew; all before it stays as it was."""
    at: int
    """Sample at which that turn began."""
    why: Why
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """As in `scorecard.json`."""
        return {"turn": self.turn, "second": seconds(self.at), "why": self.why, "sentence": self.sentence}


def turning_point(
    call: Analysis, critical: Iterable[CriticalFinding], weakest: Iterable[ScoredCheck]
) -> TurningPoint | None:
    """The first clear critical error; else the fault of a weak check; else where the client tensed most;
    else the first occasion that was missed. None when the trainee never spoke."""
    for error in critical:
        if isinstance(error.verdict, Fault):
            return _before(call, error.verdict.evidence[0].turn, "critical")
    weak = tuple(weakest)
    for check in weak:
        if isinstance(check.verdict, Fault):
            found = [e.turn for e in check.verdict.evidence if e.speaker == "trainee"]
            if found:
                return _before(call, found[0], "fault")
    return _tensed(call) or _occasion(call, weak)


def _tensed(call: Analysis) -> TurningPoint | None:
    """The trainee turn whose words raised the client's anger and distress most."""
    rises = [
        (after.mood.anger + after.mood.distress - before.mood.anger - before.mood.distress, after.at)
        for before, after in pairwise(call.mood)
        if after.words
    ]
    most = max(rises, default=(0.0, 0), key=lambda rise: (rise[0], -rise[1]))
    if most[0] < TENSED:
        return None
    spoken = [i for i, turn in call.trainee_turns if turn.start <= most[1]]
    return _before(call, spoken[-1], "mood") if spoken else None


def _occasion(call: Analysis, weak: Iterable[ScoredCheck]) -> TurningPoint | None:
    """The first trainee turn after what asked for the thing missed: a cue, or the start of the span."""
    for check in weak:
        if isinstance(check.verdict, Missed):
            later = [i for i, turn in call.trainee_turns if turn.start >= check.verdict.start]
            if later:
                return _after(call, later[0], "cue" if check.rule == "answered_cues" else "missed")
    return None


def _before(call: Analysis, turn: int, why: Why) -> TurningPoint:
    return _point(call, turn, why, call.record.turns[turn].text)


def _after(call: Analysis, turn: int, why: Why) -> TurningPoint | None:
    heard = [t.text for t in call.record.turns[:turn] if t.speaker == "client" and t.words]
    return _point(call, turn, why, heard[-1]) if heard else None


def _point(call: Analysis, turn: int, why: Why, words: str) -> TurningPoint:
    shown = words.split()
    text = " ".join(shown[:QUOTED_WORDS]) + (" …" if len(shown) > QUOTED_WORDS else "")
    sentence = SENTENCES[call.record.language][why].format(words=text)
    return TurningPoint(turn, call.record.turns[turn].start, why, sentence)
