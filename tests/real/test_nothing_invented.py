"""Real ears write no word that nobody said: noises, tones, silence, another language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pytest

from scripts.bench.room_noises import NOISES, noise
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.noise import KINDS, background
from voicesim.audio.tones import hangup_tone, hold_music, ring
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.listening.recogniser import Hints
from voicesim.listening.whisper import WhisperRecogniser
from voicesim.text.words import Language
from voicesim.voice.espeak import EspeakVoice
from voicesim.weights.shelf import Shelf

pytestmark = pytest.mark.real

LENGTH = 8 * SAMPLE_RATE
GERMAN = (
    "Guten Tag, mein Name ist Schneider, ich rufe wegen meines Autos an.",
    "Das Wasser kommt seit gestern Abend durch die Decke, und niemand hilft mir.",
    "Können Sie mir bitte sagen, wann der Gutachter endlich zu uns kommt?",
    "Ich habe die Rechnung letzte Woche schon mit der Post geschickt.",
    "Nein, der andere Fahrer hat die rote Ampel einfach nicht gesehen.",
)


def long_enough(sound: Sound) -> Sound:
    """Eight seconds of it."""
    return np.tile(sound, LENGTH // len(sound) + 1)[:LENGTH]


def noises() -> Iterator[tuple[str, Sound]]:
    """Whatever sounds on a line and is no speech, loud enough to be heard."""
    yield "silence", np.zeros(LENGTH, dtype=np.int16)
    for kind in KINDS[1:]:
        curve = background(kind, 1)[:LENGTH]
        yield kind, (curve / np.abs(curve).max() * 9000).astype(np.int16)
    for name in NOISES:
        yield name, noise(name, 1)[:LENGTH]
    for language in ("fr", "en"):
        yield f"ring {language}", long_enough(ring(language))
        yield f"busy {language}", long_enough(hangup_tone(language))
    yield "music", long_enough(hold_music())


@lru_cache(maxsize=2)
def loaded(hot_words: bool) -> WhisperRecogniser:
    return WhisperRecogniser.load(Shelf().path("whisper-base"), hot_words=hot_words)


@pytest.fixture(params=[False, True], ids=["without hot words", "with hot words"])
def ears(request: pytest.FixtureRequest) -> WhisperRecogniser:
    if Shelf().presence("whisper-base") != "here":
        pytest.skip("real weights are not here (whisper-base): make real")
    return loaded(request.param)


def hints(language: Language) -> Hints:
    """As a call of that language gives them."""
    client = Client(load_scenario("FR07" if language == "fr" else "EN01"), 1)
    return Hints(language, client.hot_words)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_noise_and_tones_become_no_word(ears: WhisperRecogniser, language: Language) -> None:
    heard = {name: ears.transcribe(sound, 0, hints(language)) for name, sound in noises()}
    assert {name: [word.text for word in words] for name, words in heard.items() if words} == {}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_german_is_another_language_and_not_words(ears: WhisperRecogniser, language: Language) -> None:
    voice = EspeakVoice("de+m3")
    for sentence in GERMAN:
        sound = np.concatenate([part.sound for part in voice.synthesize(sentence)])
        assert [word.text for word in ears.transcribe(sound, 0, hints(language))] == []
        assert ears.refused[-1][1] == "another language"
