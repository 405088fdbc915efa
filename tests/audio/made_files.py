"""Sound files as programs really write them: right, wrong, joined, cut."""

from __future__ import annotations

import io
import struct

import numpy as np
import soundfile

RATE = 8000


def voice(seconds: float, rate: int = RATE, hertz: float = 300.0) -> np.ndarray:
    """A tone that rises evenly, so that what is missing shows."""
    at = np.arange(int(seconds * rate)) / rate
    return (8000 * np.sin(2 * np.pi * hertz * at) * (0.2 + 0.8 * at / max(seconds, 0.01))).astype(np.int16)


def chunk(
    name: bytes, body: bytes, *, size: int | None = None, padded: bool = True, order: str = "<"
) -> bytes:
    """A chunk, its size as told, its padding or none."""
    length = len(body) if size is None else size
    return name + struct.pack(f"{order}I", length) + body + (b"\0" if padded and len(body) % 2 else b"")


def layout(rate: int = RATE, channels: int = 1, tag: int = 1, bits: int = 16, order: str = "<") -> bytes:
    """The content of a `fmt ` chunk."""
    wide = channels * bits // 8
    return struct.pack(f"{order}HHIIHH", tag, channels, rate, rate * wide, wide, bits)


def wav(*chunks: bytes, size: int | None = None, mark: bytes = b"RIFF", order: str = "<") -> bytes:
    """A WAV file of these chunks."""
    body = b"WAVE" + b"".join(chunks)
    return mark + struct.pack(f"{order}I", len(body) if size is None else size) + body


def encoded(sound: np.ndarray, form: str, subtype: str | None = None, rate: int = RATE) -> bytes:
    """The sound as libsndfile writes it."""
    target = io.BytesIO()
    soundfile.write(target, sound, rate, format=form, subtype=subtype)
    return target.getvalue()


def mp3(sound: np.ndarray, *, counted: bool, rate: int = 16000, quality: str = "") -> bytes:
    """The sound as FFmpeg writes MP3: with the encoder's frame that counts the others, or without."""
    import av

    target = io.BytesIO()
    options = {"write_xing": "1" if counted else "0", "id3v2_version": "3" if counted else "0"}
    with av.open(target, "w", format="mp3", options=options) as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="mono")
        if quality:
            stream.options = {"q": quality}
        for at in range(0, len(sound), 1152):
            frame = av.AudioFrame.from_ndarray(sound[None, at : at + 1152], format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()
