"""What an utterance does: the acts heard in it, each with the words that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from voicesim.content.families import Polarity
from voicesim.content.roles import Role
from voicesim.text.words import Word, text_of

Kind: TypeAlias = Literal["family", "topic", "statement"]
Mode: TypeAlias = Literal["asked", "told", "stated"]
"""*asked*: in a question or a request; *told*: a topic covered without asking; *stated*: neither."""

PATTERN, EXAMPLE, MEASURE, AGREED = "pattern:", "example:", "measure:", "agreed:"
"""How `found_by` begins: an expression of the bank, a labelled example, a measure of the whole utterance, or
what the client guessed, to which the trainee said yes."""


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
    mode: Mode = "stated"
    denied: bool = False
    """A negation reaches it."""
    conditional: bool = False
    """It stands under a condition or a reserve."""
    reported: bool = False
    """It gives somebody else's words."""
    faint: bool = False
    """It proves nothing, but somebody should listen: too much of it was guessed, in words heard badly, or it
    is a fault that only its nearness to examples shows."""
    aside: bool = False
    """A topic whose words rather ask another one: they are part of a longer expression for that ("borne" in
    "le bouton de la borne"), or only stand around it ("have you got | lights | in the house?")."""
    roles: tuple[Role, ...] = ()
    """What it is for in a call, as the content says."""
    found_by: str = ""
    """What found it: "pattern:<expression>", "example:<author and number>" or "measure:<name>"."""
    explanation: str = ""
    """Why, in words for people. No code reads it."""
    like: str = ""
    """The nearest example's sentence, when an example found it: for people."""

    @property
    def by_example(self) -> bool:
        """Does it rest on nearness to an example, not on an expression?"""
        return self.found_by.startswith((EXAMPLE, AGREED))

    def does(self, *roles: Role) -> bool:
        """Has it one of these roles?"""
        return not set(roles).isdisjoint(self.roles)

    def words(self, utterance: Sequence[Word]) -> tuple[Word, ...]:
        """The words of `utterance` that show this act."""
        return tuple(utterance[self.first : self.last + 1])

    def quote(self, utterance: Sequence[Word]) -> str:
        """The same words as text."""
        return text_of(self.words(utterance))


Rule: TypeAlias = Literal[
    "too_late",
    "denied",
    "reported",
    "not_asserted",
    "not_asked",
    "no_order",
    "conditional",
    "echo",
    "other_sense",
    "turned_down",
]
"""Why an act does not count: said too late in the call, denied, another's words, a condition or a question
where only an assertion counts, not in a question where only one counts, a verb that tells and orders nothing,
the client's own word, the words in another sense, or what the client guessed and the speaker says no to."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that a rule took away."""

    act: Act
    """What it would have been."""
    rule: Rule
    explanation: str
    """Why, in words for people. No code reads it."""


@dataclass(frozen=True, slots=True)
class Value:
    """Words that have a value: an amount, a day, a delay."""

    kind: str
    first: int
    last: int
    """Indexes of the words, both included."""
    values: tuple[str, ...]
    """What it may mean, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Understood:
    """All that was understood of one utterance, once: what client, analysis and scorecard read."""

    acts: tuple[Act, ...] = ()
    """In the order of their first word."""
    faint: tuple[Act, ...] = ()
    """What may have been said besides, in words heard too badly to tell, and the faults near examples."""
    doubted: tuple[Act, ...] = ()
    """What an expression found, and the second ear heard nobody say so: for a person to listen to. The client
    may ask back about it."""
    guesses: tuple[Act, ...] = ()
    """What the nearest examples make likely, not sure: enough to ask back, never to credit. In the order of
    their first word; of the same words, the likeliest first."""
    refused: tuple[Refused, ...] = ()
    values: tuple[Value, ...] = ()
    asks: bool = False
    """Is something asked or requested in it?"""
    questions: tuple[tuple[int, int], ...] = ()
    """First and last word of each sentence that asks by its mark or its words, not by a guess."""
    asked: tuple[tuple[int, int], ...] = ()
    """First and last word of each stretch that asks by words of its own: "vous êtes combien"."""
    content: str = ""
    """Digest of the phrases, topics and statements that it was understood by."""
    ear: str = ""
    """Digest of the second ear; empty when none listened."""
    far: frozenset[str] = field(default=frozenset(), compare=False)
    """Topics of facts that nobody brings up in words like these, for the client alone: they are not kept."""

    @property
    def declined(self) -> tuple[Act, ...]:
        """Promises declined: "je ne peux pas vous garantir"."""
        denied = (item.act for item in self.refused if item.rule == "denied")
        return tuple(act for act in denied if act.does("promises"))

    @property
    def with_faint(self) -> tuple[Act, ...]:
        """The acts, the faint ones and the doubted, in the order of their first word."""
        return tuple(
            sorted((*self.acts, *self.faint, *self.doubted), key=lambda a: (a.first, a.last, a.kind, a.id))
        )


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
    asked_back: bool = False
    """The client has just asked what was meant: what is named now is asked."""
    guess: str = ""
    """The topic that the client guessed in asking back: "oui" asks it. Empty for none."""
    scenario: str = ""
    """Id of the scenario whose examples the second ear may use; empty for none."""
