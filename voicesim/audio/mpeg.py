"""The parts of an MPEG sound stream (MP3 and its elder layers), frame by frame.

An MP3 file need not say how long it is: recorders and broadcasts write frames and nothing else. Where an
encoder did put a count of frames in front (Xing, Info, VBRI), it counts for its own part only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from voicesim.audio.parts import Part

_BITRATES = {  # kbit/s by (MPEG 1?, layer): ISO 11172-3 table B.1, ISO 13818-3
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}

_SEEK = 1 << 16  # bytes in which the next frame is looked for
_TAG_HEAD = 10  # bytes
_SURE = 3
"""So many frames in a row make a stream: two bytes alone are an accident in any file."""


@dataclass(frozen=True, slots=True)
class _Frame:
    kind: tuple[int, int, int, bool]
    """Version, layer, samples a second, mono."""
    length: int
    """Bytes."""
    samples: int


def mpeg_parts(file: BinaryIO, size: int) -> Sequence[Part] | None:
    """The parts of a file of MPEG frames; None when it is none."""
    start = past_tags(file, 0, size)
    first = _next_frame(file, start, size)
    if first is None and start == size:  # a tag that says it is longer than the file
        first = _next_frame(file, _TAG_HEAD, size)
    if first is None:
        return None
    walk = _Walk(file, first)
    at = first
    while at < size:
        frame = _frame(file, at)
        if frame is None:
            past = past_tags(file, at, size)
            following = _next_frame(file, past, size)
            if following is None:
                break
            if past > at:
                walk.close(at)
                walk.open(following)
            at = following
            continue
        walk.take(at, frame)
        if at + frame.length > size:
            break
        at += frame.length
    walk.close(size)
    return walk.parts


class _Walk:
    """The parts as their frames come by."""

    def __init__(self, file: BinaryIO, first: int) -> None:
        self.parts: list[Part] = []
        self._file = file
        self.open(first)

    def open(self, at: int) -> None:
        """A part begins."""
        self._start = at
        self._kind: tuple[int, int, int, bool] | None = None
        self._seconds = self._promised = 0.0

    def take(self, at: int, frame: _Frame) -> None:
        """One more frame: of this part, unless it carries a count of its own or is of another kind."""
        promised = _promised(self._file, at, frame)
        if self._kind is not None and (promised is not None or frame.kind != self._kind):
            self.close(at)
            self.open(at)
        self._kind = frame.kind
        if promised is None:
            self._seconds += frame.samples / frame.kind[2]
        else:
            self._promised = promised * frame.samples / frame.kind[2]

    def close(self, at: int) -> None:
        """The part ends before byte `at`."""
        if self._kind is None:
            return
        frame = 1152 / self._kind[2]
        cut = self._promised > self._seconds + 2 * frame
        announced = max(self._promised, self._seconds)
        stretch = (self._start, at - self._start)
        self.parts.append(Part((stretch,), coding="mpeg", announced=announced, cut=cut))
        self._kind = None


def _frame(file: BinaryIO, at: int) -> _Frame | None:
    """The frame whose header stands at byte `at`."""
    file.seek(at)
    head = file.read(4)
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    bitrate, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or layer == 4 or bitrate in (0, 15) or rate == 3:
        return None
    first = version == 3
    kilobits = _BITRATES[first, layer if first or layer == 1 else 2][bitrate]
    hertz = _RATES[version][rate]
    if layer == 1:
        length, samples = (12_000 * kilobits // hertz + padding) * 4, 384
    else:
        samples = 1152 if first or layer == 2 else 576
        length = samples // 8 * 1000 * kilobits // hertz + padding
    return _Frame((version, layer, hertz, head[3] >> 6 == 3), length, samples)


def _promised(file: BinaryIO, at: int, frame: _Frame) -> int | None:
    """The count of frames in an encoder's own frame; 0 when it has none; None for a frame of sound."""
    version, layer, _, mono = frame.kind
    if layer != 3:
        return None
    file.seek(at)
    body = file.read(min(frame.length, 64))
    side = (17 if mono else 32) if version == 3 else (9 if mono else 17)
    mark = body[4 + side : 16 + side]
    if mark[:4] in (b"Xing", b"Info") and len(mark) == 12:
        count = int.from_bytes(mark[8:12], "big") if mark[7] & 1 else 0
        return 0 if count == 0xFFFFFFFF else count  # written into a pipe
    if body[36:40] == b"VBRI":
        return int.from_bytes(body[50:54], "big")
    return None


def _next_frame(file: BinaryIO, start: int, size: int) -> int | None:
    """Where the next row of frames begins."""
    file.seek(start)
    window = file.read(min(_SEEK, size - start))
    at = window.find(b"\xff")
    while at >= 0:
        if _row(file, start + at, size):
            return start + at
        at = window.find(b"\xff", at + 1)
    return None


def _row(file: BinaryIO, at: int, size: int) -> bool:
    """Do several frames of one kind follow each other, or reach the end of the file?"""
    kind = None
    for number in range(_SURE):
        frame = _frame(file, at)
        if frame is None or (kind is not None and frame.kind != kind):
            return number > 0 and at >= size
        kind, at = frame.kind, at + frame.length
    return True


def past_tags(file: BinaryIO, at: int, size: int) -> int:
    """Past the tags of titles and covers that stand before, between and behind the sound."""
    while at < size:
        file.seek(at)
        head = file.read(32)
        if head[:3] == b"ID3" and len(head) >= 10:
            sizes = head[6:10]
            length = sum((byte & 0x7F) << shift for byte, shift in zip(sizes, (21, 14, 7, 0), strict=True))
            at += 10 + length + (10 if head[5] & 0x10 else 0)
        elif head[:3] == b"TAG":
            at += 128
        elif head[:8] == b"APETAGEX":
            at += 32 + int.from_bytes(head[12:16], "little")
        else:
            break
    return min(at, size)
