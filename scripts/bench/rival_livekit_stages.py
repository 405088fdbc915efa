"""A recogniser, a language model and a voice for livekit-agents that take as long as they are told to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from scripts.bench.rival_heard import Heard, wait
from scripts.bench.stubs import Costs
from voicesim.audio.frames import SAMPLE_RATE


def stages(costs: Costs, heard: Heard, ends: Sequence[int]) -> tuple[Any, Any, Any]:
    """Recognition, wording and voice; `ends` are the samples at which the trainee's turns end."""
    return (
        _recognition(costs.recognition, heard, ends),
        worded(costs.wording, heard),
        _voice(costs.voice, heard),
    )


def _recognition(cost: float, heard: Heard, ends: Sequence[int]) -> Any:
    from livekit.agents import stt

    class Stream(stt.RecognizeStream):  # type: ignore[misc, unused-ignore]
        async def _run(self) -> None:
            at, due = 0, list(ends)
            async for frame in self._input_ch:
                if not hasattr(frame, "data"):
                    continue
                at += frame.samples_per_channel
                if due and at >= due[0]:
                    await wait(heard, max(0.0, cost - (at - due.pop(0)) / SAMPLE_RATE))
                    self._event_ch.send_nowait(self._words())

        @staticmethod
        def _words() -> stt.SpeechEvent:
            said = stt.SpeechData(language="fr", text="Que s'est-il passé ?", confidence=1.0)
            return stt.SpeechEvent(type=stt.SpeechEventType.FINAL_TRANSCRIPT, alternatives=[said])

    class Recognition(stt.STT):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__(capabilities=stt.STTCapabilities(streaming=True, interim_results=False))

        async def _recognize_impl(self, *args: Any, **named: Any) -> Any:
            raise NotImplementedError("it streams")

        def stream(self, *, conn_options: Any, **named: Any) -> Any:
            return Stream(stt=self, conn_options=conn_options)

    return Recognition()


def worded(cost: float, heard: Heard, answer: str = "Voilà.") -> Any:
    """A language model that gives one answer, after so many seconds."""
    from livekit.agents import llm

    class Stream(llm.LLMStream):  # type: ignore[misc, unused-ignore]
        async def _run(self) -> None:
            await wait(heard, cost)
            self._event_ch.send_nowait(llm.ChatChunk(id="answer", delta=llm.ChoiceDelta(content=answer)))

    class Wording(llm.LLM):  # type: ignore[misc, unused-ignore]
        def chat(self, *, chat_ctx: Any, conn_options: Any, tools: Any = None, **named: Any) -> Any:
            return Stream(self, chat_ctx=chat_ctx, tools=tools or [], conn_options=conn_options)

    return Wording()


def _voice(cost: float, heard: Heard) -> Any:
    from livekit.agents import tts

    class Stream(tts.SynthesizeStream):  # type: ignore[misc, unused-ignore]
        async def _run(self, output_emitter: Any) -> None:
            output_emitter.initialize(
                request_id="answer",
                sample_rate=SAMPLE_RATE,
                num_channels=1,
                mime_type="audio/pcm",
                frame_size_ms=20,
                stream=True,
            )
            output_emitter.start_segment(segment_id="answer")
            async for text in self._input_ch:
                if isinstance(text, str):
                    self._mark_started()
                    await wait(heard, cost)
                    output_emitter.push(np.full(SAMPLE_RATE // 2, 4000, dtype=np.int16).tobytes())
            output_emitter.end_segment()

    class Voice(tts.TTS):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            capabilities = tts.TTSCapabilities(streaming=True)
            super().__init__(capabilities=capabilities, sample_rate=SAMPLE_RATE, num_channels=1)

        def synthesize(self, text: str, **named: Any) -> Any:
            return self._synthesize_with_stream(text, **named)

        def stream(self, *, conn_options: Any) -> Any:
            return Stream(tts=self, conn_options=conn_options)

    return Voice()
