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
from voicesim.audio.stored import Samples, stretches
from voicesim.voice.marking import TAGS

MOST_BYTES = 3_400_000
"""Of Opus; a third more once written as text, so that the report stays under 5 MB."""

COMMENT = "Synthetic voice: one of the two speakers is a client played by an artificial intelligence."
"""For the tags of the mix, in which there is no right channel any more."""

_BEST, _LEAST = 24_000, 8_000  # bit/s: clear speech; still understood


def channels(path: Path) -> tuple[Samples, ...]:
    """The channels of the recording, not in memory. Raises `RecordingError`."""
    return read(path).stored


def mixed(sounds: Sequence[Samples]) -> Samples:
    """Both voices in the middle of the head: hard left and right tires the ear. Not in memory."""
    return _Mixed(sounds)


class _Mixed:
    """The sum of several channels of one length, made as it is read, and as loud as nothing clips."""

    def __init__(self, sounds: Sequence[Samples]) -> None:
        self._sounds = tuple(sounds)
        pieces = (self._sum(slice(at, at + len(piece))) for at, piece in stretches(self._sounds[0]))
        self._loudest = max((int(np.abs(piece).max(initial=0)) for piece in pieces), default=0)

    def __len__(self) -> int:
        return len(self._sounds[0])

    def __getitem__(self, span: slice) -> Sound:
        total = self._sum(span)
        if self._loudest > 32_767:
            total = total * 32_767 // self._loudest
        return total.astype(np.int16)

    def _sum(self, span: slice) -> NDArray[np.int32]:
        total: NDArray[np.int32] = np.sum([one[span].astype(np.int32) for one in self._sounds], axis=0)
        return total


def opus(sound: Samples) -> bytes:
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
        for begin, stretch in stretches(sound, 500 * step):
            for at in range(0, len(stretch), step):
                packed = np.ascontiguousarray(stretch[np.newaxis, at : at + step])
                frame = av.AudioFrame.from_ndarray(packed, format="s16", layout="mono")
                frame.sample_rate, frame.pts = SAMPLE_RATE, begin + at
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def embedded(sound: Samples) -> str:
    """The same as base64, for the page."""
    return base64.b64encode(opus(sound)).decode("ascii")
