"""pipecat's ways of ending a turn, driven in sample time by its own detector and its own model.

Its classes read the wall clock to cut their buffers, so the buffering is done here as they do it: 0.5 s
before the onset that the detector reports, the last 8 s at most. No transcript is waited for, though by
default pipecat does: its delays are the least it can have.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import thread_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
Frame = NDArray[np.int16]

BEFORE = 0.5 + 0.2  # s
"""pipecat's PRE_SPEECH_MS and the detector's start_secs."""
LONGEST = 8 * RATE
GIVE_UP = 3.0  # s
"""SmartTurnParams.stop_secs."""


class Detector:
    """pipecat's SileroVADAnalyzer with its default parameters."""

    def __init__(self) -> None:
        from pipecat.audio.vad.silero import SileroVADAnalyzer
        from pipecat.audio.vad.vad_analyzer import VADState

        self._analyzer = SileroVADAnalyzer(sample_rate=RATE)
        self._analyzer.set_sample_rate(RATE)
        self._speaking = (VADState.SPEAKING, VADState.STOPPING)

    def process(self, frame: Frame) -> bool:
        """Is the user speaking, as pipecat sees it?"""
        return self._analyzer._run_analyzer(frame.tobytes()) in self._speaking


def speech_timeout(frames: Iterable[Frame], wait: float = 0.6) -> list[int]:
    """SpeechTimeoutUserTurnStopStrategy: the detector's stop, then `wait` seconds without a start."""
    detector, ends, at, due, speaking = Detector(), [], 0, None, False
    for frame in frames:
        at += len(frame)
        now = detector.process(frame)
        if now:
            due = None
        elif speaking:
            due = at + int(wait * RATE)
        if due is not None and at >= due:
            ends.append(at)
            due = None
        speaking = now
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

    def ends(self, frames: Iterable[Frame]) -> list[int]:
        """The samples at which it judges a turn over, the time its model takes included."""
        detector, ends, at = Detector(), [], 0
        heard: list[Frame] = []
        began: int | None = None
        quiet, speaking = 0, False
        for frame in frames:
            heard.append(frame)
            at += len(frame)
            now = detector.process(frame)
            if now and began is None:
                began = max(0, at - int(BEFORE * RATE))
            if began is not None and not now:
                quiet += len(frame)
                complete, took = self._judge(heard, began) if speaking else (quiet >= GIVE_UP * RATE, 0)
                if complete:
                    ends.append(at + took)
                    began, quiet = None, 0
            elif now:
                quiet = 0
            speaking = now
        return ends

    def _judge(self, heard: list[Frame], began: int) -> tuple[bool, int]:
        """The model's word on the turn so far, and the samples it took.

        It computes on this thread, so its processor time is what it would take on a quiet machine.
        """
        start = thread_time()
        segment = np.concatenate(heard[began // len(heard[0]) :])[-LONGEST:]
        result = self._model._predict_endpoint(segment.astype(np.float32) / 32768)
        return bool(result["prediction"] == 1), int((thread_time() - start) * RATE)
