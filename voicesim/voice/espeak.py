"""The espeak-ng voice: always there, French and English, clear if plain; its own word times."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message
from voicesim.voice import alignment, clauses, espeak_engine
from voicesim.voice.gain import CALIBRATION, SPEECH_LEVEL, amplified, speech_level
from voicesim.voice.reading import aloud
from voicesim.voice.speech import NEUTRAL, Colour, Speech


@dataclass(frozen=True, slots=True)
class PitchModel:
    """How espeak-ng's two pitch parameters make the median pitch, relative to the voice's own.

    median = `base` * 2 ** ((pitch - 50) / 50) + `span` * range / 50 + the rest; fitted with Praat on
    three sentences per voice, five French and two English variants, within 0.2 semitone for +-3.
    """

    base: float
    span: float

    def median(self, pitch: float, width: float) -> float:
        """The median pitch over the voice's own at 50 and 50."""
        return self.base * 2 ** ((pitch - 50) / 50) + self.span * width / 50 + 1 - self.base - self.span

    def parameters(self, pitch: float, width: float, colour: Colour) -> tuple[int, int]:
        """The pitch and range parameters for a voice of (`pitch`, `width`) under `colour`.

        The range grows with the pitch, for it is in hertz and `variation` is heard in semitones.
        """
        factor = 2 ** (colour.pitch / 12)
        wide = min(99.0, max(0.0, width * colour.variation * factor))
        target = self.median(pitch, width) * factor
        base = (target - self.span * wide / 50 - (1 - self.base - self.span)) / self.base
        high = 50 + 50 * math.log2(max(base, 0.5))
        return round(min(99.0, max(0.0, high))), round(wide)


_MODELS = {"fr": PitchModel(0.73, 0.095), "en": PitchModel(0.635, 0.155)}


class EspeakVoice:
    """A voice of espeak-ng; equal words and colour give equal bytes (see `espeak_engine`)."""

    def __init__(
        self, variant: str = "fr+f4", rate: int = 165, pitch: int = 50, range: int = 50, level_db: float = 0.0
    ) -> None:
        """`variant` is espeak-ng's language and variant, `rate` in words per minute (80..450), `pitch` and
        `range` 0..99 with 50 the variant's own, `level_db` decibels above `gain.SPEECH_LEVEL`.

        Raises `EngineMissing` without the library, `ConfigurationError` for a variant it does not have.
        """
        if not espeak_engine.knows(variant):
            raise ConfigurationError(
                "voice.unknown_variant",
                what=Message("espeak-ng has no voice “{variant}”", variant=variant),
                where="voice",
                mend=Message("write a language and a variant, such as “fr+f4” or “en-gb-x-rp+m3”"),
            )
        self.name = f"espeak-ng {espeak_engine.version()} {variant}"
        self._variant, self._rate, self._pitch, self._range = variant, rate, pitch, range
        self._model = _MODELS["fr" if variant.startswith("fr") else "en"]
        self._gain = 0.0
        self._gain = SPEECH_LEVEL + level_db - self._own_level()

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        """Speak `text` clause by clause. Raises `StageFailed`."""
        for clause in clauses.split(text):
            yield self._speak(clause, colour)

    def _own_level(self) -> float:
        """Decibels under full scale at which this variant speaks: they differ by 10 dB among themselves.

        Also what warms the voice up: whatever a first clause needs is loaded here, not in the call.
        """
        sound = self._speak(CALIBRATION, NEUTRAL).sound
        return speech_level(sound.astype(np.float32) / np.float32(32768))

    def _speak(self, clause: str, colour: Colour) -> Speech:
        read = aloud(clause.split(), self._variant[:2])
        rendering = espeak_engine.render(" ".join(read), self._settings(colour))
        sound = amplified(_resampled(rendering.samples, rendering.rate), self._gain + colour.level)
        marks = ((mark.character, mark.sample * SAMPLE_RATE // rendering.rate) for mark in rendering.marks)
        return alignment.speech_of(clause, read, marks, sound, colour.rest)

    def _settings(self, colour: Colour) -> espeak_engine.Settings:
        pitch, width = self._model.parameters(self._pitch, self._range, colour)
        rate = round(min(450.0, max(80.0, self._rate * colour.rate)))
        return espeak_engine.Settings(self._variant, rate, pitch, width)


def _resampled(samples: NDArray[np.int16], rate: int) -> NDArray[np.float32]:
    import soxr

    floats = samples.astype(np.float32) / 32768
    resampled: NDArray[np.float32] = soxr.resample(floats, rate, SAMPLE_RATE)
    return resampled
