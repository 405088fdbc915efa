"""The person who calls: who they are, how they sound, how long they bear being talked at."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from voicesim.content.model import Content, Text


class KokoroSpec(Content):
    """The person on Kokoro: a mixture of its style vectors. `python -m scripts.cast_callers` writes it."""

    mix: dict[str, Annotated[float, Field(gt=0, le=1)]] = Field(
        min_length=1, description="style vector: its share; the shares sum to 1"
    )
    speed: Annotated[float, Field(ge=0.7, le=1.4, description="times the network's own rate")] = 1.0
    pitch: Annotated[float, Field(ge=-5, le=5, description="semitones above the mixture's own pitch")] = 0.0


class VoiceSpec(Content):
    """How the persona sounds, in the units of espeak-ng, which Piper voice fits, and who it is on Kokoro."""

    espeak: str = Field(default="", description="espeak-ng variant: m1..m7, f1..f5; empty: the plain voice")
    rate: Annotated[int, Field(ge=80, le=260, description="words per minute")] = 165
    pitch: Annotated[int, Field(ge=0, le=99, description="espeak-ng pitch, 50 is the voice's own")] = 50
    range: Annotated[int, Field(ge=0, le=99, description="espeak-ng pitch range, 50 is the voice's own")] = 50
    piper: str = Field(default="", description="identifier of a Piper voice in models/, where one fits")
    piper_speaker: int | None = Field(default=None, description="speaker of a multi-speaker Piper voice")
    kokoro: KokoroSpec | None = Field(default=None, description="on Kokoro; left out: cast from the persona")


class NiceTargets(Content):
    """How forthcoming and polite the persona may be, per ten client turns; above it, too nice."""

    volunteered: Annotated[float, Field(ge=0, description="facts told without being asked")] = 0.0
    thanks: Annotated[float, Field(ge=0)] = 1.5
    apologies: Annotated[float, Field(ge=0)] = 0.5
    concessions: Annotated[float, Field(ge=0, description="objections given up")] = 2.0


class Persona(Content):
    """An invented person. `name` and `born` are slots for their lines: {name}, {last_name}, {born}."""

    name: Text
    age: Annotated[int, Field(ge=16, le=105)]
    sex: Literal["woman", "man"]
    born: Text = Field(description="birth date as spoken when asked; the only absolute date of a scenario")
    temperament: Text
    voice: VoiceSpec = VoiceSpec()
    patience: Annotated[
        float, Field(ge=8, le=120, description="seconds of one trainee turn before cutting in")
    ]
    noise: Literal["none", "traffic", "street", "office", "home", "wind", "station"] = "none"
    noise_level: Annotated[float, Field(ge=-60, le=-10, description="dB relative to full scale")] = -42.0
    hears: Annotated[
        float, Field(ge=0.5, le=1, description="chance to catch a trainee turn the first time")
    ] = 1.0
    nice: NiceTargets = NiceTargets()

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]

    @property
    def last_name(self) -> str:
        """All of the name but its first word."""
        return " ".join(self.name.split()[1:]) or self.name
