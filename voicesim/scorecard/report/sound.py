"""The sound of the call inside the report: both voices in one Opus stream, small and exact to seek in."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.reading import read
from voicesim.voice.marking import TAGS

MOST_BYTES = 3_400_000
"""Of Opus; a third more once written as text, so that the report stays under 5 MB."""

COMMENT = "Synthetic voice: one of the two speakers is a client played by an artificial intelligence."
"""For the tags of the mix, in which there is no right channel any more."""

_BEST, _LEAST = 24_000, 8_000  # bit/s: clear speech; still understood


def channels(path: Path) -> tuple[Sound, ...]:
    """The channels of the recording. Raises `RecordingError`."""
    return read(path).channels


def mixed(sounds: Sequence[Sound]) -> Sound:
    """Both voices in the middle of the head: hard left and right tires the ear."""
    total: NDArray[np.int32] = np.sum([sound.astype(np.int32) for sound in sounds], axis=0, dtype=np.int32)
    loudest = int(np.abs(total).max(initial=0))
    if loudest > 32_767:
        total = total * 32_767 // loudest
    return total.astype(np.int16)


def opus(sound: Sound) -> bytes:
    """The sound as Ogg Opus at 24 kbit/s, less for calls so long that the report would grow too large.

    The same sound gives the same bytes.
    """
    import av

    rate = int(np.clip(MOST_BYTES * 8 * SAMPLE_RATE / max(len(sound), 1), _LEAST, _BEST))
    options = {"application": "voip", "compression_level": "0", "frame_duration": "60"}
    target = io.BytesIO()
    with av.open(target, "w", format="ogg", options={"fflags": "bitexact"}) as container:
        container.metadata.update({**TAGS, "comment": COMMENT})
        stream = container.add_stream("libopus", rate=SAMPLE_RATE, layout="mono", options=options)
        stream.bit_rate = rate
        step = SAMPLE_RATE * 60 // 1000
        for at in range(0, len(sound), step):
            frame = av.AudioFrame.from_ndarray(
                sound[np.newaxis, at : at + step].copy(), format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = SAMPLE_RATE, at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def embedded(sound: Sound) -> str:
    """The same as base64, for the page."""
    return base64.b64encode(opus(sound)).decode("ascii")
