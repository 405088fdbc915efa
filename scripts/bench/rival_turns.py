"""pipecat's ways of ending a turn, driven in sample time by its own detector and its own model.

Its classes read the wall clock to cut their buffers, so the buffering is done here as they do it: 0.5 s
before the onset that the detector reports, the last 8 s at most. No transcript is waited for, though by
default pipecat does: its delays are the least it can have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from time import thread_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
FRAME = RATE // 50
Frame = NDArray[np.int16]

BEFORE = 0.5 + 0.2  # s
"""pipecat's PRE_SPEECH_MS and the detector's start_secs."""
LONGEST = 8 * RATE
GIVE_UP = 3.0  # s
"""SmartTurnParams.stop_secs."""


def speaking_in(frames: Iterable[Frame]) -> list[bool]:
    """Is the user speaking, frame by frame, as pipecat's detector sees it with its default parameters?"""
    from pipecat.audio.vad.silero import SileroVADAnalyzer
    from pipecat.audio.vad.vad_analyzer import VADState

    analyzer = SileroVADAnalyzer(sample_rate=RATE)
    analyzer.set_sample_rate(RATE)
    speaking = (VADState.SPEAKING, VADState.STOPPING)
    return [analyzer._run_analyzer(frame.tobytes()) in speaking for frame in frames]


def speech_timeout(speaking: Sequence[bool], wait: float = 0.6) -> list[int]:
    """SpeechTimeoutUserTurnStopStrategy: the detector's stop, then `wait` seconds without a start."""
    ends, due, before = [], None, False
    for number, now in enumerate(speaking, 1):
        at = number * FRAME
        if now:
            due = None
        elif before:
            due = at + int(wait * RATE)
        if due is not None and at >= due:
            ends.append(at)
            due = None
        before = now
    return ends


def smart_turn_network() -> Path:
    """The network of Smart Turn, which comes in pipecat's wheel."""
    import pipecat.audio.turn.smart_turn.data as data

    (network,) = (path for folder in data.__path__ for path in Path(folder).glob("smart-turn-v3*.onnx"))
    return network


class SmartTurn:
    """TurnAnalyzerUserTurnStopStrategy with LocalSmartTurnAnalyzerV3: pipecat's default."""

    def __init__(self) -> None:
        from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3

        self._model: Any = LocalSmartTurnAnalyzerV3(sample_rate=RATE)

    def ends(self, sound: Frame, speaking: Sequence[bool]) -> list[int]:
        """The samples at which it judges a turn over, the time its model takes included."""
        ends: list[int] = []
        began: int | None = None
        quiet, before = 0, False
        for number, now in enumerate(speaking, 1):
            at = number * FRAME
            if now and began is None:
                began = max(0, at - int(BEFORE * RATE))
            if began is not None and not now:
                quiet += FRAME
                complete, took = self._judge(sound[began:at]) if before else (quiet >= GIVE_UP * RATE, 0)
                if complete:
                    ends.append(at + took)
                    began, quiet = None, 0
            elif now:
                quiet = 0
            before = now
        return ends

    def _judge(self, turn: Frame) -> tuple[bool, int]:
        """The model's word on the turn so far, and the samples it took.

        It computes on this thread, so its processor time is what it would take on a quiet machine.
        """
        start = thread_time()
        result = self._model._predict_endpoint(turn[-LONGEST:].astype(np.float32) / 32768)
        return bool(result["prediction"] == 1), int((thread_time() - start) * RATE)
