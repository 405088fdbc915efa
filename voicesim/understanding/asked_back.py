"""After the client has asked what was meant: a yes asks what they guessed, and what is named now is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicesim.content.common_words import load_words
from voicesim.text.fold import plain
from voicesim.text.words import text_of
from voicesim.understanding.acts import AGREED, Act, Refused
from voicesim.understanding.heard import Heard

LONGEST = 16
"""Words of such an answer at most: a longer turn is a new one."""
_AT_ONCE = 3
"""Words within which a yes is taken back: "oui, enfin non"."""
_NEAR = 4
"""Words before a topic in which a "pas" rejects it: "non, je parle pas des témoins"."""


def meant(heard: Heard, refused: Sequence[Refused]) -> Iterator[Act]:
    """The topics that this turn asks only because the client asked back."""
    if not heard.context.asked_back or not heard.words or len(heard.words) > LONGEST:
        return
    for item in refused:
        if item.rule == "not_asked" and item.act.kind == "topic" and not _rejected(item.act, heard):
            yield replace(item.act, mode="asked", explanation="named when the client asked what was meant")
    topic = heard.bank.topics.get(heard.context.guess)
    if topic is not None and agrees(heard):
        last = len(heard.words) - 1
        sure = sum(word.probability for word in heard.words) / len(heard.words)
        act = Act("topic", topic.id, 0, last, confidence=sure, mode="asked", found_by=f"{AGREED}{topic.id}")
        yield replace(act, roles=topic.roles, explanation="agrees to what the client guessed")


def agrees(heard: Heard) -> bool:
    """Does the turn begin with a yes that is not taken back at once?"""
    said = plain(text_of(heard.words))
    words = load_words(heard.bank.language)
    begins = any(_begins(said, yes) for yes in words.agrees)
    soon = f" {' '.join(said.split()[:_AT_ONCE])} "
    return begins and not any(f" {plain(no)} " in soon for no in words.denies)


def _begins(said: str, expression: str) -> bool:
    return f"{said} ".startswith(f"{plain(expression)} ")


def _rejected(act: Act, heard: Heard) -> bool:
    before = [token for token in heard.tokens if act.first - _NEAR <= token.word < act.first]
    return any(token.form in heard.bank.grammar.negators for token in before)
