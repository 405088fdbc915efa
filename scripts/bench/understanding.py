"""U4: how long a turn of thirty words takes to be understood: by patterns, with words, with meaning.

    python -m scripts.bench.understanding

Processor time of one thread, so that it may be taken on a busy machine; the goal is 5 ms by patterns and
40 ms more by meaning. Turns are handlers' sentences put together until there are thirty words, and each is
read from nothing; besides, what is left at the end of one whose first twenty words were understood ahead.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from scripts.bench.figures import Figure, late, middle
from voicesim.sessions.second_ears import encoder_here, second_ear_here
from voicesim.text.words import Word, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.second_ear import SecondEar
from voicesim.understanding.understanding import understand

SENTENCES = Path(__file__).parent / "handler_sentences.txt"
WORDS, AHEAD = 30, 20
FIRST = 3
PATTERNS, MEANING = 5.0, 40.0
"""Milliseconds; the second on top of the first."""
LEFT = f"{AHEAD} of them read ahead"
WHAT = ("understanding a turn of 30 words", "patterns 5 ms, encoder 40 ms more")


def turns() -> Iterator[list[Word]]:
    """Turns of thirty words, the same ones every time; no sentence comes twice."""
    sentences = SENTENCES.read_text("utf-8").splitlines()
    random.Random(1).shuffle(sentences)
    said: list[str] = []
    for sentence in sentences:
        said.extend(f"{sentence}.".split())
        if len(said) >= WORDS:
            yield list(typed(" ".join(said[:WORDS]), 0))
            said = []


def processor_times(ear: SecondEar | None, ahead: int = 0) -> list[float]:
    """Milliseconds of processor time for each turn but the first few, which read what is read once.

    Its first words, as many as were heard `ahead`, have been understood before.
    """
    bank, context = load_bank("fr"), Context(turn=4)
    times = []
    for words in turns():
        if ahead:
            understand(words[:ahead], bank, context, ear)
        began = time.thread_time()
        understand(words, bank, context, ear)
        times.append(1000 * (time.thread_time() - began))
    return times[FIRST:]


def ears() -> dict[str, SecondEar | None]:
    """Those that are here, by what is heard."""
    here = second_ear_here()
    known: dict[str, SecondEar | None] = {"patterns": None, "and words": TaughtEar(None)}
    return {**known, "and meaning": here} if here.hears_meaning else known


def cost() -> list[Figure]:
    """U4."""
    what, _ = WHAT
    took = {name: processor_times(ear) for name, ear in ears().items()}
    patterns = middle(took["patterns"])
    figures = [_figure(f"{what}, patterns", took["patterns"], patterns, PATTERNS)]
    if "and meaning" in took:
        left = processor_times(TaughtEar(encoder_here()), AHEAD)
        for name, times in (("what meaning adds", took["and meaning"]), (f"{LEFT}, what it adds", left)):
            figures.append(_figure(f"{what}, {name}", times, middle(times) - patterns, MEANING))
    return figures


def _figure(what: str, took: list[float], found: float, goal: float) -> Figure:
    value = f"{found:.1f} ms of processor, median; {late(took):.1f} p95 in all"
    return Figure("U4", what, value, f"<= {goal:g} ms", found <= goal, len(took), timed=True)


def main() -> None:
    """Prints median and 95th percentile for each ear that is here."""
    for name, ear in ears().items():
        times = processor_times(ear)
        print(f"{name:20} {middle(times):6.1f} ms median, {late(times):6.1f} p95")
    if second_ear_here().hears_meaning:
        times = processor_times(TaughtEar(encoder_here()), AHEAD)
        print(f"{LEFT:20} {middle(times):6.1f} ms median, {late(times):6.1f} p95")


if __name__ == "__main__":
    main()
