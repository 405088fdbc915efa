"""U4: how long a turn of thirty words takes to be understood: by patterns, with words, with meaning.

    python -m scripts.bench.understanding

Processor time of one thread, so that it may be taken on a busy machine; the goal is 5 ms by patterns and
40 ms more by meaning. Turns are handlers' sentences put together until there are thirty words.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from voicesim.sessions.second_ears import second_ear_here
from voicesim.text.words import Word, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.second_ear import SecondEar
from voicesim.understanding.understanding import understand

SENTENCES = Path(__file__).parent / "handler_sentences.txt"
WORDS = 30
FIRST = 3


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


def processor_times(ear: SecondEar | None) -> list[float]:
    """Milliseconds of processor time for each turn but the first few, which read what is read once."""
    bank, context = load_bank("fr"), Context(turn=4)
    times = []
    for words in turns():
        began = time.thread_time()
        understand(words, bank, context, ear)
        times.append(1000 * (time.thread_time() - began))
    return times[FIRST:]


def main() -> None:
    """Prints median and 95th percentile for each ear that is here."""
    ears: dict[str, SecondEar | None] = {"patterns": None, "and words": TaughtEar(None)}
    here = second_ear_here()
    if here.hears_meaning:
        ears["and meaning"] = here
    for name, ear in ears.items():
        times = sorted(processor_times(ear))
        p95 = times[min(len(times) - 1, round(0.95 * len(times)))]
        print(f"{name:12} {statistics.median(times):6.1f} ms median, {p95:6.1f} p95")


if __name__ == "__main__":
    main()
