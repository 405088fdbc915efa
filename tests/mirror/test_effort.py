"""The effort of a voice: flat when nothing changes, high where the voice is raised, against its own only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from said_aloud import RAISED, channel

from voicesim.mirror.effort import PER_DECIBEL, curve, effort, reference_of
from voicesim.mirror.passages import Passage, Voice, listen
from voicesim.voice.speech import NEUTRAL

passages = st.builds(
    Passage,
    start=st.just(0),
    end=st.just(1),
    pitch=st.floats(15, 55),
    level=st.floats(-50, -5),
    rate=st.floats(1, 9),
    seconds=st.floats(4, 6),
)
calls = st.builds(Voice, st.lists(passages, min_size=6, max_size=30).map(tuple), st.booleans())
shifts = st.floats(-12, 12)


def efforts(voice: Voice) -> list[float]:
    found = curve(voice)
    assert found is not None
    return [point.effort for point in found[0]]


@pytest.fixture(scope="module")
def raised_in_the_fifth() -> Voice:
    spoken = channel([NEUTRAL] * 4 + [RAISED] + [NEUTRAL] * 4)
    return listen(spoken.sound, spoken.turns)


def test_a_voice_that_never_changes_gives_a_flat_curve() -> None:
    spoken = channel([NEUTRAL] * 8)
    voice = listen(spoken.sound, spoken.turns)
    assert len(voice.passages) == 8
    assert efforts(voice) == pytest.approx([0.0] * 8, abs=0.1)


def test_a_raised_voice_stands_out_where_it_was_raised(raised_in_the_fifth: Voice) -> None:
    found = efforts(raised_in_the_fifth)
    assert len(found) == 9
    assert found[4] > 2.5
    assert found[:4] + found[5:] == pytest.approx([0.0] * 8, abs=0.3)


@pytest.mark.parametrize("variant", ["fr+m3", "fr+f4"])
def test_a_high_and_a_low_voice_have_the_same_ordinary(variant: str) -> None:
    spoken = channel([NEUTRAL] * 4 + [RAISED] + [NEUTRAL] * 4, variant)
    found = efforts(listen(spoken.sound, spoken.turns))
    assert max(found) == found[4] > 2.5
    assert np.median(found) == pytest.approx(0.0, abs=0.3)


def test_a_turn_moved_nearer_to_the_microphone_counts_only_where_the_level_is_trusted() -> None:
    near = [1.0] * 4 + [2.0] + [1.0] * 4
    clear = channel([NEUTRAL] * 9, louder=near)
    voice = listen(clear.sound, clear.turns)
    assert voice.level_trusted
    assert efforts(voice)[4] == pytest.approx(6.02 * PER_DECIBEL / 1.5, abs=0.15)
    assert efforts(replace(voice, level_trusted=False)) == pytest.approx([0.0] * 9, abs=0.1)


def test_in_a_loud_room_the_level_is_not_trusted() -> None:
    noisy = channel([NEUTRAL] * 6, hiss=900.0)
    assert not listen(noisy.sound, noisy.turns).level_trusted


def test_a_saturated_sound_has_no_level_to_trust() -> None:
    loud = channel([NEUTRAL] * 6, louder=[30.0] * 6)
    assert not listen(loud.sound, loud.turns).level_trusted


def test_what_is_said_outside_the_turns_does_not_count() -> None:
    spoken = channel([NEUTRAL] * 3)
    assert len(listen(spoken.sound, spoken.turns[:2]).passages) == 2


def test_a_long_turn_is_several_passages() -> None:
    spoken = channel([NEUTRAL] * 4)
    one_turn = ((spoken.turns[0][0], spoken.turns[-1][1]),)
    assert len(listen(spoken.sound, one_turn).passages) >= 4


def test_a_hiss_has_no_pitch_and_no_passage() -> None:
    hiss = (2000 * np.random.default_rng(2).standard_normal(160_000)).astype(np.int16)
    assert listen(hiss, [(0, 160_000)]).passages == ()


def test_a_few_words_are_no_ground_for_a_curve() -> None:
    one = Passage(0, 1, 30.0, -20.0, 5.0, 5.0)
    assert curve(Voice((one,) * 5, True)) is None
    assert curve(Voice((replace(one, seconds=3.0),) * 6, True)) is None
    assert curve(Voice((one,) * 6, True)) is not None


@given(calls, shifts)
def test_another_register_gives_the_same_curve(voice: Voice, by: float) -> None:
    moved = Voice(tuple(replace(one, pitch=one.pitch + by) for one in voice.passages), voice.level_trusted)
    of_all = reference_of(voice.passages, voice.level_trusted)
    of_moved = reference_of(moved.passages, moved.level_trusted)
    for before, after in zip(voice.passages, moved.passages, strict=True):
        assert effort(after, of_moved) == pytest.approx(effort(before, of_all), abs=1e-6)


@given(calls, st.lists(shifts, min_size=30, max_size=30))
def test_any_gain_changes_nothing_where_the_level_is_not_trusted(voice: Voice, gains: list[float]) -> None:
    deaf = replace(voice, level_trusted=False)
    other = tuple(replace(one, level=one.level + by) for one, by in zip(deaf.passages, gains, strict=False))
    assert efforts(Voice(other, False)) == efforts(deaf)


@given(calls, passages, st.floats(0.1, 20))
def test_more_of_anything_is_never_less_effort(voice: Voice, passage: Passage, more: float) -> None:
    own = reference_of(voice.passages, voice.level_trusted)
    before = effort(passage, own)
    assert effort(replace(passage, pitch=passage.pitch + more), own) > before
    assert effort(replace(passage, rate=passage.rate + more), own) > before
    assert (effort(replace(passage, level=passage.level + more), own) > before) == voice.level_trusted


@given(st.lists(st.floats(15, 55), min_size=6, max_size=30))
def test_half_of_the_curve_lies_at_the_reference_or_above(pitches: list[float]) -> None:
    found = efforts(Voice(tuple(Passage(0, 1, pitch, -20.0, 5.0, 5.0) for pitch in pitches), True))
    assert np.median(found) >= -1e-9
    assert min(found) <= 1e-9
