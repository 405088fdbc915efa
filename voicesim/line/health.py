"""How a headset did during a call: what was lost and when, and what was done about its echo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voicesim.audio.echo_guard import Finding, Protection
from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.line.duplex import Counts
from voicesim.text.words import Language

TOGETHER = SAMPLE_RATE
"""Samples within which two losses are one, for a person."""

NAMED = 6
"""Moments that a sentence names; there may be more."""


@dataclass(frozen=True, slots=True)
class Moments:
    """When something was lost: samples on the call's clock, rising."""

    microphone: tuple[int, ...] = ()
    speaker: tuple[int, ...] = ()
    unplugged: tuple[int, ...] = ()


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
    moments: Moments = Moments()
    missed: int = 0
    """Frames of the notice and the client that were not played as they should; `counts` has silences too."""

    @property
    def sound(self) -> bool:
        """True when nothing was lost, either way."""
        return not self.counts.lost and not self.counts.not_played and not self.silent

    def sentences(self, language: Language) -> tuple[str, ...]:
        """What a person should know of it: how much, and at which moments; nothing when all was well."""
        counts, moments, words, said = self.counts, self.moments, _WORDS[language], list[str]()
        for name, frames, at in (
            ("microphone", counts.lost, moments.microphone),
            ("speaker", self.missed, moments.speaker),
            ("unplugged", self.silent, moments.unplugged),
        ):
            if frames:
                when = words["at"].format(_clocks(at, words["and_more"])) if at else ""
                said.append(words[name].format(_seconds(frames, language), when))
        protection = self.protection
        if protection is not None and protection.finding is Finding.ECHO and protection.echo is not None:
            said.append(words["echo"].format(f"{protection.echo.level:.0f}"))
        return tuple(said)


_WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "microphone": "{} de micro perdues{} : cette machine avait trop à faire.",
        "speaker": "{} de ce que vous deviez entendre ont mal été rendues{}.",
        "unplugged": "Pas de micro pendant {}{}.",
        "at": ", à {}",
        "and_more": "{} et ailleurs",
        "echo": "Le micro entend le haut-parleur ({} dB) : vous étiez moins bien entendu pendant que le "
        "client parlait ; mettez un casque.",
    },
    "en": {
        "microphone": "{} of the microphone were lost{}: this machine had too much to do.",
        "speaker": "{} of what you were to hear were not played as they should{}.",
        "unplugged": "There was no microphone for {}{}.",
        "at": ", at {}",
        "and_more": "{} and elsewhere",
        "echo": "The microphone hears the speaker ({} dB), so you were heard less well while the client "
        "spoke; put a headset on.",
    },
}


def _clocks(at: tuple[int, ...], and_more: str) -> str:
    """The moments as the transcript writes them: "01:12, 03:40"."""
    apart = [moment for number, moment in enumerate(at) if not number or moment - at[number - 1] > TOGETHER]
    clocks = (divmod(moment // SAMPLE_RATE, 60) for moment in apart[:NAMED])
    shown = ", ".join(f"{minutes:02}:{rest:02}" for minutes, rest in clocks)
    return and_more.format(shown) if len(apart) > NAMED else shown


def _seconds(frames: int, language: Language) -> str:
    shown = f"{frames * FRAME / SAMPLE_RATE:.2f} s"
    return shown.replace(".", ",") if language == "fr" else shown
