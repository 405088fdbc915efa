"""Words whose times are only known by the line, laid where the speech is.

A file of words says "from 0.3 to 10.6 seconds: these twelve words". Spread evenly they would fall into the
speaker's pauses; here they share the *speech* of the line by their length, and no word bridges a pause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME
from voicesim.audio.stored import Samples, stretches
from voicesim.listening.detector import SpeechDetector
from voicesim.text.words import Word

SPEECH = 0.5
"""Probability from which a frame is speech."""


def in_speech(words: Sequence[Word], sound: Samples, detector: SpeechDetector) -> tuple[Word, ...]:
    """The same words, each line of them (words that touch) spread over the speech of its own stretch.

    A line in whose stretch nothing is heard stays as it was given.
    """
    speech = _speech(sound, detector)
    return tuple(word for line in _lines(words) for word in laid(line, speech))


def _speech(sound: Samples, detector: SpeechDetector) -> NDArray[np.bool_]:
    """Whether each whole frame of the sound is speech."""
    detector.reset()
    frames = (
        piece[at : at + FRAME]
        for _, piece in stretches(sound)  # of whole frames each, but the last
        for at in range(0, len(piece) - FRAME + 1, FRAME)
    )
    speech = np.array([detector.process(frame) >= SPEECH for frame in frames], dtype=bool)
    detector.reset()
    return speech


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and word.start != line[-1].end:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def laid(line: Sequence[Word], speech: NDArray[np.bool_]) -> Iterator[Word]:
    """One line's words, which touch, over the speech of its stretch; `speech` tells of each frame."""
    first, last = line[0].start // FRAME, -(-line[-1].end // FRAME)
    voiced = first + np.flatnonzero(speech[first:last])
    if len(line) == 1 or len(voiced) < len(line):
        yield from line
        return
    length = line[-1].end - line[0].start
    shares = [(word.end - line[0].start) / length for word in line]
    bounds = [0, *(_at_pause(round(share * len(voiced)), voiced) for share in shares)]
    for word, (start, end) in zip(line, pairwise(bounds), strict=True):
        begin = int(voiced[min(start, len(voiced) - 1)])
        finish = int(voiced[max(start, end - 1)]) + 1 if start < len(voiced) else begin
        yield replace(word, start=begin * FRAME, end=max(begin, finish) * FRAME)


NEAR = 15  # frames: 300 ms of speech
"""A word's end this close to a pause is taken to be at the pause."""


def _at_pause(bound: int, voiced: NDArray[np.int64]) -> int:
    """The bound between two words, moved to a pause that is near: nobody pauses inside a word."""
    gaps = np.flatnonzero(np.diff(voiced) > 5) + 1  # 100 ms
    near = gaps[np.abs(gaps - bound) <= NEAR]
    return int(near[np.argmin(np.abs(near - bound))]) if len(near) else bound
