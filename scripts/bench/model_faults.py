"""Calls with a language model that hangs, crawls, crashes, speaks its prompt, parrots, or has no French.

    python -m scripts.bench.model_faults MODEL.gguf [CALLS] [--turns 5]

So many calls for each fault, over all callers. Each fault is put around a real engine on a real file. Its
decode hangs or crashes at the first step, the third or the ninth, or takes a second a token; or the prompt is
read to its end and something else comes out, from the third line on after a few tokens that it decoded. A
call has the first few turns of the poor robot's script, which is where a model that fails is asked most:
after three lines without a result it is left in peace. A call is lost when it breaks off, or when a turn that
the client decided to answer has no line.

What a model reads takes nearly all the time. So calls of one caller follow one another and read once what
they have in common, and between two turns little is read ahead: the trainee speaks at once.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from time import monotonic, process_time, sleep
from typing import Any, Literal, TypeAlias, get_args

from scripts.bench.written_call import MOST_TURNS, WrittenCall, written_call
from voicesim.client.llm_engine import ChatMessage, Limits
from voicesim.client.llm_llama import LlamaEngine
from voicesim.client.llm_writer import Budget, LlmWriter
from voicesim.client.scenario import list_scenarios, load_scenario

Fault: TypeAlias = Literal["hang", "crawl", "prompt", "parrot", "foreign", "nothing", "crash"]
FAULTS: tuple[Fault, ...] = get_args(Fault)
"""A crash comes last: what was read is lost with it."""
SLOW: tuple[Fault, ...] = ("hang", "crawl", "crash")
"""Faults of the decode itself."""

TURNS = 5
BEFORE = (0, 2, 8)
"""Decodes that go well before one hangs or crashes: as it begins to read, as it reads on, as it writes."""
CRAWL = 1.0
"""Seconds that a token takes."""
OWN_TOKENS, FROM = 4, 3
"""Tokens of its own that it decodes before something else comes out, and from which line on: what it decodes
takes the place of what an earlier call had it read, and that would have to be read again for each line."""
READ_AHEAD = 2
"""Steps of 16 tokens that are read between two turns, where what was read is soon lost or given up."""

FOREIGN = "Ich habe keine Ahnung, was Sie von mir wollen."


class Faulty:
    """A real engine with a fault."""

    def __init__(self, engine: LlamaEngine, fault: Fault, before: int = 0) -> None:
        self.name, self._engine, self._fault = f"{engine.name}, {fault}", engine, fault
        self._before, self._asked = before, 0

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        """As the engine does, but for the fault."""
        if self._fault in SLOW:
            with broken(self._engine, self._fault, self._before):
                yield from self._engine.complete(messages, limits)
            return
        self._asked += 1
        if self._asked < FROM:
            reading: Iterator[object] = read_whole(self._engine, messages)
        else:
            unhurried = replace(limits, tokens=OWN_TOKENS, seconds=math.inf)
            reading = self._engine.complete(messages, unhurried)
        for _ in reading:
            yield ""
        words, _, note = messages[-1].text.rpartition("\n")
        if self._fault == "prompt":
            yield f"{note.strip('[]')}\n"
        elif self._fault == "parrot":
            yield f"{words}\n"
        elif self._fault == "foreign":
            yield f"{FOREIGN}\n"

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        """As the engine, a little of it; the prompt of a fault that is none of the decode's is read later."""
        return islice(self._engine.read(messages), READ_AHEAD if self._fault in SLOW else 0)


def read_whole(engine: LlamaEngine, messages: Sequence[ChatMessage]) -> Iterator[None]:
    """Have it read the whole prompt, as it does before its first token; what it has read it reads no more."""
    with engine._alone(math.inf):
        yield from engine._reading(engine._tokens(engine._remembered(messages))[1][:-1])


@contextmanager
def broken(engine: LlamaEngine, fault: str, before: int = 0) -> Iterator[None]:
    """The engine's decode hangs or crawls, asking whether it may stop as llama.cpp does; or it crashes."""
    really: Any = engine._llama.eval
    done = 0

    def decode(tokens: Sequence[int]) -> None:
        nonlocal done
        done += 1
        if fault == "crawl":
            waited(engine, CRAWL * len(tokens))
        elif done > before and fault == "crash":
            raise RuntimeError("llama_decode returned -3")
        elif done > before:
            waited(engine, math.inf)
        really(tokens)

    engine._llama.eval = decode
    try:
        yield
    finally:
        engine._llama.eval = really


