"""How much silence ends a turn: by what the words promise, the speaker's own pauses and the turn model."""

from __future__ import annotations

from voicesim.listening.cues import Ending
from voicesim.listening.endpoint_settings import EndpointSettings
from voicesim.listening.pauses import PauseMemory

UNFINISHED = "turn model: unfinished"
"""Reason of the end of a turn that the turn model took for one that goes on."""


def wait_for(
    kind: Ending, finished: float | None, pauses: PauseMemory, settings: EndpointSettings
) -> tuple[float, str]:
    """Seconds of silence that end a turn whose words stand like `kind`, and why.

    `finished` is the turn model's probability, 0..1, that the turn is over; None without one, or while it is
    still thinking. It counts where the words leave it open whether the sentence goes on. It can hold the
    client back and never hurries them: on real speech (`scripts.bench.endpointing`), Smart Turn was found to
    say "finished" as often in an inner pause as at an end.
    """
    usual = min(pauses.quantile(settings.share) + settings.margin, settings.longest_usual)
    waits = {
        Ending.UNKNOWN: max(settings.unknown, usual),
        Ending.UNFINISHED: settings.ceiling,
        Ending.NUMBER: usual + settings.number,
        Ending.OPEN: usual,
        Ending.QUESTION: usual * settings.question,
        Ending.MARKED: usual * (1 + settings.question) / 2,
        Ending.CLOSING: settings.floor,
    }
    wait, reason = waits[kind], _why(kind, pauses)
    if kind is Ending.OPEN and finished is not None and finished <= settings.goes_on:
        wait, reason = waits[Ending.UNKNOWN], UNFINISHED
    return min(max(wait * settings.patience, settings.floor), settings.ceiling), reason


def _why(kind: Ending, pauses: PauseMemory) -> str:
    if kind is not Ending.OPEN:
        return kind.value
    return "own pauses" if pauses.heard else "usual pause"
