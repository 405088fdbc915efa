"""What the loop asks of a client; `client.Client` answers it, and `ScriptedClient` for tests of the loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from voicesim.client.state import (
    ClientState,
    Decision,
    Intention,
    Line,
    Mood,
    NotYet,
    Said,
    Stimulus,
    TraineeTurn,
)
from voicesim.text.words import text_of


class Policyholder(Protocol):
    """Anything that can be talked to on the telephone."""

    def begin(self) -> ClientState:
        """The client before the first word."""
        ...

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        """What to do about a stimulus: pure, seeded, the same for the same state and stimulus."""
        ...

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        """Word the intentions of a decision, line by line, as late as possible."""
        ...

    def word_plainly(self, decision: Decision) -> Iterator[Line | NotYet]:
        """The same decision at once, in lines that are there: the wording failed, or came too late."""
        ...

    def read_ahead(self, state: ClientState) -> Iterator[None]:
        """What can be read of the next answer's prompt while nobody waits; a step at a time."""
        ...

    def heard(
        self,
        state: ClientState,
        lines: Sequence[Line],
        text: str,
        complete: bool,
        *,
        whole: bool = False,
    ) -> ClientState:
        """The client after this much of the lines was heard; `complete` is False when they were cut.

        `whole`: what a line gives counts only if all of it was heard. A line without words was not.
        """
        ...


@runtime_checkable
class Foreseeable(Protocol):
    """A client whose next lines can be known before they are wanted."""

    def foresee(self, state: ClientState) -> Iterator[tuple[Line, ClientState]]:
        """What may be said next, the likeliest first, and the state in which it would be said."""
        ...


@dataclass(frozen=True, slots=True)
class ScriptedClient:
    """Answers each trainee turn with the next line, and nothing else; hangs up after the last one."""

    lines: tuple[str, ...]

    def begin(self) -> ClientState:
        """Nothing has been said."""
        return ClientState(Mood(anger=3.0, distress=3.0, trust=5.0))

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        """The next line for a turn; silence for anything else."""
        if not isinstance(stimulus, TraineeTurn) or state.turn >= len(self.lines):
            return Decision(state)
        said = Said("trainee", text_of(stimulus.words))
        after = replace(state, turn=state.turn + 1, history=(*state.history, said))
        wanted = Intention("answer", line=str(state.turn))
        return Decision(after, (wanted,), hangs_up=after.turn == len(self.lines))

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        """The written line."""
        for intention in decision.intentions:
            if intention.line:
                yield Line(self.lines[int(intention.line)], intention.line, intention.move)
            else:
                yield Line("Pardon ?", intention.move, intention.move)

    def word_plainly(self, decision: Decision) -> Iterator[Line | NotYet]:
        """The written line."""
        return self.word(decision)

    def read_ahead(self, state: ClientState) -> Iterator[None]:
        """There is nothing to read."""
        yield from ()

    def foresee(self, state: ClientState) -> Iterator[tuple[Line, ClientState]]:
        """The next line."""
        if state.turn < len(self.lines):
            yield Line(self.lines[state.turn], str(state.turn), "answer"), state

    def heard(
        self,
        state: ClientState,
        lines: Sequence[Line],
        text: str,
        complete: bool,
        *,
        whole: bool = False,
    ) -> ClientState:
        """Keep what was heard."""
        said = Said("client", text, lines[-1].id if lines else "")
        return replace(state, history=(*state.history, said)) if text else state
