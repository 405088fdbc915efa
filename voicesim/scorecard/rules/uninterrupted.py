"""Was the client left to finish?"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from voicesim.analysis.call import Analysis
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.scorecard.evidence import Evidence, of_turn, quotes
from voicesim.scorecard.rules.base import Rule, nowhere, spoke_too_little
from voicesim.scorecard.verdict import Fault, Met, Verdict

WORDS_AROUND = 8
"""Words quoted on each side of an interruption."""


class Uninterrupted(Rule):
    """At most `most` interruptions in ten minutes of call; backchannels never count."""

    kind: Literal["uninterrupted"]
    most: int = Field(default=1, ge=0)

    def judge(self, call: Analysis) -> Verdict:
        """A fault with the words of both; met with the client's longest turn, left whole."""
        cut = call.interaction.crossings("interruption")
        allowed = self.most * max(1.0, call.record.duration / (600 * SAMPLE_RATE))
        values = {"count": str(len(cut)), "allowed": str(self.most)}
        if len(cut) > allowed:
            shown = quotes(e for o in cut for e in (_tail(call, o.over), _head(call, o.turn)))
            if shown is not None:
                return Fault(shown, values)
        listened = [of_turn(i, t) for i, t in call.client_turns if t.complete]
        longest = sorted(listened, key=lambda e: (-len(e.words.split()), e.start))[:1]
        kept = None if spoke_too_little(call) else quotes(longest)
        return nowhere(call, values) if kept is None else Met(kept, values=values)


def _tail(call: Analysis, index: int) -> Evidence:
    turn = call.record.turns[index]
    words = turn.words[-WORDS_AROUND:]
    whole = of_turn(index, turn)
    if not words:
        return whole
    return Evidence(turn.speaker, " ".join(w.text for w in words), words[0].start, turn.end, turn=index)


def _head(call: Analysis, index: int) -> Evidence:
    turn = call.record.turns[index]
    words = turn.words[:WORDS_AROUND]
    if not words:
        return of_turn(index, turn)
    return Evidence(turn.speaker, " ".join(w.text for w in words), turn.start, words[-1].end, turn=index)
