from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.words import Language, Word, text_of
from voicesim.understanding.mishearing import misheard

SENTENCE = "Je vous rappelle jeudi avant midi pour vous confirmer le passage de l'expert, au revoir madame."
WORDS = tuple(Word(text, i * 100, i * 100 + 80) for i, text in enumerate(SENTENCE.split() * 20))
RATES = st.floats(0, 1)
SEEDS = st.integers(0, 10_000)


@given(RATES, SEEDS, st.sampled_from(["fr", "en"]))
def test_the_same_seed_mishears_the_same_way(rate: float, seed: int, language: Language) -> None:
    assert misheard(WORDS, rate, seed, language) == misheard(WORDS, rate, seed, language)


@given(RATES, SEEDS)
def test_words_stay_in_order_and_none_is_surer_than_it_was(rate: float, seed: int) -> None:
    heard = misheard(WORDS, rate, seed, "fr")
    assert [word.start for word in heard] == sorted(word.start for word in heard)
    assert all(0 <= word.probability <= 1 for word in heard)
    assert all(word.probability < 1 for word in heard if word not in WORDS)


@given(SEEDS)
def test_a_perfect_recogniser_changes_nothing(seed: int) -> None:
    assert misheard(WORDS, 0, seed, "fr") == WORDS


@given(SEEDS)
def test_the_rate_is_about_the_share_of_words_damaged(seed: int) -> None:
    heard = misheard(WORDS, 0.2, seed, "fr")
    said = {(word.text, word.start) for word in WORDS}
    untouched = sum((word.text, word.start) in said for word in heard)
    assert 0.70 <= untouched / len(WORDS) <= 0.95  # five standard deviations about the mean, 0.85


def test_different_seeds_mishear_differently() -> None:
    assert len({text_of(misheard(WORDS, 0.2, seed, "fr")) for seed in range(20)}) == 20


def test_a_rate_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        misheard(WORDS, 1.5, 1, "fr")
