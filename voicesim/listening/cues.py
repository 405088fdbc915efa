"""What the last words of a pause promise: more to come, an answer wanted, or nothing in particular."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Phrase = tuple[str, ...]


class Ending(StrEnum):
    """How the words of a turn stand at a pause."""

    UNKNOWN = "words not known yet"
    UNFINISHED = "unfinished sentence"
    NUMBER = "number being dictated"
    OPEN = "sentence that may go on"
    QUESTION = "complete question"
    MARKED = "question mark"
    """A recogniser has written "?" and no word asks: it does so on fragments too. A hint, no proof."""
    CLOSING = "closing words"


@dataclass(frozen=True)
class Cues:
    """The words of one language that announce how a turn goes on. Data: `personas/listening/`."""

    continuations: tuple[Phrase, ...]
    """After these a speaker goes on: "et", "parce que", "euh", "the"."""
    openers: tuple[Phrase, ...]
    """A turn that is only these and an address, with no verb yet, has hardly begun: "and so", "alors"."""
    predicates: tuple[Phrase, ...]
    """Words that show a sentence has its verb."""
    questions: tuple[Phrase, ...]
    """Anywhere in the last sentence, these make it a question: "est-ce que", "can you"."""
    closings: tuple[Phrase, ...]
    """A turn that ends so is over: "au revoir"."""
    numbers: tuple[Phrase, ...]
    """Numbers in words, on which a dictation pauses."""
    doubtful_numbers: tuple[Phrase, ...]
    """Words that belong to a dictation only when a number stands near: "un", "point"."""
    finals: tuple[Phrase, ...]
    """Continuations that may rightly end a sentence, where a full stop says so: "il y en a d'autres."."""
    backchannels: tuple[Phrase, ...]
    """What one says to show one listens, without taking the turn."""


ADDRESS = 4  # words
"""Words that may follow an opener before a verb is missed: "and so *my fellow Americans*"."""

QUESTION_LENGTH = 2  # words
"""A question with fewer words after its mark is not complete: "est-ce que vous ..."."""

NEAR = 3  # words
"""A doubtful number is one when a plain number is among the last so many words: "six un", not "un point"."""

PHONE = 10  # digits
"""A dictated number of this many digits is complete (French telephone numbers)."""

_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?]\s+")


def tokens(text: str) -> Phrase:
    """Lower-case words without punctuation; apostrophes and hyphens inside a word stay."""
    return tuple(_TOKEN.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")))


def ending(text: str | None, cues: Cues) -> Ending:
    """How `text` stands at a pause; None is text that is not known yet."""
    if text is None:
        return Ending.UNKNOWN
    words = tokens(text)
    if not words:
        return Ending.OPEN
    if _ends_with(words, cues.closings):
        return Ending.CLOSING
    if _is_unfinished(text.rstrip(), words, cues):
        return Ending.UNFINISHED
    if _is_dictation(words, cues) and not text.rstrip().endswith("?"):
        return Ending.NUMBER
    if _is_question(text, cues):
        return Ending.QUESTION
    return Ending.MARKED if text.rstrip().endswith("?") else Ending.OPEN


def only_backchannels(text: str, cues: Cues) -> bool:
    """True when `text` is nothing but "oui", "d'accord", "mm", in any number; False when it is empty."""
    words = tokens(text)
    if not words:
        return False
    at = 0
    while at < len(words):
        step = max((len(p) for p in cues.backchannels if words[at : at + len(p)] == p), default=0)
        if not step:
            return False
        at += step
    return True


def _is_unfinished(text: str, words: Phrase, cues: Cues) -> bool:
    if text.endswith((",", "...", "\N{HORIZONTAL ELLIPSIS}", "-", "\N{EN DASH}", ":")):
        return True
    if text.endswith("?"):
        return False
    closed = text.endswith((".", "!")) and _ends_with(words, cues.finals)
    return (_ends_with(words, cues.continuations) and not closed) or _is_only_an_opening(words, cues)


def _is_only_an_opening(words: Phrase, cues: Cues) -> bool:
    opener = max((len(p) for p in cues.openers if words[: len(p)] == p), default=0)
    if not opener or len(words) > opener + ADDRESS:
        return False
    return not _contains(words[opener:], cues.predicates)


def _is_dictation(words: Phrase, cues: Cues) -> bool:
    last = words[-1]
    if not (last.isdigit() or _ends_with(words, cues.numbers)):
        near = words[-NEAR:-1]
        told = any(word.isdigit() or (word,) in cues.numbers for word in near)
        if not (told and _ends_with(words, cues.doubtful_numbers)):
            return False
    digits = sum(len(word) for word in words if word.isdigit())
    return digits < PHONE


def _is_question(text: str, cues: Cues) -> bool:
    marked = text.rstrip().endswith("?")
    words = tokens(_SENTENCE_END.split(text.rstrip().rstrip("? "))[-1])
    for at in range(len(words)):
        mark = max(
            (len(phrase) for phrase in cues.questions if words[at : at + len(phrase)] == phrase), default=0
        )
        if mark:
            return marked or len(words) - at - mark >= QUESTION_LENGTH
    return False


def _ends_with(words: Phrase, phrases: Iterable[Phrase]) -> bool:
    return any(words[-len(phrase) :] == phrase for phrase in phrases)


def _starts_with(words: Phrase, phrases: Iterable[Phrase]) -> bool:
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _contains(words: Phrase, phrases: Iterable[Phrase]) -> bool:
    listed = tuple(phrases)
    return any(_starts_with(words[at:], listed) for at in range(len(words)))
