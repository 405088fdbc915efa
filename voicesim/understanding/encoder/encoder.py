"""A sentence -> a point among meanings: multilingual-e5-small (MIT), run in whole numbers.

    encoder = Encoder(folder)
    encoder.encode(["Y a des gens qui ont vu ?", "Et les témoins ?"])     # [2, 384] int16, near one another

The same sentence gives the same whole numbers on every machine, alone or among others: see `exact`. The
network is XLM-RoBERTa's encoder of 12 layers (Wang et al. 2024, "Multilingual E5 Text Embeddings").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.understanding.encoder.exact import Exact, Floats, Linear, attended, by_rows, gelu, normalised
from voicesim.understanding.encoder.kept import Kept
from voicesim.understanding.encoder.pieces import Pieces
from voicesim.understanding.encoder.weights_file import FILE, WeightsFile, unpacked

UNIT = 16_384
"""The length of a vector: its numbers are whole."""

_PREFIX = "query: "  # as the network was trained
_FINE = 65_536.0
_AT_ONCE = 512
"""Tokens that go through the network together, at least one text's."""
_LATELY = 1024
"""Texts whose vectors are kept: those of the calls that are held at once."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: attention, then a network of one hidden layer, each added to what came in."""

    attention: Linear
    """Queries, keys and values, one after the other."""
    joined: Linear
    after_attention: tuple[Exact, Exact]
    widened: Linear
    narrowed: Linear
    after_network: tuple[Exact, Exact]


class Encoder:
    """The network, loaded: some 130 MB of memory."""

    def __init__(self, folder: Path) -> None:
        """Loads the weights in `folder`, in under a second. Raises `EngineMissing`, `ModelError`."""
        file = WeightsFile(folder / FILE)
        self.digest = file.digest
        """SHA-256 of the weights."""
        self._shape = shape = file.shape
        self._kept = Kept(_LATELY)
        self._pieces = Pieces(file.vocabulary, shape.longest)
        self._words = file.rows("emb.word", shape.width)
        places = file.floats("emb.pos").reshape(-1, shape.width)
        self._places = places + file.floats("emb.type")[: shape.width]
        self._first = (file.floats("emb.ln.w").astype(np.float64), file.floats("emb.ln.b").astype(np.float64))
        self._layers = [_layer(file, number) for number in range(shape.layers)]

    def encode(self, texts: Sequence[str]) -> NDArray[np.int16]:
        """A row for each text: 384 whole numbers, of length `UNIT`.

        A text that was read lately is not read again: a turn is understood while it is spoken, and at its
        end little of it is new.
        """
        if not texts:
            return np.zeros((0, self._shape.width), dtype=np.int16)
        known = self._kept.found(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        read = dict(zip(new, self._read(new), strict=True))
        self._kept.keep(read)
        return np.stack([known[text] if text in known else read[text] for text in texts])

    def _read(self, texts: Sequence[str]) -> Iterator[NDArray[np.int16]]:
        """The vector of each text; as many at once as the processor's own memory holds the numbers of."""
        cut = [self._pieces.cut(_PREFIX + text) for text in texts]
        for together in _in_parts(cut):
            bounds = np.cumsum([0, *map(len, together)]).tolist()
            spans = [slice(first, last) for first, last in pairwise(bounds)]
            with by_rows():
                tokens = self._through(together, spans)
            yield from (_mean(tokens[span]) for span in spans)

    def _through(self, cut: Sequence[Sequence[int]], spans: Sequence[slice]) -> Floats:
        """Every token after the last layer; a text sees its own tokens only."""
        shape = self._shape
        rows = self._words[np.concatenate([np.asarray(ids) for ids in cut])]
        x = unpacked(rows).reshape(-1, shape.width)
        x = x + np.concatenate([self._places[: len(ids)] for ids in cut])
        x = normalised(x, *self._first, shape.epsilon)
        for layer in self._layers:
            mixed = attended(layer.attention(x), shape.heads, spans)
            x += layer.joined(mixed)
            x = normalised(x, *layer.after_attention, shape.epsilon)
            inner = gelu(layer.widened(x))
            x += layer.narrowed(inner)
            x = normalised(x, *layer.after_network, shape.epsilon)
        return x


def _in_parts(cut: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """Texts, in order, of some `_AT_ONCE` tokens together."""
    part: list[list[int]] = []
    for ids in cut:
        if part and sum(map(len, part)) + len(ids) > _AT_ONCE:
            yield part
            part = []
        part.append(ids)
    if part:
        yield part


def _layer(file: WeightsFile, number: int) -> _Layer:
    """The weights of one layer."""
    width, inner = file.shape.width, file.shape.inner

    def matrix(name: str, columns: int = width) -> Floats:
        return file.matrix(f"l{number}.{name}.w", columns)

    def floats(name: str) -> Floats:
        return file.floats(f"l{number}.{name}")

    def exact(name: str) -> Exact:
        return floats(name).astype(np.float64)

    return _Layer(
        Linear(
            np.concatenate([matrix(name) for name in "qkv"]),
            np.concatenate([floats(f"{name}.b") for name in "qkv"]),
        ),
        Linear(matrix("ao"), floats("ao.b")),
        (exact("aln.w"), exact("aln.b")),
        Linear(matrix("fi"), floats("fi.b")),
        Linear(matrix("fo", inner), floats("fo.b")),
        (exact("oln.w"), exact("oln.b")),
    )


def _mean(tokens: Floats) -> NDArray[np.int16]:
    """The mean of the tokens, at length `UNIT`, in whole numbers."""
    summed = np.rint(tokens.astype(np.float64) * _FINE).sum(axis=0)
    mean = np.rint(summed / len(tokens))
    length = np.sqrt((mean * mean).sum())
    unit: NDArray[np.int16] = np.rint(mean * (UNIT / length)).astype(np.int16)
    return unit
