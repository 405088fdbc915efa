"""The same question put to livekit-agents: its own session, detector and pre-emptive generation.

Its microphone is fed by the clock, 20 ms at a time; its answer is looked for in the frames that its audio
output is given. It is treated kindly: its recogniser knows where a turn ends, sooner than any detector could
tell it, and gives its words once; its detector is set to let the session's own timer decide after exactly the
silence asked for; a frame counts as heard when it is handed over, before any device. Nothing goes through a
network.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import numpy as np

from scripts.bench.rival_heard import WARM, Heard, answers
from scripts.bench.rival_livekit_stages import stages
from scripts.bench.staging import HEARD
from scripts.bench.stubs import Costs
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame

DETECTOR = 0.1  # s
"""Silence after which its detector says so; the session then waits until the silence asked for is over."""


@dataclass(frozen=True, slots=True)
class Options:
    """How its session is set."""

    voice_ahead: bool = False
    """Is the answer also spoken before the turn is over? livekit's default is to word it only."""


def installed() -> bool:
    """Is livekit-agents here? It is a rival, never a dependency."""
    try:
        return find_spec("livekit.agents") is not None
    except ModuleNotFoundError:
        return False


def gaps(
    microphone: Sequence[Frame],
    ends: Sequence[int],
    costs: Costs,
    silence: float,
    options: Options | None = None,
) -> list[float]:
    """Seconds from the end of each question to the first sound written after it."""
    logging.getLogger("livekit.agents").setLevel(logging.ERROR)
    heard = Heard()
    made = stages(costs, heard, ends)
    asyncio.run(_call(microphone, made, silence, options or Options(), heard))
    return answers(heard, ends, len(microphone) * FRAME)


async def _call(
    microphone: Sequence[Frame], made: Sequence[Any], silence: float, options: Options, heard: Heard
) -> None:
    from livekit.agents import Agent, AgentSession
    from livekit.agents.inference import VAD

    recognition, wording, voice = made
    session = AgentSession(
        stt=recognition,
        llm=wording,
        tts=voice,
        vad=VAD(min_silence_duration=min(DETECTOR, silence)),
        turn_handling={
            "turn_detection": "vad",
            "endpointing": {"mode": "fixed", "min_delay": silence, "max_delay": silence},
            "interruption": {"mode": "vad"},
            "preemptive_generation": {"enabled": True, "preemptive_tts": options.voice_ahead},
        },
        aec_warmup_duration=None,
        user_away_timeout=None,
    )
    over = asyncio.Event()
    session.input.audio, session.output.audio = microphone_of(microphone, heard, over), speaker_of(heard)
    await session.start(Agent(instructions="Vous répondez en un mot."), record=False)
    await over.wait()
    await session.aclose()


def microphone_of(frames: Sequence[Frame], heard: Heard, over: asyncio.Event) -> Any:
    """Its audio input, fed by the clock; `over` once all has been spoken."""
    from livekit import rtc
    from livekit.agents.voice.io import AudioInput

    class Microphone(AudioInput):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            super().__init__(label="microphone")
            self._sounds = self._spoken()

        async def __anext__(self) -> Any:
            return await anext(self._sounds)

        async def _spoken(self) -> AsyncIterator[Any]:
            await asyncio.sleep(WARM)
            heard.began = perf_counter()
            for count, sound in enumerate(frames, 1):
                await asyncio.sleep(max(0.0, heard.began + count * FRAME / SAMPLE_RATE - perf_counter()))
                yield rtc.AudioFrame(sound.tobytes(), SAMPLE_RATE, 1, FRAME)
            over.set()

    return Microphone()


def speaker_of(heard: Heard) -> Any:
    """Its audio output, which notes what it is given."""
    from livekit.agents.voice.io import AudioOutput, AudioOutputCapabilities

    class Speaker(AudioOutput):  # type: ignore[misc, unused-ignore]
        """Plays in its head: a segment is over when as much time has gone by as it has sound."""

        def __init__(self) -> None:
            super().__init__(label="speaker", capabilities=AudioOutputCapabilities(pause=False))
            self._began, self._length = 0.0, 0.0
            self._playing: asyncio.Task[None] | None = None

        async def capture_frame(self, frame: Any) -> None:
            await super().capture_frame(frame)
            if not self._length:
                self._began = perf_counter()
                self.on_playback_started(created_at=self._began)
            self._length += frame.duration
            if np.any(np.abs(np.asarray(frame.data, dtype=np.int32)) >= HEARD):
                heard.sounds.append(perf_counter())

        def flush(self) -> None:
            super().flush()
            if self._length and self._playing is None:
                self._playing = asyncio.create_task(self._play())

        def clear_buffer(self) -> None:
            if self._playing is not None:
                self._playing.cancel()
            if self._length:
                self._ended(interrupted=True)

        async def _play(self) -> None:
            await asyncio.sleep(max(0.0, self._began + self._length - perf_counter()))
            self._ended(interrupted=False)

        def _ended(self, *, interrupted: bool) -> None:
            played = min(self._length, perf_counter() - self._began)
            self._length, self._playing = 0.0, None
            self.on_playback_finished(playback_position=played, interrupted=interrupted)

    return Speaker()
