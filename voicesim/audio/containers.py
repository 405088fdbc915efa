"""The parts of files whose containers are seldom met: AIFF, AU, CAF and Wave64, alone or end to end.

What such a file says of its own length shows whether it is all here, and whether another follows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

from voicesim.audio.parts import Part

_UNKNOWN = (0, 2**32 - 1, 2**64 - 1)
"""Sizes of a file that was written into a pipe, or whose writer died."""

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
        at = end
    return parts or None


def _kind(file: BinaryIO, at: int) -> bytes:
    """The mark that stands at byte `at`; empty for none."""
    file.seek(at)
    head = file.read(12)
    if head[:4] == b"FORM" and head[8:11] != b"AIF":
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


_TOLD: Mapping[bytes, Callable[[BinaryIO, int, int], int | None]] = {
    b"FORM": _aiff,
    b".snd": _au,
    b"caff": _caf,
    _WAVE64: _wave64,
}
"""How a file begins -> how many bytes long it says it is."""
