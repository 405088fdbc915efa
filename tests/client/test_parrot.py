"""An engine that says the author's own lines is never refused: what people wrote for the caller stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from scripts.bench.written_call import written_call
from voicesim.client.llm_engine import ChatMessage, Limits
from voicesim.client.llm_writer import LlmWriter
from voicesim.client.phrase_writer import PhraseWriter
from voicesim.client.scenario import list_scenarios, load_scenario
from voicesim.client.state import Line, NotYet
from voicesim.client.writer import Assignment

SCENARIOS = tuple(one.id for one in list_scenarios())


class Parrot:
    """Says what it was told to say, word for word."""

    name = "parrot"

    def __init__(self) -> None:
        self.told = ""

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        yield from self.told.replace(" ", " \0").split("\0")

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        yield from ()


class Told(LlmWriter):
    """A writer whose model knows by heart what the author would say."""

    def __init__(self, parrot: Parrot) -> None:
        super().__init__(parrot)
        self._parrot = parrot

    def write(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        self._parrot.told = " ".join(line.text for line in PhraseWriter().write(assignment))
        return super().write(assignment)


def test_there_are_eighteen_callers() -> None:
    assert len(SCENARIOS) == 18


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_line_of_the_author_is_refused(scenario: str) -> None:
    call = written_call(load_scenario(scenario), "good", 1, Told(Parrot()))
    asked = [line for line in call.lines if line.attempt != "unasked"]
    refused = [(line.move, line.text, line.note) for line in asked if line.attempt != "spoken"]
    assert len(asked) >= 10
    assert not refused
