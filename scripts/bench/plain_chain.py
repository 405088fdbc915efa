"""The floor: what a plain asyncio chain would do, without eagerness, streaming or interruption.

Wait for the silence that ends a turn, then recognise, word and speak, one after the other. Whatever is
measured beside it must beat it.
"""

from __future__ import annotations

import asyncio
from time import perf_counter

from scripts.bench.stubs import Costs


def gaps(costs: Costs, silence: float, turns: int) -> list[float]:
    """Seconds from the end of speech to the first sound, so many times; the timers' overshoot taken off."""
    return asyncio.run(_turns(costs, silence, turns))


async def _turns(costs: Costs, silence: float, turns: int) -> list[float]:
    return [await _turn(costs, silence) for _ in range(turns)]


async def _turn(costs: Costs, silence: float) -> float:
    began = perf_counter()
    over = 0.0
    for stage in (silence, costs.recognition, costs.wording, costs.voice):
        before = perf_counter()
        await asyncio.sleep(stage)
        over += perf_counter() - before - stage
    return perf_counter() - began - over
