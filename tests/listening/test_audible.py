"""What is heard over the room, and what is only the room: so the end of speech is where its sound ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, samples, silence
from voicesim.listening.audible import ABOVE, BELOW, LEAST, Audible
from voicesim.listening.continuations import load_cues
from voicesim.listening.cues import Cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Decision, Endpointer, EndpointSettings, Verdict
from voicesim.text.words import Language
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

FRENCH: Language = "fr"
SPEAKING, NOBODY = 0.9, 0.0
SENTENCES = (
    "Quel est votre numéro de contrat ?",
    "Je comprends, et quand est-ce que c'est arrivé ?",
    "Très bien, je note la fuite.",
)


def at_level(decibels: float) -> Frame:
    """A frame of so many dB of 16-bit units squared."""
    return np.full(FRAME, 10 ** (decibels / 20), dtype=np.int16)


def heard(audible: Audible, decibels: float, probability: float, frames: int) -> list[bool]:
    return [audible.process(at_level(decibels), probability) for _ in range(frames)]


def test_a_voice_is_heard_over_the_room_and_the_room_is_not() -> None:
    audible = Audible()
    assert not any(heard(audible, 25, NOBODY, 100))
    assert all(heard(audible, 65, SPEAKING, 50))
    assert not any(heard(audible, 25, SPEAKING, 10))  # the detector still hears it


def test_a_first_consonant_is_heard_before_it_is_known_for_speech() -> None:
    audible = Audible()
    heard(audible, 25, NOBODY, 100)
    assert all(heard(audible, 25 + ABOVE + 6, NOBODY, 6))


def test_a_fan_that_is_switched_on_soon_belongs_to_the_room() -> None:
    audible = Audible()
    heard(audible, 25, NOBODY, 100)
    fan = heard(audible, 50, NOBODY, 200)
    assert fan[0]
    assert not any(fan[100:])


def test_the_tail_of_a_voice_in_a_very_quiet_room_is_not_the_voice() -> None:
    audible = Audible()
    heard(audible, LEAST, NOBODY, 100)
    heard(audible, 75, SPEAKING, 50)
    assert not any(heard(audible, 75 - BELOW - 3, SPEAKING, 5))


def test_a_trainee_who_never_pauses_stays_heard() -> None:
    audible = Audible()
    heard(audible, 25, NOBODY, 50)
    talk = [audible.process(at_level(30 if n % 50 == 49 else 65), SPEAKING) for n in range(3000)]
    assert all(loud for n, loud in enumerate(talk) if n % 50 != 49)


@given(st.lists(st.tuples(st.floats(0, 90), st.floats(0, 1)), max_size=100))
def test_the_room_is_never_louder_than_all_that_was_heard(track: list[tuple[float, float]]) -> None:
    audible, loudest = Audible(), LEAST + 10
    for decibels, probability in track:
        audible.process(at_level(decibels), probability)
        loudest = max(loudest, decibels)
    assert LEAST <= audible.room <= loudest + 0.1


def said(text: str, ends: int, room: float, seed: int) -> Sound:
    """A sentence whose last sound ends at sample `ends`, in a room of this level (RMS, of 32768)."""
    sound = np.concatenate([speech.sound for speech in EspeakVoice("fr+m3").synthesize(text, NEUTRAL)])
    sound = sound[: int(np.flatnonzero(np.abs(sound.astype(int)) >= 200)[-1]) + 1]
    whole = np.random.default_rng(seed).normal(0, room, ends + 2 * SAMPLE_RATE)
    whole[ends - len(sound) : ends] += sound
    return np.clip(whole, -32768, 32767).astype(np.int16)


def decided(sound: Sound, endpointer: Endpointer) -> list[Decision]:
    ears = Ears(GatedDetector())
    found = (
        endpointer.process(ears.hear(sound[at : at + FRAME]))
        for at in range(0, len(sound) - FRAME + 1, FRAME)
    )
    return [one for one in found if one.verdict is not Verdict.NOTHING]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("room", [0.0, 12.0])
def test_speech_is_judged_to_end_where_its_sound_ends(text: str, room: float, french: Cues) -> None:
    for offset in (0, 77, 150, 311):
        ends = 4 * SAMPLE_RATE + offset
        (*_, last) = decided(said(text, ends, room, seed=offset), Endpointer(french))
        assert last.verdict is Verdict.TURN_ENDED
        assert -samples(0.05) <= last.end - ends <= samples(0.04)  # a last "t" may be missed


def test_a_client_who_waits_200_ms_waits_200_ms_from_the_last_sound() -> None:
    waits = []
    for text in SENTENCES:
        for offset in (0, 77, 150, 311):
            ends = 4 * SAMPLE_RATE + offset
            endpointer = Endpointer(load_cues(FRENCH), EndpointSettings.fixed(0.2))
            silences = [
                one.end + one.silence - ends
                for one in decided(said(text, ends, 12.0, offset), endpointer)
                if one.verdict is Verdict.TURN_ENDED
            ]
            waits.append(silences[-1] / SAMPLE_RATE)
    assert 0.19 <= float(np.median(waits)) <= 0.22


def test_what_the_ears_tell_is_what_the_level_says() -> None:
    ears = Ears(GatedDetector())
    assert not ears.hear(silence()).audible
    assert ears.hear(at_level(70)).audible
    ears.reset()
    assert not ears.hear(silence()).audible
