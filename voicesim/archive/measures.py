"""Numbers of a real call: who spoke how long, who came in when, how fast the agent spoke; no feeling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from voicesim.analysis.call import Analysis
from voicesim.analysis.delivery.measuring import measure
from voicesim.archive.hearing import Heard
from voicesim.archive.result import Measures
from voicesim.audio.frames import SAMPLE_RATE, seconds
from voicesim.call.record import Turn
from voicesim.privacy.tone import widened
from voicesim.text.words import Language

_LEAST_TIMED = 10 * SAMPLE_RATE
"""Samples of speech from which on a rate means something."""


def measures_of(call: Analysis, syllables: float | None, long_pauses: float | None) -> Measures:
    """The numbers of a call; those of the agent's sound as `of_sound` found them."""
    exchange, turns = call.interaction, [turn for _, turn in call.trainee_turns]
    share = exchange.talk.share
    gaps = [max(0, gap.length) for gap in exchange.gaps]
    timed = sum(turn.words[-1].end - turn.words[0].start for turn in turns if not turn.typed)
    words = sum(len(turn.words) for turn in turns if not turn.typed)
    return Measures(
        talk_share=None if share is None else round(share, 3),
        response_gap=round(median(gaps) / SAMPLE_RATE, 3) if gaps else None,
        words_per_minute=round(60 * words * SAMPLE_RATE / timed, 1) if timed >= _LEAST_TIMED else None,
        syllables_per_second=syllables,
        long_pauses=long_pauses,
        overlaps=len(exchange.crossings("overlap")),
        interruptions=len(exchange.crossings("interruption")),
        silences=sum(quiet.kind == "thinking" for quiet in exchange.silences),
        longest_turn=max((seconds(turn.end - turn.start) for turn in turns), default=0.0),
    )


def of_sound(
    turns: Sequence[Turn], language: Language, heard: Heard | None, spans: Sequence[tuple[int, int]]
) -> tuple[float | None, float | None]:
    """Syllables a second and long pauses of the agent's own channel, the personal `spans` out.

    None where there is no such channel, or too little is left.
    """
    own = next((sound for speaker, sound in heard.channels if speaker == "trainee"), None) if heard else None
    if own is None:
        return None, None
    floor = [
        span
        for turn in turns
        if turn.speaker == "trainee" and turn.words and not turn.backchannel
        for span in _without((turn.start, turn.end), spans, len(own))
    ]
    if not floor:
        return None, None
    delivery = measure(own, language=language, turns=floor)
    rate, long = delivery.syllable_rate.value, delivery.pauses_long.value
    return None if rate is None else round(rate, 2), long


def _without(
    turn: tuple[int, int], spans: Sequence[tuple[int, int]], length: int
) -> Iterator[tuple[int, int]]:
    """What is left of a turn when the spans and their margins are taken out."""
    start, end = turn[0], min(turn[1], length)
    for first, after in widened(spans, length):
        if first < end and after > start:
            if first > start:
                yield start, first
            start = max(start, after)
    if start < end:
        yield start, end
