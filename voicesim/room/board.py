"""What the trainer sees of a desk: where it stands, never what is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Standing: TypeAlias = Literal[
    "empty",
    "seated",
    "preparing",
    "ready",
    "waiting",
    "ringing",
    "in_call",
    "on_hold",
    "scoring",
    "finished",
    "incident",
]
"""Empty: nobody has come in; preparing: a call is chosen, its engines are loaded; ready: to be begun;
waiting: for the trainer to start all; finished: the last call is filed; incident: somebody should look."""

Microphone: TypeAlias = Literal["unknown", "heard", "silent", "refused", "none"]
"""None: the desk has no microphone, or types."""


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What is known of a desk, without a word of what is said."""

    entered: bool
    stage: str = ""
    """Of its call: as `web.held_call.Stage` has them; empty: no call."""
    line: str = ""
    """Of its telephone: "ringing", "connected", "holding"..."""
    connected: bool = True
    """Is a page of it there?"""
    trouble: bool = False
    """Did something fail in the call?"""
    microphone: Microphone = "unknown"
    seconds: float = 0.0
    """How long its call has gone on."""

    @property
    def minutes(self) -> int:
        """Whole minutes of a call that is under way; 0 for none, and in its first."""
        return int(self.seconds // 60) if standing(self) in ("in_call", "on_hold") else 0


def standing(desk: DeskFacts) -> Standing:
    """Where a desk stands; what needs somebody comes first."""
    if not desk.entered:
        return "empty"
    lost = desk.stage == "live" and not desk.connected
    deaf = desk.microphone in ("silent", "refused") and desk.stage in ("loading", "waiting")
    if desk.stage == "failed" or desk.trouble or lost or deaf:
        return "incident"
    match desk.stage:
        case "loading":
            return "preparing"
        case "waiting":
            return "ready"
        case "together":
            return "waiting"
        case "live":
            return _on_the_line(desk.line)
        case "scoring":
            return "scoring"
        case "done":
            return "finished"
        case _:
            return "seated"


def _on_the_line(line: str) -> Standing:
    if line in ("announcing", "ringing"):
        return "ringing"
    return "on_hold" if line == "holding" else "in_call"
