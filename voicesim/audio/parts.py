"""A sound file as the parts it was really made of, and what it says of their length.

Programs that write into a pipe cannot know how long the sound will be, recorders die before they have put it
down, and people join files end to end: what a header announces and what a file holds are two things. Here a
file is cut into parts, each of which a decoder reads to its end.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal, TypeAlias

Coding: TypeAlias = Literal["", "mpeg", "flac"]
"""How a part is to be decoded; empty: the decoders see for themselves."""

SILENCE = -1
"""Instead of the first byte of a stretch: it stands nowhere in the file and is silent."""

_SCAN = 1 << 20  # bytes looked through at a time


@dataclass(frozen=True, slots=True)
class Part:
    """One sound inside a file."""

    stretches: tuple[tuple[int, int], ...]
    """Where its bytes stand in the file: first byte (or `SILENCE`), count."""
    head: bytes = b""
    """What a decoder must read before them: the header as it should have been."""
    coding: Coding = ""
    announced: float | None = None
    """Seconds that the file says it holds, where that is more than is there or no decoder can tell."""
    cut: bool = False
    """True when it ends before it says it does."""
    quiet: bytes = b"\0"
    """What is repeated through a silent stretch: one sample of each channel."""


class Stretches(io.RawIOBase):
    """A part as a file of its own, for decoders: read only."""

    def __init__(self, file: BinaryIO, part: Part) -> None:
        self._file, self._head, self._quiet = file, part.head, part.quiet
        self._spans: list[tuple[int, int, int]] = []  # first byte here, first byte there, count
        at = len(part.head)
        for start, count in part.stretches:
            self._spans.append((at, start, count))
            at += count
        self._size, self._at = at, 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a byte of the part."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Where the next byte is read."""
        return self._at

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; fewer only at the end."""
        wanted = self._size - self._at if size is None or size < 0 else min(size, self._size - self._at)
        pieces = []
        while wanted > 0 and (piece := self._piece(wanted)):
            pieces.append(piece)
            self._at += len(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def readinto(self, buffer: object, /) -> int:
        """The same into `buffer`."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        got = self.read(len(view))
        view[: len(got)] = got
        return len(got)

    def _piece(self, wanted: int) -> bytes:
        if self._at < len(self._head):
            return self._head[self._at : self._at + wanted]
        number = bisect_right(self._spans, self._at, key=lambda span: span[0]) - 1
        if number < 0:
            return b""
        here, there, count = self._spans[number]
        wanted = min(wanted, here + count - self._at, _SCAN)
        if there == SILENCE:
            begin = (self._at - here) % len(self._quiet)
            return (self._quiet * (wanted // len(self._quiet) + 2))[begin : begin + wanted]
        self._file.seek(there + self._at - here)
        return self._file.read(wanted)


def found(file: BinaryIO, pattern: bytes, start: int, end: int) -> Iterator[int]:
    """Every place of `pattern` between two bytes of the file, read a megabyte at a time."""
    at, rest = start, b""
    while at < end:
        file.seek(at)
        block = file.read(min(_SCAN, end - at))
        if not block:
            return
        window, first = rest + block, at - len(rest)
        place = window.find(pattern)
        while place >= 0:
            yield first + place
            place = window.find(pattern, place + 1)
        rest = window[-(len(pattern) - 1) :]
        at += len(block)


def flac_parts(file: BinaryIO, size: int, begin: int = 0) -> Sequence[Part]:
    """FLAC files joined end to end, from byte `begin`: each has its mark and 34 bytes that describe it.

    Their count of samples (RFC 9639, section 8.2) is taken out of what the decoder reads, which would stop
    there: a writer that died, or an editor, left it too small. What was told is compared with what was found.
    """
    again = (*found(file, _FLAC, begin + 1, size), *found(file, _FLAC_ALONE, begin + 1, size))
    starts = sorted({begin, *again})
    ends = [*starts[1:], size]
    return [_flac_part(file, start, end) for start, end in zip(starts, ends, strict=True)]


_FLAC, _FLAC_ALONE = b"fLaC\0\0\0\x22", b"fLaC\x80\0\0\x22"
_DESCRIBED = 42  # bytes: the mark, the head of the first block, the block
_NO_COUNT = 2**36 - 1  # all bits set: nobody counted


def _flac_part(file: BinaryIO, start: int, end: int) -> Part:
    file.seek(start)
    head = bytearray(file.read(min(_DESCRIBED, end - start)))
    if len(head) < _DESCRIBED or bytes(head[:8]) not in (_FLAC, _FLAC_ALONE):
        return Part(((start, end - start),))
    described = int.from_bytes(head[18:26], "big")  # 20 bits rate, 3 channels, 5 depth, 36 samples
    rate, count = described >> 44, described & _NO_COUNT
    head[18:26] = (described >> 36 << 36).to_bytes(8, "big")
    announced = count / rate if rate and 0 < count < _NO_COUNT else None
    rest = (start + _DESCRIBED, end - start - _DESCRIBED)
    return Part((rest,), bytes(head), coding="flac", announced=announced)


def ogg_parts(file: BinaryIO, size: int) -> Sequence[Part]:
    """The links of a chained Ogg file (RFC 3533): streams that begin when others have ended.

    A link is cut when its last page is, when a page is missing or when something else stands between its
    pages; a link whose last page lacks the mark of the end is a broadcast somebody stopped recording.
    """
    links, at, opening = [_Link(0)], 0, True
    while at < size:
        link = links[-1]
        file.seek(at)
        page = file.read(27)
        if len(page) < 27 or page[:4] != b"OggS":
            following = next(found(file, b"OggS", at + 1, size), None)
            if following is None:
                link.broken = link.broken or page[:4] == b"OggS"  # what follows a last page is no sound
                break
            link.broken = link.broken or not link.ended
            at = following
            continue
        begins = bool(page[5] & 2)
        if begins and not opening:
            link = _Link(at)
            links.append(link)
        opening = begins
        table = file.read(page[26])
        length = 27 + len(table) + sum(table)
        link.take(page, file.read(64) if begins else b"")
        link.broken = link.broken or at + length > size or len(table) < page[26]
        at += length
    ends = [*(link.start for link in links[1:]), size]
    return [link.part(end) for link, end in zip(links, ends, strict=True)]


_FIRST_PAGE = 12
"""Seconds of sound on a first page, at most; a stream that begins later was cut out of a longer one."""


class _Link:
    """One link of a chained Ogg file, as its pages come by."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.broken = self.ended = False
        self._numbers: dict[bytes, int] = {}  # serial number of a stream -> number of its last page
        self._rate = self._skipped = 0
        self._last = 0  # position of its last page of sound, in samples
        self._joined_late = False  # a broadcast, recorded from somewhere in its middle

    def take(self, page: bytes, opening: bytes) -> None:
        """The head of its next page; `opening` is the beginning of its content on a first page."""
        serial, number = page[14:18], int.from_bytes(page[18:22], "little")
        skipped = serial in self._numbers and number != self._numbers[serial] + 1
        self._numbers[serial] = number
        self.ended = bool(page[5] & 4)
        if opening[:7] == b"\x01vorbis":
            self._rate = int.from_bytes(opening[12:16], "little")
        elif opening[:8] == b"OpusHead":
            self._rate, self._skipped = 48_000, int.from_bytes(opening[10:12], "little")
        position = int.from_bytes(page[6:14], "little", signed=True)
        self.broken = self.broken or (skipped and self._last > 0)
        if not self._last and position > 0:
            self._joined_late = skipped or position > _FIRST_PAGE * (self._rate or 1)
        self._last = max(position, self._last)

    def part(self, end: int) -> Part:
        """What is known of it at its end."""
        announced = None
        if self._rate and len(self._numbers) == 1 and not self._joined_late:
            announced = max(0, self._last - self._skipped) / self._rate
        return Part(((self.start, end - self.start),), announced=announced, cut=self.broken)
