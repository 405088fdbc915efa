"""A recording of the client can be told from a recording of a person."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.audio.telephone import Telephone
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.marking import DEPTH, PERIOD, Marker, find
from voicesim.voice.speech import NEUTRAL

SPEECH = Path(__file__).parents[2].parent / "shared" / "audio"
COMPLAINT = (
    "Bonjour, je vous appelle au sujet de mon dégât des eaux. Cela fait trois semaines que j'attends une "
    "réponse, et personne ne me rappelle ! Vous comprenez que je ne peux plus rester ici ? J'ai deux enfants "
    "et il fait froid. Le plafond tombe par morceaux dans la salle de bains. Non, je ne vais pas me calmer. "
    "Je veux parler à votre responsable, tout de suite. On m'a dit qu'un expert passerait lundi dernier."
)


def by_frames(sound: Sound, each: Telephone | Marker) -> Sound:
    whole = np.concatenate([sound, np.zeros(-len(sound) % FRAME, dtype=np.int16)])
    return np.concatenate([each.process(whole[at : at + FRAME]) for at in range(0, len(whole), FRAME)])


@cache
def line(variant: str = "fr+f4") -> Sound:
    """The client on the telephone, in the street: 20 s."""
    spoken = np.concatenate([speech.sound for speech in EspeakVoice(variant).synthesize(COMPLAINT, NEUTRAL)])
    return by_frames(spoken, Telephone("street", 1))


@cache
def marked(variant: str = "fr+f4") -> Sound:
    return by_frames(line(variant), Marker())


@pytest.mark.parametrize("variant", ["fr+f4", "fr+m3", "en+f2"])
def test_the_client_is_found_and_the_same_sound_unmarked_is_not(variant: str) -> None:
    assert find(marked(variant)).score > 20
    assert not find(line(variant)).marked


def test_the_mark_lies_thirty_decibels_under_the_voice() -> None:
    added = marked().astype(float) - line()
    depth = 10 * np.log10(np.mean(added**2) / np.mean(line().astype(float) ** 2))
    assert depth == pytest.approx(DEPTH, abs=1)


def test_silence_stays_silent() -> None:
    quiet = np.zeros(10 * FRAME, dtype=np.int16)
    assert not by_frames(quiet, Marker()).any()


@settings(max_examples=20, deadline=None)
@given(start=st.integers(0, 3 * PERIOD), gain=st.floats(0.05, 1.0))
def test_it_is_found_wherever_the_recording_is_cut_and_however_loud(start: int, gain: float) -> None:
    cut = np.rint(marked()[start:] * gain).astype(np.int16)
    found = find(cut)
    assert found.marked
    assert found.offset == start % PERIOD


@pytest.mark.parametrize("compression", [0.9, 0.97])
def test_it_is_found_after_opus(compression: float) -> None:
    file = io.BytesIO()
    soundfile.write(file, marked(), SAMPLE_RATE, format="OGG", subtype="OPUS", compression_level=compression)
    assert file.tell() * 8 / (len(marked()) / SAMPLE_RATE) < 35_000  # bits per second
    file.seek(0)
    decoded, rate = soundfile.read(file, dtype="int16")
    assert rate == SAMPLE_RATE
    assert find(decoded).marked


def test_it_is_found_when_both_speakers_are_mixed_into_one_channel() -> None:
    trainee = np.roll(
        np.concatenate([speech.sound for speech in EspeakVoice("fr+m7").synthesize(COMPLAINT, NEUTRAL)]), 9999
    )
    mixed = (marked().astype(int) + np.resize(trainee, len(marked()))) // 2
    assert find(mixed.astype(np.int16)).marked


@pytest.mark.speech
@pytest.mark.parametrize("name", ["librivox-0870.flac", "jfk.flac", "french.flac", "english.flac"])
def test_a_person_is_not_taken_for_the_client(name: str) -> None:
    if not (SPEECH / name).exists():
        pytest.skip(f"no real speech here: {name} is missing")
    person, rate = soundfile.read(SPEECH / name, dtype="int16")
    assert rate == SAMPLE_RATE
    assert not find(person).marked
    assert find(by_frames(np.tile(person, 6)[: 20 * SAMPLE_RATE], Marker())).marked


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(0, 12 * SAMPLE_RATE), level=st.floats(0.1, 8000))
def test_noise_is_not_taken_for_the_client(seed: int, length: int, level: float) -> None:
    noise = np.random.default_rng(seed).standard_normal(length) * level
    assert not find(np.clip(noise, -32768, 32767).astype(np.int16)).marked


def test_two_calls_carry_the_same_mark_and_nothing_else() -> None:
    assert np.array_equal(by_frames(line(), Marker()), marked())
