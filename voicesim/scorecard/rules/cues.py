"""Were the client's cues of distress or anger answered?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from voicesim.analysis.acts import PlacedAct
from voicesim.analysis.answers import (
    answers_to,
    speaks_of_something_else,
    taken_up_in_deed,
    turns_to_answer,
)
from voicesim.analysis.call import Analysis
from voicesim.analysis.mood import Cue, grouped
from voicesim.content.roles import Role
from voicesim.scorecard.evidence import Evidence, of_act, of_turn, quotes, sure
from voicesim.scorecard.rules.base import Rule, formula_of, not_applicable
from voicesim.scorecard.rules.said import beside_a_fault
from voicesim.scorecard.verdict import Met, Missed, ToVerify, Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """A cue and the words that answered it."""

    cue: Cue
    act: PlacedAct | None
    elsewhere: bool = False
    """Nothing answered it, and the turn that followed was understood: it speaks of something else."""
    in_deed: bool = False
    """No words answered it, but the turn that followed did something about it: it counts neither way."""


class AnsweredCues(Rule):
    """Each cue is answered in words within `within` trainee turns; a formula used again answers nothing.

    Words beside what is, or may be, a fault prove no answer, and the cue counts neither way then.
    Likely words for the feeling, and an offer of help in the next turn, answer it too. It was left alone only
    where the next turn was understood and speaks of something else; what was taken up in deed
    counts neither way.
    """

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
        left = [a for a in answers if a.act is None and a.elsewhere]
        values = {"count": str(len(shown)), "wanted": str(len(shown) + len(left))}
        evidence = quotes(e for a in shown for e in _pair(call, a))
        alone = tuple(of_turn(a.cue.turn, call.record.turns[a.cue.turn]) for a in left)
        unclear = quotes(
            e for a in answers if not (a in shown or a in left or a.in_deed) for e in _reply(call, a)
        )
        if evidence is not None:
            return Met(
                evidence,
                round(len(shown) / (len(shown) + len(left)), 4),
                values,
                unclear or (),
                called_for=alone,
            )
        if left:
            start = call.record.turns[left[0].cue.turn].start
            return Missed(start, call.record.duration, values, alone)
        why = "cues_in_deed" if any(a.in_deed for a in answers) else "no_cue"
        if unclear is None:
            return not_applicable(why)
        unsure = len([one for one in answers if not one.in_deed])
        return ToVerify(unclear, {**values, "wanted": str(unsure)})

    def answers(self, call: Analysis) -> tuple[Answer, ...]:
        """Each group of cues with its first fresh answer, if any: a sure one before one that is likely."""
        used: dict[str, int] = {}
        found = []
        for cue in grouped(call.cues):
            said = answers_to(call, cue, self.within, self.role)
            fresh = [
                a
                for a in said
                if a.turn not in call.recited
                and not beside_a_fault(call, a)
                and used.get(formula_of(a), 0) < self.same_formula
            ]
            fresh.sort(key=lambda act: (not sure(act), act.likely))
            act = fresh[0] if fresh else None
            if act is not None:
                used[formula_of(act)] = used.get(formula_of(act), 0) + 1
            in_deed = not said and taken_up_in_deed(call, cue)
            excused = in_deed or any(beside_a_fault(call, one) for one in said)
            elsewhere = act is None and not excused and speaks_of_something_else(call, cue)
            found.append(Answer(cue, act, elsewhere, in_deed))
        return tuple(found)


def _pair(call: Analysis, answer: Answer) -> tuple[Evidence, ...]:
    cue = of_turn(answer.cue.turn, call.record.turns[answer.cue.turn])
    return (cue,) if answer.act is None else (cue, of_act(answer.act))


def _reply(call: Analysis, answer: Answer) -> tuple[Evidence, ...]:
    """What may have answered: the unclear words, or the whole next turn, of which not all was understood."""
    if answer.act is not None:
        return (of_act(answer.act),)
    return tuple(of_turn(i, call.record.turns[i]) for i in turns_to_answer(call, answer.cue, 1))
