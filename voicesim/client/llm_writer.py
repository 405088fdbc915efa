"""The LLM writer: a language model words the client's moves, under guards and within a budget.

Nothing it writes is spoken unchecked. When it is late, fails or is refused, the phrase writer speaks and the
line's note says so. In certification the phrase writer is used alone: every candidate meets the same caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from voicesim.client.guards import Guards, Refusal, sentences
from voicesim.client.llm_engine import Engine, Limits, Message
from voicesim.client.phrase_writer import PhraseWriter
from voicesim.client.prompt import conversation, directive, system_message
from voicesim.client.state import NOT_YET, Decision, Line, NotYet
from voicesim.client.writer import Assignment
from voicesim.errors import StageFailed

MATERIAL = frozenset(
    {"tell", "answer", "evade", "object", "pleased", "recall_promise", "opening", "obey", "correct"}
)
"""Moves whose content is the author's: the model is given the line and says it in its own way."""

WRITTEN = frozenset(
    {"colleague_greets", "colleague_asks", "colleague_accepts", "backchannel", "falls_silent", "allo"}
)
"""Moves that are spoken as written: another person's lines, and those too short to be worth a model."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one answer may cost."""

    tokens: int = 60
    seconds: float = 1.0


class LlmWriter:
    """Words decisions with an `Engine`; one writer serves one call.

    `clock` gives seconds from any origin; the core has none of its own. Without it only tokens are bounded.
    """

    def __init__(
        self, engine: Engine, budget: Budget | None = None, clock: Callable[[], float] | None = None
    ) -> None:
        self.name = engine.name
        self._engine = engine
        self._budget = budget or Budget()
        self._clock = clock or (lambda: 0.0)
        self._phrases = PhraseWriter()
        self._guards: Guards | None = None
        self._system: Message | None = None
        self._directives: dict[int, str] = {}
        self._digest = ""
        self._tried: Decision | None = None

    def write(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        """The lines of a decision: the model's where they pass, the phrase writer's elsewhere."""
        intentions = assignment.decision.intentions
        if not intentions:
            return
        if any(intention.move in WRITTEN for intention in intentions):
            yield from self._phrases.write(assignment)
            return
        if self._tried is assignment.decision:  # asked again: the first try came too late to be used
            yield from self._instead(assignment, "late: the answer was wanted before the model had it")
            return
        self._tried = assignment.decision
        self._note_down(assignment)
        yield from self._generated(assignment)

    def _note_down(self, assignment: Assignment) -> None:
        """Keeps what the model is asked, where the history stands; a new call forgets the one before."""
        scenario, place = assignment.scenario, len(assignment.decision.state.history)
        if self._digest != scenario.digest:
            self._digest, self._guards = scenario.digest, Guards(scenario)
            self._system = system_message(scenario, assignment.pools)
        kept = {key: text for key, text in self._directives.items() if place > 1 and key < place}
        wanted = directive(assignment.decision, self._material(assignment), scenario.language)
        self._directives = {**kept, place: wanted}

    def _material(self, assignment: Assignment) -> list[str]:
        lines = self._phrases.write(assignment)
        return [line.text if line.move in MATERIAL else "" for line in lines]

    def _generated(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        spoken: list[str] = []
        whole = _must_be_whole(assignment)
        try:
            for sentence in self._sentences(assignment):
                if not sentence:
                    yield NOT_YET
                    continue
                refusal = self._refusal(assignment, sentence, spoken)
                if refusal is not None:
                    if whole or not spoken:
                        yield from self._instead(assignment, f"refused, {refusal}")
                    return
                spoken.append(sentence)
                if not whole:
                    yield self._line(assignment, sentence, first=len(spoken) == 1)
        except StageFailed as failure:
            if whole or not spoken:
                yield from self._instead(assignment, f"failed, {failure.reason}")
            return
        if whole or not spoken:
            yield from self._finished(assignment, spoken)

    def _finished(self, assignment: Assignment, spoken: list[str]) -> Iterator[Line]:
        text = " ".join(spoken)
        if not spoken:
            yield from self._instead(assignment, "refused, empty: nothing to say")
        elif not self._says_it(assignment, text):
            yield from self._instead(assignment, "refused, missing: what had to be said is not in it")
        else:
            yield self._line(assignment, text, first=True)

    def _sentences(self, assignment: Assignment) -> Iterator[str]:
        """Whole sentences as they come, until the budget is spent; "" for each piece that ends none."""
        assert self._system is not None
        scenario, history = assignment.scenario, assignment.decision.state.history
        messages = conversation(self._system, history, self._directives, scenario.language)
        limits = Limits(self._budget.tokens, self._budget.seconds, seed=assignment.seed * 1000 + len(history))
        began, text = self._clock(), ""
        for piece in self._engine.complete(messages, limits):
            if self._clock() - began > self._budget.seconds:
                raise StageFailed("wording", f"late: more than {self._budget.seconds:g} s")
            text += piece
            *done, text = _split(text)
            yield from done or [""]
        if text.strip():
            yield text.strip()

    def _refusal(self, assignment: Assignment, sentence: str, spoken: list[str]) -> Refusal | None:
        assert self._guards is not None
        decision = assignment.decision
        if len(spoken) >= 3:
            return Refusal("long", "more than three sentences")
        return self._guards.refusal(sentence, decision.intentions, decision.state)

    def _says_it(self, assignment: Assignment, text: str) -> bool:
        assert self._guards is not None
        return all(
            self._guards.known.says(text, intention.line)
            for intention in assignment.decision.intentions
            if intention.move in MATERIAL and intention.line
        )

    def _line(self, assignment: Assignment, text: str, *, first: bool) -> Line:
        intentions = assignment.decision.intentions
        facts = tuple(fact for intention in intentions for fact in intention.facts)
        marks = tuple(mark for intention in intentions for mark in intention.marks)
        line = Line(text, "llm", intentions[0].move, "llm")
        return replace(line, facts=facts, marks=marks) if first else line

    def _instead(self, assignment: Assignment, why: str) -> Iterator[Line]:
        for line in self._phrases.write(assignment):
            yield replace(line, note=why)


def _must_be_whole(assignment: Assignment) -> bool:
    """True when nothing may be spoken before all of it is there: several moves, or content to be checked."""
    intentions = assignment.decision.intentions
    return len(intentions) > 1 or intentions[0].move in MATERIAL


def _split(text: str) -> list[str]:
    """Whole sentences of `text`, then what has only begun."""
    parts = sentences(text)
    if not parts:
        return [text]
    whole = parts[-1][-1] in ".!?…" and text[-1:].isspace()
    return [*parts, ""] if whole else [*parts[:-1], text[text.rfind(parts[-1]) :]]
