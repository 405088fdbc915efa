"""After the client has asked what was meant: a yes asks what they guessed, a no turns it down, and what is
named now is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voicesim.content.common_words import load_words
from voicesim.content.roles import Role
from voicesim.messages.message import Message
from voicesim.text.fold import plain
from voicesim.understanding.acts import AGREED, Act, Refused
from voicesim.understanding.heard import Heard

LONGEST = 16
"""Words of a turn at most in which what is named is asked: a longer one tells something."""
_TELLS: tuple[Role, ...] = (
    "takes_on", "commits", "promises", "announces_wait", "asks_to_wait", "passes_on", "leaves", "feels",
    "reserves",
)  # fmt: skip
"""What shows that a turn goes on with something else: what it names is told."""
_AT_ONCE = 3
"""Words within which a yes is taken back: "oui, enfin non"."""
_NEAR = 4
"""Words before a topic in which a "pas" turns it down: "je parle pas des témoins, je parle du constat"."""


def meant(heard: Heard, clear: Sequence[Act], refused: Sequence[Refused]) -> Iterator[Act]:
    """The topics that this turn asks, beside what is `clear`, only because the client asked back."""
    if not heard.context.asked_back or not heard.words:
        return
    tells = any(act.kind == "statement" or act.does(*_TELLS) for act in clear)
    if len(heard.words) <= LONGEST and not tells:
        yield from _named(heard, refused)
    topic = heard.bank.topics.get(heard.context.guess)
    if topic is not None and _agrees(heard):
        last = len(heard.words) - 1
        sure = sum(word.probability for word in heard.words) / len(heard.words)
        act = Act("topic", topic.id, 0, last, confidence=sure, mode="asked", found_by=f"{AGREED}{topic.id}")
        yield replace(act, roles=topic.roles, explanation=Message("agrees to what the client guessed"))


def without_turned_down(heard: Heard, acts: Iterable[Act]) -> tuple[list[Act], list[Refused]]:
    """The acts but for those that ask what the client guessed and the turn says no to, and these refused."""
    guess = heard.context.guess
    found = list(acts)
    if not guess or not _opening(heard, load_words(heard.bank.language).disagrees):
        return found, []
    down = [act for act in found if act.kind == "topic" and act.id == guess]
    if not down:
        last = len(heard.words) - 1
        down = [Act("topic", guess, 0, last, mode="asked", found_by=f"{AGREED}{guess}")]
    refused = [Refused(act, "turned_down", Message("says no to what the client guessed")) for act in down]
    return [act for act in found if act not in down], refused


def _named(heard: Heard, refused: Sequence[Refused]) -> Iterator[Act]:
    words = load_words(heard.bank.language)
    pointing = _places(heard, words.points)
    named = [
        item.act
        for item in refused
        if item.rule == "not_asked" and item.act.kind == "topic" and not _within(item.act, pointing)
    ]
    down = _turned_down(heard, named, len(_opening(heard, words.disagrees)))
    for act in named:
        if act not in down:
            yield replace(
                act, mode="asked", explanation=Message("named when the client asked what was meant")
            )


def _turned_down(heard: Heard, named: Sequence[Act], answered: int) -> list[Act]:
    """What a "pas" stands before; the no of `answered` words that answers the client is none."""
    down: list[Act] = []
    for token in heard.tokens:
        if token.word < answered or token.form not in heard.bank.grammar.negators:
            continue
        after = [act for act in named if token.word < act.first <= token.word + _NEAR]
        first = min((act.first for act in after), default=0)
        down += [act for act in after if act.first == first]
    return down


def _agrees(heard: Heard) -> bool:
    """Does the turn begin with a yes that is not taken back at once?"""
    words = load_words(heard.bank.language)
    soon = f" {' '.join(_said(heard)[:_AT_ONCE])} "
    return bool(_opening(heard, words.agrees)) and not any(f" {plain(no)} " in soon for no in words.denies)


def _opening(heard: Heard, expressions: Iterable[str]) -> range:
    """The places of the words of the longest of these that the turn begins with; empty for none."""
    said = _said(heard)
    begun = (len(words) for text in expressions if said[: len(words := plain(text).split())] == words)
    return range(max(begun, default=0))


def _places(heard: Heard, expressions: Iterable[str]) -> frozenset[int]:
    """The places of the words of these expressions, wherever they stand."""
    said = _said(heard)
    wanted = [plain(text).split() for text in expressions]
    return frozenset(
        place
        for words in wanted
        for start in range(len(said))
        if said[start : start + len(words)] == words
        for place in range(start, start + len(words))
    )


def _within(act: Act, places: frozenset[int]) -> bool:
    return any(place in places for place in range(act.first, act.last + 1))


def _said(heard: Heard) -> list[str]:
    """The words, plain; one that is only a mark is empty, so that places stay those of the words."""
    return [plain(word.text) for word in heard.words]
