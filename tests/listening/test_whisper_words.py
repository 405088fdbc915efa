"""Whisper's pieces become the words of a call."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.listening.whisper import another_language
from voicesim.listening.whisper_pass import cut
from voicesim.listening.whisper_words import on_the_clock, sentences, text_of_words, whole_words


@dataclass
class Piece:
    """A word as faster-whisper gives it."""

    word: str
    start: float = 0.0
    end: float = 0.0
    probability: float = 1.0


def pieces(text: str) -> list[Piece]:
    """The text cut as faster-whisper cuts it: "|" ends a piece."""
    parts = text.split("|")
    return [Piece(part, 0.1 * n, 0.1 * n + 0.1, 0.9 if n % 2 else 0.5) for n, part in enumerate(parts)]


@pytest.mark.parametrize(
    ("cut_up", "words"),
    [
        (" c|'est| le| voisin", ["c'est", "le", "voisin"]),
        (" est|-ce| qu|'il| y| a", ["est-ce", "qu'il", "y", "a"]),
        (" jusqu|'à| demain|.", ["jusqu'à", "demain."]),
        (" I'm| fine|,| thanks", ["I'm", "fine,", "thanks"]),
        (" une| franchise| ?", ["une", "franchise?"]),
        (" 15|%| de| TVA", ["15%", "de", "TVA"]),
        ("Bonjour| madame", ["Bonjour", "madame"]),
        (" | ", []),
    ],
)
def test_a_piece_that_goes_on_with_a_word_belongs_to_it(cut_up: str, words: list[str]) -> None:
    assert [word.text for word in whole_words(pieces(cut_up))] == words


def test_a_joined_word_lasts_from_its_first_piece_to_its_last_and_is_as_sure_as_they_are() -> None:
    (word,) = whole_words([Piece(" c", 1.0, 1.1, 0.9), Piece("'est", 1.1, 1.4, 0.5)])
    assert (word.start, word.end, word.probability) == (1.0, 1.4, pytest.approx(0.7))


def test_a_mark_says_nothing_of_how_sure_the_word_is() -> None:
    (word,) = whole_words([Piece(" franchise", 1.0, 1.4, 0.9), Piece(" ?", 1.4, 1.4, 0.2)])
    assert word.probability == pytest.approx(0.9)


letters = st.text(alphabet="aéb'-? ", min_size=1, max_size=6)


@given(st.lists(st.builds(Piece, letters, st.floats(0, 5), st.floats(0, 5), st.floats(0, 1)), max_size=12))
def test_no_letter_is_lost_and_every_word_lies_on_the_clock(heard: list[Piece]) -> None:
    words = whole_words(heard)
    assert "".join(word.text for word in words).replace(" ", "") == "".join(
        piece.word for piece in heard
    ).replace(" ", "")
    assert text_of_words(word for sentence in sentences(words) for word in sentence) == text_of_words(words)
    for word in words:
        placed = on_the_clock(word, 1000, 32_000)
        assert 1000 <= placed.start <= placed.end <= 33_000
        assert 0 <= placed.probability <= 1


def test_another_language_is_told_from_a_doubtful_one() -> None:
    assert another_language({"de": 0.9, "fr": 0.02}, "fr") == "another language"
    assert another_language({"de": 0.5, "fr": 0.4}, "fr") is None
    assert another_language({"en": 0.3, "nl": 0.2, "fr": 0.01}, "fr") is None
    assert another_language({"fr": 0.9, "en": 0.1}, "fr") is None
    assert another_language({}, "en") is None


@pytest.mark.parametrize(("speech", "kept"), [(0, 10), (3, 10), (9.5, 10), (11, 12), (29.5, 30)])
def test_the_window_is_cut_to_the_sound_and_never_under_ten_seconds(speech: float, kept: float) -> None:
    features = np.zeros((80, 3000), dtype=np.float32)
    features[:, : round(100 * speech)] = 0.5
    assert cut(features, 10.0).shape == (80, 100 * kept)
    assert cut(features, 10.0).any() == bool(speech)
