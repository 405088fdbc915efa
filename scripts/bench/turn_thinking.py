"""G6: what a turn model that thinks for 100 ms adds to an answer, and to a tick of the microphone.

The same call by the real clock with and without it, one after the other. It is a real network behind our own
loading and spectrum: Smart Turn out of pipecat's wheel where that is installed, else a miniature; whatever
it takes, it is made to take 100 ms. Every turn ends after the same silence, so that its opinion moves none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from scripts.bench.answering_time import AHEAD, cast_of, gaps
from scripts.bench.figures import Figure, late, middle
from scripts.bench.pacing import ticked
from scripts.bench.rival_turns import smart_turn_network
from scripts.bench.staging import call_of
from scripts.bench.stubs import SHORT
from scripts.bench.talk import Talk, turns_of
from scripts.miniatures.turn_model import build
from voicesim.audio.frames import Sound, samples
from voicesim.call.workers import ThreadedWorkers
from voicesim.client.scenario import load_scenario
from voicesim.listening.detector import GatedDetector
from voicesim.listening.turn_model import SmartTurn, TurnModel

CALLS = ("FR03", "FR01", "FR05")
TURNS = 10
THINKS = 0.1  # s
ADDS = 0.005  # s
BLOCKS = 0.001  # s


@dataclass(slots=True)
class Thinker:
    """What `inner` thinks, after 100 ms."""

    inner: TurnModel
    asked: int = 0
    slowest: float = 0.0
    """Seconds that `inner` itself took at most."""
    name: str = "100 ms"

    def finished(self, sound: Sound) -> float:
        """Its probability."""
        began = perf_counter()
        probability = self.inner.finished(sound)
        took = perf_counter() - began
        self.asked, self.slowest = self.asked + 1, max(self.slowest, took)
        sleep(max(0.0, THINKS - took))
        return probability


@dataclass(slots=True)
class Took:
    """One contestant's gaps and ticks, in seconds."""

    gaps: list[float] = field(default_factory=list)
    ticks: list[float] = field(default_factory=list)


def thinking(calls: Sequence[str] = CALLS, turns: int = TURNS) -> list[Figure]:
    """G6."""
    without, with_it = Took(), Took()
    with TemporaryDirectory() as folder:
        path = smart_turn_network() if find_spec("pipecat") else build(Path(folder) / "miniature.onnx")
        thinker = Thinker(SmartTurn(path))
        for name in calls:
            talk = Talk(turns_of(load_scenario(name), turns), samples(1.8 + SHORT.whole))
            for took, model in ((without, None), (with_it, thinker)):
                _hold(name, talk, took, model)
    asked = len(calls) * turns
    return [
        added(without.gaps, with_it.gaps, asked, thinker.asked),
        blocked(without.ticks, with_it.ticks, f"{path.stem}, {1000 * thinker.slowest:.0f} ms at most"),
    ]


def _hold(name: str, talk: Talk, took: Took, model: TurnModel | None) -> None:
    workers = ThreadedWorkers()
    cast = cast_of(name, talk, SHORT, workers, AHEAD, GatedDetector())
    ran = ticked(call_of(replace(cast, turns=model)), talk.microphone)
    workers.close()
    took.gaps += gaps(talk, ran.speaker)
    took.ticks += ran.costs


def added(without: Sequence[float], with_it: Sequence[float], turns: int, asked: int) -> Figure:
    """What it adds to the answer; a turn without an answer, or about which it was not asked, is not met."""
    more, later = middle(with_it) - middle(without), late(with_it) - late(without)
    value = f"{1000 * more:+.0f} ms median, {1000 * later:+.0f} ms p95 (asked {asked} times)"
    met = min(len(without), len(with_it), asked) >= turns and more <= ADDS
    what, target = "a 100 ms turn model: end of speech to first sound", f"<= {1000 * ADDS:.0f} ms"
    return Figure("G6", what, value, target, met, len(with_it), timed=True)


def blocked(without: Sequence[float], with_it: Sequence[float], model: str) -> Figure:
    """How many ticks it makes longer by more than 1 ms: each beside the tick of the same frame without it.

    Whatever else the machine does makes as many longer without it as with it: what is beyond that chance
    (two standard deviations) is its own.
    """
    pairs = list(zip(without, with_it, strict=True))
    longer = sum(with_ - without_ > BLOCKS for without_, with_ in pairs)
    shorter = sum(without_ - with_ > BLOCKS for without_, with_ in pairs)
    value = f"{longer} of {len(pairs)} ticks ({shorter} the other way round); worst {_ms(with_it)}"
    what = f"a 100 ms turn model ({model}): ticks blocked for more than {1000 * BLOCKS:.0f} ms"
    met = longer <= shorter + 2 * sqrt(longer + shorter)
    return Figure(
        "G6", what, f"{value}; without {_ms(without)}", "none but by chance", met, len(pairs), timed=True
    )


def _ms(ticks: Sequence[float]) -> str:
    return f"{1000 * max(ticks):.2f} ms, p99 {1000 * late(ticks, 99):.2f} ms"
