"""A robot's call that a recogniser had to hear: how many words it missed, and what that cost or gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicesim.call.record import CallRecord, Turn
from voicesim.call.transcript import read_record
from voicesim.client.scenario import Scenario
from voicesim.scorecard.card import Card
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.sessions.second_ears import second_ear_of
from voicesim.sessions.session import Held
from voicesim.text.word_errors import word_error_rate
from voicesim.text.words import Word


@dataclass(frozen=True, slots=True)
class Heard:
    """What real ears made of a call whose words are known."""

    words: int
    """Said by the robot."""
    word_error_rate: float
    """Of them, over the whole call; see `word_errors`."""
    score: float
    """0..100, on the words heard."""
    score_on_script: float
    """0..100: the same call, its turns with the words the robot said."""
    critical_errors_heard: tuple[str, ...]
    critical_errors_on_script: tuple[str, ...]


def heard_against(held: Held, scenario: Scenario, said: Sequence[Word]) -> Heard:
    """Compare a filed call with what was said in it. Raises `ContentError` or `StorageError`."""
    record = read_record(held.directory)
    rubric = load_rubric(scenario.rubric.id, scenario.language)
    true = score(with_words(record, said), scenario, rubric, second_ear=second_ear_of(record))
    heard = [word.text for turn in record.turns if turn.speaker == "trainee" for word in turn.words]
    rate = word_error_rate([word.text for word in said], heard)
    card, on_script = held.scorecard.card, true.card
    return Heard(
        len(said),
        round(rate, 4),
        float(card.score or 0),
        float(on_script.score or 0),
        _critical(card),
        _critical(on_script),
    )


def with_words(record: CallRecord, said: Sequence[Word]) -> CallRecord:
    """The record, each word that was said in the trainee's turn it was said in, or the nearest to it."""
    turns = [turn for turn in record.turns if turn.speaker == "trainee"]
    if not turns:
        return record
    words: dict[int, list[Word]] = {id(turn): [] for turn in turns}
    for word in said:
        middle = (word.start + word.end) // 2
        words[id(min(turns, key=lambda turn: _distance(turn, middle)))].append(word)
    told = tuple(
        replace(turn, words=tuple(words[id(turn)]), understood=None) if id(turn) in words else turn
        for turn in record.turns
    )
    return replace(record, turns=told)


def _distance(turn: Turn, sample: int) -> int:
    return max(turn.start - sample, sample - turn.end, 0)


def _critical(card: Card) -> tuple[str, ...]:
    return tuple(sorted(error.id for error in card.critical_errors))
