from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, silence
from voicesim.listening.detector import GatedDetector
from voicesim.listening.near_voice import DROP, MOMENT, SECOND_OPINION, NearVoice


def at_level(decibels: float) -> Frame:
    """A frame of `decibels` relative to full scale."""
    return np.full(FRAME, 32767 * 10 ** (decibels / 20), dtype=np.int16)


def hear(voice: NearVoice, decibels: float, frames: int) -> list[bool]:
    return [voice.process(at_level(decibels), 0.9) > 0 for _ in range(frames)]


def test_the_first_voice_is_the_near_one() -> None:
    assert all(hear(NearVoice(), -40, 50))


def test_a_colleague_far_softer_is_not_the_near_voice() -> None:
    voice = NearVoice()
    hear(voice, -20, 50)
    assert not any(hear(voice, -20 - DROP - 6, 100)[MOMENT + 1 :])


def test_a_soft_last_word_belongs_to_the_voice() -> None:
    voice = NearVoice()
    hear(voice, -20, 50)
    assert all(hear(voice, -20 - DROP - 6, MOMENT))


def test_a_trainee_who_speaks_a_little_lower_is_heard() -> None:
    voice = NearVoice()
    hear(voice, -20, 50)
    assert all(hear(voice, -30, 200))


def test_a_trainee_who_shouted_once_is_not_deaf_ground_for_ever() -> None:
    voice = NearVoice()
    hear(voice, -8, 25)
    assert hear(voice, -28, 25 * 50)[-1]


def test_silence_leaves_the_level_alone() -> None:
    voice = NearVoice()
    hear(voice, -20, 50)
    level = voice.level
    for _ in range(5_000):
        voice.process(silence(), 0.0)
    assert voice.level == level


def test_a_loud_frame_that_only_the_second_detector_hears_is_enough_to_go_on_with() -> None:
    voice = NearVoice()
    assert voice.process(at_level(-20), 0.1, second=True) == 0.1  # nobody has spoken yet
    hear(voice, -20, 50)
    assert voice.process(at_level(-20), 0.1, second=True) == SECOND_OPINION
    assert voice.process(at_level(-45), 0.1, second=True) == 0.1


def test_what_may_be_the_near_voice_is_doubtful_and_what_is_too_soft_for_it_is_not() -> None:
    voice = NearVoice()
    hear(voice, -20, 50)
    for _ in range(2 * MOMENT):
        voice.process(silence(), 0.0)
    assert voice.process(at_level(-25), 0.3) == 0.3
    assert voice.process(at_level(-20 - DROP - 6), 0.3) == 0


@given(st.lists(st.tuples(st.floats(-90, 0), st.floats(0, 1), st.booleans()), max_size=100))
def test_the_level_stays_within_what_was_heard(track: list[tuple[float, float, bool]]) -> None:
    voice = NearVoice()
    for decibels, probability, speech in track:
        voice.process(at_level(decibels), probability, speech)
    assert voice.level is None or 0 <= voice.level <= 10 * np.log10(32767.0**2) + 0.1


@pytest.mark.speech
def test_neighbours_in_the_room_do_not_keep_a_turn_open(jfk: Sound) -> None:
    from voicesim.listening.silero import WINDOW, Silero

    neighbour = np.concatenate([jfk, jfk])
    near = np.concatenate([jfk, silence(len(jfk))])
    sound = (near + 0.1 * np.roll(neighbour, 24_000)).astype(np.int16)  # 20 dB softer
    detector = GatedDetector()
    heard = [detector.process(sound[at : at + FRAME]) for at in range(0, len(sound) - FRAME + 1, FRAME)]
    after = np.array(heard[len(jfk) // FRAME + SAMPLE_RATE // FRAME :])
    network = Silero()
    alone = [network.probability(sound[at : at + WINDOW]) for at in range(0, len(sound) - WINDOW + 1, WINDOW)]
    assert np.mean(np.array(alone[len(jfk) // WINDOW :]) >= 0.5) > 0.5  # a detector alone hears the neighbour
    assert np.mean(after >= 0.3) < 0.05
