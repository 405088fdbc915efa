"""How the two shared the line, in a few figures that can each be counted again by ear."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.analysis.interaction import interaction
from voicesim.audio.frames import seconds
from voicesim.call.record import CallRecord


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure."""

    name: str
    """Key of the wording."""
    value: float
    unit: str
    """Key of the wording, or empty for a count."""
    at: tuple[float, ...] = ()
    """Seconds at which it can be heard."""


def figures(record: CallRecord) -> tuple[Figure, ...]:
    """Share of talk, cuts both ways, silences, holds. What cannot be measured is left out."""
    whole = interaction(record, (), ())
    held = [(seconds(hold.start), seconds(hold.end - hold.start)) for hold in whole.holds]
    cuts = [seconds(o.start) for o in whole.crossings("interruption")]
    cut_by_client = [seconds(o.start) for o in whole.crossings("interruption", "client")]
    heard = whole.crossings("backchannel")
    longest = max(whole.silences, key=lambda quiet: quiet.end - quiet.start, default=None)
    found = [
        Figure("cuts", len(cuts), "", tuple(cuts)),
        Figure("cuts_by_client", len(cut_by_client), "", tuple(cut_by_client)),
        Figure("acknowledgements", len(heard), "", tuple(seconds(o.start) for o in heard)),
        Figure("holds", len(held), "", tuple(at for at, _ in held)),
    ]
    if held:
        found.append(Figure("hold_time", sum(length for _, length in held), "seconds"))
    if longest is not None:
        length = seconds(longest.end - longest.start)
        found.append(Figure("longest_silence", length, "seconds", (seconds(longest.start),)))
    typed = any(turn.typed for turn in record.turns)
    if whole.talk.share is not None and not typed:
        found.insert(0, Figure("talk_share", 100 * whole.talk.share, "percent"))
    return tuple(found)
