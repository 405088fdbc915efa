"""Sound files as samples, whatever wrote them: libsndfile first, FFmpeg (PyAV) for what it does not know."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.containers import container_parts
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.mpeg import mpeg_parts, past_tags
from voicesim.audio.parts import Part, Stretches, flac_parts, ogg_parts
from voicesim.audio.resampling import Resampler
from voicesim.audio.stored import StoredSound
from voicesim.audio.wav import KINDS, wav_parts

_UNKNOWN = 2**62
"""libsndfile says 2**63 - 1 samples when a file does not tell how many there are."""

_BLOCK = 4096
"""Samples of each channel read at a time, as many as a FLAC block: an hour of 96 kHz fits in no memory."""

_BUFFER = 1 << 18  # bytes of the file read at a time

_SLOWEST = 2000
"""Samples per second below which no speech fits; a header that says one a second asks for hours of memory."""

_LEAD = 0.25
"""Seconds by which an MPEG stream may come out short: what encoders put in front and decoders take away."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """What could be decoded of a file."""

    channels: tuple[StoredSound, ...]
    """At the call's rate, all of one length; empty when the file holds no sound at all."""
    rate: int
    """Samples per second in the file; 0 when it holds none."""
    whole: bool
    """False when there should be more: the file breaks off, or a part of it could not be read."""
    total: float | None = None
    """Seconds that there should be, where it is not whole and that is known."""
    announced: bool = True
    """False when the file does not say how long it is: its writer died, or wrote into a pipe."""
    invalid: int = 0
    """Samples that were no numbers (NaN), on the channel that has most; they are silent here."""

    @property
    def too_slow(self) -> bool:
        """Is it left undecoded because no speech fits in so few samples per second?"""
        return 0 < self.rate < _SLOWEST

    @property
    def seconds(self) -> float:
        """How long what could be decoded is."""
        return len(self.channels[0]) / SAMPLE_RATE if self.channels else 0.0


def decode(path: Path) -> Decoded | None:
    """All the sound of the file, part after part; None when nobody knows such a file."""
    with path.open("rb", buffering=_BUFFER) as file:
        parts = _parts(file, path.stat().st_size)
        found = [_decoded(file, part) for part in parts]
        if all(one is None for one in found):  # its beginning was an accident
            parts = (Part(((0, path.stat().st_size),)),)
            found = [_decoded(file, parts[0])]
    if found[0] is None:
        return None
    return _together(parts, found) if len(parts) > 1 else _alone(parts[0], found[0])


def _parts(file: BinaryIO, size: int) -> Sequence[Part]:
    """The parts of the file; the whole of it where nothing is known about its kind."""
    kind = file.read(4)
    parts: Sequence[Part] | None = None
    if kind in KINDS:
        parts = wav_parts(file, size) or container_parts(file, size)
    elif kind == b"OggS":
        parts = ogg_parts(file, size)
    elif kind == b"fLaC":
        parts = flac_parts(file, size)
    elif kind[:3] == b"ID3" or kind[:1] == b"\xff":
        begin = past_tags(file, 0, size)
        file.seek(begin)
        parts = flac_parts(file, size, begin) if file.read(4) == b"fLaC" else mpeg_parts(file, size)
    else:
        parts = container_parts(file, size)
    return parts or (Part(((0, size),)),)


def _decoded(file: BinaryIO, part: Part) -> Decoded | None:
    source = cast(BinaryIO, Stretches(file, part))
    if part.coding == "mpeg":
        return by_ffmpeg(source, kind="mp3") or by_ffmpeg(source)
    found = by_libsndfile(source)
    if part.coding == "flac" and (found is None or not _reaches(part, found)):
        other = by_ffmpeg(source, kind="flac")  # it passes over what is no sound
        return other if other and (found is None or other.seconds > found.seconds) else found
    return found or by_ffmpeg(source)


def _alone(part: Part, found: Decoded) -> Decoded:
    """What the part says of itself, against what was decoded of it."""
    whole = not part.cut and _reaches(part, found)
    if part.coding:  # what its decoder is given has no end of its own
        return _with(found, whole, part.announced, announced=part.coding == "mpeg" or bool(part.announced))
    return _with(found, found.whole and whole, part.announced or found.total, announced=found.announced)


def _reaches(part: Part, found: Decoded) -> bool:
    """Is it as long as the part says, if it says it?"""
    return found.seconds >= (part.announced or 0.0) - _LEAD


def _together(parts: Sequence[Part], found: Sequence[Decoded | None]) -> Decoded:
    """The parts one after the other, as far as they have the same channels."""
    each = [_alone(part, one) if one is not None else None for part, one in zip(parts, found, strict=True)]
    sounding = [one for one in each if one is None or one.channels or one.too_slow]
    if not sounding or sounding[0] is None:
        return Decoded((), 0, whole=all(one is not None and one.whole for one in each))
    first = sounding[0]
    joined = tuple(StoredSound() for _ in first.channels)
    whole, total = True, 0.0
    for one in sounding:
        fits = one is not None and len(one.channels) == len(joined)
        whole = whole and fits and one is not None and one.whole
        total += max(one.total or 0.0, one.seconds) if one is not None else math.inf
        if whole or (fits and one is first):
            for target, source in zip(joined, one.channels if one is not None else (), strict=True):
                _copy(source, target)
    rest = None if whole or math.isinf(total) else total
    worst = max(one.invalid for one in sounding if one is not None)
    return Decoded(joined, first.rate, whole, rest, first.announced, worst)


def _copy(source: StoredSound, target: StoredSound) -> None:
    for start in range(0, len(source), SAMPLE_RATE):
        target.append(source[start : start + SAMPLE_RATE])


