"""Evidence: the words and seconds a credit or a fault rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from voicesim.analysis.acts import QUOTED, PlacedAct
from voicesim.analysis.call import Analysis
from voicesim.audio.frames import SAMPLE_RATE, seconds
from voicesim.call.record import Turn
from voicesim.scorecard.likeness import convinces
from voicesim.text.sentences import around
from voicesim.text.words import HOLE, Speaker, Word, hole, text_of
from voicesim.understanding.damaged import UNSURE
from voicesim.understanding.trust import ENOUGH, VETO, second_weakest, trust, vetoed

TO_VERIFY = 0.60
"""Published threshold: words recognised with less mean confidence than this prove nothing by themselves."""

HARDLY = 0.50
"""A single word with less confidence may as well have been another."""
FAULT_TOKENS = 2
"""A fault never rests on fewer spoken tokens than this: one misheard word accuses nobody."""


THRESHOLDS = {
    "to_verify": TO_VERIFY,
    "hardly": HARDLY,
    "unsure": UNSURE,
    "enough": ENOUGH,
    "veto": VETO,
    "hole": HOLE / SAMPLE_RATE,
    "fault_tokens": FAULT_TOKENS,
}
"""What is published on every scorecard."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quote that can be listened to."""

    speaker: Speaker
    words: str
    start: int
    end: int
    """Samples on the call's clock."""
    confidence: float = 1.0
    """Mean probability of the words, 0..1."""
    turn: int = -1
    """Index of the turn in the record."""
    found: tuple[str, ...] = ()
    """Those of the words that were understood, where the quote is the whole sentence around them."""
    like: str = ""
    """The example that the words were near to, where no expression of the bank found them and a person would
    agree that it says the same."""
    perhaps: bool = False
    """It is only likely that they say so: in practice the trainee has the benefit of the doubt."""

    def as_json(self) -> dict[str, Any]:
        """Speaker, words, and seconds rounded to the millisecond; what was found in them, and by what."""
        return {
            "speaker": self.speaker,
            "words": self.words,
            "start": seconds(self.start),
            "end": seconds(self.end),
            **({"found": list(self.found)} if self.found else {}),
            **({"like": self.like} if self.like else {}),
            **({"perhaps": True} if self.perhaps else {}),
        }


Quotes: TypeAlias = tuple[Evidence, *tuple[Evidence, ...]]
"""At least one piece of evidence: the type of "no quote, no point"."""


def quotes(evidence: Iterable[Evidence]) -> Quotes | None:
    """The evidence in the order of the call, each sentence once; None when there is none."""
    once: dict[tuple[object, ...], Evidence] = {}
    for one in evidence:
        same = (one.speaker, one.turn, one.start, one.end, one.words)
        once[same] = one if same not in once else _both(once[same], one)
    first, *rest = sorted(once.values(), key=lambda e: (e.start, e.turn, e.end, e.words)) or (None,)
    return None if first is None else (first, *(e for e in rest if e is not None))


def _both(one: Evidence, other: Evidence) -> Evidence:
    """One sentence in which two things were found."""
    found = tuple(dict.fromkeys((*one.found, *other.found))) if one.found and other.found else ()
    return replace(
        one,
        found=found,
        confidence=min(one.confidence, other.confidence),
        like=one.like or other.like,
        perhaps=one.perhaps and other.perhaps,
    )


def of_act(placed: PlacedAct) -> Evidence:
    """The sentence of one act, and the words of it that were found; its example where it convinces.

    A possible fault is shown without the example it came near: the sentence is what is to be listened to.
    """
    act, words = placed.act, placed.shown
    found = () if len(words) == len(placed.words) else (placed.quote,)
    like = act.like if not act.faint and convinces(placed.quote, act.like) else ""
    return Evidence(
        "trainee",
        text_of(words),
        words[0].start,
        words[-1].end,
        act.confidence,
        placed.turn,
        found,
        like,
        placed.likely,
    )


def of_words(placed: PlacedAct) -> Evidence:
    """The words of one act and no more, for who counts what was said."""
    act = placed.act
    return Evidence("trainee", placed.quote, placed.start, placed.end, act.confidence, placed.turn)


def of_place(call: Analysis, index: int, first: int, last: int) -> Evidence:
    """The sentences of a turn that hold the words `first` to `last`."""
    turn = call.record.turns[index]
    begin, end = around(turn.words, first, last, QUOTED)
    words = turn.words[begin : end + 1]
    return Evidence(turn.speaker, text_of(words), words[0].start, words[-1].end, confidence(words), index)


def of_turn(index: int, turn: Turn) -> Evidence:
    """A whole turn."""
    return Evidence(turn.speaker, turn.text, turn.start, turn.end, confidence(turn.words), index)


def confidence(words: Sequence[Word]) -> float:
    """Mean probability of the words; 0 when there is none."""
    return sum(word.probability for word in words) / len(words) if words else 0.0


def sure(placed: PlacedAct) -> bool:
    """Were the words recognised well enough to credit them, and may what found them credit?"""
    return placed.act.confidence >= TO_VERIFY and not placed.unproven


def sure_enough_to_blame(placed: PlacedAct) -> bool:
    """Were there two words, recognised well as a whole, and none hardly or not at all around them?

    What an example alone says accuses nobody, nor what an expression found and the second ear doubts.
    """
    if placed.act.by_example or placed.act.faint:
        return False
    tokens = text_of(placed.words).replace("-", " ").replace("’", " ").replace("'", " ").split()
    well = sure(placed) and len(tokens) >= FAULT_TOKENS and trusted(placed.words)
    return well and not doubtful(placed.around, VETO)


def beyond_doubt(placed: PlacedAct) -> bool:
    """May a critical error rest on it: are the words around it to be trusted as much as its own?

    Another's words are for a person to listen to: "the certificate that says you're fit to fly, have you it".
    """
    return not placed.act.reported and sure_enough_to_blame(placed) and trust(placed.around) >= ENOUGH


def trusted(words: Sequence[Word]) -> bool:
    """May somebody be blamed for these words: none that says something hardly heard, none missing?"""
    holed = any(map(hole, words, words[1:]))
    well = bool(words) and min(confidence(words), second_weakest(words)) >= ENOUGH
    return well and not holed and not vetoed(words)


def doubtful(words: Sequence[Word], least: float = HARDLY) -> bool:
    """Is one of the words recognised with less than `least`, or may one be missing between them?"""
    return any(word.probability < least for word in words) or any(map(hole, words, words[1:]))
