"""Who speaks: the neutral voice that announces the call, and the voice of a persona."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message
from voicesim.text.words import Language
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.piper import Persona, PiperVoice

PLAIN_RATE = 165
"""Words per minute at which a persona is neither quick nor slow."""
_SEMITONE = 50 / 12
"""espeak-ng's pitch units in a semitone, near its middle."""
_ANNOUNCER: dict[Language, tuple[str, int]] = {"fr": ("fr", 155), "en": ("en", 155)}


class Timbre(Protocol):
    """How a persona sounds, as a scenario writes it."""

    @property
    def espeak(self) -> str:
        """espeak-ng variant, such as "f4"; empty for the plain voice."""
        ...

    @property
    def rate(self) -> int:
        """Words per minute."""
        ...

    @property
    def pitch(self) -> int:
        """0..99, 50 is the voice's own."""
        ...

    @property
    def range(self) -> int:
        """0..99, 50 is the voice's own."""
        ...

    @property
    def piper_speaker(self) -> int | None:
        """Speaker of a Piper voice that has several."""
        ...


def announcer(language: Language) -> EspeakVoice:
    """The voice of the notice: no variant, no mood, never a persona's. Raises `EngineMissing`."""
    variant, rate = _ANNOUNCER[language]
    return EspeakVoice(variant, rate=rate, range=40)


def espeak_for(language: Language, timbre: Timbre) -> EspeakVoice:
    """The persona's espeak-ng voice. Raises `EngineMissing`, `ConfigurationError` for an unknown variant."""
    variant = f"{language}+{timbre.espeak}" if timbre.espeak else language
    return EspeakVoice(variant, rate=timbre.rate, pitch=timbre.pitch, range=timbre.range)


def piper_for(place: Path, timbre: Timbre, *, licence: str = "", steady: bool = False) -> PiperVoice:
    """The persona's Piper voice: `place` is the .onnx, or the folder that holds it and no other.

    The tempo is the persona's rate against an ordinary one, the pitch at most a semitone of theirs.
    Raises as `PiperVoice` does, and `EngineMissing` for a folder without a voice.
    """
    pitch = max(-1.0, min(1.0, (timbre.pitch - 50) / _SEMITONE))
    tempo = max(0.75, min(1.35, timbre.rate / PLAIN_RATE))
    persona = Persona(speaker=timbre.piper_speaker, tempo=tempo, pitch=pitch)
    return PiperVoice(_model(place), persona, licence=licence, steady=steady)


def _model(place: Path) -> Path:
    if place.suffix == ".onnx":
        return place
    found = sorted(place.glob("*.onnx"))
    if len(found) != 1:
        raise EngineMissing(
            "voice.not_here",
            what=Message("a folder with {count} .onnx files cannot be taken for one voice", count=len(found))
            if place.is_dir()
            else Message("this is no Piper voice, which is an .onnx file"),
            where=str(place),
            mend=Message("name the .onnx file itself, or bring the voice again with “voicesim models pull”"),
        )
    return found[0]