def _with(found: Decoded, whole: bool, total: float | None, *, announced: bool) -> Decoded:
    rest = None if whole else total
    return Decoded(found.channels, found.rate, whole, rest, announced, found.invalid)


def by_libsndfile(source: Path | BinaryIO) -> Decoded | None:
    """The sound by libsndfile, up to the last sample it can decode; None when it knows no such file."""
    import soundfile

    class Straight(soundfile.SoundFile):  # type: ignore[misc]
        """Read on and on: soundfile seeks after each read, which spoils files without a length."""

        def seekable(self) -> bool:
            return False

    _rewind(source)
    try:
        file = Straight(source)
    except soundfile.LibsndfileError:
        return None
    with file:
        if file.samplerate < _SLOWEST:
            return Decoded((), file.samplerate, whole=False)
        taken, got = _Taken(file.samplerate, file.channels), 0
        try:
            while len(block := file.read(_BLOCK, dtype="float32", always_2d=True)):
                taken.take(block)
                got += len(block)
        except soundfile.LibsndfileError:
            pass  # it breaks off here: `got` says so
        announced = file.frames < _UNKNOWN
        frames = _counted(file)
        whole = not announced or got >= frames
        total = None if whole else frames / file.samplerate
        return Decoded(taken.channels(), file.samplerate, whole, total, announced, taken.invalid)


def _counted(file: Any) -> int:
    """Samples of each channel that should be there.

    Of a few kinds libsndfile gives only those that are, and puts down in its log what the head says.
    """
    if file.format not in ("AVR", "MPC2K", "MAT4", "WVE"):
        return int(file.frames)
    told = _HEAD_SAYS.search(str(file.extra_info))
    return max(int(told[1]), int(file.frames)) if told else int(file.frames)


_HEAD_SAYS = re.compile(
    r"^\s*(?:Frames\s*:|Cols\s*:|Data length)\s*(\d{2,12})(?:\s*$| should be)", re.MULTILINE
)


def by_ffmpeg(source: Path | BinaryIO, kind: str | None = None) -> Decoded | None:
    """The sound by FFmpeg, up to the last sample that can be decoded; None when it knows no such file.

    `kind` is FFmpeg's name of the format where it is known; a packet it cannot decode is passed over then.
    """
    import av

    _rewind(source)
    taken, rate, whole, told = None, 0, True, 0.0
    try:
        with av.open(str(source) if isinstance(source, Path) else source, format=kind) as container:
            if not container.streams.audio:
                return Decoded((), 0, whole=True)
            told = _told(container)
            for block, rate, torn in _blocks(container, patient=kind is not None):
                whole = whole and not torn
                if rate < _SLOWEST:
                    return Decoded((), rate, whole=False)
                taken = taken or _Taken(rate, block.shape[1])
                taken.take(block)
    except (av.error.FFmpegError, UnicodeError, ValueError):
        if taken is None:
            return None
        whole = False  # it breaks off here
    if taken is None:
        return Decoded((), rate, whole)
    found = Decoded(taken.channels(), rate, whole, invalid=taken.invalid)
    if found.seconds >= told - _LEAD:
        return found
    return _with(found, False, told, announced=True)


_INDEXED = {"matroska", "webm", "mov", "mp4", "m4a", "asf", "tta", "wv", "flv", "rm"}
"""Containers that count their sound; of others FFmpeg only estimates how long they are."""


def _told(container: object) -> float:
    """Seconds that the container says it holds; 0 where it says nothing to rely upon."""
    if not _INDEXED & set(container.format.name.split(",")):  # type: ignore[attr-defined]
        return 0.0
    sound = container.streams.audio[0]  # type: ignore[attr-defined]
    if sound.duration and sound.time_base:
        return float(sound.duration * sound.time_base)
    alone = len(container.streams) == 1  # type: ignore[attr-defined]
    return (container.duration or 0) / 1e6 if alone else 0.0  # type: ignore[attr-defined]


def _blocks(container: object, *, patient: bool) -> Iterator[tuple[NDArray[np.float32], int, bool]]:
    """The samples of the first audio stream, shape (n, channels), their rate, and whether they break off."""
    import av

    packed = av.AudioResampler(format="flt")
    for packet in container.demux(audio=0):  # type: ignore[attr-defined]
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            if not patient:
                raise
            continue
        torn = packet.is_corrupt and not patient  # the file ended within it
        for frame in frames:
            for piece in packed.resample(frame):
                count = piece.layout.nb_channels
                yield piece.to_ndarray().astype(np.float32).reshape(-1, count), piece.sample_rate, torn


def _rewind(source: Path | BinaryIO) -> None:
    if not isinstance(source, Path):
        source.seek(0)


class _Taken:
    """The samples of one part, changed to the call's rate and put away as they come."""

    def __init__(self, rate: int, channels: int) -> None:
        self.invalid = 0
        self._resampler = Resampler(rate, channels)
        self._stored = tuple(StoredSound() for _ in range(channels))

    def take(self, block: NDArray[np.float32]) -> None:
        """The next block, shape (n, channels)."""
        wrong = np.isnan(block)
        if wrong.any():
            self.invalid += int(wrong.sum(axis=0).max())
            block = np.where(wrong, np.float32(0), block)
        self._put(self._resampler.process(block))

    def channels(self) -> tuple[StoredSound, ...]:
        """All of it, the rest inside the resampler too; nothing may be taken any more."""
        self._put(self._resampler.finish())
        return self._stored if len(self._stored[0]) else ()

    def _put(self, piece: NDArray[np.int16]) -> None:
        for stored, channel in zip(self._stored, piece.T, strict=True):
            stored.append(channel)
