"""One pass of Whisper over a sound: no longer a window than the sound needs, and no longer than it is wanted.

faster-whisper pads every sound to the 30 s that Whisper was trained on, and the encoder's time grows with
the window, not with the speech. While a call runs the padding ends a little after the sound. Words stay as
good down to a window of 10 s (in French 19.6 % of the words wrong against 18.5 %, in 178 ms instead of
488); shorter windows save little more and cost words.

This module imports faster-whisper; import it only where a model is opened.
"""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from faster_whisper import WhisperModel
from numpy.typing import NDArray

from voicesim.listening.recogniser import Demand, Withdrawn

FRAMES = 100  # a second
"""Frames of the log-mel spectrogram in a second."""

MARGIN = 2  # s
"""The window ends at the next multiple of this: silence after the last word, which Whisper expects."""


class PassingWhisper(WhisperModel):  # type: ignore[misc]  # faster-whisper is not typed
    """A Whisper whose passes may be cut to the sound, and end between two steps when they are withdrawn."""

    window: float | None = None
    """Least seconds the encoder looks at; None: the whole 30, as Whisper was trained."""
    demand: Demand | None = None
    """Whose words this pass is for."""
    odds: dict[str, float]
    """Language -> how probable it is that this was spoken, once the sound has been encoded; empty for a
    model that knows one language only."""

    def a_pass(self, demand: Demand | None) -> PassingWhisper:
        """The same model for one pass; passes of several calls do not meet."""
        one = copy.copy(self)
        one.demand, one.odds = demand, {}
        return one

    def encode(self, features: NDArray[np.float32]) -> Any:
        """The encoder's output for a padded log-mel spectrogram. Raises `Withdrawn`."""
        self._check()
        encoded = super().encode(features if self.window is None else cut(features, self.window))
        if self.model.is_multilingual and not self.odds:
            self.odds = {token[2:-2]: odds for token, odds in self.model.detect_language(encoded)[0]}
        return encoded

    def generate_with_fallback(self, *arguments: Any, **named: Any) -> Any:
        """The text of one window. Raises `Withdrawn`."""
        self._check()
        return super().generate_with_fallback(*arguments, **named)

    def find_alignment(self, *arguments: Any, **named: Any) -> Any:
        """When each word of the text was said. Raises `Withdrawn`."""
        self._check()
        return super().find_alignment(*arguments, **named)

    def _check(self) -> None:
        if self.demand is not None and not self.demand.wanted:
            raise Withdrawn


def cut(features: NDArray[np.float32], window: float) -> NDArray[np.float32]:
    """The spectrogram (mels, frames) without most of the padding after the sound.

    `window` seconds are left at the least.
    """
    sounding = np.flatnonzero(features.any(axis=0))
    needed = (int(sounding[-1]) + 1 if len(sounding) else 0) / FRAMES
    seconds = max(window, (needed // MARGIN + 1) * MARGIN)
    return features[:, : min(features.shape[-1], round(seconds * FRAMES))]
