"""G12 and G13: every frame is accounted for, a call is the same call again, an hour takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter, process_time

from scripts.bench.conversation import LOST, Held, hold, script
from scripts.bench.figures import Figure
from voicesim.audio.frames import FRAME, samples
from voicesim.call.events import Closed

CALLS = 30
LASTING = samples(120.0)
DROPS = 5
"""Times that the line loses frames in each call."""
HOUR = samples(3600.0)
WITHIN = 10.0  # s


def kept(calls: int = CALLS, lasting: int = LASTING) -> list[Figure]:
    """G12: what went in is what was processed and what was counted as lost; replayed, it is the same call."""
    scripts = [script(lasting, seed, DROPS) for seed in range(calls)]
    held = [hold(one) for one in scripts]
    again = [
        hold(spoken, microphone=first.microphone[: lasting // FRAME])
        for spoken, first in zip(scripts, held, strict=True)
    ]
    whole = sum(accounted(one, DROPS) for one in held)
    same = sum(one.log == two.log for one, two in zip(held, again, strict=True))
    return [
        _of("captured = processed + counted drops", whole, held),
        _of("replayed: the same log", same, held),
    ]


def accounted(held: Held, drops: int) -> bool:
    """Do the log's three counts agree with what was really given and really lost?"""
    (closed,) = (event for event in held.events if isinstance(event, Closed))
    given, lost = held.frames, drops * LOST
    return (closed.captured, closed.processed, closed.dropped) == (given + lost, given, lost)


def hour(lasting: int = HOUR) -> list[Figure]:
    """G13."""
    began, used = perf_counter(), process_time()
    hold(script(lasting), keep=False)
    wall, processor = perf_counter() - began, process_time() - used
    value = f"{wall:.1f} s, of which {processor:.1f} s of processor time"
    what, target = "an hour of scripted conversation", f"<= {WITHIN:.0f} s"
    return [Figure("G13", what, value, target, wall <= WITHIN, 1, timed=True)]


def _of(what: str, right: int, held: Sequence[Held]) -> Figure:
    value = f"{right} of {len(held)} calls"
    return Figure("G12", what, value, "all", right == len(held), len(held))
