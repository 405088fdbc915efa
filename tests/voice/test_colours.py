"""How the simulated client's mood colours its voice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicesim.voice.colours import NEUTRAL_TRUST, colour_of
from voicesim.voice.speech import Colour

MOOD = st.floats(0, 10)


def test_a_neutral_mood_leaves_the_voice_alone() -> None:
    assert colour_of(0, 0, NEUTRAL_TRUST) == Colour()


def test_an_angry_client_is_faster_louder_higher_and_wider() -> None:
    angry, calm = colour_of(9, 2, 3), colour_of(1, 2, 3)
    assert angry.rate > calm.rate
    assert angry.level > calm.level
    assert angry.pitch > calm.pitch
    assert angry.variation > calm.variation
    assert angry.rest < calm.rest


def test_a_distressed_client_is_slower_softer_flatter_and_strained() -> None:
    low, calm = colour_of(0, 9, 5), colour_of(0, 0, 5)
    assert low.rate < calm.rate
    assert low.level < calm.level
    assert low.variation < calm.variation
    assert low.pitch > calm.pitch
    assert low.rest > calm.rest


@given(MOOD, MOOD, MOOD, MOOD)
def test_each_number_moves_the_voice_one_way_only(
    anger: float, distress: float, trust: float, more: float
) -> None:
    lower, upper = sorted((anger, more))
    a, b = colour_of(lower, distress, trust), colour_of(upper, distress, trust)
    assert a.rate <= b.rate
    assert a.pitch <= b.pitch
    assert a.rest >= b.rest
    assert a.level <= b.level
    assert a.variation <= b.variation
    assert colour_of(anger, lower, trust).rate >= colour_of(anger, upper, trust).rate
    assert colour_of(anger, distress, lower).level >= colour_of(anger, distress, upper).level


@given(MOOD, MOOD, MOOD)
def test_a_tenth_of_a_point_of_mood_cannot_be_heard_as_a_jump(
    anger: float, distress: float, trust: float
) -> None:
    a, b = colour_of(anger, distress, trust), colour_of(anger + 0.1, distress + 0.1, trust + 0.1)
    assert abs(a.rate - b.rate) < 0.01
    assert abs(a.pitch - b.pitch) < 0.05
    assert abs(a.level - b.level) < 0.1


@given(st.floats(-5, 20), st.floats(-5, 20), st.floats(-5, 20))
def test_no_mood_leaves_what_a_voice_can_do(anger: float, distress: float, trust: float) -> None:
    colour = colour_of(anger, distress, trust)
    assert 0.85 <= colour.rate <= 1.2
    assert -0.5 <= colour.pitch <= 3.5
    assert 0.75 <= colour.variation <= 1.4
    assert -3 <= colour.level <= 5.5
    assert 0.7 <= colour.rest <= 1.9
