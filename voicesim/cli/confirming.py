"""What the machine left to verify, decided with one key each: it is so, it is not, or back by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicesim.cli.after_call_words import WORDS as WORDS_AFTER
from voicesim.cli.examiner_words import Examiner
from voicesim.cli.keys import one_of
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.call.directory import CallDirectory
    from voicesim.records.marks import Marks
    from voicesim.scorecard.card import Card, Unjudged
    from voicesim.scorecard.card_part import Quote

YES, NO, BACK = "oy", "n", "au"
"""Keys, of both languages."""


def ask_to_confirm(
    call: CallDirectory, marks: Marks, card: Card, words: Examiner, out: Output, *, again: bool = False
) -> Marks:
    """Ask for each point that is to verify and not decided yet; for all of them when `again`.

    Going back takes the decision before back and asks it anew.
    """
    from voicesim.records.confirming import decide, take_back, to_confirm
    from voicesim.sessions.store_here import moment

    points = to_confirm(marks, card)
    at = 0 if again else _next(marks, points, 0)
    while at < len(points):
        point = points[at]
        out.say("")
        out.say(words.to_verify.format(at + 1, len(points), _kind(point, card, words)))
        _show(point, words, out)
        key = one_of(YES + NO + BACK, f"    {words.confirm} ")
        if key in BACK:
            at = max(at - 1, 0)
            marks = take_back(call, marks, points[at])
            continue
        marks = decide(call, marks, card, point, confirmed=key in YES, now=moment())
        at = at + 1 if again else _next(marks, points, at + 1)
    return marks


def _next(marks: Marks, points: tuple[Unjudged, ...], at: int) -> int:
    """The first point from there on that nobody has decided."""
    from voicesim.records.confirming import decision

    return next((n for n in range(at, len(points)) if decision(marks, points[n]) is None), len(points))


def _kind(point: Unjudged, card: Card, words: Examiner) -> str:
    """A critical error, or the name of the criterion."""
    if point.what == "critical_error":
        return words.critical_error
    names = {check.id: criterion.name for criterion in card.criteria for check in criterion.checks}
    return names.get(point.id, point.id)


def _show(point: Unjudged, words: Examiner, out: Output) -> None:
    """The sentence, and where in the sound it is to be heard."""
    out.say(f"    {point.sentence}")
    for quote in point.evidence:
        out.say(f"        {quoted(quote, words)}")


def quoted(quote: Quote, words: Examiner) -> str:
    """A quote with its seconds: "0:12-0:15 client : « ... »"."""
    after = WORDS_AFTER[words.language]
    speaker = after.speakers.get(quote.speaker, quote.speaker)
    start, end = _clock(quote.start), _clock(quote.end)
    seconds = start if start == end else f"{start}-{end}"
    return f"{seconds} {speaker}{after.colon} « {quote.words} »"


def _clock(second: float) -> str:
    minutes, rest = divmod(int(second), 60)
    return f"{minutes}:{rest:02}"
