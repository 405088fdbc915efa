"""The vectors of texts read lately, so that the same words are not read twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.int16]


class Kept:
    """Up to so many texts with their vectors, in memory alone; calls on several threads share it."""

    def __init__(self, most: int) -> None:
        """`most`: texts that are kept, those asked for last."""
        self._most = most
        self._vectors: OrderedDict[str, Vector] = OrderedDict()
        self._lock = Lock()

    def found(self, texts: Iterable[str]) -> dict[str, Vector]:
        """Those of `texts` that are here."""
        with self._lock:
            here = {text: self._vectors[text] for text in texts if text in self._vectors}
            for text in here:
                self._vectors.move_to_end(text)
        return here

    def keep(self, read: Mapping[str, Vector]) -> None:
        """Those just read; the ones nobody has asked for the longest leave."""
        with self._lock:
            self._vectors.update(read)
            while len(self._vectors) > self._most:
                self._vectors.popitem(last=False)