def waited(engine: LlamaEngine, seconds: float) -> None:
    """A decode that lasts so long, and is stopped as llama.cpp's is."""
    over = monotonic() + seconds
    while monotonic() < over:
        if engine._stopped():
            raise RuntimeError("llama_decode returned 2")
        sleep(0.005)


def held(
    engine: LlamaEngine,
    fault: Fault,
    scenario: str,
    seed: int,
    turns: int = MOST_TURNS,
    seconds: float = Budget().seconds,
) -> WrittenCall:
    """One call with a model that has this fault; `seconds` for a line, as a call has them."""
    writer = LlmWriter(Faulty(engine, fault, BEFORE[seed % len(BEFORE)]), Budget(seconds=seconds))
    return written_call(load_scenario(scenario), "poor", seed, writer, turns)


def is_lost(call: WrittenCall) -> bool:
    """Did it break off, or was a turn left without the line that was decided?"""
    return not call.ended or bool(call.unworded) or any(not line.text.strip() for line in call.lines)


@dataclass
class Tally:
    """What became of the calls of one fault."""

    calls: int = 0
    lost: list[str] = field(default_factory=list)
    """Scenario, seed, and what was raised."""
    lines: Counter[str] = field(default_factory=Counter)
    """Whose they were, and why the model's was not said: "its own", "late", "refused, parrot"."""

    def add(self, call: WrittenCall, which: str) -> None:
        """One call more."""
        self.calls += 1
        if is_lost(call):
            self.lost.append(which)
        for line in call.lines:
            why = f", {line.note.partition(':')[0]}" if line.attempt == "refused" else ""
            self.lines[f"{line.attempt}{why}"] += 1

    def broke(self, which: str, error: Exception) -> None:
        """One call more that never came to its end."""
        self.calls += 1
        self.lost.append(f"{which}: {type(error).__name__} {error}")

    def __str__(self) -> str:
        lines = ", ".join(f"{count} {what}" for what, count in self.lines.most_common())
        return f"{self.calls} calls, {len(self.lost)} lost; {self.lines.total()} lines: {lines}"


def main() -> int:
    """Print after each caller what was lost so far, and a line for each fault; 1 when a call was lost."""
    asked = argparse.ArgumentParser(prog="python -m scripts.bench.model_faults")
    asked.add_argument("model", type=Path, metavar="MODEL.gguf")
    asked.add_argument("calls", type=int, nargs="?", default=100, metavar="CALLS")
    asked.add_argument("--turns", type=int, default=TURNS, help=f"of a call; {MOST_TURNS}: to its end")
    options = asked.parse_args()
    scenarios = [one.id for one in list_scenarios()]
    engine = LlamaEngine.load(options.model)
    found = {fault: Tally() for fault in FAULTS}
    for place, scenario in enumerate(scenarios):
        seeds = range(place + 1, options.calls + 1, len(scenarios))
        in_turn: list[tuple[Fault, int]] = [
            (fault, seed) for seed in seeds for fault in FAULTS if fault != "crash"
        ]
        for fault, seed in [*in_turn, *(("crash", seed) for seed in seeds)]:
            one_call(engine, found[fault], fault, scenario, seed, options.turns)
        done, lost = (
            sum(each) for each in zip(*((t.calls, len(t.lost)) for t in found.values()), strict=True)
        )
        decoded = sum(one.generated for one in engine.readings)
        spent = f"{process_time():.0f} s of processor, {decoded} tokens decoded"
        print(f"{scenario}: {done} calls so far, {lost} lost, {spent}", flush=True)
    for fault, tally in found.items():
        print(f"{fault}: {tally}", *tally.lost, sep="\n    ", flush=True)
    return 1 if any(tally.lost for tally in found.values()) else 0


def one_call(engine: LlamaEngine, tally: Tally, fault: Fault, scenario: str, seed: int, turns: int) -> None:
    """Hold it and count it; whatever it raises has lost it."""
    which = f"{scenario} {seed}"
    try:
        tally.add(held(engine, fault, scenario, seed, turns), which)
    except Exception as error:  # noqa: BLE001  # a call that breaks off is what is counted
        tally.broke(which, error)


if __name__ == "__main__":
    raise SystemExit(main())
