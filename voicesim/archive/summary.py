"""A call in at most five lines: each says no more than its quote shows, and no two give the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.call import Analysis
from voicesim.archive.contact import Heard
from voicesim.archive.quoting import (
    Sentence,
    led_up_to,
    overlap,
    quote_of,
    running_on,
    sentence_at,
    sentences_of,
)
from voicesim.archive.result import Finding, Quoted, Summed
from voicesim.archive.vocabulary import Known, Place
from voicesim.call.record import Turn
from voicesim.content.roles import Role
from voicesim.text.fold import folded, plain

_LINES = 5
_TELLS = 5
"""Words from which on a sentence tells anything."""
_EARLY, _LATE = 3, 4
"""The client's turns in which they say why they call, and the last turns of a call, in which it ends."""
_WHOLE = 12
"""Words that a quote should have before it stops: a short sentence is quoted with its neighbours."""
_SAYS = 2
"""Words other than courtesies from which on a sentence says something."""
_CLOSES = 4
"""Words of a sentence that can end a call's résumé."""
_NEWS = 8
"""Words of a statement that makes something clear."""
_ADDRESSED = frozenset({"vous", "votre", "vos", "you", "your"})
_NO_NEWS: tuple[Role, ...] = (
    "greets",
    "identifies",
    "asks",
    "asks_account",
    "restates",
    "feels",
    "answers_cue",
    "commits",
    "checks_clear",
    "checks_right",
    "holds",
    "passes_on",
    "offers_more",
    "leaves",
    "concludes",
    "insults",
    "hurts",
    "promises",
)
"""What a statement does that makes nothing of the matter clear."""


def summary_of(call: Analysis, reasons: Sequence[Finding], heard: Heard, known: Known) -> tuple[Summed, ...]:
    """Five lines at most, each beside the words it rests on; a line without words is left out."""
    return _Summary(call, reasons, heard, known).lines()


