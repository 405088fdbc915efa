"""The whole check-up: every line, one after the other as it is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from voicesim.errors import Mendable
from voicesim.messages.message import Message
from voicesim.sessions.checkup import engines, machine
from voicesim.sessions.checkup.line import Line, refused

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

CHECKS = {**machine.CHECKS, **engines.CHECKS}
"""In the order in which a call needs them."""


def check_up(settings: Settings) -> Iterator[Line]:
    """Every line; what cannot be looked at is a line too."""
    for name, check in CHECKS.items():
        try:
            yield from check(settings)
        except Mendable as problem:
            yield refused(name, problem)


def measure(settings: Settings) -> Iterator[Line]:
    """Every measurement, as it is done. What is not here is a line, not an error."""
    from voicesim.sessions.checkup.measured_gap import response_gap
    from voicesim.sessions.checkup.measured_headset import headset
    from voicesim.sessions.checkup.measured_voices import voices_in_time
    from voicesim.sessions.checkup.measured_words import words_understood

    for what, take in (
        (Message("measured: headset"), headset),
        (Message("measured: words"), words_understood),
        (Message("measured: voices"), voices_in_time),
        (Message("measured: response gap"), response_gap),
    ):
        try:
            yield from take(settings)
        except Mendable as problem:
            yield refused(what, problem)
