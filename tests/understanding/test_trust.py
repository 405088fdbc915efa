"""How far a stretch of recognised words is trusted: right ones hold a weak word too, two are a sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicesim.scorecard.evidence import trusted
from voicesim.text.words import Word
from voicesim.understanding.trust import ENOUGH, VETO, second_weakest, trust, vetoed

SURE = st.lists(st.floats(ENOUGH, 1.0), min_size=3, max_size=12)


def words(*probabilities: float, text: str = "promis") -> list[Word]:
    """Words one after the other, without a hole between them."""
    return [Word(text, 1600 * i, 1600 * (i + 1), each) for i, each in enumerate(probabilities)]


@given(SURE)
def test_words_that_all_come_up_to_the_bar_are_trusted(sure: list[float]) -> None:
    assert trust(words(*sure)) >= ENOUGH
    assert trusted(words(*sure))


@given(SURE, st.floats(VETO, ENOUGH, exclude_max=True), st.integers(0, 12))
def test_one_weak_word_among_right_ones_is_forgiven_around_an_act(
    sure: list[float], weak: float, at: int
) -> None:
    sure.insert(at, weak)
    assert trust(words(*sure)) >= ENOUGH


@given(SURE, st.floats(0.0, ENOUGH, exclude_max=True), st.floats(0.0, ENOUGH, exclude_max=True))
def test_two_weak_words_are_not(sure: list[float], one: float, other: float) -> None:
    assert trust(words(one, *sure, other)) < ENOUGH
    assert not trusted(words(one, *sure, other))


@given(SURE, st.floats(0.0, VETO, exclude_max=True), st.integers(0, 12))
def test_a_single_word_hardly_heard_may_have_been_a_not(sure: list[float], hardly: float, at: int) -> None:
    sure.insert(at, hardly)
    assert trust(words(*sure)) < VETO
    assert vetoed(words(*sure))
    assert not trusted(words(*sure))
    assert not vetoed(words(*sure, text="de")), "a small word says nothing by itself"


def test_no_words_are_no_reason_to_doubt_and_none_to_blame() -> None:
    assert (trust(()), second_weakest(())) == (1.0, 1.0)
    assert not trusted(())
