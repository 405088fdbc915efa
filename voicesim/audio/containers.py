"""The parts of files whose containers are seldom met: AIFF, 8SVX, AU, CAF, Wave64, VOC, NIST and AVI.

What such a file says of its own length shows whether it is all here, and whether another follows.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from voicesim.audio.parts import Part, found

_HEADERS = 1 << 16
"""Bytes in which the heads of a film's streams, or the lines of NIST, stand."""

_UNKNOWN = (0, 2**32 - 1, 2**64 - 1)
"""Sizes of a file that was written into a pipe, or whose writer died."""

_FORMS = (b"AIFF", b"AIFC", b"8SVX", b"16SV")
_AVI = (b"AVI ", b"AVIX")
"""A film of which only the sound is wanted; over 1 GB it goes on in chunks of the second name."""
_VOC, _NIST = b"Creative Voi", b"NIST_1A\n"
_WAVE64 = b"riff\x2e\x91\xcf\x11"


def container_parts(file: BinaryIO, size: int) -> Sequence[Part] | None:
    """The parts of such a file; None when it is none."""
    parts: list[Part] = []
    at = 0
    while at < size and (kind := _kind(file, at)):
        told = _TOLD[kind](file, at, size)
        unknown = told is None or at + told > size
        end = size if told is None or unknown or not _kind(file, at + told) else at + told
        cut = told is not None and at + told > size
        parts.append(_part(file, kind, at, end, cut=cut))
        if cut and kind in _COUNTED:
            parts[-1] = replace(parts[-1], announced=_COUNTED[kind](file, at))
        at = end
    return parts or None


def _kind(file: BinaryIO, at: int) -> bytes:
    """The mark that stands at byte `at`; empty for none."""
    file.seek(at)
    head = file.read(12)
    if (head[:4] == b"FORM" and head[8:] not in _FORMS) or (head[:4] == b"RIFF" and head[8:] not in _AVI):
        return b""
    return next((mark for mark in _TOLD if head.startswith(mark)), b"")


def _part(file: BinaryIO, kind: bytes, start: int, end: int, *, cut: bool) -> Part:
    if kind != b".snd" or cut:
        return Part(((start, end - start),), cut=cut)
    file.seek(start)
    head = bytearray(file.read(12))
    head[8:] = b"\xff" * 4  # all there is, whatever its writer had counted when it stopped
    return Part(((start + len(head), end - start - len(head)),), bytes(head))


def _number(file: BinaryIO, at: int, count: int, order: str = "big") -> int | None:
    """The size that stands there; None when nobody knew it."""
    file.seek(at)
    number = int.from_bytes(file.read(count), "little" if order == "little" else "big")
    return None if number in _UNKNOWN else number


def _aiff(file: BinaryIO, at: int, size: int) -> int | None:
    number = _number(file, at + 4, 4)
    return None if number is None else 8 + number + number % 2


def _au(file: BinaryIO, at: int, size: int) -> int | None:
    head, sound = _number(file, at + 4, 4), _number(file, at + 8, 4)
    return None if head is None or sound is None else head + sound


def _wave64(file: BinaryIO, at: int, size: int) -> int | None:
    return _number(file, at + 16, 8, "little")


def _caf(file: BinaryIO, at: int, size: int) -> int | None:
    here = at + 8
    while here + 12 <= size:
        file.seek(here)
        if file.read(4) == b"data":
            length = _number(file, here + 4, 8)
            return None if length is None else here + 12 + length - at
        here += 12 + (_number(file, here + 4, 8) or 0)
    return None


def _avi(file: BinaryIO, at: int, size: int) -> int | None:
    """Through all chunks of a film: they are one sound."""
    here = at
    while here < size and _kind(file, here) == b"RIFF":
        length = _number(file, here + 4, 4, "little")
        if length is None:
            return None
        here += 8 + length + length % 2
    return here - at


def _avi_seconds(file: BinaryIO, at: int) -> float | None:
    """What the head of the sound's stream says: its length in units of scale / rate seconds."""
    for place in found(file, b"strh", at, at + _HEADERS):
        file.seek(place + 8)
        head = file.read(36)
        scale, rate, _, length = struct.unpack("<IIII", head[20:36]) if len(head) == 36 else (0, 0, 0, 0)
        if head[:4] == b"auds" and scale and rate:
            return float(length * scale / rate)
    return None


def _voc(file: BinaryIO, at: int, size: int) -> int | None:
    """Through the blocks: a byte that says what each is, three that say how long, until a block 0."""
    here = at + (_number(file, at + 20, 2, "little") or 26)
    while here < size:
        file.seek(here)
        head = file.read(4)
        if head[:1] == b"\0":
            return here + 1 - at
        here += 4 + int.from_bytes(head[1:], "little")
    return here - at


def _nist(file: BinaryIO, at: int, size: int) -> int | None:
    """What its lines of text say: how long they are, and how many samples of how many bytes follow."""
    file.seek(at)
    lines = file.read(_HEADERS).split(b"\nend_head")[0].split(b"\n")
    told = {words[0]: words[2] for line in lines if len(words := line.split()) == 3 and words[1] == b"-i"}
    try:
        counts = [int(told[name]) for name in (b"sample_count", b"sample_n_bytes")]
        return int(lines[1]) + math.prod(counts) * int(told.get(b"channel_count", b"1"))
    except (KeyError, ValueError, IndexError):
        return None


_TOLD: Mapping[bytes, Callable[[BinaryIO, int, int], int | None]] = {
    b"FORM": _aiff,
    b".snd": _au,
    b"caff": _caf,
    _WAVE64: _wave64,
    b"RIFF": _avi,
    _VOC: _voc,
    _NIST: _nist,
}
"""How a file begins -> how many bytes long it says it is."""

_COUNTED: Mapping[bytes, Callable[[BinaryIO, int], float | None]] = {b"RIFF": _avi_seconds}
"""How a file begins -> how many seconds it says it holds."""
