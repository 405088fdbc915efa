"""Calls with a language model that hangs, crawls, crashes, speaks its prompt, parrots, or has no French.

    python -m scripts.bench.model_faults MODEL.gguf [CALLS]

Each fault is put around a real engine on a real file. A call is lost when it does not come to its end, or
when a turn that the client decided to answer has no line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any, Literal, TypeAlias, get_args

from scripts.bench.written_call import WrittenCall, written_call
from voicesim.client.llm_engine import ChatMessage, Limits
from voicesim.client.llm_llama import LlamaEngine
from voicesim.client.llm_writer import Budget, LlmWriter
from voicesim.client.scenario import list_scenarios, load_scenario
from voicesim.errors import StageLate

Fault: TypeAlias = Literal["hang", "crawl", "crash", "prompt", "parrot", "foreign", "nothing"]
FAULTS: tuple[Fault, ...] = get_args(Fault)

BUDGET = 0.05
"""Seconds for a line: a model that hangs is waited for that long."""

FOREIGN = "Ich habe keine Ahnung, was Sie von mir wollen."


class Faulty:
    """A real engine with a fault."""

    def __init__(self, engine: LlamaEngine, fault: Fault) -> None:
        self.name, self._engine, self._fault = f"{engine.name}, {fault}", engine, fault

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        """As the engine does, but for the fault."""
        words, _, note = messages[-1].text.rpartition("\n")
        match self._fault:
            case "hang" | "crash":
                with broken(self._engine, self._fault):
                    yield from self._engine.complete(messages, limits)
            case "crawl":  # a token a second: one has come when the time is up
                yield "Oui"
                raise StageLate("wording", f"more than {limits.seconds:g} s")
            case "prompt":
                yield f"{note.strip('[]')}\n"
            case "parrot":
                yield f"{words}\n"
            case "foreign":
                yield f"{FOREIGN}\n"
            case "nothing":
                return

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        """As the engine."""
        return self._engine.read(messages)


class broken:  # noqa: N801  # reads as a with-statement
    """The engine's decode hangs as llama.cpp's does, asking all along whether it may stop; or it crashes."""

    def __init__(self, engine: LlamaEngine, fault: str) -> None:
        self._engine, self._fault = engine, fault
        self._really: Any = engine._llama.eval

    def __enter__(self) -> None:
        self._engine._llama.eval = self._decode

    def __exit__(self, *_: object) -> None:
        self._engine._llama.eval = self._really

    def _decode(self, tokens: Sequence[int]) -> None:
        if self._fault == "crash":
            raise RuntimeError("llama_decode returned -3")
        while not self._engine._stopped():
            sleep(0.002)
        raise RuntimeError("llama_decode returned 2")


def held(engine: LlamaEngine, fault: Fault, scenario: str, seed: int) -> WrittenCall:
    """One call with a model that has this fault."""
    writer = LlmWriter(Faulty(engine, fault), Budget(seconds=BUDGET))
    return written_call(load_scenario(scenario), "poor", seed, writer)


def is_lost(call: WrittenCall) -> bool:
    """Did it break off, or was a turn left without the line that was decided?"""
    return not call.ended or any(not line.text.strip() for line in call.lines)


@dataclass
class Tally:
    """What became of the calls of one fault."""

    calls: int = 0
    lost: int = 0
    lines: int = 0
    spoken: int = 0
    """Lines of the model's own."""

    def add(self, call: WrittenCall) -> None:
        """One call more."""
        self.calls += 1
        self.lost += is_lost(call)
        self.lines += len(call.lines)
        self.spoken += sum(line.attempt == "spoken" for line in call.lines)


def main(model: str, calls: int = 100) -> None:
    """So many calls for each fault, over all the scenarios; those of one scenario share what was read."""
    scenarios = [one.id for one in list_scenarios()]
    engine = LlamaEngine.load(Path(model))
    found = {fault: Tally() for fault in FAULTS}
    for place, scenario in enumerate(scenarios):
        for fault in FAULTS:
            for seed in range(place + 1, calls + 1, len(scenarios)):
                found[fault].add(held(engine, fault, scenario, seed))
        print(f"{scenario}: {sum(tally.lost for tally in found.values())} lost so far", flush=True)
    for fault, tally in found.items():
        print(f"{fault}: {tally.calls} calls, {tally.lost} lost, {tally.lines} lines, {tally.spoken} its own")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
