"""Which second ear this machine has: words alone, or meaning too when the encoder's weights are here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicesim.understanding.ear.taught_ear import TaughtEar

ENCODER = "e5-small"
"""The encoder's id in the manifest."""


def second_ear_here() -> TaughtEar:
    """The best ear there is here. Raises `ModelError` when the weights are damaged."""
    from voicesim.weights.shelf import Shelf

    shelf = Shelf()
    return _ear(shelf.take(ENCODER, purpose="encoder") if shelf.presence(ENCODER) == "here" else None)


@lru_cache(maxsize=2)
def _ear(weights: Path | None) -> TaughtEar:
    from voicesim.understanding.ear.taught_ear import TaughtEar
    from voicesim.understanding.encoder.encoder import Encoder

    return TaughtEar(Encoder(weights) if weights is not None else None)
