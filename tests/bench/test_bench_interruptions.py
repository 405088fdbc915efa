"""What is read from the samples of an interrupted client is what happened to them."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.bench.interruptions import Conversation, Repeated, ducked_after, silent_after
from scripts.bench.line_heard import sounded, wrong_words
from scripts.bench.staging import first_sound, last_sound, placed
from scripts.bench.trainee_sounds import Uttered, coughs, spoken_interruptions
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.text.words import Word
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.scripted import ToneVoice

RANDOM = np.random.default_rng(1)
LINE: Sound = RANDOM.integers(-5000, 5000, 3 * SAMPLE_RATE).astype(np.int16)
WORDS = tuple(Word(str(n), n * SAMPLE_RATE // 2, (n + 1) * SAMPLE_RATE // 2) for n in range(6))


def spoken_over(cut: int, ducked_from: int) -> Sound:
    speaker = LINE.copy()
    speaker[ducked_from:] = (speaker[ducked_from:] * 0.3).astype(np.int16)
    speaker[cut:] = 0
    return speaker


def test_ducking_and_silence_are_found_in_the_samples() -> None:
    at = SAMPLE_RATE
    speaker = spoken_over(cut=at + 1600, ducked_from=at + 800)
    assert ducked_after(LINE, speaker, at) == pytest.approx(0.05 + 0.02, abs=0.001)
    assert silent_after(speaker, at) == pytest.approx(0.1 + 0.02, abs=0.001)


def test_a_client_who_is_heard_again_was_not_silenced() -> None:
    speaker = spoken_over(SAMPLE_RATE + 1600, SAMPLE_RATE)
    speaker[-1000:] = LINE[-1000:]
    assert silent_after(speaker, SAMPLE_RATE) is None


def test_a_client_who_goes_on_was_never_ducked() -> None:
    assert ducked_after(LINE, LINE, SAMPLE_RATE) is None


@pytest.mark.parametrize("cut", [900, 8_000, 20_011, 48_000])
def test_how_much_of_the_line_sounded_is_found_though_it_was_ducked_and_late(cut: int) -> None:
    speaker = placed((777, spoken_over(cut, max(0, cut - 1000))), length=5 * SAMPLE_RATE)
    assert sounded(LINE, speaker) == pytest.approx(cut, abs=2)


def test_nothing_sounded_in_silence() -> None:
    assert sounded(LINE, np.zeros(SAMPLE_RATE, dtype=np.int16)) == 0


def test_words_believed_heard_are_compared_with_those_that_sounded() -> None:
    heard = 2 * SAMPLE_RATE + SAMPLE_RATE // 3  # four words, and two thirds of the fifth
    assert wrong_words(WORDS, heard, WORDS[:5]) == 0
    assert wrong_words(WORDS, heard, WORDS[:3]) == 2
    assert wrong_words(WORDS, heard, (*WORDS[:4], WORDS[5])) == 1


def test_sound_is_found_from_its_first_to_its_last_sample() -> None:
    sound = placed((100, np.full(50, 3000, dtype=np.int16)), length=400)
    assert (first_sound(sound), last_sound(sound)) == (100, 149)
    assert first_sound(sound, 150) is None


def test_coughs_are_short_and_the_same_every_time() -> None:
    some = coughs(4)
    assert all(0.2 <= len(cough.sound) / SAMPLE_RATE <= 0.4 for cough in some)
    assert all(np.array_equal(a.sound, b.sound) for a, b in zip(some, coughs(4), strict=True))


def test_an_interruption_is_measured_from_the_microphone_to_the_words_believed() -> None:
    talk = Conversation(Repeated(EspeakVoice()))
    at = talk.moments(1)[0]
    overlap = talk.interrupted(spoken_interruptions()[0], at)
    assert overlap.ducked is not None
    assert overlap.silent is not None
    assert 0.02 <= overlap.ducked <= overlap.silent < 0.5
    assert overlap.wrong <= 1


def test_a_client_who_is_not_stopped_is_heard_to_the_last_word() -> None:
    talk = Conversation(Repeated(ToneVoice()))
    at = talk.moments(1)[0]
    assert talk.finished(Uttered(np.zeros(SAMPLE_RATE, dtype=np.int16)), at)
    assert not talk.finished(spoken_interruptions()[0], at)


def test_the_moments_are_those_at_which_the_client_is_heard() -> None:
    talk = Conversation(Repeated(ToneVoice()))
    for at in talk.moments(5):
        assert np.any(talk.reference[at : at + SAMPLE_RATE // 25])
