"""A call written down instead of played: for tests, examples and benchmarks of what reads a `CallRecord`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicesim.audio.frames import samples
from voicesim.call.events import (
    ClientSaid,
    Event,
    FactEarned,
    FieldEntered,
    HoldEnded,
    HoldStarted,
    MoodMoved,
    StageFailed,
)
from voicesim.call.record import CallRecord, Turn
from voicesim.content.families import Polarity
from voicesim.modes import Mode
from voicesim.text.words import Language, Speaker, Word, text_of
from voicesim.understanding.acts import EXAMPLE, PATTERN, Act, Context, Kind, Refused, Understood
from voicesim.understanding.bank import load_bank

WORD_SECONDS = 0.35
"""How long a written word sounds: some 170 words a minute."""


@dataclass(frozen=True, slots=True)
class Hears:
    """What a trainee turn is to be understood as doing, by the words that show it."""

    kind: Kind
    id: str
    words: str
    polarity: Polarity = "neutral"
    complete: bool = True
    right: bool | None = None
    denied: bool = False
    """It is denied, and so no act: "je ne peux pas vous promettre"."""
    faint: bool = False
    """An expression found it and the second ear doubts it, or only the second ear found it."""
    like: str = ""
    """The example near which it was found, where no expression found it."""
    likely: bool = False
    """Only likely, by that example."""
    asks: bool = False
    """In a question."""
    reported: bool = False
    """Somebody else's words: "the certificate that says ..."."""

    def act(self, spoken: Sequence[Word]) -> Act:
        """The act in the spoken words. Raises `ValueError` when the words are not there."""
        wanted = self.words.split()
        texts = [word.text for word in spoken]
        for first in range(len(texts) - len(wanted) + 1):
            if texts[first : first + len(wanted)] == wanted:
                last = first + len(wanted) - 1
                quoted = spoken[first : last + 1]
                sure = sum(word.probability for word in quoted) / len(quoted)
                return Act(
                    self.kind,
                    self.id,
                    first,
                    last,
                    self.polarity,
                    sure,
                    self.complete,
                    self.right,
                    denied=self.denied,
                    faint=self.faint,
                    reported=self.reported,
                    mode="asked" if self.asks else "stated",
                    found_by=f"{EXAMPLE if self.like else PATTERN}{self.words}",
                    like=self.like,
                )
        raise ValueError(f"{self.words!r} is not in {text_of(spoken)!r}")


class ScriptedCall:
    """Write a call turn by turn; the clock advances by the length of what is said."""

    def __init__(self, scenario: str = "FR03", language: Language = "fr", mode: Mode = "practice") -> None:
        self._scenario, self._language, self._mode = scenario, language, mode
        self._turns: list[Turn] = []
        self._events: list[Event] = []
        self._heard: dict[tuple[Word, ...], Understood] = {}
        self._now = 0

    def client(
        self,
        text: str,
        after: float = 0.4,
        moves: tuple[str, ...] = (),
        complete: bool = True,
        lines: tuple[str, ...] = (),
    ) -> ScriptedCall:
        """The client speaks `after` seconds after the last turn; a negative time is an overlap.

        `lines`: ids of the written lines that were heard, for the log.
        """
        turn = self._spoken("client", text, after, 1.0, False)
        if lines:
            self._events.append(
                ClientSaid(turn.end, 1, turn.start, turn.end, turn.words, moves, lines, complete)
            )
        return self._add(replace(turn, moves=moves, complete=complete))

    def guessing(self, topic: str) -> ScriptedCall:
        """The client's turn just written asked back about `topic`."""
        self._turns[-1] = replace(self._turns[-1], guess=topic)
        return self

    def trainee(
        self,
        text: str,
        *hears: Hears,
        after: float = 0.6,
        probability: float = 1.0,
        typed: bool = False,
        backchannel: bool = False,
    ) -> ScriptedCall:
        """The trainee speaks, and `hears` is what will be understood of it."""
        turn = replace(self._spoken("trainee", text, after, probability, typed), backchannel=backchannel)
        self._heard[turn.words] = self._understood(turn.words, hears)
        return self._add(turn)

    def mood(
        self, anger: float, distress: float, trust: float, rule: str = "opening", words: str = ""
    ) -> ScriptedCall:
        """The client's mood moves now."""
        self._events.append(MoodMoved(self._now, rule, rule, words, anger, distress, trust))
        return self

    def earned(self, fact: str, topic: str, words: str = "") -> ScriptedCall:
        """The client gives a fact now."""
        self._events.append(FactEarned(self._now, fact, topic, words))
        return self

    def enters(self, field: str, text: str, after: float = 1.0) -> ScriptedCall:
        """The trainee writes into a field of the claim form, `after` seconds later."""
        self._now += samples(after)
        self._events.append(FieldEntered(self._now, field, text))
        return self

    def failure(self, stage: str, why: str = "no result in time") -> ScriptedCall:
        """A stage of the machine fails here."""
        self._events.append(StageFailed(self._now, stage, why, "the client answered without it"))
        return self

    def hold(self, duration: float) -> ScriptedCall:
        """The client hears the music for `duration` seconds."""
        self._events.append(HoldStarted(self._now))
        self._now += samples(duration)
        self._events.append(HoldEnded(self._now, samples(duration)))
        return self

    def record(self, complete: bool = True) -> CallRecord:
        """The call so far as a record."""
        end = max((turn.end for turn in self._turns), default=0)
        turns = tuple(sorted(self._turns, key=lambda turn: turn.start))
        duration = max(end, self._now) + samples(0.5)
        return CallRecord(
            self._scenario, self._language, self._mode, 1, duration, turns, tuple(self._events), complete
        )

    def understand(self, words: Sequence[Word], context: Context) -> Understood:
        """What was written to be heard in these words."""
        return self._heard.get(tuple(words), Understood())

    def _understood(self, words: Sequence[Word], hears: Sequence[Hears]) -> Understood:
        bank = load_bank(self._language)
        acts = [replace(heard.act(words), roles=bank.roles_of(heard.kind, heard.id)) for heard in hears]
        guessed = [act for act, heard in zip(acts, hears, strict=True) if heard.likely]
        acts = [act for act in acts if act not in guessed]
        doubted = [act for act in acts if act.faint and not act.by_example and not act.denied]
        return Understood(
            acts=tuple(act for act in acts if not act.denied and act not in doubted),
            doubted=tuple(doubted),
            guesses=tuple(guessed),
            refused=tuple(Refused(act, "denied", "written so") for act in acts if act.denied),
        )

    def _spoken(self, speaker: Speaker, text: str, after: float, probability: float, typed: bool) -> Turn:
        start = max(0, self._now + samples(after))
        step = 0 if typed else samples(WORD_SECONDS)
        words = tuple(
            Word(token, start + i * step, start + (i + 1) * step, probability)
            for i, token in enumerate(text.split())
        )
        return Turn(speaker, words, start, words[-1].end if words else start, after < 0, typed=typed)

    def _add(self, turn: Turn) -> ScriptedCall:
        self._turns.append(turn)
        self._now = max(self._now, turn.end)
        return self
