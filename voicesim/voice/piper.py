"""A Piper voice: a persona's own timbre, clause by clause, its words in time, its mood within nature.

Piper's networks (VITS) draw noise at every run, inside the network and without a seed: the same words never
sound the same twice, to the bit. A `steady` voice turns that noise off: equal words and colours then give
equal bytes, at the price of a flatter melody. Certification speaks with steady voices, so that every
candidate hears the same caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.errors import ConfigurationError, ModelError, StageFailed
from voicesim.messages.message import Message
from voicesim.voice import alignment, clauses, phoneme_times, piper_model
from voicesim.voice.gain import AUDIBLE, CALIBRATION, SPEECH_LEVEL, amplified, speech_level
from voicesim.voice.licence import licence_of
from voicesim.voice.reading import aloud
from voicesim.voice.speech import NEUTRAL, Colour, Speech

if TYPE_CHECKING:
    from piper import AudioChunk, SynthesisConfig

_UNHEARD = re.compile(r"(?:…|\.{2,}|—|–)+$")
_NATURAL_RATE = (0.7, 1.4)
_NATURAL_NOISE = (0.6, 1.3)
_NATURAL_PITCH = 1.0
"""Semitones either way: the pitch is shifted by playing faster or slower, formants and all, and beyond
one semitone it is heard as another person."""


@dataclass(frozen=True, slots=True)
class Persona:
    """What makes one voice several people."""

    speaker: int | None = None
    """Index in a voice of several speakers; None is the voice's own choice."""
    tempo: float = 1.0
    """Times the voice's own rate: age and temperament; 0.7..1.4."""
    pitch: float = 0.0
    """Semitones; -1..1."""
    level: float = 0.0
    """Decibels over `gain.SPEECH_LEVEL`."""


