"""How patient the client is with a silence."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """How patient the client is. Seconds unless said."""

    floor: float = 0.35
    """No turn ends before this much silence; 0.1..ceiling."""
    ceiling: float = 1.6
    """Every turn ends after this much silence; floor..5."""
    eager: float = 0.1
    """Silence after which what was said is listened to, the turn being over or not; 0.02..floor.

    The default is longer than the closure of a consonant; a recogniser that takes a few milliseconds may
    begin at the first silent frame."""
    unknown: float = 1.28
    """The wait while no words are known: whoever cannot hear the words must be patient."""
    share: float = 0.75
    """Share (0..1) of the speaker's inner pauses that the usual wait must outlast."""
    margin: float = 0.31
    """Added to that pause."""
    longest_usual: float = 1.2
    """However long the speaker's pauses are, the usual wait stays under this."""
    question: float = 0.6
    """Times the usual wait after a complete question."""
    number: float = 0.5
    """Added to the usual wait after an unfinished number."""
    goes_on: float = 0.5
    """Probability, 0..1, that a turn is over up to which the turn model is believed that it goes on."""
    patience: float = 1.0
    """Times every wait, within floor and ceiling: how patient this client is; 0.2..3."""
    speech: float = 0.4
    """Probability, 0..1, from which a frame is speech."""
    quiet: float = 0.3
    """Probability under which a frame is silence; in between, what was goes on for a moment."""

    def __post_init__(self) -> None:
        """Raise `ConfigurationError` for waits or probabilities that make no sense."""
        if not 0.1 <= self.floor <= self.ceiling <= 5:
            raise _out_of_range("floor and ceiling", Message("0.1 <= floor <= ceiling <= 5 (seconds)"))
        if not 0.02 <= self.eager <= self.floor:
            raise _out_of_range("eager", Message("0.02 <= eager <= floor (seconds)"))
        if not 0 < self.quiet <= self.speech < 1:
            raise _out_of_range("quiet and speech", Message("0 < quiet <= speech < 1"))
        if not 0 < self.share <= 1:
            raise _out_of_range("share", Message("0 < share <= 1"))
        if not 0 <= self.goes_on <= 1:
            raise _out_of_range("goes_on", Message("0 <= goes_on <= 1"))
        if not 0.2 <= self.patience <= 3:
            raise _out_of_range("patience", Message("0.2 <= patience <= 3"))

    @classmethod
    def fixed(cls, wait: float) -> EndpointSettings:
        """Always the same wait, whatever the words and the speaker: the plain way, to compare with."""
        return cls(floor=wait, ceiling=wait, eager=min(cls().eager, wait))


def _out_of_range(key: str, mend: Message) -> ConfigurationError:
    return ConfigurationError(
        "listening.endpointing",
        what=Message("{key} out of range", key=key),
        where="endpointing",
        mend=Message("keep {mend}", mend=mend),
    )