@dataclass(frozen=True)
class _Summary:
    call: Analysis
    reasons: Sequence[Finding]
    heard: Heard
    known: Known

    @property
    def turns(self) -> Sequence[Turn]:
        return self.call.record.turns

    def lines(self) -> tuple[Summed, ...]:
        found: list[Summed] = []
        for line in (self.reason(), self.account(), self.made_clear(), self.committed()):
            if line is not None and not any(overlap(line.quote, one.quote) for one in found):
                found.append(line)
        closed = self.closed()
        asked = self.asked() if len(found) < _LINES - 1 else None
        for line in (asked, closed):
            if line is not None and not any(overlap(line.quote, one.quote) for one in found):
                found.append(line)
        return tuple(found)

    # ------------------------------------------------------------------ the client
    def reason(self) -> Summed | None:
        says = self.known.written.summary
        if self.reasons:
            first = self.reasons[0]
            form = says.reason if first.quotes[0].speaker == "client" else says.reason_by_handler
            name = first.sentence[:1].lower() + first.sentence[1:]
            return Summed(sentence=form.format(what=name), quote=first.quotes[0])
        told = self._longest_told()
        return None if told is None else Summed(sentence=says.unknown_reason, quote=told)

    def _longest_told(self) -> Quoted | None:
        """The longest sentence of the client's first turn that has one long enough to be news."""
        early = [one for index, turn in self.call.client_turns[:_EARLY] for one in sentences_of(index, turn)]
        news = next((one.index for one in early if one.length >= _NEWS), None)
        told = [one for one in early if one.length >= _TELLS and news in (None, one.index)]
        told = [one for one in told if not self._courteous(one)]
        one = max(told, key=lambda one: (one.length, -one.first), default=None)
        return None if one is None else quote_of(one.turn, Place(one.first, one.first))

    def account(self) -> Summed | None:
        """What the client tells when asked what happened, or beside why they call."""
        reason = self.reason()
        quotes = [running_on(one, _WHOLE) for one in self._told()]
        apart = [one for one in quotes if reason is None or not overlap(one, reason.quote)]
        return Summed(sentence=self.known.written.summary.account, quote=apart[0]) if apart else None

    def _told(self) -> Iterator[Sentence]:
        """What may be an account: the answer to a question for one, then what is said of the reason where the
        handler let the client talk, then what is said at the opening that is not about the handler."""
        answers = [(self._answer(act), act.act.kind) for act in in_role(self.call.acts, "asks_account")]
        told = [(one, kind) for index, kind in answers if index is not None for one in self._telling(index)]
        yield from sorted(
            (one for one, kind in told if kind == "topic"), key=lambda one: -self._reasoned(one)
        )
        yield from (one for one, kind in told if kind != "topic" and self._reasoned(one))
        for index, _ in self.call.client_turns[:1]:
            yield from (one for one in self._telling(index) if not self._addresses(one))

    def _answer(self, act: PlacedAct) -> int | None:
        """Index of the client's turn after a question; None for their opening, and where there is none."""
        client = [index for index, _ in self.call.client_turns]
        return next((index for index in client[1:] if index > act.turn), None)

    def _telling(self, index: int) -> list[Sentence]:
        """The sentences of a turn that are whole and long enough to tell something, and ask for nothing; none
        of courtesies, or about the line."""
        return [
            one
            for one in sentences_of(index, self.turns[index])
            if not one.asks
            and not one.broken_off
            and not one.trails_off
            and len(_words(one)) >= _TELLS
            and not self._courteous(one)
            and not self._requests(one)
        ]

    def _reasoned(self, one: Sentence) -> int:
        """How many words of a reason it holds."""
        said = self.heard.get(one.index)
        return 0 if said is None else sum(one.holds(at.first) for _, at in said.reasons)

    def _requests(self, one: Sentence) -> bool:
        said = self.heard.get(one.index)
        return said is not None and any(one.holds(at.first) for at in said.requests)

    def _addresses(self, one: Sentence) -> bool:
        return not _ADDRESSED.isdisjoint(_words(one))

    # ----------------------------------------------------------------- the handler
    def made_clear(self) -> Summed | None:
        """An explanation; else an answer to the client, or another statement, that is about the matter."""
        says = self.known.written.summary
        explained = [
            self._announced(self._sentence(act))
            for act in in_role(self.call.acts, "explains")
            if act.turn not in self.call.recited and not act.act.faint
        ]
        explained = [one for one in explained if not self._does(one, "identifies") and not self._sums_up(one)]
        answers = {(one.index, one.first) for one in self._answers()}
        stated = [one for one in self._statements() if one.length >= _NEWS]
        if not explained + stated:
            return None
        best = max(explained or stated, key=self._newsworthy)
        answered = says.answered if (best.index, best.first) in answers else says.made_clear
        return Summed(sentence=says.explained if explained else answered, quote=running_on(best, _WHOLE))

    def _announced(self, one: Sentence) -> Sentence:
        """The sentence; of one that only announces others, the first of these that is about the matter."""
        if self._on_the_matter(one):
            return one
        rest = (other for other in sentences_of(one.index, one.turn) if other.first > one.last)
        told = (other for other in rest if self._on_the_matter(other))
        return next((other for other in told if not other.asks and not other.broken_off), one)

    def _on_the_matter(self, one: Sentence) -> bool:
        return not self._matters.isdisjoint(_words(one))

    def _newsworthy(self, one: Sentence) -> tuple[bool, int, int]:
        quote = running_on(one, _WHOLE)
        return self._on_the_matter(one), quote.words.count(" "), -one.turn.start

    def _answers(self) -> Iterator[Sentence]:
        """The first statement of the handler after each turn in which the client asks last."""
        for before, (index, turn) in zip(self.turns, list(enumerate(self.turns))[1:], strict=False):
            if before.speaker == "client" and turn.speaker == "trainee" and before.words and turn.words:
                news = [one for one in sentences_of(index, turn) if self._tells(one)]
                yield from news[: sentences_of(0, before)[-1].asks]

    def _statements(self) -> Iterator[Sentence]:
        for index, turn in self.call.trainee_turns[1:]:
            yield from (one for one in sentences_of(index, turn) if self._tells(one))

    def _tells(self, one: Sentence) -> bool:
        """Does the handler state something here, and do nothing else?"""
        return (
            not one.asks
            and one.index not in self.call.recited
            and not self._does(one, *_NO_NEWS)
            and not self._takes_on(one)
            and not self._courteous(one)
            and not one.broken_off
        )

    def committed(self) -> Summed | None:
        """What comes next: rather with its time, rather not in a summing-up, rather the last of several."""
        acts = [*in_role(self.call.acts, "commits"), *self._own_business()]
        found = [(act, self._sentence(act)) for act in acts if act.turn not in self.call.recited]
        found = [(act, one) for act, one in found if not self._does(one, "identifies")]
        if not found:
            return None
        act, one = max(found, key=lambda pair: (*self._how_plain(*pair), pair[0].start))
        return Summed(sentence=self.known.written.summary.committed, quote=self._around(act, one))

    def _how_plain(self, act: PlacedAct, one: Sentence) -> tuple[bool, bool, bool]:
        timed = any(index == one.index and one.holds(first) for index, first in self.call.times)
        return act.act.does("commits") and act.act.complete, not self._sums_up(one), timed

    def _around(self, act: PlacedAct, one: Sentence) -> Quoted:
        if one.length >= _WHOLE:
            return quote_of(one.turn, Place(act.act.first, act.act.last))
        return running_on(one, _WHOLE // 2)

    def _own_business(self) -> list[PlacedAct]:
        """What the handler takes on, in words that are not heard as something else too (an apology)."""
        others = {
            (act.turn, act.act.first, act.act.last)
            for act in self.call.acts
            if act.act.kind == "family" and not act.act.does("takes_on", "commits")
        }
        return [
            act
            for act in in_role(self.call.acts, "takes_on")
            if (act.turn, act.act.first, act.act.last) not in others
        ]

    def _takes_on(self, one: Sentence) -> bool:
        return any(act.turn == one.index and one.holds(act.act.first) for act in self._own_business())

    def asked(self) -> Summed | None:
        """The first question about the matter: who is calling is no such one, nor what a greeting asks."""
        greeting = self.call.trainee_turns[0][0] if self.call.trainee_turns else None
        for act in self.call.acts:
            if act.act.kind == "topic" and act.act.mode == "asked" and act.turn != greeting:
                one = self._sentence(act)
                if self._asks(one) and not self._does(one, "identifies", "offers_more", "checks_clear"):
                    quote = quote_of(one.turn, Place(act.act.first, act.act.last))
                    return Summed(sentence=self.known.written.summary.asked, quote=quote)
        return None

    def _asks(self, one: Sentence) -> bool:
        """Is it a question by its mark, where marks are written at all?"""
        return one.asks or not any(word.text.endswith("?") for turn in self.turns for word in turn.words)

    def closed(self) -> Summed | None:
        """The last sentence that says more than goodbye and thanks; None where the last turns say no more."""
        for index in reversed(range(max(0, len(self.turns) - _LATE), len(self.turns))):
            turn = self.turns[index]
            if turn.words and not turn.backchannel:
                for one in reversed(sentences_of(index, turn)):
                    if (
                        len(_words(one)) >= _CLOSES
                        and not self._courteous(one)
                        and not (one.asks and turn.speaker == "trainee")
                        and not self._does(one, "leaves", "concludes", "offers_more", "answers_cue")
                    ):
                        return Summed(
                            sentence=self.known.written.summary.closed, quote=led_up_to(one, _TELLS + 1)
                        )
        return None

    # ------------------------------------------------------------------- sentences
    def _sentence(self, act: PlacedAct) -> Sentence:
        return sentence_at(act.turn, self.turns[act.turn], act.act.first)

    def _does(self, one: Sentence, *roles: Role) -> bool:
        return any(
            act.turn == one.index and one.holds(act.act.first) for act in in_role(self.call.acts, *roles)
        )

    def _sums_up(self, one: Sentence) -> bool:
        return self._does(one, "restates", "concludes")

    def _courteous(self, one: Sentence) -> bool:
        return len(set(_words(one)) - self._courtesies) < _SAYS

    @cached_property
    def _courtesies(self) -> frozenset[str]:
        return frozenset(folded(word) for word in self.known.written.courtesy)

    @cached_property
    def _matters(self) -> frozenset[str]:
        return frozenset(folded(word) for word in self.known.written.matter)


def _words(one: Sentence) -> list[str]:
    said = " ".join(
        word.text for word in one.turn.words[one.first : one.last + 1] if not word.text.startswith("‹")
    )
    return folded(plain(said)).replace("'", " ").split()
