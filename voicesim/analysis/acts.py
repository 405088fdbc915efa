"""What the trainee did over the whole call: every act, with its words and its place in time.

Text only: words, their confidences and their times come in, never sound (requirement L4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from voicesim.analysis.worth_hearing import outweighed, spaced, speaks_for, worth_hearing
from voicesim.call.record import CallRecord, Turn
from voicesim.client.moves import HELPLESS
from voicesim.content.roles import Role
from voicesim.modes import rules_of
from voicesim.text.sentences import around as sentences_around
from voicesim.text.words import Word, text_of
from voicesim.understanding.acts import Act, Context, Understood, Value

Understanding: TypeAlias = Callable[[Sequence[Word], Context], Understood]
"""What a trainee turn does, given what came before: the phrase bank already inside."""

BEFORE, AFTER = 4, 1
"""Words before and after an act that may turn it into its contrary."""
QUOTED = 40
"""Words of a sentence that is shown whole."""
MEMORY = 2
"""Turns of each speaker that may change what an utterance does (an echo, a check after an explanation)."""


@dataclass(frozen=True, slots=True)
class PlacedAct:
    """One act of the trainee, placed in the call."""

    act: Act
    turn: int
    """Index of the turn in the record."""
    nth: int
    """Which trainee turn it is, from 0, backchannels left out."""
    words: tuple[Word, ...]
    """The words that show it."""
    of: str = ""
    """Text of the whole turn, for the reader who wants the sentence around the quote."""
    around: tuple[Word, ...] = ()
    """The words with those just before and after, among which a negation may have been lost."""
    sentence: tuple[Word, ...] = ()
    """The whole sentence, or sentences, that the words stand in: what a person is shown."""
    unproven: bool = False
    """A person has to say whether it is so: found by its nearness to an example, in a certification; or asked
    so that the client was not sure of it."""

    likely: bool = False
    """Only likely, by the nearest examples: in practice it speaks for the trainee, and never against them."""

    @property
    def start(self) -> int:
        """First sample of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """First sample after the last word."""
        return self.words[-1].end

    @property
    def quote(self) -> str:
        """The words as text."""
        return text_of(self.words)

    @property
    def shown(self) -> tuple[Word, ...]:
        """The words with the sentence around them: a scrap proves nothing to who reads it."""
        return self.sentence or self.words


@dataclass(frozen=True, slots=True)
class UnderstoodTurn:
    """A real turn of the trainee and what was understood of it."""

    index: int
    """Index of the turn in the record."""
    nth: int
    """Which trainee turn it is, from 0, backchannels left out."""
    turn: Turn
    understood: Understood
    examined: bool = False
    """The call is a certification: what an example alone says proves nothing there."""
    guess: str = ""
    """The topic that the client asked back about, and was not told no; empty for none."""
    client_said: str = ""
    """All that the client said before, plain."""

    def perhaps(self) -> Iterator[PlacedAct]:
        """The question that the client was not sure of: whoever asked it is not blamed for not asking."""
        understood = self.understood
        named = (item.act for item in understood.refused if item.rule == "not_asked")
        for act in (*understood.guesses, *named):
            if self.guess and (act.kind, act.id) == ("topic", self.guess):
                yield from (replace(placed, unproven=True) for placed in self.place((act,)))
                return

    def placed(self) -> Iterator[PlacedAct]:
        """Every act of the turn; a question that an expression found and the second ear doubts is likely."""
        for placed in self.place(self.understood.with_faint):
            doubted = placed.act.kind == "topic" and placed.act in self.understood.doubted
            yield replace(placed, likely=True) if doubted and not self._borne_out(placed.act) else placed

    def _borne_out(self, topic: Act) -> bool:
        """Does a way of speaking that nothing doubts say in the same words what the question is for?"""
        return any(
            act.kind == "family"
            and act.does(*topic.roles)
            and act.first <= topic.last
            and topic.first <= act.last
            for act in self.understood.acts
        )

    def likely(self) -> Iterator[PlacedAct]:
        """What was likely said that speaks for the trainee; in a certification a person decides on it."""
        for placed in self.place(self.understood.guesses):
            if speaks_for(placed.act, placed.words, self.understood, self.client_said):
                yield replace(placed, likely=True)

    def place(self, acts: Iterable[Act]) -> Iterator[PlacedAct]:
        """Acts of this turn, placed in the call; those without words are left out."""
        for act in acts:
            told = worth_hearing(act, self.turn.words, self.understood.values, self.client_said)
            told = told and not outweighed(act, self.turn.words, self.understood)
            if told and (words := act.words(self.turn.words)):
                yield PlacedAct(
                    act,
                    self.index,
                    self.nth,
                    words,
                    of=self.turn.text,
                    around=_around(self.turn, act),
                    sentence=_sentence(self.turn, act),
                    unproven=self.examined and act.by_example,
                )


