"""G4: the language model reads nothing twice, counted where llama.cpp is given its tokens."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from scripts.bench.figures import Figure, unmeasured
from voicesim.client.llm_engine import ChatMessage, Limits

TURNS, SPARE = 40, 8
CUT = 3
"""Every so manieth line of the client is cut by the trainee."""
REPLY = "Non, non et non : vous m'avez dit que vous rappelleriez, l'eau coule encore !"
WHAT, TARGET = "tokens read beyond the new ones, worst turn", f"<= {SPARE}"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn cost."""

    new: int
    """Tokens that had never been read or written."""
    evaluated: int
    """Tokens the model was made to read."""


def rereading() -> list[Figure]:
    """G4, with the miniature model in the real engine."""
    for module, mend in (
        ("llama_cpp", "llama-cpp-python is not built: make llm"),
        ("gguf", "gguf is not installed"),
    ):
        if find_spec(module) is None:
            return [unmeasured("G4", WHAT, TARGET, mend)]
    with tempfile.TemporaryDirectory() as folder:
        return [figure_of(conversation(Path(folder)))]


def figure_of(turns: Sequence[Turn]) -> Figure:
    """The figure for these turns."""
    worst = max(turn.evaluated - turn.new for turn in turns)
    read, new = sum(turn.evaluated for turn in turns), sum(turn.new for turn in turns)
    value = f"{worst} ({read} read in all, {new} of them new)"
    return Figure("G4", WHAT, value, TARGET, worst <= SPARE, len(turns))


def conversation(folder: Path, turns: int = TURNS) -> list[Turn]:
    """So many turns, every third line of the client's cut after five letters."""
    from scripts.miniatures.gguf_model import build, reads
    from voicesim.client.llm_llama import LlamaEngine

    engine = LlamaEngine.load(build(folder / "model.gguf", REPLY), threads=1)
    read = reads(engine._llama)
    messages = [ChatMessage("system", "Tu es un assuré inquiet."), ChatMessage("user", "Bonjour.")]
    found = []
    for turn in range(turns):
        read.clear()
        text = "".join(engine.complete(messages, Limits(tokens=30, seed=turn)))
        reading = engine.readings[-1]
        found.append(Turn(reading.new, sum(read) - reading.generated))
        heard = text[:5] if turn % CUT == 0 else text
        messages += [
            ChatMessage("assistant", heard),
            ChatMessage("user", f"Et au tour {turn}, que s'est-il passé ?"),
        ]
    return found
