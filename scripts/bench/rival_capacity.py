"""How many calls pipecat holds in one process, and what one that only listens costs it.

Each call is a whole pipeline of its own with its own Silero, all of them on one event loop; nobody speaks on
the client's side. A frame is late by the time from the moment it is complete to the detector's word on it:
what comes after that is not even counted. Where its detector runs is its own choice (a thread a call).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

from scripts.bench.rival_chain import call, quiet
from scripts.bench.rival_heard import Heard, Microphone
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame

SILENCE = 0.2  # s
STARTS = 1.0  # s
"""The first second is not counted: threads start, caches fill."""
TRIED = (4, 8, 12, 16, 20, 24, 32, 48, 64)
SPARED = 0.01
"""Share of the frames that may be late: a kinder measure than ours, of which none may be."""


@dataclass(slots=True)
class Held:
    """What so many calls came to."""

    lateness: list[float] = field(default_factory=list)
    """Seconds, of each frame of each call."""
    expected: int = 0
    """Frames that should have been heard."""
    used: float = 0.0
    """Processor time in seconds while the first call's microphone was on."""

    @property
    def lost(self) -> int:
        """Frames heard when the next one of the same call was complete, or never."""
        late = sum(late_by > FRAME / SAMPLE_RATE for late_by in self.lateness)
        return late + self.expected - len(self.lateness)


def most(frames: Sequence[Frame], lasting: int) -> tuple[int, list[tuple[int, Held]]]:
    """The most calls of which it still hears 99 frames of 100 within 20 ms, and all that was tried."""
    tried: list[tuple[int, Held]] = []
    for calls in TRIED:
        tried.append((calls, hold(calls, frames, lasting)))
        if tried[-1][1].lost > SPARED * tried[-1][1].expected:
            break
    return max((calls for calls, held in tried if held.lost <= SPARED * held.expected), default=0), tried


def hold(calls: int, frames: Sequence[Frame], lasting: int) -> Held:
    """So many calls at once, each beginning elsewhere in `frames`, for so many frames."""
    if lasting <= _skipped():
        raise ValueError(f"{lasting} frames: the first {_skipped()} are not counted")
    quiet()
    held = Held(expected=calls * (lasting - _skipped()))
    used = asyncio.run(_hold(calls, frames, lasting, held))
    held.used = used
    return held


def listening(frames: Sequence[Frame]) -> float:
    """Processor time in seconds of one call that hears these; what feeding them takes is taken off."""
    used = hold(1, frames, len(frames)).used
    return used - asyncio.run(_feeding(frames))


async def _feeding(frames: Sequence[Frame]) -> float:
    began, used = perf_counter(), process_time()
    for count, frame in enumerate(frames, 1):
        await asyncio.sleep(max(0.0, began + count * FRAME / SAMPLE_RATE - perf_counter()))
        frame.tobytes()
    return process_time() - used


async def _hold(calls: int, frames: Sequence[Frame], lasting: int, held: Held) -> float:
    heards = [Heard() for _ in range(calls)]
    sides = [_from(frames, 37 * which, lasting) for which in range(calls)]
    listening = (
        _listen(which / calls, side, heard, held)
        for which, (side, heard) in enumerate(zip(sides, heards, strict=True))
    )
    await asyncio.gather(*listening)
    return heards[0].used


async def _listen(phase: float, frames: Sequence[Frame], heard: Heard, held: Held) -> None:
    microphone = Microphone(frames, phase * FRAME / SAMPLE_RATE)
    await call(microphone, [_deaf()], SILENCE, heard, _detector(heard, held))


def _from(frames: Sequence[Frame], first: int, lasting: int) -> list[Frame]:
    return [frames[(first + which) % len(frames)] for which in range(lasting)]


def _skipped() -> int:
    return int(STARTS * SAMPLE_RATE / FRAME)


def _deaf() -> Any:
    """A recogniser that never finds a word: the client has nothing to answer."""
    from pipecat.processors.frame_processor import FrameProcessor

    class Deaf(FrameProcessor):  # type: ignore[misc, unused-ignore]
        async def process_frame(self, frame: Any, direction: Any) -> None:
            await super().process_frame(frame, direction)
            await self.push_frame(frame, direction)

    return Deaf()


def _detector(heard: Heard, held: Held) -> Any:
    from pipecat.audio.vad.silero import SileroVADAnalyzer
    from pipecat.audio.vad.vad_analyzer import VADParams

    class Watched(SileroVADAnalyzer):  # type: ignore[misc, unused-ignore]
        """pipecat's detector, which notes when it has spoken."""

        samples = 0

        def _run_analyzer(self, buffer: bytes) -> Any:
            state = super()._run_analyzer(buffer)
            self.samples += len(buffer) // 2
            if self.samples > _skipped() * FRAME:
                held.lateness.append(perf_counter() - heard.began - self.samples / SAMPLE_RATE)
            return state

    return Watched(params=VADParams(stop_secs=SILENCE))