def understood_turns(
    record: CallRecord, understand: Understanding, names: Sequence[str] = (), content: str = ""
) -> tuple[tuple[UnderstoodTurn, ...], frozenset[int]]:
    """What was understood of each turn, and the indexes of the turns that `understand` could not read.

    What the call kept is taken where the same content understood it; `content` is the digest of the content
    inside `understand`, and without one nothing kept is taken. A recogniser writes what no author foresaw:
    one turn that cannot be read is left to a person, the others still count.
    """
    turns: list[UnderstoodTurn] = []
    examined = not rules_of(record.mode).examples_prove
    unread: set[int] = set()
    client_said, heard_to = "", 0
    for index, turn, context in trainee_turns(record, names):
        before = [other.text for other in record.turns[heard_to:index] if other.speaker == "client"]
        client_said, heard_to = " ".join((client_said, *map(spaced, before))), index
        try:
            understood = kept(turn, content) or understand(turn.words, context)
        except (ValueError, LookupError, TypeError, RecursionError):
            unread.add(index)
            continue
        if turns and any(item.rule == "turned_down" for item in understood.refused):
            turns[-1] = replace(turns[-1], guess="")
        guess = _guessed_after(record, index)
        turns.append(UnderstoodTurn(index, context.turn, turn, understood, examined, guess, client_said))
    return tuple(turns), frozenset(unread)


def _guessed_after(record: CallRecord, index: int) -> str:
    """The topic that the client asked back about when a turn had been heard; empty for none."""
    for turn in record.turns[index + 1 :]:
        if turn.guess:
            return turn.guess
        if turn.speaker == "trainee" and turn.words and not turn.backchannel:
            break
    return ""


def kept(turn: Turn, content: str) -> Understood | None:
    """What the call has kept of a turn, if it was understood by this content."""
    found = turn.understood
    return found if found is not None and content and found.content == content else None


def place_acts(
    record: CallRecord, understand: Understanding, names: Sequence[str] = ()
) -> tuple[PlacedAct, ...]:
    """Every act of the trainee in the order of the call, as far as the turns can be read."""
    return placed(understood_turns(record, understand, names)[0])


def placed(turns: Iterable[UnderstoodTurn]) -> tuple[PlacedAct, ...]:
    """Every act of these turns, the doubtful ones included, in the order of the call."""
    return tuple(act for turn in turns for act in (*turn.placed(), *turn.perhaps()))


def likely(turns: Iterable[UnderstoodTurn]) -> tuple[PlacedAct, ...]:
    """What was likely said in these turns besides, and speaks for the trainee."""
    return tuple(act for turn in turns for act in turn.likely())


TIMES = frozenset({"day", "date", "time", "delay"})
"""Kinds of value that say when."""


def times_named(turns: Iterable[UnderstoodTurn]) -> tuple[tuple[int, int], ...]:
    """Where a time is named in these turns: index of the turn, index of its first word."""
    return tuple(
        (turn.index, one.first) for turn in turns for one in turn.understood.values if one.kind in TIMES
    )


SUM, ROUND = 1000, 50
"""A bare number is a sum of money from this one on, where it is as round as sums are that people promise: the
number of a file is not."""