class PiperVoice:
    """One persona speaking through one Piper voice."""

    def __init__(
        self,
        model: Path,
        persona: Persona = Persona(),
        *,
        licence: str = "",
        steady: bool = False,
        threads: int = 2,
    ) -> None:
        """`model` is the .onnx file, its .onnx.json beside it; `licence` the manifest's, else its card's.

        Says one sentence to itself: that measures its level and warms it up. Raises `EngineMissing`,
        `ModelError` (also for a voice without licence), `ConfigurationError` for a speaker it lacks.
        """
        self.licence = licence_of(model, licence)
        self._network = piper_model.load(model, threads)
        self._persona, self._steady = persona, steady
        self.language: str = self._network.config.espeak_voice[:2]
        """Which language it speaks: "fr"."""
        self.name = f"Piper {model.stem}"
        if persona.speaker is not None:
            _check_speaker(persona.speaker, self._network.config.num_speakers, model)
            self.name += f" speaker {persona.speaker}"
        self.name += f" ({self.licence})"
        self._gain = 0.0
        self._gain = SPEECH_LEVEL + persona.level - self._own_level(model)
        self.timing = "alignment" if len(self._network.session.get_outputs()) > 1 else "proportion"
        """Where word times come from: the network's own lengths, or the phonemes' usual ones."""

    def _own_level(self, model: Path) -> float:
        try:
            sound = self._speak(CALIBRATION, NEUTRAL).sound
        except StageFailed as failure:
            raise ModelError(
                "voice.unfit",
                what=Message("this voice cannot say a sentence ({reason})", reason=failure.reason),
                where=str(model),
                mend=Message("bring it again with “voicesim models pull”, or choose another"),
            ) from failure
        return speech_level(sound.astype(np.float32) / np.float32(32768))

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        """Speak `text` clause by clause. Raises `StageFailed`."""
        for clause in clauses.split(text):
            yield self._speak(clause, colour)

    def _speak(self, clause: str, colour: Colour) -> Speech:
        read = _breathing(aloud(clause.split(), self.language))
        phonemes: list[str] = []
        starts: list[int] = []
        sounds: list[NDArray[np.float32]] = []
        for chunk in self._chunks(" ".join(read), colour):
            done = sum(map(len, sounds))
            starts += [done + start for start in _starts(chunk)] + [done + len(chunk.audio_float_array)]
            phonemes += [*chunk.phonemes, " "]
            sounds.append(chunk.audio_float_array)
        whole = np.concatenate([np.zeros(0, dtype=np.float32), *sounds])
        rate = self._network.config.sample_rate * _shift(self._pitch(colour))
        sound = amplified(_resampled(whole, rate), self._gain + colour.level)
        marks = self._marks(read, phonemes, [round(start * SAMPLE_RATE / rate) for start in starts])
        return alignment.speech_of(clause, read, marks, sound, colour.rest)

    def _marks(
        self, read: Sequence[str], phonemes: Sequence[str], starts: Sequence[int]
    ) -> list[tuple[int, int]]:
        """Where each word begins, by its first character in the joined readings."""
        runs = phoneme_times.groups(phonemes)
        expected = [
            sum(map(len, self._network.phonemize(each))) if alignment.spoken(each) else 0 for each in read
        ]
        found = phoneme_times.matched(expected, [last - first for first, last in runs])
        return [
            (character, starts[runs[group][0]])
            for character, group in zip(alignment.offsets(read), found, strict=True)
            if group is not None
        ]

    def _chunks(self, text: str, colour: Colour) -> list[AudioChunk]:
        from onnxruntime.capi import onnxruntime_pybind11_state as state

        try:
            return list(self._network.synthesize(text, self._config(colour), include_alignments=True))
        except (state.Fail, state.InvalidArgument, state.RuntimeException, ValueError) as problem:
            reason = " ".join(str(problem).split())
            raise StageFailed(
                "voice",
                Message("{name} could not say “{text}” ({reason})", name=self.name, text=text, reason=reason),
            ) from problem

    def _config(self, colour: Colour) -> SynthesisConfig:
        from piper import SynthesisConfig

        own = self._network.config
        rate = _within(self._persona.tempo * colour.rate, _NATURAL_RATE)
        noise = 0.0 if self._steady else _within(colour.variation, _NATURAL_NOISE)
        return SynthesisConfig(
            speaker_id=self._persona.speaker,
            length_scale=own.length_scale / rate * _shift(self._pitch(colour)),
            noise_scale=own.noise_scale * noise,
            noise_w_scale=own.noise_w_scale * noise,
            normalize_audio=False,
        )

    def _pitch(self, colour: Colour) -> float:
        """Half of what the mood asks: shifting a whole voice is heard more than raising its melody."""
        return _within(self._persona.pitch + colour.pitch / 2, (-_NATURAL_PITCH, _NATURAL_PITCH))


def _breathing(read: Sequence[str]) -> list[str]:
    """Readings as Piper needs them: it runs words together over a dash or an ellipsis, not over a comma.

    Double brackets are its own signs for raw phonemes, and nobody says those.
    """
    plain = [_UNHEARD.sub(",", reading).replace("[[", "[ ") for reading in read[:-1]]
    return [*plain, *(reading.replace("[[", "[ ") for reading in read[-1:])]


def _check_speaker(speaker: int, speakers: int, model: Path) -> None:
    if not 0 <= speaker < speakers:
        raise ConfigurationError(
            "voice.unknown_speaker",
            what=Message("this voice has no speaker {speaker}", speaker=speaker),
            where=str(model),
            mend=Message("choose one of 0..{value}", value=speakers - 1),
        )


def _starts(chunk: Any) -> list[int]:
    """First sample of each phoneme of a chunk."""
    if not chunk.phoneme_alignments:
        return phoneme_times.proportional(chunk.phonemes, chunk.audio_float_array, AUDIBLE)
    lengths = [each.num_samples for each in chunk.phoneme_alignments]  # the first and last are edges
    return [int(sum(lengths[:count])) for count in range(1, len(lengths) - 1)]


def _shift(semitones: float) -> float:
    return float(2 ** (semitones / 12))


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(bounds[1], max(bounds[0], value))


def _resampled(sound: NDArray[np.float32], rate: float) -> NDArray[np.float32]:
    import soxr

    resampled: NDArray[np.float32] = soxr.resample(sound, rate, SAMPLE_RATE)
    return resampled
