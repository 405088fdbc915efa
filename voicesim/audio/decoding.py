"""Sound files as samples, whatever wrote them: libsndfile first, FFmpeg (PyAV) for what it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import Sound
from voicesim.audio.resampling import Resampler

_UNKNOWN = 2**62
"""libsndfile says 2**63 - 1 samples when a file does not tell how many there are."""

_BLOCK = 4096
"""Samples of each channel read at a time, as many as a FLAC block: an hour of 96 kHz fits in no memory."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What could be decoded of a file."""

    channels: tuple[Sound, ...]
    """At the call's rate; empty when the file holds no sound at all."""
    rate: int
    """Samples per second in the file; 0 when it holds none."""
    whole: bool
    """False when the file breaks off before the end it announces."""
    announced: bool = True
    """False when the file does not say how long it is: its writer died, or wrote into a pipe."""


def by_libsndfile(path: Path) -> Decoded | None:
    """The sound by libsndfile, up to the last sample it can decode; None when it knows no such file."""
    import soundfile

    class Straight(soundfile.SoundFile):  # type: ignore[misc]
        """Read on and on: soundfile seeks after each read, which spoils MP3 and files without a length."""

        def seekable(self) -> bool:
            return False

    try:
        file = Straight(path)
    except soundfile.LibsndfileError:
        return None
    with file:
        resampler, pieces, got = Resampler(file.samplerate, file.channels), [], 0
        try:
            while len(block := file.read(_BLOCK, dtype="float32", always_2d=True)):
                pieces.append(resampler.process(block))
                got += len(block)
        except soundfile.LibsndfileError:
            pass  # it breaks off here: `got` says so
        pieces.append(resampler.finish())
        announced = file.frames < _UNKNOWN
        return Decoded(_channels(pieces), file.samplerate, not announced or got >= file.frames, announced)


def by_ffmpeg(path: Path) -> Decoded | None:
    """The sound by FFmpeg, up to the last sample that can be decoded; None when it knows no such file."""
    import av

    resampler, pieces, rate, whole = None, [], 0, True
    packed = av.AudioResampler(format="flt")
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                return Decoded((), 0, whole=True)
            for frame in container.decode(audio=0):
                for piece in packed.resample(frame):
                    rate, count = piece.sample_rate, piece.layout.nb_channels
                    resampler = resampler or Resampler(rate, count)
                    pieces.append(resampler.process(piece.to_ndarray().astype(np.float32).reshape(-1, count)))
    except (av.error.FFmpegError, UnicodeError):
        if resampler is None:
            return None
        whole = False  # it breaks off here
    if resampler is not None:
        pieces.append(resampler.finish())
    return Decoded(_channels(pieces), rate, whole)


def _channels(pieces: Sequence[NDArray[np.int16]]) -> tuple[Sound, ...]:
    """The pieces of a file, shape (n, channels) each, as one sound a channel."""
    if not any(len(piece) for piece in pieces):
        return ()
    return tuple(np.ascontiguousarray(channel) for channel in np.concatenate(pieces).T)
