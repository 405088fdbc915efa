"""Were the client's cues of distress or anger answered?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.answers import turns_to_answer
from voicesim.analysis.call import Analysis
from voicesim.analysis.mood import Cue, grouped
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import Evidence, of_act, of_turn, quotes, sure
from voicesim.scorecard.rules.base import Rule, formula_of, not_applicable
from voicesim.scorecard.verdict import Met, Missed, ToVerify, Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """A cue and the words that answered it."""

    cue: Cue
    act: PlacedAct | None


class AnsweredCues(Rule):
    """Each cue is answered in words within `within` trainee turns; a formula used again answers nothing."""

    kind: Literal["answered_cues"]
    role: Role = "answers_cue"
    """What answers a cue."""
    within: int = Field(default=2, ge=1, le=4)
    same_formula: int = Field(default=2, ge=1)
    """The same expression is credited this often at most."""

    def judge(self, call: Analysis) -> Verdict:
        """Met in the share of cues answered, unclear answers left out; shown by the cue and its answer."""
        if not call.cues:
            return not_applicable("no_cue")
        answers = self.answers(call)
        shown = [a for a in answers if a.act is not None and sure(a.act)]
        values = {"count": str(len(shown)), "wanted": str(len(answers))}
        evidence = quotes(e for a in shown for e in _pair(call, a))
        unclear = quotes(of_act(a.act) for a in answers if a.act is not None and not sure(a.act))
        if evidence is not None:
            judged = sum(a.act is None or sure(a.act) for a in answers)
            return Met(evidence, round(len(shown) / judged, 4), values, unclear or ())
        first = call.record.turns[answers[0].cue.turn]
        return (
            Missed(first.start, call.record.duration, values)
            if unclear is None
            else ToVerify(unclear, values)
        )

    def answers(self, call: Analysis) -> tuple[Answer, ...]:
        """Each group of cues with its first fresh answer, if any."""
        used: dict[str, int] = {}
        found = []
        for cue in grouped(call.cues):
            after = turns_to_answer(call, cue, self.within)
            fresh = [
                a
                for a in in_role(call.acts, self.role)
                if a.turn in after
                and a.turn not in call.recited
                and used.get(formula_of(a), 0) < self.same_formula
            ]
            act = next(filter(sure, fresh), fresh[0] if fresh else None)
            if act is not None:
                used[formula_of(act)] = used.get(formula_of(act), 0) + 1
            found.append(Answer(cue, act))
        return tuple(found)


def _pair(call: Analysis, answer: Answer) -> tuple[Evidence, ...]:
    cue = of_turn(answer.cue.turn, call.record.turns[answer.cue.turn])
    return (cue,) if answer.act is None else (cue, of_act(answer.act))
