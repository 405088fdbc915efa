"""A finished call as a value: what analysis and scorecard read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from voicesim.call.events import Event
from voicesim.modes import Mode
from voicesim.text.words import Language, Speaker, Utterance, Word
from voicesim.understanding.acts import Understood


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of either speaker, in the order they began."""

    speaker: Speaker
    words: tuple[Word, ...]
    start: int
    end: int
    """Span of the sound, in samples on the call's clock."""
    overlapping: bool = False
    """True when it began while the other was speaking."""
    backchannel: bool = False
    """True for the trainee's "oui", "d'accord" over the client."""
    complete: bool = True
    """False for a client turn that was cut."""
    typed: bool = False
    moves: tuple[str, ...] = ()
    """For the client: what it was doing."""
    guess: str = ""
    """For the client: the topic that it guessed in asking back, and was heard to; empty for none."""
    understood: Understood | None = None
    """For the trainee: what was understood in the call; None when nothing was kept, or the words are new."""

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return Utterance(self.speaker, self.words).text


@dataclass(frozen=True, slots=True)
class CallRecord:
    """All there is to know about a finished call, read from its directory or straight from the loop."""

    scenario: str
    language: Language
    mode: Mode
    seed: int
    duration: int
    """Samples from the first frame to the last."""
    turns: tuple[Turn, ...]
    events: tuple[Event, ...]
    complete: bool = True
    """False when the machine stopped in mid-call."""
    sound: Path | None = None
    """`call.flac`, when there is one: left trainee, right client."""
    not_heard_again: int = 0
    """Turns in which the larger recogniser that listened after the call failed."""
    taken_up: Mapping[str, str] = field(default_factory=dict)
    """Of a call that took an earlier one up again, what its manifest says of that; empty: it is whole."""

    @property
    def typed(self) -> bool:
        """Did the trainee type every word? Then nothing was misheard: only a meaning can be in doubt."""
        said = [turn for turn in self.turns if turn.speaker == "trainee" and turn.words]
        return bool(said) and all(turn.typed for turn in said)
