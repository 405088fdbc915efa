from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.errors import StageFailed
from voicesim.listening.incremental import IncrementalRecogniser
from voicesim.listening.recogniser import Hints, ScriptedRecogniser
from voicesim.text.words import Word, text_of

SECOND = SAMPLE_RATE


class Listening(ScriptedRecogniser):
    """Knows one word each second, and how much it was made to listen to."""

    def __init__(self) -> None:
        super().__init__(Word(f"w{n}", n * SECOND + 2_000, n * SECOND + 12_000) for n in range(120))
        self.listened: list[tuple[int, int]] = []

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        self.listened.append((start // SECOND, (start + len(sound)) // SECOND))
        return super().transcribe(sound, start, hints)


def ask(recogniser: IncrementalRecogniser, first: float, last: float, hints: Hints | None = None) -> str:
    sound = silence(samples(last) - samples(first))
    return text_of(recogniser.transcribe(sound, samples(first), hints or Hints()))


def test_the_next_pause_of_a_turn_costs_only_what_is_new() -> None:
    inner = Listening()
    recogniser = IncrementalRecogniser(inner)
    assert ask(recogniser, 0, 3) == "w0 w1 w2"
    assert ask(recogniser, 0, 8) == " ".join(f"w{n}" for n in range(8))
    assert ask(recogniser, 0, 13) == " ".join(f"w{n}" for n in range(13))
    assert inner.listened == [(0, 3), (3, 8), (8, 13)]


def test_a_short_piece_is_heard_with_what_came_before() -> None:
    inner = Listening()
    recogniser = IncrementalRecogniser(inner)
    for end in (3, 6, 8):
        assert ask(recogniser, 0, end) == " ".join(f"w{n}" for n in range(end))
    assert inner.listened == [(0, 3), (0, 6), (3, 8)]


def test_the_same_stretch_is_heard_once() -> None:
    inner = Listening()
    recogniser = IncrementalRecogniser(inner)
    assert ask(recogniser, 0, 5) == ask(recogniser, 0, 5)
    assert len(inner.listened) == 1


def test_another_turn_or_other_hints_are_heard_from_the_beginning() -> None:
    inner = Listening()
    recogniser = IncrementalRecogniser(inner)
    ask(recogniser, 0, 10)
    ask(recogniser, 20, 30)
    ask(recogniser, 20, 40, Hints("en"))
    assert inner.listened == [(0, 10), (20, 30), (20, 40)]


def test_a_failed_pass_is_not_remembered() -> None:
    inner = Listening()
    recogniser = IncrementalRecogniser(inner)
    ask(recogniser, 0, 5)
    listen, inner.transcribe = inner.transcribe, _fails  # type: ignore[method-assign]
    with pytest.raises(StageFailed):
        ask(recogniser, 0, 10)
    inner.transcribe = listen  # type: ignore[method-assign]
    assert ask(recogniser, 0, 10) == " ".join(f"w{n}" for n in range(10))


def _fails(sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
    raise StageFailed("recognition", "out of memory")


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 100)), max_size=30))
def test_whatever_was_asked_before_the_words_are_those_of_the_sound(asked: list[tuple[int, int]]) -> None:
    recogniser, plain = IncrementalRecogniser(Listening()), Listening()
    for first, length in asked:
        sound = silence(length * SECOND)
        words = recogniser.transcribe(sound, first * SECOND, Hints())
        assert words == plain.transcribe(sound, first * SECOND, Hints())
