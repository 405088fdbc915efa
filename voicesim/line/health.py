"""How a headset did during a call: what was lost, and what was done about its echo."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.audio.echo_guard import Finding, Protection
from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.line.duplex import Counts


@dataclass(frozen=True, slots=True)
class Health:
    """How the headset did, for the end of the call and for `doctor`."""

    frames: int
    """Ticks of the call."""
    silent: int
    """Of these, those for which there was no microphone."""
    replugged: int
    """Times the headset went away and came back."""
    counts: Counts
    """The card's own figures, of all its openings together."""
    protection: Protection | None = None
    """What was found and done about the echo; None when it was not looked for."""

    @property
    def sound(self) -> bool:
        """True when nothing was lost, either way."""
        counts = self.counts
        lost = counts.dropped + counts.overflows + counts.starved + counts.unheard + counts.underflows
        return not lost and not self.silent

    def sentences(self) -> tuple[str, ...]:
        """What a person should know of it, in English; nothing when all was well."""
        counts, said = self.counts, list[str]()
        if lost := counts.dropped + counts.overflows:
            said.append(f"{_seconds(lost)} of the microphone were lost: this machine had too much to do.")
        if gaps := counts.starved + counts.underflows + counts.unheard:
            said.append(f"{_seconds(gaps)} of the client were not heard as they should.")
        if self.silent:
            said.append(f"There was no microphone for {_seconds(self.silent)}.")
        protection = self.protection
        if protection is not None and protection.finding is Finding.ECHO and protection.echo is not None:
            said.append(
                f"The microphone hears the speaker ({protection.echo.level:.0f} dB), so you were heard less "
                "well while the client spoke; put a headset on."
            )
        return tuple(said)


def _seconds(frames: int) -> str:
    return f"{frames * FRAME / SAMPLE_RATE:.2f} s"
