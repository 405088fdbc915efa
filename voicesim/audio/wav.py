"""The parts of a WAV file (RIFF, RIFX, RF64, BW64), whatever its header says.

A header is believed as far as the file bears it out. Sizes come wrong in a few ways, all seen in public
files: unknown when they were written (0, ffffffff, 7ffff000, 2000000000 ...), too large by the header
itself, or too small because the writer died. Chunks come without the byte that pads them, and files joined
end to end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from voicesim.audio.parts import SILENCE, Part, found

KINDS = (b"RIFF", b"RIFX", b"RF64", b"BW64")

_KNOWN = frozenset(
    (
        b"data|fact|LIST|list|INFO|bext|cue |smpl|inst|PEAK|iXML|axml|chna|_PMX|JUNK|junk|PAD |FLLR|LGWV|"
        b"afsp|DISP|note|labl|plst|umid|minf|elm1|regn|ovwf|SAUR|levl|cart|acid|strc|id3 |ID3 |fmt |ds64|"
        b"wavl|slnt|adtl|link|aXML|r64m|DGDA|mext|SyLp|AFAn|CSET"
    ).split(b"|")
)
"""Names of chunks that programs write around the sound."""

_CLOSING = (b"LIST", b"id3 ", b"ID3 ", b"bext", b"iXML", b"_PMX", b"cue ", b"fact", b"PEAK", b"afsp")
"""Those that are written behind it."""

_ROUND = (10**9, 2**30)
_NEAR = 1 << 16
"""A size so near to a whole number of such units means "very long": nobody counted it."""

_MOST_SILENCE = 1 << 26
"""Bytes of silence that a list of waves may ask for: over an hour, in a chunk of twelve bytes."""

_TAGS = (b"TAG", b"ID3", b"APETAGEX", b"LYRICSBEGIN")
_TAIL = 1 << 22  # bytes at the end in which chunks are looked for behind a sound whose length is wrong

_MPEG = (0x50, 0x55)
"""`wFormatTag` of MPEG sound inside a WAV file: layers 1 and 2, and 3."""


def wav_parts(file: BinaryIO, size: int) -> Sequence[Part] | None:
    """The parts of a WAV file of `size` bytes; None when its header makes no sense at all."""
    starts = [0, *_joined(file, size)]
    walks = [_Walk(file, begin, end, size) for begin, end in pairwise((*starts, size))]
    sounds = [walk for walk in walks if walk.layout]
    if not sounds:
        return None
    return [walk.part(alone=len(walks) == 1) for walk in sounds]


def _joined(file: BinaryIO, size: int) -> Iterator[int]:
    """Where other WAV files begin behind the first."""
    for at in found(file, b"WAVE", 12, size):
        file.seek(at - 8)
        head = file.read(16)
        if at - 8 >= 12 and head[:4] in KINDS and head[12:16] in _KNOWN:
            yield at - 8


class _Walk:
    """One walk through the chunks of the WAV file that stands between two bytes of the file."""

    def __init__(self, file: BinaryIO, begin: int, end: int, size: int) -> None:
        self.layout = b""
        """The content of the `fmt ` chunk."""
        self._file, self._begin, self._end, self._size = file, begin, end, size
        file.seek(begin)
        head = file.read(12)
        if len(head) < 12 or head[:4] not in KINDS or head[8:] != b"WAVE":
            return
        self._order = ">" if head[:4] == b"RIFX" else "<"
        self._whole = begin + 8 + self._number(head[4:8]) == size
        self._stretches: list[tuple[int, int]] = []
        self._missing = 0  # bytes announced that are not there
        self._regular = begin == 0 and head[:4] != b"BW64"  # decoders read it right as it stands
        self._long = 0  # the size of the sound by a `ds64` chunk
        self._changed = False  # another layout follows: what stands behind it is another sound
        self._quiet = b""  # what a list of waves repeats where it is silent
        self._silent = 0  # bytes of such silence
        self._through(begin + 12)

    def part(self, *, alone: bool) -> Part:
        """What was found; `alone` when there is nothing else in the file."""
        there = sum(count for _, count in self._stretches)
        tag, _, _, pace = struct.unpack(f"{self._order}HHII", self.layout[:12])
        announced = (there + self._missing) / pace if pace and self._missing else None
        cut = self._missing > 0
        stretches = tuple(self._stretches)
        if tag in _MPEG:
            return Part(stretches, coding="mpeg", announced=announced, cut=cut)
        if alone and self._regular:
            return Part(((0, self._end),), announced=announced, cut=cut)
        return Part(stretches, self._head(there), announced=announced, cut=cut, quiet=self._quiet or b"\0")

    def _through(self, at: int) -> None:
        while at + 8 <= self._end:
            name, length = self._chunk(at)
            if name == b"data":
                at = self._sound(at + 8, self._long if length == 0xFFFFFFFF and self._long else length)
            elif name == b"LIST" and self._is_of_waves(at + 8):
                at += 12  # its chunks come one by one
            elif name == b"slnt" and length >= 4 and self.layout:
                at = self._silence(at + 8, length)
            elif _is_name(name):
                self._note(name, at + 8, length)
                at = self._after(at + 8, length)
            elif self._stretches:
                return  # what follows the sound is none
            else:
                at = self._lost(at)

    def _note(self, name: bytes, at: int, length: int) -> None:
        self._file.seek(at)
        if name == b"fmt " and length >= 14:
            layout = self._file.read(min(length, 1 << 16))
            if not self.layout:
                self.layout = layout if len(layout) >= 14 else b""
                return
            self._regular = False  # decoders want one
            self._changed = bool(self._stretches) and layout[:14] != self.layout[:14]
        elif name == b"ds64":
            self._long = int.from_bytes(self._file.read(16)[8:], "little")

    def _sound(self, start: int, announced: int) -> int:
        """Take a `data` chunk in; where to read on."""
        count = self._count(start, announced)
        if self._changed:
            self._missing += count
        elif count:
            self._stretches.append((start, count))
        self._regular = self._regular and 0 < count == announced and len(self._stretches) == 1
        over = announced - (self._end - start)
        if over > 0 and not self._means_all(start, announced, over):
            self._missing += over
            self._regular = True  # the decoder takes what there is
        if count < announced or not announced:
            return start + count
        return self._after(start, count)

    def _is_of_waves(self, at: int) -> bool:
        """Does a list of waves begin here: stretches of sound and of silence by turns?"""
        self._file.seek(at)
        listed = self._file.read(4) == b"wavl"
        self._regular = self._regular and not listed
        return listed

    def _silence(self, at: int, length: int) -> int:
        """Take a `slnt` chunk in, which counts samples and holds none; where to read on.

        It sounds like the sample before it, that nothing may click (Multimedia Programming Interface, 1991).
        """
        tag, wide = struct.unpack(f"{self._order}H10xH", self.layout[:14])
        self._file.seek(at)
        count = self._number(self._file.read(4)) * wide
        self._silent += count
        if self._changed or self._silent > _MOST_SILENCE:
            self._missing += count
        elif count:
            start, there = self._stretches[-1] if self._stretches else (SILENCE, 0)
            if there >= wide and start != SILENCE:
                self._file.seek(start + there - wide)
                self._quiet = self._file.read(wide)
            elif not self._quiet:
                one_byte = {1: b"\x80", 6: b"\xd5", 7: b"\xff"} if self.layout[14:15] == b"\x08" else {}
                self._quiet = one_byte.get(tag, b"\0") * wide
            self._stretches.append((SILENCE, count))
        return self._after(at, length)

    def _means_all(self, start: int, announced: int, over: int) -> bool:
        """Is this size, larger than what is there, only a way to say "all there is"?

        It is when it is no count, too large by no more than the header, reaches the end of all files joined
        here, or when the file's own size is right.
        """
        reaches = start + announced == self._size
        return _no_count(announced) or over <= start + 8 - self._begin or reaches or self._whole

    def _count(self, start: int, announced: int) -> int:
        """How many bytes of sound there are from `start`."""
        there, after = self._end - start, start + announced
        if announced >= there:
            return there
        if announced and after + announced % 2 >= self._end:
            return announced
        if self._chunks(after + announced % 2) or (announced % 2 and self._chunks(after)):
            return announced
        if announced and self._is_padding(after):
            return announced
        return self._tail(start) - start

    def _after(self, start: int, length: int) -> int:
        """Where the next chunk begins: some writers leave the padding of an odd one out."""
        end = start + length
        if not length % 2 or end + 8 > self._end:
            return end
        here, there = self._chunk(end)[0], self._chunk(end + 1)[0]
        if here in _KNOWN and there not in _KNOWN:
            self._regular = False
            return end
        return end + 1

    def _lost(self, at: int) -> int:
        """A chunk before the sound had a wrong length: the next thing called `data` is the sound."""
        self._regular = False
        return next(found(self._file, b"data", max(12, at - 4096), self._end), self._end)

    def _chunks(self, at: int) -> bool:
        """Do chunks begin here? One of a known name that fits, or a row of them that ends with the file."""
        first = True
        while at + 8 <= self._end:
            name, length = self._chunk(at)
            fits = at + 8 + length <= self._end + 1
            if name == b"data" or (first and fits and name in _KNOWN):
                return True
            if not fits or not _is_name(name):
                return False
            at, first = at + 8 + length + length % 2, False
        return not first and at >= self._end - 1

    def _is_padding(self, at: int) -> bool:
        """A tag of another kind, or zeros to the end of a block: no sound."""
        self._file.seek(at)
        rest = self._file.read(min(self._end - at, _TAIL)).lstrip(b"\0")
        return not rest or rest.startswith(_TAGS)

    def _tail(self, start: int) -> int:
        """Where a sound of unknown length ends: before the chunks that close the file, if there are some."""
        for name in _CLOSING:
            for at in found(self._file, name, max(start, self._end - _TAIL), self._end):
                length = self._chunk(at)[1]
                end = at + 8 + length + length % 2
                if abs(end - self._end) <= 1 or (end < self._end and self._chunks(end)):
                    return at
        return self._end

    def _head(self, there: int) -> bytes:
        """The header as it should have been; RF64 (EBU 3306) where the sizes do not fit in 32 bits."""
        layout = self.layout + b"\0" * (len(self.layout) % 2)
        described = b"fmt " + self._pack(len(layout)) + layout
        if there + len(described) + 12 < 0xFFFFFFFF:
            body = b"WAVE" + described + b"data" + self._pack(there)
            return (b"RIFX" if self._order == ">" else b"RIFF") + self._pack(len(body) + there) + body
        sizes = b"ds64" + struct.pack("<IQQQI", 28, there + len(described) + 48, there, 0, 0)
        most = struct.pack("<I", 0xFFFFFFFF)
        return b"RF64" + most + b"WAVE" + sizes + described + b"data" + most

    def _chunk(self, at: int) -> tuple[bytes, int]:
        self._file.seek(at)
        head = self._file.read(8).ljust(8, b"\0")
        return head[:4], self._number(head[4:])

    def _number(self, four: bytes) -> int:
        return int.from_bytes(four, "big" if self._order == ">" else "little")

    def _pack(self, number: int) -> bytes:
        return struct.pack(f"{self._order}I", number)


def _no_count(announced: int) -> bool:
    return any(
        announced > unit // 2 and abs((announced + unit // 2) // unit * unit - announced) <= _NEAR
        for unit in _ROUND
    )


def _is_name(name: bytes) -> bool:
    return name in _KNOWN or all(32 <= letter < 127 for letter in name)
