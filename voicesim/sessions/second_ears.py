"""Which second ear this machine has: words alone, or meaning too when the encoder's weights are here."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.modes import Mode, rules_of
from voicesim.settings.schema import Ears

if TYPE_CHECKING:
    from voicesim.call.record import CallRecord
    from voicesim.understanding.ear.taught_ear import TaughtEar
    from voicesim.understanding.encoder.encoder import Encoder

ENCODER = "e5-small"
"""The encoder's id in the manifest."""


def second_ear_for(mode: Mode, ears: Ears) -> TaughtEar | None:
    """The ear that the settings ask for; in certification none, or the one that everyone has."""
    if ears.examples == "off":
        return None
    if not rules_of(mode).meaning_heard:
        return second_ear_everywhere() if ears.examined else None
    return second_ear_here() if ears.examples == "meaning" else second_ear_everywhere()


def second_ear_of(record: CallRecord) -> TaughtEar | None:
    """What understands again what the call kept nothing of: no ear where patterns alone were heard."""
    kept = [turn.understood for turn in record.turns if turn.understood is not None]
    heard = {understood.ear for understood in kept if understood.ear}
    if not heard:
        return None
    by_words = second_ear_everywhere()
    examined = not rules_of(record.mode).meaning_heard
    return by_words if examined or by_words.digest in heard else second_ear_here()


def second_ear_everywhere() -> TaughtEar:
    """The ear that needs no weights, by words: the same on every machine."""
    return _ear(None)


def second_ear_here() -> TaughtEar:
    """The best ear there is here. Raises `ModelError` when the weights are damaged."""
    return _ear(_weights_here())


def encoder_here() -> Encoder | None:
    """The sentence encoder by itself; None where its weights are not. Raises `ModelError` when damaged."""
    from voicesim.understanding.encoder.encoder import Encoder

    weights = _weights_here()
    return None if weights is None else Encoder(weights)


def _weights_here() -> Path | None:
    from voicesim.weights.shelf import Shelf

    shelf = Shelf()
    return shelf.take(ENCODER, purpose="encoder") if shelf.presence(ENCODER) == "here" else None


@lru_cache(maxsize=2)
def _ear(weights: Path | None) -> TaughtEar:
    from voicesim.understanding.ear.taught_ear import TaughtEar
    from voicesim.understanding.encoder.encoder import Encoder

    return TaughtEar(Encoder(weights) if weights is not None else None)
