"""The simulated policyholder as the call sees it: a scenario, a seed, and four verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.client import heard_back, memory, policy
from voicesim.client.foreseen import foreseen, later
from voicesim.client.guard_book import load_listener
from voicesim.client.mood_rules import common_rules
from voicesim.client.moves import is_written
from voicesim.client.phrase_writer import PhraseWriter
from voicesim.client.pools import pools_of
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import slots_in
from voicesim.client.state import ClientState, Decision, Line, NotYet, Stimulus
from voicesim.client.understanding import bank_of, understood
from voicesim.client.writer import Assignment, Writer
from voicesim.text.inflection import read_dictionary
from voicesim.text.words import typed
from voicesim.understanding.second_ear import SecondEar

LATER = 2
"""Turns after the next one whose answers are foreseen as well: another way of a line may be said then."""


class Client:
    """One caller. All that changes in a call is in the `ClientState` handed in and out."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        writer: Writer | None = None,
        weekday: int | None = None,
        second_ear: SecondEar | None = None,
    ) -> None:
        """`second_ear` proposes what no pattern says; without one the client hears by patterns alone."""
        self.scenario = scenario
        self.seed = seed
        self.writer: Writer = writer or PhraseWriter()
        self._weekday = weekday
        self._second_ear = second_ear
        self._pools = pools_of(scenario)
        self._bank = bank_of(scenario)
        # The rules, the lexicon, the dictionary and the lessons are read now, not in the first turn.
        common_rules()
        load_listener(scenario.language)
        read_dictionary(scenario.language)
        understood(self._bank, scenario, self.begin(), typed(scenario.title, 0), second_ear)

    @property
    def names(self) -> tuple[str, ...]:
        """Names a trainee may say: for the typed slot of a name."""
        return self.scenario.names

    @property
    def hot_words(self) -> tuple[str, ...]:
        """Names, numbers and terms worth telling a recogniser beforehand."""
        screen = self.scenario.screen
        words = (*self.names, screen.contract, screen.product, *self.scenario.slots.values())
        return tuple(dict.fromkeys(word for word in words if len(word) <= 40))

    def begin(self) -> ClientState:
        """The state when the telephone rings."""
        return ClientState(self.scenario.mood.first())

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        """What to do about a stimulus: pure, seeded; milliseconds, tens where meaning is heard."""
        return policy.decide(self.scenario, self._bank, self.seed, state, stimulus, self._second_ear)

    def word(self, decision: Decision) -> Iterator[Line | NotYet]:
        """The decision in words, line by line as they are ready."""
        return self.writer.write(self._assignment(decision))

    def word_plainly(self, decision: Decision) -> Iterator[Line | NotYet]:
        """The decision in the scenario's own lines, at once: whoever should have worded it did not."""
        return self.writer.write_plainly(self._assignment(decision))

    def read_ahead(self, state: ClientState) -> Iterator[None]:
        """What the writer can read before anything is decided; a step at a time, to be stopped at any."""
        return self.writer.read_ahead(self._assignment(Decision(state)))

    def foresee(self, state: ClientState) -> Iterator[tuple[Line, ClientState]]:
        """What may be said next, in the words it would be said in, the likeliest first; and the state then.

        First at the next turn, then at the `LATER` turns after it. Only what is written beforehand: no line
        of a model's, none that holds words of the trainee's.
        """
        for _ in range(LATER + 1):
            yield from self._foreseen(state)
            state = later(state)

    def _foreseen(self, state: ClientState) -> Iterator[tuple[Line, ClientState]]:
        """At the next turn; once the caller has not told yet why they call, at the turn after that, too."""
        for after, intention in foreseen(self.scenario, state):
            if not (isinstance(self.writer, PhraseWriter) or is_written(intention)):
                continue
            for line in self.word_plainly(Decision(after, (intention,))):
                if isinstance(line, Line) and not slots_in(line.text):
                    yield line, after
                if isinstance(line, Line) and intention.move == heard_back.OPENING:
                    opened = memory.mark(after, intention.marks)
                    yield from self._foreseen(self.heard(opened, (line,), "", True))

    def heard(
        self,
        state: ClientState,
        lines: Sequence[Line],
        text: str,
        complete: bool,
        *,
        whole: bool = False,
    ) -> ClientState:
        """The state after what was really heard of `lines`; `whole`: a line counts only if all of it was."""
        return heard_back.heard(state, lines, text, complete, whole=whole)

    def _assignment(self, decision: Decision) -> Assignment:
        return Assignment(self.scenario, self._pools, decision, self.seed, self._weekday)
