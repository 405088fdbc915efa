"""What a guess is worth: which possible faults a person listens to, and what is to a trainee's credit.

What only its nearness to an example shows is a guess about a sentence. A filler ("that's fine"), a number
read out, letters spelled and what the client said first are no sentences of the speaker's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voicesim.text.fold import plain
from voicesim.text.sentences import asks, sentence_spans
from voicesim.text.words import Word
from voicesim.understanding.acts import AGREED, Act, Understood, Value

LEAST = 4
"""Words of which something good is likely; of fewer nobody can tell."""
LEAST_FAULT = 5
"""Words, apart from numbers and single letters, of which a fault is only likely."""
RESTATED, RECAP, MOSTLY = 3, 8, 0.6
"""Telling words of a sentence that says back, of a question that does; the share that the client said."""
_ONE_LETTER = frozenset("àayi")
"""Letters that are words."""
SAID_BACK = 0.75
"""Share of the telling words from which on a stretch says back what the client said."""
_TELLING = 4
"""Letters from which on a word tells one thing from another."""
_STEM = 5
"""Letters by which two forms of a word are known for one."""


def worth_hearing(act: Act, words: Sequence[Word], values: Iterable[Value], said_before: str) -> bool:
    """Should a person listen to what may be a fault? Always where an expression of the bank found it.

    `words` are those of the whole turn, `said_before` all that the client has said, as `spaced` writes it.
    """
    if not (act.faint and act.by_example):
        return True
    return _of_its_own(act, words[act.first : act.last + 1], values, said_before, LEAST_FAULT)


def outweighed(act: Act, words: Sequence[Word], understood: Understood) -> bool:
    """Is a possible fault outweighed by what is surely said beside it, and does not go with it?

    Who shares a feeling, tells what is right of the file, declines a promise or says yes to what the client
    guessed does not likely blame or give an opinion in the same sentence; nor do words that are surely a good
    phrase, a limit of the contract, or a question about the claim. What an expression found and nothing
    doubts is not outweighed.
    """
    if not (act.faint and accuses(act)):
        return False
    first, last = next(span for span in sentence_spans(words) if span[0] <= act.first <= span[1])
    beside = [one for one in understood.acts if one.first <= last and first <= one.last and not one.faint]
    asked = asks(words[first : last + 1])  # "neuf jours, pourquoi vous avez traîné ?" may well blame
    return (
        any(_outweighs(one, act, asked) for one in beside)
        or (act.does("promises") and any(first <= one.first <= last for one in understood.declined))
        or (
            act.by_example
            and any(one.does("feels", "answers_cue") and _covers(one, act) for one in understood.guesses)
        )
    )


def _outweighs(one: Act, act: Act, asked: bool) -> bool:
    """Does `one`, surely said in the same sentence, speak against the possible fault `act`?"""
    over = _overlap(one, act)
    if _agrees(one) or (over and one.does("disappoints")) or (one.right is True and _mostly(one, act)):
        return True
    if one.kind == "topic":  # an insinuation may be asked, and about the claim
        return one.mode == "asked" and not act.does("reproaches") and (over or _never_asked(act))
    if one.by_example:
        return one.right is True and not _hurting(act)
    told = one.right is True and not (asked and _hurting(act))
    return told or (over and one.polarity == "good") or one.does("feels", "answers_cue")


def _never_asked(act: Act) -> bool:
    """Is it an opinion, a promise or an advice, which nobody puts as a question?"""
    return act.mode == "asked" and not _hurting(act)


def _hurting(act: Act) -> bool:
    return act.does("hurts", "insults", "reproaches")


def _overlap(one: Act, other: Act) -> bool:
    return one.first <= other.last and other.first <= one.last


def _mostly(one: Act, act: Act) -> bool:
    """Do the words of `one` make up half of those of `act` and more?"""
    shared = min(one.last, act.last) - max(one.first, act.first) + 1
    return 2 * shared >= act.last - act.first + 1


def _covers(one: Act, other: Act) -> bool:
    return one.first <= other.first and other.last <= one.last


def _agrees(act: Act) -> bool:
    return act.found_by.startswith(AGREED)


def speaks_for(act: Act, words: Sequence[Word], understood: Understood, said_before: str) -> bool:
    """Is a likely act of `words` to the trainee's credit: a question, or a good way of speaking?

    A feeling is shared in words of one's own. Of words in which something was found that is held against
    somebody nothing is only likely, and a question shares nothing, takes nothing on and explains nothing.
    """
    if act.kind == "topic":
        return True
    if act.polarity != "good" or len(words) < LEAST:
        return False
    if act.mode == "asked" and not act.does("asks", "checks_clear", "checks_right", "offers_more"):
        return False
    if act.does("feels", "answers_cue") and not _of_its_own(
        act, words, understood.values, said_before, LEAST
    ):
        return False
    return not any(
        accuses(one) and one.first <= act.last and act.first <= one.last for one in understood.acts
    )


def says_back(words: Sequence[Word], said_before: str) -> bool:
    """Is a sentence mostly made of what the client said: three telling words at least, of a question more?

    A recap that ends in "c'est bien ça ?" is one; a question that takes up the client's words is none.
    """
    tokens = [token for word in words for token in _tokens(word.text)]
    telling = _stems(tokens)
    least = RECAP if words[-1].text.endswith("?") else RESTATED
    said = telling & _stems(said_before.split())
    return len(telling) >= least and len(said) >= MOSTLY * len(telling)


def accuses(act: Act) -> bool:
    """Is it held against somebody by itself, as no "malheureusement" is?"""
    return act.right is False or (act.polarity == "bad" and not act.does("hollow"))


def _of_its_own(
    act: Act, words: Sequence[Word], values: Iterable[Value], said_before: str, least: int
) -> bool:
    """Are there words enough, numbers and single letters apart, and not mostly those of the client?"""
    valued = {place for value in values for place in range(value.first, value.last + 1)}
    own = [word.text for place, word in enumerate(words, act.first) if place not in valued]
    tokens = [token for text in own for token in _tokens(text) if _is_word(token)]
    if len(tokens) < least:
        return False
    telling = _stems(tokens)
    return not telling or len(telling & _stems(said_before.split())) < SAID_BACK * len(telling)


def _is_word(token: str) -> bool:
    return not token.isdigit() and (len(token) > 1 or token in _ONE_LETTER)


def spaced(text: str) -> str:
    """A text without marks, its words one by one: "vingt-six mille" -> "vingt six mille"."""
    return " ".join(_tokens(text))


def _stems(tokens: Iterable[str]) -> set[str]:
    return {token[:_STEM] for token in tokens if len(token) >= _TELLING}


def _tokens(text: str) -> list[str]:
    return plain(text).replace("'", " ").replace("-", " ").split()
