"""Words given by the line lie in the speech, in order, and none bridges a pause."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, SAMPLE_RATE, samples
from voicesim.listening.scripted import LoudnessDetector
from voicesim.listening.spreading import in_speech
from voicesim.text.words import Word


def line(text: str, start: float, end: float) -> list[Word]:
    tokens = text.split()
    bounds = np.linspace(samples(start), samples(end), len(tokens) + 1).astype(int).tolist()
    return [Word(token, bounds[at], bounds[at + 1]) for at, token in enumerate(tokens)]


def sounding(*spans: tuple[float, float], lasting: float = 6.0) -> np.ndarray:
    sound = np.zeros(samples(lasting), dtype=np.int16)
    for start, end in spans:
        sound[samples(start) : samples(end)] = 3000
    return sound


def test_a_pause_inside_a_line_falls_between_two_words() -> None:
    sound = sounding((1.0, 2.0), (3.5, 4.5))
    words = in_speech(line("ask not what your country", 0.5, 5.0), sound, LoudnessDetector())
    for word in words:
        inside = [
            start <= word.start / SAMPLE_RATE and word.end / SAMPLE_RATE <= end + 0.02
            for start, end in ((1.0, 2.0), (3.5, 4.5))
        ]
        assert any(inside), word


def test_a_line_in_which_nothing_is_heard_stays_as_it_was_given() -> None:
    words = line("personne ne parle", 1.0, 2.0)
    assert list(in_speech(words, sounding(), LoudnessDetector())) == words


@given(
    st.lists(st.tuples(st.floats(0.1, 1.0), st.floats(0.1, 1.0)), min_size=1, max_size=4), st.integers(1, 12)
)
def test_every_word_is_kept_in_order(spans: list[tuple[float, float]], count: int) -> None:
    at, spoken = 0.0, []
    for gap, length in spans:
        spoken.append((at + gap, at + gap + length))
        at += gap + length
    words = line(" ".join(f"w{n}" for n in range(count)), 0.0, at)
    spread = in_speech(words, sounding(*spoken, lasting=at), LoudnessDetector())
    assert [word.text for word in spread] == [word.text for word in words]
    assert all(one.start <= other.start for one, other in pairwise(spread))
    assert all(0 <= word.start <= word.end <= samples(at) + FRAME for word in spread)
