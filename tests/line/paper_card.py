"""A PortAudio of paper: devices that refuse rates, drift, stall and are unplugged, with no sound in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE


class PaperError(Exception):
    """`sounddevice.PortAudioError`: text, code, host error."""


@dataclass
class PaperStream:
    driver: PaperDriver
    options: dict[str, Any]
    kind: str
    running: bool = False
    latency: Any = (0.04, 0.04)

    def start(self) -> None:
        if self.kind == self.driver.cannot_start:
            raise PaperError("Error starting stream: Device unavailable", -9985)
        self.running = True

    def close(self, ignore_errors: bool = True) -> None:
        self.running = False


@dataclass
class PaperDriver:
    """`rates`: what the card accepts. `turn` plays one block through every running stream."""

    rates: tuple[int, ...] = (SAMPLE_RATE,)
    host: str = "Core Audio"
    duplex: bool = True
    names: list[str] = field(default_factory=lambda: ["Plantronics USB", "Webcam"])
    preferred: int = 48000
    busy: bool = False
    no_sound: bool = False
    cannot_start: str = ""
    streams: list[PaperStream] = field(default_factory=list)
    played: list[np.ndarray] = field(default_factory=list)
    PortAudioError: type[Exception] = PaperError

    def __post_init__(self) -> None:
        self.default = SimpleNamespace(device=[0, 0])

    def _terminate(self) -> None: ...

    def _initialize(self) -> None:
        if self.no_sound:
            raise PaperError("Unanticipated host error", -9999, (0, 0, "no sound server"))

    def query_hostapis(self) -> tuple[dict[str, str], ...]:
        return ({"name": self.host},)

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {
                "index": index,
                "name": name,
                "hostapi": 0,
                "max_input_channels": 1,
                "max_output_channels": 2,
                "default_samplerate": float(self.preferred),
            }
            for index, name in enumerate(self.names)
        ]

    def _open(self, kind: str, **options: Any) -> PaperStream:
        if self.busy:
            raise PaperError("Error opening Stream: Device unavailable", -9985)
        if options["samplerate"] not in self.rates:
            raise PaperError("Error opening Stream: Invalid sample rate", -9997)
        if kind == "both" and not self.duplex:
            raise PaperError("Error opening Stream: Illegal combination of I/O devices", -9993)
        self.streams.append(PaperStream(self, options, kind))
        return self.streams[-1]

    def Stream(self, **options: Any) -> PaperStream:  # noqa: N802
        return self._open("both", **options)

    def InputStream(self, **options: Any) -> PaperStream:  # noqa: N802
        return self._open("in", **options)

    def OutputStream(self, **options: Any) -> PaperStream:  # noqa: N802
        return self._open("out", **options)

    def unplug(self, kinds: str = "both in out") -> None:
        """These streams call back no more; they can still be closed."""
        for stream in self.streams:
            stream.running = stream.running and stream.kind not in kinds.split()

    def turn(self, mic: np.ndarray, kinds: str = "both in out", status: Any = None) -> None:
        """One block: `mic` is heard by the microphone, what the speaker plays is kept."""
        for stream in [s for s in self.streams if s.running and s.kind in kinds.split()]:
            options = stream.options
            out = np.full((options["blocksize"], 2), 77, dtype=np.int16)
            given = mic[: options["blocksize"], None]
            if stream.kind == "both":
                options["callback"](given, out, len(out), None, status)
            elif stream.kind == "in":
                options["callback"](given, len(given), None, status)
            else:
                options["callback"](out, len(out), None, status)
            if stream.kind != "in":
                self.played.append(out[:, 0].copy())
