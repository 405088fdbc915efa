"""What an utterance does: the acts heard in it, each with the words that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.content.families import Polarity
from voicesim.text.words import Word, text_of

Kind: TypeAlias = Literal["family", "topic", "statement"]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing an utterance was heard to do.

    A *family* is a way of speaking (empathy, over_promising); a *topic* is something asked for
    (injuries, electricity); a *statement* is something asserted about the file (a fact id).
    """

    kind: Kind
    id: str
    """Identifier of the family, topic or fact."""
    first: int
    """Index of the first word in the utterance."""
    last: int
    """Index of the last word, included."""
    polarity: Polarity = "neutral"
    confidence: float = 1.0
    """Mean probability of the words; under the published threshold the act is only "to verify"."""
    complete: bool = True
    """False for half an act: a commitment without its time."""
    right: bool | None = None
    """For a statement: does it agree with the file? None when it cannot be told."""
    why: str = ""
    """The expression or rule that matched, for authors and for the scorecard's one sentence."""

    def words(self, utterance: Sequence[Word]) -> tuple[Word, ...]:
        """The words of `utterance` that show this act."""
        return tuple(utterance[self.first : self.last + 1])

    def quote(self, utterance: Sequence[Word]) -> str:
        """The same words as text."""
        return text_of(self.words(utterance))


@dataclass(frozen=True, slots=True)
class Context:
    """What came before, as far as it changes what an utterance does."""

    turn: int = 0
    """Number of this trainee turn in the call, from 0: a greeting counts in the first two."""
    client_said: tuple[str, ...] = ()
    """The client's last two turns: an echoed word is not a *mot noir*."""
    trainee_said: tuple[str, ...] = ()
    """The trainee's last two turns: a check of understanding follows an explanation."""
    names: tuple[str, ...] = ()
    """Names of the scenario, for the typed slot of a name."""
