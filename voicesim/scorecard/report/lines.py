"""The transcript as the report shows it: each line with what it earned, cost and did to the client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from voicesim.audio.frames import seconds
from voicesim.call.record import CallRecord, Turn
from voicesim.scorecard.card import Card, Critical, Verdict
from voicesim.scorecard.report.chart import Change, Span
from voicesim.text.words import Speaker, Word

DOUBTFUL = 0.6
"""Words recognised with less probability are shown dotted, when the scorecard names no threshold."""

_LONE_MARKS = frozenset("?!;:»…")


@dataclass(frozen=True, slots=True)
class ShownWord:
    """One word of a line."""

    text: str
    start: float
    """Seconds."""
    doubtful: bool
    gap: str = " "
    """What stands between it and the next word."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the scorecard says beside a line."""

    verdict: Verdict | None
    """None for a critical error."""
    label: str
    sentence: str
    anchor: str
    """Where the report says more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One turn, or one hold."""

    number: int
    speaker: Speaker | None
    """None for a hold."""
    start: float
    end: float
    words: tuple[ShownWord, ...] = ()
    tags: tuple[str, ...] = ()
    """Keys of the wording: "cut", "typed" ..."""
    notes: tuple[Note, ...] = ()
    changes: tuple[Change, ...] = ()


def lines(
    record: CallRecord, card: Card, changes: Sequence[Change], holds: Sequence[Span]
) -> tuple[Line, ...]:
    """The turns with their notes, and the holds, in the order of the call."""
    doubtful = card.thresholds.get("to_verify", DOUBTFUL)
    moved = _placed_changes(record, changes)
    turns = [
        _line(number, turn, _notes(turn, card), tuple(moved.get(number, ())), doubtful)
        for number, turn in enumerate(record.turns)
    ]
    waits = [Line(-1, None, hold.start, hold.end) for hold in holds if hold.kind == "hold"]
    return tuple(sorted([*turns, *waits], key=lambda line: line.start))


def _line(
    number: int, turn: Turn, notes: tuple[Note, ...], changes: tuple[Change, ...], doubtful: float
) -> Line:
    words = tuple(
        ShownWord(word.text, seconds(word.start), word.probability < doubtful, _gap(word, after))
        for word, after in zip_longest(turn.words, turn.words[1:])
    )
    marks = (
        ("backchannel", turn.backchannel),
        ("overlapping", turn.overlapping and not turn.backchannel),
        ("cut", not turn.complete),
        ("typed", turn.typed),
    )
    tags = tuple(name for name, is_so in marks if is_so)
    return Line(number, turn.speaker, seconds(turn.start), seconds(turn.end), words, tags, notes, changes)


def _gap(word: Word, after: Word | None) -> str:
    """A space, one that keeps a lone mark with its word, or nothing at the end."""
    if after is None:
        return ""
    return "\u00a0" if word.text == "«" or after.text in _LONE_MARKS else " "


def _notes(turn: Turn, card: Card) -> tuple[Note, ...]:
    """The scorecard's notes on a turn, critical errors first, each criterion once per verdict."""
    critical = [
        Note(None, error.sentence, error.sentence, f"critical-{error.id}")
        for error in card.critical_errors
        if any(_quoted(turn, q.speaker, q.start, q.end) for q in error.evidence)
    ]
    checks = [
        Note(check.verdict, criterion.name, check.sentence, anchor(criterion.id, check.id))
        for criterion, check, quote in card.quotes()
        if _quoted(turn, quote.speaker, quote.start, quote.end)
    ]
    once = {(note.verdict, note.label): note for note in reversed([*critical, *checks])}
    return tuple(reversed(once.values()))


def anchor(criterion: str, check: str) -> str:
    """The fragment of a check in the page."""
    return f"check-{criterion}-{check}" if check else f"criterion-{criterion}"


def critical_anchor(error: Critical) -> str:
    """The fragment of a critical error in the page."""
    return f"critical-{error.id}"


def _quoted(turn: Turn, speaker: Speaker, start: float, end: float) -> bool:
    """Does a quote lie in this turn? Typed words lie at one instant."""
    middle = (start + end) / 2
    return turn.speaker == speaker and seconds(turn.start) - 0.001 <= middle <= seconds(turn.end) + 0.001


def _placed_changes(record: CallRecord, changes: Sequence[Change]) -> dict[int, list[Change]]:
    """Each change of mood beside the last turn that had begun by then, the trainee's if words caused it."""
    placed: dict[int, list[Change]] = {}
    for change in changes:
        begun = [
            number
            for number, turn in enumerate(record.turns)
            if seconds(turn.start) <= change.at and (not change.words or turn.speaker == "trainee")
        ]
        if begun:
            placed.setdefault(begun[-1], []).append(change)
    return placed
