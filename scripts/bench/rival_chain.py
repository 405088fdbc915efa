"""The same question put to pipecat: its own pipeline, detector and aggregators, around the same stubs.

Its microphone is fed by the clock, 20 ms at a time; its answer is looked for in the samples that its output
transport is given to write. It waits for 200 ms of silence, as we do, and for nothing else.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from time import perf_counter, process_time
from typing import Any

import numpy as np

from scripts.bench.rival_heard import WARM, Heard, Microphone, answers, wait
from scripts.bench.staging import HEARD
from scripts.bench.stubs import Costs
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame


def installed() -> bool:
    """Is pipecat here? It is a rival, never a dependency."""
    return find_spec("pipecat") is not None


def gaps(microphone: Sequence[Frame], ends: Sequence[int], costs: Costs, silence: float) -> list[float]:
    """Seconds from the end of each question to the first sound written after it."""
    quiet()
    heard = Heard()
    asyncio.run(_call(microphone, costs, silence, heard))
    return answers(heard, ends, len(microphone) * FRAME)


def own_times(microphone: Sequence[Frame], silence: float) -> list[float]:
    """Seconds from each decision that a turn is over to the first sound written, the stages taking none."""
    quiet()
    heard = Heard()
    asyncio.run(_call(microphone, Costs(0.0, 0.0, 0.0, 0.0), silence, heard))
    firsts = [next((when for when in heard.sounds if when > decided), None) for decided in heard.decisions]
    return [
        first - decided
        for first, decided in zip(firsts, heard.decisions, strict=True)
        if first is not None and first - decided < silence
    ]


async def _call(microphone: Sequence[Frame], costs: Costs, silence: float, heard: Heard) -> None:
    await call(Microphone(microphone), stages(costs, heard), silence, heard)


async def call(
    microphone: Microphone,
    made: Sequence[Any],
    silence: float,
    heard: Heard,
    detector: Any = None,
    ends: Any = None,
) -> None:
    """One call from its first frame to its last: `made` are the stages, recognition first.

    `ends` are its strategies for the end of a turn; None: the detector's silence alone.
    """
    from pipecat.pipeline.pipeline import Pipeline
    from pipecat.pipeline.worker import PipelineParams, PipelineWorker
    from pipecat.workers.runner import WorkerRunner

    source, sink = _source(microphone, heard), _speaker(heard)
    user, assistant = _aggregators(silence, detector, ends)
    recognition, *others = made
    pipeline = Pipeline([source, recognition, user, *others, sink, assistant])
    params = PipelineParams(audio_in_sample_rate=SAMPLE_RATE, audio_out_sample_rate=SAMPLE_RATE)
    task = PipelineWorker(pipeline, params=params, cancel_on_idle_timeout=False)
    source.ended = task.cancel
    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(task)
    await runner.run()


def _aggregators(silence: float, detector: Any, ends: Any) -> tuple[Any, Any]:
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
        vad_analyzer=detector or SileroVADAnalyzer(params=VADParams(stop_secs=silence)),
        user_turn_strategies=ends or UserTurnStrategies(stop=[stop]),
    )
    pair = LLMContextAggregatorPair(LLMContext(), user_params=params)
    return pair.user(), pair.assistant()


def _source(microphone: Microphone, heard: Heard) -> Any:
    from pipecat.frames.frames import InputAudioRawFrame
    from pipecat.transports.base_input import BaseInputTransport
    from pipecat.transports.base_transport import TransportParams

    class Source(BaseInputTransport):  # type: ignore[misc, unused-ignore]
        ended: Any = None

        async def start(self, frame: Any) -> None:
            await super().start(frame)
            await self.set_transport_ready(frame)
            self.create_task(self._speak())

        async def _speak(self) -> None:
            await asyncio.sleep(WARM + microphone.phase)
            heard.began, used = perf_counter(), process_time()
            for count, sound in enumerate(microphone.frames, 1):
                await asyncio.sleep(max(0.0, heard.began + count * FRAME / SAMPLE_RATE - perf_counter()))
                await self.push_audio_frame(InputAudioRawFrame(sound.tobytes(), SAMPLE_RATE, 1))
            heard.used = process_time() - used
            asyncio.get_running_loop().create_task(self.ended())

    return Source(TransportParams(audio_in_enabled=True))


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


def stages(costs: Costs, heard: Heard) -> tuple[Any, Any, Any]:
    """Recognition, wording and voice, which take so long."""
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
                heard.decisions.append(perf_counter())
                await self.push_frame(frame, direction)
            await wait(heard, self.cost)
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


def quiet() -> None:
    """Without the banner and the debugging lines."""
    from loguru import logger

    logger.remove()
    logger.add(sys.stderr, level="ERROR")
