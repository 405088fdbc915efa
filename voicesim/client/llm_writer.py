"""The LLM writer: a language model words the client's moves, under guards and within a budget.

Nothing it writes is spoken unchecked. When it is late, fails or is refused, the phrase writer says what was
decided, and each line tells what the model did. In certification the phrase writer is used alone: every
candidate meets the same caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicesim.client.guards import Guards, Refusal
from voicesim.client.llm_engine import ChatMessage, Engine, Limits
from voicesim.client.moves import has_material, is_piecemeal, is_written
from voicesim.client.own_words import OwnWords
from voicesim.client.phrase_writer import PhraseWriter
from voicesim.client.prompt import conversation, directive, system_message
from voicesim.client.spoken import sentences
from voicesim.client.state import NOT_YET, Attempt, Line, NotYet
from voicesim.client.writer import Assignment
from voicesim.errors import StageFailed, StageLate
from voicesim.servers.breaker import Breaker

AT_LEAST = 3
"""Sentences a line may always have; one more than the author's has, when that is more."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What one answer may cost."""

    tokens: int = 60
    seconds: float = 1.0
    """From the request to the last piece; infinite in sample time, where only tokens are counted."""


class LlmWriter:
    """Words decisions with an `Engine`, which keeps the budget; one writer serves one call."""

    def __init__(self, engine: Engine, budget: Budget | None = None, breaker: Breaker | None = None) -> None:
        self.name = engine.name
        self._engine = engine
        self._budget = budget or Budget()
        self._breaker = breaker or Breaker()
        self._phrases = PhraseWriter()
        self._guards: Guards | None = None
        self._system: ChatMessage | None = None
        self._directives: dict[int, str] = {}
        self._digest = ""

    def write(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        """The lines of a decision: the model's where they pass, the phrase writer's elsewhere."""
        intentions = assignment.decision.intentions
        if not intentions:
            return
        written = tuple(self._phrases.write(assignment))
        if any(map(is_written, intentions)):
            yield from written
            return
        self._open(assignment)
        self._note_down(assignment, written)
        if self._breaker.asks():
            yield from self._generated(_Answer(assignment, written))
        else:
            yield from _instead(written, "resting", "late or failing too often")

    def write_plainly(self, assignment: Assignment) -> Iterator[Line]:
        """The phrase writer's lines: the answer was wanted before the model had it."""
        return _instead(self._phrases.write(assignment), "late", "wanted before the model had it")

    def read_ahead(self, assignment: Assignment) -> Iterator[None]:
        """Has the model read the system message, and all that was said so far."""
        if self._breaker.resting:
            return
        self._open(assignment)
        yield from self._engine.read(self._messages(assignment))

    def _open(self, assignment: Assignment) -> None:
        """A new call forgets the one before."""
        scenario = assignment.scenario
        if self._digest != scenario.digest:
            self._digest, self._guards, self._directives = scenario.digest, Guards(scenario), {}
            self._system = system_message(scenario, assignment.pools)

    def _note_down(self, assignment: Assignment, written: Sequence[Line]) -> None:
        """Keeps what the model is asked, where the history stands."""
        place = len(assignment.decision.state.history)
        intentions = assignment.decision.intentions
        material = [
            line.text if has_material(item) else "" for item, line in zip(intentions, written, strict=True)
        ]
        kept = {key: text for key, text in self._directives.items() if place > 1 and key < place}
        wanted = directive(assignment.decision, material, assignment.scenario.language)
        self._directives = {**kept, place: wanted}

    def _generated(self, answer: _Answer) -> Iterator[Line | NotYet]:
        try:
            for sentence in self._sentences(answer.assignment):
                if not sentence:
                    yield NOT_YET
                    continue
                self._breaker.came()
                if refusal := self._refusal(answer, sentence):
                    if answer.whole or not answer.spoken:
                        yield from _instead(answer.written, "refused", str(refusal))
                    return
                answer.spoken.append(sentence)
                if not answer.whole:
                    yield answer.line(sentence)
        except StageFailed as failure:
            self._breaker.missing()
            if answer.whole or not answer.spoken:
                late = isinstance(failure, StageLate)
                yield from _instead(answer.written, "late" if late else "failed", failure.reason)
            return
        if answer.whole or not answer.spoken:
            yield from self._finished(answer)

    def _finished(self, answer: _Answer) -> Iterator[Line]:
        assert self._guards is not None
        text, intentions = " ".join(answer.spoken), answer.assignment.decision.intentions
        missing = None if answer.own.are(text) else self._guards.missing(text, intentions)
        if not answer.spoken:
            yield from _instead(answer.written, "refused", "empty: nothing to say")
        elif missing is not None:
            yield from _instead(answer.written, "refused", str(missing))
        else:
            yield answer.line(text)

    def _sentences(self, assignment: Assignment) -> Iterator[str]:
        """Whole sentences as they come; "" for each piece that ends none."""
        place = len(assignment.decision.state.history)
        limits = Limits(self._budget.tokens, self._budget.seconds, seed=assignment.seed * 1000 + place)
        text = ""
        for piece in self._engine.complete(self._messages(assignment), limits):
            text += piece
            *done, text = _split(text)
            yield from map(_unquoted, done or [""])
        if text.strip():
            yield _unquoted(text)

    def _messages(self, assignment: Assignment) -> tuple[ChatMessage, ...]:
        assert self._system is not None
        history, language = assignment.decision.state.history, assignment.scenario.language
        return conversation(self._system, history, self._directives, language)

    def _refusal(self, answer: _Answer, sentence: str) -> Refusal | None:
        assert self._guards is not None
        if answer.own.has(sentence):
            return None
        if len(answer.spoken) >= max(AT_LEAST, answer.own.count + 1):
            return Refusal("long", f"more than {len(answer.spoken)} sentences")
        decision = answer.assignment.decision
        if answer.own.may(sentence):
            return self._guards.said_before(sentence, decision.state)
        return self._guards.refusal(sentence, decision.intentions, decision.state)


class _Answer:
    """One answer in the making: what is to be said, what the author would say, what has passed so far."""

    def __init__(self, assignment: Assignment, written: Sequence[Line]) -> None:
        intentions = assignment.decision.intentions
        self.assignment, self.written = assignment, written
        self.own = OwnWords(assignment, written)
        self.spoken: list[str] = []
        self.whole = len(intentions) > 1 or not is_piecemeal(intentions[0])
        """True when nothing may be spoken before all of it is there and checked."""
        self._told = False

    def line(self, text: str) -> Line:
        """What the model said as a line; the first of an answer carries what the answer gives and sets."""
        intentions = self.assignment.decision.intentions
        line = Line(text, "llm", intentions[0].move, "llm", attempt="spoken")
        if self._told:
            return line
        self._told = True
        facts = tuple(fact for intention in intentions for fact in intention.facts)
        marks = tuple(mark for intention in intentions for mark in intention.marks)
        return replace(line, facts=facts, marks=marks)


def _instead(written: Iterator[Line] | Sequence[Line], attempt: Attempt, why: str) -> Iterator[Line]:
    return (replace(line, attempt=attempt, note=why) for line in written)


def _unquoted(sentence: str) -> str:
    """Without the marks around all of it, and without one that lost its fellow: they are not spoken."""
    bare = sentence.strip()
    for mark, fellow in ("«»", "“”", '""'):
        lone = bare.count(mark) % 2 if mark == fellow else bare.count(mark) - bare.count(fellow)
        around = bare.startswith(mark) and bare.endswith(fellow) and mark not in bare[1:-1]
        if lone or around:
            bare = bare.replace(mark, "").replace(fellow, "").strip()
    return bare


def _split(text: str) -> list[str]:
    """Whole sentences of `text`, then what has only begun."""
    parts = sentences(text)
    if not parts:
        return [text]
    whole = parts[-1].rstrip('»”"')[-1:] in (".", "!", "?", "…") and text[-1:].isspace()
    return [*parts, ""] if whole else [*parts[:-1], text[text.rfind(parts[-1]) :]]
