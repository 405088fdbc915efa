"""Which sample each written word begins and ends at, from what a voice tells of its own sound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE, Sound, silence
from voicesim.text.words import Word
from voicesim.voice.speech import Speech

_AUDIBLE = 0.005
"""Share of a clause's peak above which its voice is heard; 46 dB under it a synthetic voice pauses."""
_BREAK = SAMPLE_RATE // 40  # 25 ms
"""A silence this long before the next word is a pause and not a stop consonant's closure."""
_ONSET = SAMPLE_RATE // 100  # 10 ms
"""Silence left before the first sound: a soft consonant begins unheard."""
_EDGE = SAMPLE_RATE // 200  # 5 ms
"""How early the next word's first sound may be found, for times are rounded and filters ring."""

_PAUSES = {",": 0.16, ";": 0.24, ":": 0.24, ".": 0.34, "!": 0.34, "?": 0.38, "…": 0.45, "—": 0.24, "–": 0.24}
_NO_PAUSE = 0.05


def speech_of(
    clause: str, read: Sequence[str], marks: Iterable[tuple[int, int]], sound: Sound, rest: float
) -> Speech:
    """A clause as spoken: its words in time, and after the last of them the silence its punctuation asks for.

    Silence before the first sound is cut: it would make every answer later than it need be.
    `read` is what the voice was given for each word; `marks` (character in the joined readings, sample)
    say where it begins them; `rest` is the colour's.
    """
    lead = _beginning(heard(sound))
    sound = sound[lead:]
    placed = ((character, max(0, sample - lead)) for character, sample in marks)
    words = words_of(clause.split(), read, starts_of(read, placed), sound)
    end = words[-1].end if words else 0
    whole = end + round(rest * pause_after(clause))
    kept = sound[:whole]
    return Speech(clause, np.concatenate([kept, silence(whole - len(kept))]), words)


def pause_after(text: str) -> int:
    """Samples of silence that a clause leaves behind it, by its last punctuation."""
    bare = text.rstrip("»”\"'’)] ")
    if bare.endswith("..."):
        return round(_PAUSES["…"] * SAMPLE_RATE)
    return round(_PAUSES.get(bare[-1:], _NO_PAUSE) * SAMPLE_RATE)


def offsets(tokens: Sequence[str]) -> list[int]:
    """Index of each token's first character in the tokens joined by single spaces."""
    starts, position = [], 0
    for token in tokens:
        starts.append(position)
        position += len(token) + 1
    return starts


def starts_of(tokens: Sequence[str], marks: Iterable[tuple[int, int]]) -> list[int | None]:
    """The first sample of each token from marks (character in the joined tokens, sample).

    A voice may mark one token several times ("320": three, hundred, twenty) or not at all ("?", or
    a word it reads together with its neighbour): those are None.
    """
    firsts = offsets(tokens)
    starts: list[int | None] = [None] * len(tokens)
    latest = 0
    for character, sample in marks:
        index = bisect_right(firsts, character) - 1
        latest = max(latest, sample)
        if 0 <= index < len(tokens) and starts[index] is None:
            starts[index] = latest
    return starts


def words_of(
    tokens: Sequence[str], read: Sequence[str], starts: Sequence[int | None], sound: Sound
) -> tuple[Word, ...]:
    """One word per token, in order and never overlapping; each ends at its last sound.

    `read` is what the voice was given for each token. A token without a start shares the time of the
    one before it, by length; one that is punctuation only takes no time.
    """
    voiced = heard(sound)
    ending = _end(voiced, len(sound))
    bounds = [min(start, ending) for start in _filled(read, starts, ending)] + [ending]
    words = []
    for index, token in enumerate(tokens):
        start, limit = bounds[index], bounds[index + 1]
        onset = limit if index + 1 == len(tokens) else max(start, limit - _EDGE)
        end = start + _end(voiced[start:onset], limit - start) if spoken(read[index]) else start
        words.append(Word(token, start, end))
    return tuple(words)


def spoken(token: str) -> bool:
    """False for punctuation that stands alone, as French writes it before "?" and "!"."""
    return any(character.isalnum() for character in token)


def heard(sound: Sound) -> NDArray[np.bool_]:
    """Which samples are voice and which are silence, whatever the clause's level."""
    size = np.abs(sound.astype(np.int32))
    audible: NDArray[np.bool_] = size > _AUDIBLE * (size.max() if len(size) else 0)
    return audible


def _beginning(voiced: NDArray[np.bool_]) -> int:
    """Just before the first sample heard; 0 when there is none."""
    return max(0, int(np.argmax(voiced)) - _ONSET) if voiced.any() else 0


def _end(voiced: NDArray[np.bool_], default: int) -> int:
    """The sample after the last one heard, `default` when the silence behind it is no pause."""
    if not voiced.any():
        return default
    silent = int(np.argmax(voiced[::-1]))
    return len(voiced) - silent if silent >= _BREAK else default


def _filled(tokens: Sequence[str], starts: Sequence[int | None], ending: int) -> list[int]:
    """Starts for all tokens: known ones kept in order, gaps shared by written length."""
    filled: list[int] = []
    index = 0
    while index < len(tokens):
        after = index + 1
        while after < len(tokens) and (starts[after] is None or not spoken(tokens[after])):
            after += 1
        known = starts[index]
        begin = max(known if known is not None else 0, filled[-1] if filled else 0)
        following = starts[after] if after < len(tokens) else None
        limit = max(begin, following if following is not None else ending)
        filled += _shared([len(token) if spoken(token) else 0 for token in tokens[index:after]], begin, limit)
        index = after
    return filled


def _shared(lengths: Sequence[int], begin: int, limit: int) -> list[int]:
    total = max(1, sum(lengths))
    return [begin + (limit - begin) * sum(lengths[:count]) // total for count in range(len(lengths))]
