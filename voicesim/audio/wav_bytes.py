"""A sound as the bytes of a WAV file, for whoever takes one whole."""

from __future__ import annotations

import io
import wave

from voicesim.audio.frames import SAMPLE_RATE, Sound


def in_wav(sound: Sound, rate: int = SAMPLE_RATE) -> bytes:
    """A file of one channel of 16-bit samples, `rate` a second."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes(sound.astype("<i2").tobytes())
    return file.getvalue()
