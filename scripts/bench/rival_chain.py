"""The same question put to pipecat: its own pipeline, detector and aggregators, around the same stubs.

Its microphone is fed by the clock, 20 ms at a time; its answer is looked for in the samples that its output
transport is given to write. It waits for 200 ms of silence, as we do, and for nothing else.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import numpy as np

from scripts.bench.staging import HEARD
from scripts.bench.stubs import Costs
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, seconds

WARM = 1.0  # s
"""What it may take to start before the microphone is on."""


@dataclass(slots=True)
class Heard:
    """What the microphone was given and the speaker was given, by the clock."""

    sounds: list[float] = field(default_factory=list)
    """When a frame with sound in it was written."""
    began: float = 0.0
    overshoot: float = 0.0


async def _wait(heard: Heard, duration: float) -> None:
    before = perf_counter()
    await asyncio.sleep(duration)
    heard.overshoot += perf_counter() - before - duration


def installed() -> bool:
    """Is pipecat here? It is a rival, never a dependency."""
    return find_spec("pipecat") is not None


def gaps(microphone: Sequence[Frame], ends: Sequence[int], costs: Costs, silence: float) -> list[float]:
    """Seconds from the end of each question to the first sound written after it."""
    _quiet()
    heard = Heard()
    asyncio.run(_call(microphone, costs, silence, heard))
    found = []
    for end, until in zip(ends, [*ends[1:], len(microphone) * FRAME], strict=True):
        asked, later = heard.began + seconds(end), heard.began + seconds(until)
        answers = [when for when in heard.sounds if asked < when < later]
        if answers:
            found.append(answers[0] - asked)
    overshoot = heard.overshoot / max(1, len(found))
    return [gap - overshoot for gap in found]


async def _call(microphone: Sequence[Frame], costs: Costs, silence: float, heard: Heard) -> None:
    from pipecat.pipeline.pipeline import Pipeline
    from pipecat.pipeline.worker import PipelineParams, PipelineWorker
    from pipecat.workers.runner import WorkerRunner

    source, stages, sink = _microphone(microphone, heard), _stages(costs, heard), _speaker(heard)
    user, assistant = _aggregators(silence)
    recognition, wording, voice = stages
    pipeline = Pipeline([source, recognition, user, wording, voice, sink, assistant])
    params = PipelineParams(audio_in_sample_rate=SAMPLE_RATE, audio_out_sample_rate=SAMPLE_RATE)
    task = PipelineWorker(pipeline, params=params, cancel_on_idle_timeout=False)
    source.ended = task.cancel
    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(task)
    await runner.run()


def _aggregators(silence: float) -> tuple[Any, Any]:
    from pipecat.audio.vad.silero import SileroVADAnalyzer
    from pipecat.audio.vad.vad_analyzer import VADParams
    from pipecat.processors.aggregators.llm_context import LLMContext
    from pipecat.processors.aggregators.llm_response_universal import (
        LLMContextAggregatorPair,
        LLMUserAggregatorParams,
    )
    from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
    from pipecat.turns.user_turn_strategies import UserTurnStrategies

    stop = SpeechTimeoutUserTurnStopStrategy(user_speech_timeout=0.0)
    params = LLMUserAggregatorParams(
        vad_analyzer=SileroVADAnalyzer(params=VADParams(stop_secs=silence)),
        user_turn_strategies=UserTurnStrategies(stop=[stop]),
    )
    pair = LLMContextAggregatorPair(LLMContext(), user_params=params)
    return pair.user(), pair.assistant()


def _microphone(frames: Sequence[Frame], heard: Heard) -> Any:
    from pipecat.frames.frames import InputAudioRawFrame
    from pipecat.transports.base_input import BaseInputTransport
    from pipecat.transports.base_transport import TransportParams

    class Microphone(BaseInputTransport):  # type: ignore[misc, unused-ignore]
        ended: Any = None

        async def start(self, frame: Any) -> None:
            await super().start(frame)
            await self.set_transport_ready(frame)
            self.create_task(self._speak())

        async def _speak(self) -> None:
            await asyncio.sleep(WARM)
            heard.began = perf_counter()
            for count, sound in enumerate(frames, 1):
                await asyncio.sleep(max(0.0, heard.began + count * FRAME / SAMPLE_RATE - perf_counter()))
                await self.push_audio_frame(InputAudioRawFrame(sound.tobytes(), SAMPLE_RATE, 1))
            asyncio.get_running_loop().create_task(self.ended())

    return Microphone(TransportParams(audio_in_enabled=True))


def _speaker(heard: Heard) -> Any:
    from pipecat.transports.base_output import BaseOutputTransport
    from pipecat.transports.base_transport import TransportParams

    class Speaker(BaseOutputTransport):  # type: ignore[misc, unused-ignore]
        async def start(self, frame: Any) -> None:
            await super().start(frame)
            await self.set_transport_ready(frame)

        async def write_audio_frame(self, frame: Any) -> bool:
            sound = np.frombuffer(frame.audio, dtype=np.int16)
            if np.any(np.abs(sound.astype(np.int32)) >= HEARD):
                heard.sounds.append(perf_counter())
            await asyncio.sleep(len(sound) / SAMPLE_RATE)
            return True

    params = TransportParams(audio_out_enabled=True, audio_out_10ms_chunks=2)
    return Speaker(params)


def _stages(costs: Costs, heard: Heard) -> tuple[Any, Any, Any]:
    from pipecat.frames import frames
    from pipecat.processors.frame_processor import FrameProcessor

    class Stage(FrameProcessor):  # type: ignore[misc, unused-ignore]
        kind: type = object
        cost = 0.0

        async def process_frame(self, frame: Any, direction: Any) -> None:
            await super().process_frame(frame, direction)
            if not isinstance(frame, self.kind):
                await self.push_frame(frame, direction)
                return
            if isinstance(frame, frames.VADUserStoppedSpeakingFrame):
                await self.push_frame(frame, direction)
            await _wait(heard, self.cost)
            for made in self.made():
                await self.push_frame(made)

        def made(self) -> list[Any]:
            return []

    class Recognition(Stage):
        kind, cost = frames.VADUserStoppedSpeakingFrame, costs.recognition

        def made(self) -> list[Any]:
            return [frames.TranscriptionFrame("Que s'est-il passé ?", "trainee", "", finalized=True)]

    class Wording(Stage):
        kind, cost = frames.LLMContextFrame, costs.wording

        def made(self) -> list[Any]:
            text = frames.LLMTextFrame("Voilà.")
            return [frames.LLMFullResponseStartFrame(), text, frames.LLMFullResponseEndFrame()]

    class Voice(Stage):
        kind, cost = frames.LLMTextFrame, costs.voice

        def made(self) -> list[Any]:
            sound = np.full(SAMPLE_RATE // 2, 4000, dtype=np.int16).tobytes()
            audio = frames.TTSAudioRawFrame(sound, SAMPLE_RATE, 1)
            return [frames.TTSStartedFrame(), audio, frames.TTSStoppedFrame()]

    return Recognition(), Wording(), Voice()


def _quiet() -> None:
    """Without the banner and the debugging lines."""
    from loguru import logger

    logger.remove()
    logger.add(sys.stderr, level="ERROR")
