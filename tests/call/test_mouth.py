"""The client's mouth: what was heard is what the history keeps."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, silence
from voicesim.call.mouth import Mouth
from voicesim.client.state import Line
from voicesim.text.words import text_of
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import Colour

SENTENCE = "Bonjour, j'ai de l'eau qui coule du plafond depuis hier matin, et personne ne répond."


def full(text: str = SENTENCE) -> Mouth:
    mouth, line = Mouth(), Line(text, "opening.1", "open")
    for speech in ToneVoice().synthesize(text, Colour()):
        mouth.add(line, speech)
    mouth.finish()
    return mouth


def drained(mouth: Mouth, now: int = 0) -> int:
    while not mouth.finished:
        mouth.pull(now)
        now += FRAME
    return now


def test_all_words_of_a_line_that_was_not_cut_are_heard() -> None:
    mouth = full()
    drained(mouth)
    assert text_of(mouth.words_heard()) == SENTENCE


@given(st.integers(0, 400))
def test_what_was_heard_is_always_a_beginning_of_the_line(frames: int) -> None:
    mouth = full()
    for index in range(frames):
        mouth.pull(index * FRAME)
    heard = text_of(mouth.words_heard())
    assert SENTENCE.startswith(heard)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_however_often_it_is_held_every_word_is_heard_once_and_in_order(holds: list[tuple[int, int]]) -> None:
    mouth, now = full(), 0
    for spoken, held in holds:
        for _ in range(spoken):
            mouth.pull(now)
            now += FRAME
        mouth.hold()
        for _ in range(held):
            assert not np.any(mouth.pull(now))
            now += FRAME
        mouth.go_on()
    drained(mouth, now)
    words = mouth.words_heard()
    assert text_of(words) == SENTENCE
    assert all(word.start < word.end for word in words)
    assert all(one.end <= other.start + FRAME for one, other in pairwise(words))


def test_a_held_word_is_taken_up_again_from_its_start() -> None:
    mouth = full("Attendez")
    for index in range(3):
        mouth.pull(index * FRAME)
    mouth.hold()
    mouth.pull(3 * FRAME)
    mouth.go_on()
    drained(mouth, 4 * FRAME)
    (word,) = mouth.words_heard()
    assert word.start >= 4 * FRAME


def test_a_ducked_voice_is_softer_and_loses_nothing() -> None:
    loud, soft = full(), full()
    soft.duck()
    a = np.concatenate([loud.pull(index * FRAME) for index in range(20)]).astype(float)
    b = np.concatenate([soft.pull(index * FRAME) for index in range(20)]).astype(float)
    assert np.sqrt(np.mean(b[FRAME:] ** 2)) < 0.4 * np.sqrt(np.mean(a[FRAME:] ** 2))
    assert loud.words_heard() == soft.words_heard()


def test_a_mouth_whose_worker_is_late_is_silent_and_not_finished() -> None:
    mouth = Mouth()
    assert np.array_equal(mouth.pull(0), silence())
    assert not mouth.finished