def sums_named(turns: Iterable[UnderstoodTurn]) -> tuple[tuple[int, int, int], ...]:
    """The sums named in these turns that the client had not named first."""
    return tuple(
        (turn.index, one.first, one.last)
        for turn in turns
        for one in turn.understood.values
        if _is_sum(one)
        and f" {spaced(text_of(turn.turn.words[one.first : one.last + 1]))} " not in f"{turn.client_said} "
    )


def _is_sum(value: Value) -> bool:
    """An amount of money, or a number as large as one."""
    figure = value.values[0] if value.values else ""
    large = value.kind == "number" and figure.isdigit() and int(figure) >= SUM and not int(figure) % ROUND
    return value.kind == "amount" or large


def declined(turns: Iterable[UnderstoodTurn]) -> tuple[PlacedAct, ...]:
    """Promises declined in these turns: "je ne peux pas vous promettre"."""
    return tuple(act for turn in turns for act in turn.place(turn.understood.declined))


def trainee_turns(record: CallRecord, names: Sequence[str] = ()) -> Iterator[tuple[int, Turn, Context]]:
    """Each real turn of the trainee with its index in the record and what came before it."""
    client: list[str] = []
    trainee: list[str] = []
    moves: set[str] = set()
    guess = ""
    for index, turn in enumerate(record.turns):
        if turn.speaker == "client":
            client.append(turn.text)
            moves.update(turn.moves)
            guess = turn.guess or guess
        elif turn.words and not turn.backchannel:
            yield (
                index,
                turn,
                Context(
                    turn=len(trainee),
                    client_said=tuple(client[-MEMORY:]),
                    trainee_said=tuple(trainee[-MEMORY:]),
                    names=tuple(names),
                    asked_back=not HELPLESS.isdisjoint(moves),
                    guess=guess,
                    scenario=record.scenario,
                ),
            )
            trainee.append(turn.text)
            moves, guess = set(), ""


def _sentence(turn: Turn, act: Act) -> tuple[Word, ...]:
    first, last = sentences_around(turn.words, act.first, act.last, QUOTED)
    return turn.words[first : last + 1]


def _around(turn: Turn, act: Act) -> tuple[Word, ...]:
    return turn.words[max(0, act.first - BEFORE) : act.last + 1 + AFTER]


def of_family(acts: Iterable[PlacedAct], families: Iterable[str]) -> tuple[PlacedAct, ...]:
    """The acts of any of these phrase families."""
    wanted = frozenset(families)
    return tuple(a for a in acts if a.act.kind == "family" and a.act.id in wanted)


def stretches(acts: Iterable[PlacedAct]) -> int:
    """How many things do these acts of one turn say? The same words say one, whatever it is called."""
    count, end = 0, -1
    for act in sorted(acts, key=lambda placed: placed.act.first):
        count += act.act.first > end
        end = max(end, act.act.last)
    return count


def on_topic(acts: Iterable[PlacedAct], topics: Iterable[str]) -> tuple[PlacedAct, ...]:
    """The acts that ask about any of these topics."""
    wanted = frozenset(topics)
    return tuple(a for a in acts if a.act.kind == "topic" and a.act.id in wanted)


def named(
    acts: Iterable[PlacedAct], families: Sequence[str], topics: Sequence[str], roles: Sequence[Role]
) -> tuple[PlacedAct, ...]:
    """The acts of any of these families, and the topics named or in one of these roles, in their order."""
    return tuple(
        placed
        for placed in acts
        if (placed.act.kind == "family" and placed.act.id in families)
        or (placed.act.kind == "topic" and (placed.act.id in topics or placed.act.does(*roles)))
    )


def in_role(acts: Iterable[PlacedAct], *roles: Role) -> tuple[PlacedAct, ...]:
    """The acts that have any of these roles."""
    return tuple(a for a in acts if a.act.does(*roles))


def stating(acts: Iterable[PlacedAct], statements: Iterable[str] | None = None) -> tuple[PlacedAct, ...]:
    """The acts that state any of these facts; every statement when none is named."""
    wanted = None if statements is None else frozenset(statements)
    return tuple(a for a in acts if a.act.kind == "statement" and (wanted is None or a.act.id in wanted))
