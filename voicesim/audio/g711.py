"""G.711, the telephone's own code: 8 bits a sample, fine near silence and coarse when loud.

Source: ITU-T Recommendation G.711 (11/88), tables 1 and 2, in their usual 16-bit linear form.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import Sound

Law: TypeAlias = Literal["a", "mu"]
"""A-law in Europe, mu-law in North America and Japan."""

Codes: TypeAlias = NDArray[np.uint8]
"""What travels on the line, one byte a sample."""

_EVEN_BITS = 0x55  # A-law inverts every other bit, so that a silent line still carries transitions
_BIAS = 0x84  # mu-law: 33 in 14 bits, makes every segment begin on a power of two
_CLIP = 32635  # the largest magnitude mu-law can carry after its bias


@cache
def _decoded(law: Law) -> Sound:
    """The 256 linear values of a law."""
    codes = np.arange(256, dtype=np.int32)
    if law == "a":
        bits = codes ^ _EVEN_BITS
        segment, step = (bits >> 4) & 7, bits & 15
        magnitude = np.where(
            segment == 0, (step << 4) + 8, ((step << 4) + 0x108) << np.maximum(segment - 1, 0)
        )
        positive = (bits & 0x80) != 0
    else:
        bits = codes ^ 0xFF
        magnitude = ((((bits & 15) << 3) + _BIAS) << ((bits >> 4) & 7)) - _BIAS
        positive = (bits & 0x80) == 0
    return np.where(positive, magnitude, -magnitude).astype(np.int16)


@cache
def _encoded(law: Law) -> Codes:
    """The code of each of the 65,536 linear values, indexed by the value as an unsigned number."""
    linear = np.arange(65536, dtype=np.uint16).view(np.int16).astype(np.int32)
    codes: Codes = (_a_code(linear) if law == "a" else _mu_code(linear)).astype(np.uint8)
    return codes


def _a_code(linear: NDArray[np.int32]) -> NDArray[np.int32]:
    magnitude = np.where(linear >= 0, linear, -linear - 1) >> 4
    segment = np.maximum(_bit_length(magnitude) - 4, 0)
    step = (magnitude >> np.maximum(segment - 1, 0)) & 15
    return np.asarray(((segment << 4) | step | np.where(linear >= 0, 0x80, 0)) ^ _EVEN_BITS)


def _mu_code(linear: NDArray[np.int32]) -> NDArray[np.int32]:
    magnitude = np.minimum(np.abs(linear), _CLIP) + _BIAS
    segment = _bit_length(magnitude) - 8
    step = (magnitude >> (segment + 3)) & 15
    return np.asarray(~((segment << 4) | step | np.where(linear < 0, 0x80, 0)) & 0xFF)


def _bit_length(magnitude: NDArray[np.int32]) -> NDArray[np.int32]:
    """How many bits each number needs; 0 for 0."""
    return np.ceil(np.log2(magnitude + 1)).astype(np.int32)


def encode(sound: Sound, law: Law = "a") -> Codes:
    """Linear samples as line codes."""
    codes: Codes = _encoded(law)[sound.view(np.uint16)]
    return codes


def decode(codes: Codes, law: Law = "a") -> Sound:
    """Line codes as linear samples."""
    sound: Sound = _decoded(law)[codes]
    return sound


def through(sound: Sound, law: Law = "a") -> Sound:
    """What is left of the sound after the line's code and back."""
    return decode(encode(sound, law), law)
