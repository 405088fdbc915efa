"""How easily the client gives way to whoever speaks over them."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message


@dataclass(frozen=True, slots=True)
class BargeInSettings:
    """How sensitive the client is to being spoken over. Seconds unless said."""

    duck: float = 0.02
    """Speech after which the client lowers their voice; at least a frame."""
    hold: float = 0.06
    """Speech after which the client stops, with the sound just before it; at least `duck`."""
    lasting: float = 1.2
    """Speech that long takes the floor, whatever it says; at least `hold`.

    Longer than a slow "oui, d'accord" without a pause; the client is silent meanwhile."""
    quiet_after: float = 0.2
    """Silence after which it is worth asking whether it was a backchannel."""
    short: float = 0.5
    """Speech without known words that is shorter was no turn ..."""
    give_up: float = 0.6
    """... and the client goes on after this much silence; at least `quiet_after`."""
    slow_words: float = 1.0
    """After longer speech, silence in which a slow recogniser may still find words; then it was a turn."""
    speech: float = 0.4
    """Probability, 0..1, from which a frame is speech: ducking costs nothing, so it may be rash."""
    soft: float = 0.25
    """The same for as much as `hold` after some sound (`LEAD`): first consonants are soft or voiceless."""

    def __post_init__(self) -> None:
        """Raise `ConfigurationError` for times that make no sense together."""
        if not 0.02 <= self.duck <= self.hold <= self.lasting:
            raise ConfigurationError(
                "listening.barge_in",
                what=Message("duck, hold and lasting are out of order"),
                where="barge-in",
                mend=Message("keep 0.02 <= duck <= hold <= lasting (seconds)"),
            )
