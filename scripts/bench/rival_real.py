"""pipecat and livekit around real weights: their own Whisper and Piper services where they bring them.

pipecat's WhisperSTTService and PiperTTSService are used untouched; livekit has none for local weights, and
gets the same faster-whisper pass and the same Piper voice behind its own adapters. The answer is one short
line, worded in no time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from functools import lru_cache
from time import perf_counter
from typing import Any

import numpy as np

from scripts.bench import rival_chain, rival_livekit
from scripts.bench.real_models import EARS, SPEAKS
from scripts.bench.rival_heard import Heard, Microphone
from scripts.bench.rival_livekit_stages import worded
from voicesim.audio.frames import Frame
from voicesim.weights.shelf import Shelf

ANSWER = "Yes, indeed."
SILENCE = 0.2  # s
"""pipecat's default silence of its detector."""


def by_pipecat(microphone: Sequence[Frame], timeout: float | None = None) -> Heard:
    """A call with pipecat: Smart Turn by default, or `timeout` seconds after its detector's silence."""
    rival_chain.quiet()
    heard = Heard()
    asyncio.run(_pipecat(microphone, timeout, heard))
    return heard


async def _pipecat(microphone: Sequence[Frame], timeout: float | None, heard: Heard) -> None:
    from pipecat.frames import frames
    from pipecat.processors.frame_processor import FrameProcessor
    from pipecat.services.piper.tts import PiperTTSService
    from pipecat.services.whisper.stt import WhisperSTTService
    from pipecat.transcriptions.language import Language
    from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
    from pipecat.turns.user_turn_strategies import UserTurnStrategies

    class Noting(WhisperSTTService):  # type: ignore[misc, unused-ignore]
        """Untouched, but for a note of when words came."""

        async def run_stt(self, audio: bytes) -> Any:
            async for frame in super().run_stt(audio):
                heard.words.append(perf_counter())
                yield frame

    class Wording(FrameProcessor):  # type: ignore[misc, unused-ignore]
        async def process_frame(self, frame: Any, direction: Any) -> None:
            await super().process_frame(frame, direction)
            if not isinstance(frame, frames.LLMContextFrame):
                await self.push_frame(frame, direction)
                return
            for made in (frames.LLMFullResponseStartFrame(), frames.LLMTextFrame(ANSWER)):
                await self.push_frame(made)
            await self.push_frame(frames.LLMFullResponseEndFrame())

    shelf = Shelf()
    ears = Noting(
        device="cpu",
        compute_type="int8",
        settings=WhisperSTTService.Settings(model=str(shelf.path(EARS)), language=Language.EN),
    )
    (network,) = shelf.path(SPEAKS).glob("*.onnx")
    voice = PiperTTSService(
        download_dir=network.parent, settings=PiperTTSService.Settings(voice=network.stem)
    )
    ends = UserTurnStrategies()
    if timeout is not None:
        ends = UserTurnStrategies(stop=[SpeechTimeoutUserTurnStopStrategy(user_speech_timeout=timeout)])
    await rival_chain.call(Microphone(microphone), [ears, Wording(), voice], SILENCE, heard, ends=ends)


def by_livekit(microphone: Sequence[Frame]) -> Heard:
    """A call with livekit-agents: its session's and its detector's defaults, pre-emptive generation."""
    logging.getLogger("livekit.agents").setLevel(logging.ERROR)
    heard = Heard()
    asyncio.run(_livekit(microphone, heard))
    return heard


async def _livekit(microphone: Sequence[Frame], heard: Heard) -> None:
    from livekit.agents import Agent, AgentSession, stt
    from livekit.agents.inference import VAD

    detector = VAD()
    session = AgentSession(
        stt=stt.StreamAdapter(stt=_ears(heard), vad=detector),
        llm=worded(0.0, heard, ANSWER),
        tts=_voice(),
        vad=detector,
        user_away_timeout=None,
    )
    over = asyncio.Event()
    session.input.audio = rival_livekit.microphone_of(microphone, heard, over)
    session.output.audio = rival_livekit.speaker_of(heard)
    await session.start(Agent(instructions="You answer in two words."), record=False)
    await over.wait()
    await session.aclose()


@lru_cache(maxsize=1)
def _whisper() -> Any:
    from faster_whisper import WhisperModel

    return WhisperModel(str(Shelf().path(EARS)), device="cpu", compute_type="int8")


@lru_cache(maxsize=1)
def _piper() -> Any:
    from piper import PiperVoice

    (network,) = Shelf().path(SPEAKS).glob("*.onnx")
    return PiperVoice.load(network)


def _ears(heard: Heard) -> Any:
    from livekit import rtc
    from livekit.agents import stt

    class Whisper(stt.STT):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__(capabilities=stt.STTCapabilities(streaming=False, interim_results=False))

        async def _recognize_impl(self, buffer: Any, **named: Any) -> Any:
            frame = rtc.combine_audio_frames(buffer)
            sound = np.asarray(frame.data, dtype=np.int16).astype(np.float32) / 32768
            text = await asyncio.to_thread(self._words, sound)
            heard.words.append(perf_counter())
            said = stt.SpeechData(language="en", text=text)
            return stt.SpeechEvent(type=stt.SpeechEventType.FINAL_TRANSCRIPT, alternatives=[said])

        @staticmethod
        def _words(sound: Any) -> str:
            segments, _ = _whisper().transcribe(sound, language="en", beam_size=1)
            return "".join(segment.text for segment in segments).strip()

    return Whisper()


def _voice() -> Any:
    from livekit.agents import tts

    rate = _piper().config.sample_rate

    class Stream(tts.ChunkedStream):  # type: ignore[misc, unused-ignore]
        async def _run(self, output_emitter: Any) -> None:
            output_emitter.initialize(
                request_id="answer", sample_rate=rate, num_channels=1, mime_type="audio/pcm"
            )
            output_emitter.push(await asyncio.to_thread(self._spoken))
            output_emitter.flush()

        def _spoken(self) -> bytes:
            return b"".join(part.audio_int16_bytes for part in _piper().synthesize(self._input_text))

    class Piper(tts.TTS):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            capabilities = tts.TTSCapabilities(streaming=False)
            super().__init__(capabilities=capabilities, sample_rate=rate, num_channels=1)

        def synthesize(self, text: str, *, conn_options: Any = None, **named: Any) -> Any:
            return Stream(tts=self, input_text=text, conn_options=conn_options)

    return Piper()
