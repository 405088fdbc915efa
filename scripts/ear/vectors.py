"""The encoder's vector of every example, computed once and kept in `.build/` by text and weights."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.understanding.encoder.encoder import Encoder

ROOT = Path(__file__).resolve().parent.parent.parent
WEIGHTS = ROOT / "models" / "e5-small"
STORE = ROOT / ".build" / "vectors.npz"
_TOGETHER = 16


class Vectors:
    """An encoder that remembers, across runs, what it has encoded; `save` writes it down."""

    def __init__(self, weights: Path = WEIGHTS, store: Path = STORE) -> None:
        self._encoder = Encoder(weights)
        self.digest = self._encoder.digest
        self._store = store
        self._known: dict[str, NDArray[np.int16]] = {}
        if store.is_file():
            with np.load(store, allow_pickle=False) as kept:
                if str(kept["weights"]) == self.digest:
                    self._known = dict(zip(kept["keys"].tolist(), kept["vectors"], strict=True))

    def encode(self, texts: list[str]) -> NDArray[np.int16]:
        """As `Encoder.encode`; what is new is encoded by length, some at a time."""
        new = sorted({text for text in texts if _key(text) not in self._known}, key=len)
        for start in range(0, len(new), _TOGETHER):
            some = new[start : start + _TOGETHER]
            self._known.update(zip(map(_key, some), self._encoder.encode(some), strict=True))
        return np.stack([self._known[_key(text)] for text in texts])

    def save(self) -> None:
        """Keeps everything for the next run."""
        self._store.parent.mkdir(exist_ok=True)
        keys = np.array(list(self._known))
        np.savez(self._store, weights=self.digest, keys=keys, vectors=np.stack(list(self._known.values())))


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
