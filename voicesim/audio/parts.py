"""A sound file as the parts it was really made of, and what it says of their length.

Programs that write into a pipe cannot know how long the sound will be, recorders die before they have put it
down, and people join files end to end: what a header announces and what a file holds are two things. Here a
file is cut into parts, each of which a decoder reads to its end.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal, TypeAlias

Coding: TypeAlias = Literal["", "mpeg"]
"""How a part is to be decoded; empty: the decoders see for themselves."""

_SCAN = 1 << 20  # bytes looked through at a time


@dataclass(frozen=True, slots=True)
class Part:
    """One sound inside a file."""

    stretches: tuple[tuple[int, int], ...]
    """Where its bytes stand in the file: first byte, count."""
    head: bytes = b""
    """What a decoder must read before them: the header as it should have been."""
    coding: Coding = ""
    announced: float | None = None
    """Seconds that the file says it holds, where that is more than is there or no decoder can tell."""
    cut: bool = False
    """True when it ends before it says it does."""


class Stretches(io.RawIOBase):
    """A part as a file of its own, for decoders: read only."""

    def __init__(self, file: BinaryIO, part: Part) -> None:
        self._file, self._head = file, part.head
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
        for here, there, count in self._spans:
            if here <= self._at < here + count:
                self._file.seek(there + self._at - here)
                return self._file.read(min(wanted, here + count - self._at))
        return b""


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


def flac_parts(file: BinaryIO, size: int) -> Sequence[Part]:
    """FLAC files joined end to end: each begins with its mark and a description of 34 bytes (RFC 9639)."""
    starts = sorted({0, *found(file, b"fLaC\0\0\0\x22", 1, size), *found(file, b"fLaC\x80\0\0\x22", 1, size)})
    ends = [*starts[1:], size]
    return [Part(((start, end - start),)) for start, end in zip(starts, ends, strict=True)]


def ogg_parts(file: BinaryIO, size: int) -> Sequence[Part]:
    """The links of a chained Ogg file (RFC 3533): streams that begin when others have ended.

    A link is cut when its last page is; a page that lacks the mark of the end is the end of a broadcast
    somebody stopped recording.
    """
    starts, at, opening, whole = [0], 0, True, True
    while at < size:
        file.seek(at)
        page = file.read(27)
        if len(page) < 27 or page[:4] != b"OggS":
            following = next(found(file, b"OggS", at + 1, size), None)
            if following is None:
                whole = whole and page[:4] != b"OggS"  # what follows a last page is no sound
                break
            at = following
            continue
        begins = bool(page[5] & 2)
        if begins and not opening:
            starts.append(at)
        opening = begins
        table = file.read(page[26])
        length = 27 + len(table) + sum(table)
        whole = at + length <= size and len(table) == page[26]
        at += length
    ends = [*starts[1:], size]
    last = len(starts) - 1
    return [
        Part(((start, end - start),), cut=number == last and not whole)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
