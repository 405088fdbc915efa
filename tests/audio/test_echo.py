"""Speakers instead of a headset: the echo is found, and never takes the client's turn."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest

from voicesim.audio import echo_guard
from voicesim.audio.echo import LONGEST, WINDOW, measured
from voicesim.audio.echo_guard import EchoGuard, Finding
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.audio.telephone import Telephone
from voicesim.audio.tones import ring
from voicesim.listening.bargein import Act, BargeIn
from voicesim.listening.continuations import load_cues
from voicesim.listening.ears import Ears
from voicesim.listening.scripted import LoudnessDetector
from voicesim.text.words import Language
from voicesim.voice.espeak import EspeakVoice

FRENCH: Language = "fr"


def spoken(variant: str, text: str) -> Sound:
    return np.concatenate([speech.sound for speech in EspeakVoice(variant).synthesize(text)])


@cache
def client(noise: str = "home") -> Sound:
    """Six seconds of a caller on the telephone: a notice's worth, a silence, then an answer."""
    first = spoken("fr+m3", "Bonjour, voilà, ça goutte du plafond chez moi depuis hier.")
    answer = spoken("fr+m3", "Non mais attendez ! C'est à lui de payer.")
    line = np.concatenate([np.zeros(8000, np.int16), first, np.zeros(9600, np.int16), answer])
    line = line[: len(line) // FRAME * FRAME]
    telephone = Telephone(noise, seed=1)  # type: ignore[arg-type]
    return np.concatenate([telephone.process(line[i : i + FRAME]) for i in range(0, len(line), FRAME)])


@cache
def trainee() -> Sound:
    return spoken("fr+f4", "Excusez-moi de vous interrompre, je vous pose juste une question.")


def room(speaker: Sound, delay: int, level: float, seed: int = 0) -> np.ndarray:
    """What comes back of the speaker: late, softer by `level` dB, with the tail of a room of some size."""
    random = np.random.default_rng(seed)
    way = np.zeros(delay + 4000)
    way[delay] = 1
    tail = np.arange(3000)
    fall = 10 ** (-3 * tail / SAMPLE_RATE / random.uniform(0.15, 0.4))
    way[delay + 40 : delay + 3040] += random.uniform(0, 0.12) * random.standard_normal(3000) * fall
    size = 1 << (len(speaker) + len(way)).bit_length()
    back = np.fft.irfft(np.fft.rfft(speaker, size) * np.fft.rfft(way, size))[: len(speaker)]
    return back * 10 ** (level / 20) * np.std(speaker) / np.std(back)


def microphone(*sounds: np.ndarray) -> Sound:
    """Everything together, with the room's own hiss at -62 dBFS."""
    hiss = np.random.default_rng(4).standard_normal(len(sounds[0])) * 32768 * 10 ** (-62 / 20)
    return np.clip(np.rint(sum(sounds) + hiss), -32768, 32767).astype(np.int16)


def window(mic: Sound, at: float) -> tuple[Sound, Sound]:
    end = samples(at)
    return client()[end - WINDOW - LONGEST : end], mic[end - WINDOW : end]


@pytest.mark.parametrize("delay", [320, 1000, 3200])
@pytest.mark.parametrize("level", [-10, -20, -30])
def test_an_echo_is_found_with_its_delay_and_its_level(delay: int, level: float) -> None:
    echo = measured(*window(microphone(room(client(), delay, level)), 2.5))
    assert echo is not None
    assert echo.sure
    assert abs(echo.delay - delay) <= 8
    assert echo.level == pytest.approx(level, abs=6)


def test_a_trainee_who_speaks_into_a_headset_is_no_echo() -> None:
    voice = np.resize(trainee(), len(client())).astype(float)
    for at in (1.5, 2.0, 2.5, 3.0):
        echo = measured(*window(microphone(voice), at))
        assert echo is not None
        assert not echo.sure


def test_a_tone_tells_nothing_about_a_delay() -> None:
    tone = np.resize(ring(), WINDOW + LONGEST)
    assert measured(tone, tone[-WINDOW:]) is None


def test_a_silent_speaker_tells_nothing() -> None:
    assert measured(np.zeros(WINDOW + LONGEST, np.int16), client()[:WINDOW]) is None


def guarded(speaker: Sound, mic: Sound, guard: EchoGuard | None) -> list[tuple[float, Act]]:
    """What the client does about what they hear, frame by frame."""
    ears, bargein, acts = Ears(LoudnessDetector()), BargeIn(load_cues(FRENCH)), []
    for at in range(0, len(mic), FRAME):
        frame = mic[at : at + FRAME]
        if guard is not None:
            frame = guard.process(frame, speaker[at : at + FRAME])
        reaction = bargein.process(ears.hear(frame))
        if reaction.act in (Act.DUCK, Act.HOLD, Act.STOP):
            acts.append((at / SAMPLE_RATE, reaction.act))
    return acts


DELAYS = (320, 640, 1120, 1600, 2080, 2400, 2720, 2960, 3200)  # 20..200 ms
CALLS = list(itertools.product(DELAYS, ("none", "home", "street", "office")))  # 36, at three levels


@pytest.mark.parametrize("level", [-10, -20, -30])
def test_in_a_hundred_calls_on_loudspeakers_no_client_interrupts_themselves(level: float) -> None:
    for number, (delay, noise) in enumerate(CALLS):
        mic = microphone(room(client(noise), delay, level, seed=number))
        guard = EchoGuard()
        assert guarded(client(noise), mic, guard) == [], (delay, level, noise)
        assert guard.finding is Finding.ECHO


@pytest.mark.parametrize("level", [-10, -20, -30])
def test_without_protection_they_would(level: float) -> None:
    assert guarded(client(), microphone(room(client(), 1600, level)), None)


@pytest.mark.parametrize("level", [-10, -20, -30])
def test_the_trainee_can_still_cut_in_over_loudspeakers(level: float) -> None:
    voice = np.zeros(len(client()))
    start = samples(4.4)
    voice[start : start + len(trainee())] = trainee()[: len(voice) - start]
    guard = EchoGuard()
    acts = guarded(client(), microphone(room(client(), 1600, level), voice), guard)
    assert acts
    assert acts[0][0] == pytest.approx(4.4, abs=0.35)


def test_with_a_headset_nothing_is_touched_once_that_is_known() -> None:
    voice = np.zeros(len(client()))
    start = samples(4.0)
    voice[start : start + len(trainee())] = trainee()[: len(voice) - start]
    mic, guard = microphone(voice), EchoGuard()
    through = [guard.process(mic[i : i + FRAME], client()[i : i + FRAME]) for i in range(0, len(mic), FRAME)]
    assert guard.finding is Finding.NONE
    assert guard.protection.echo is None
    assert np.array_equal(np.concatenate(through)[samples(2.5) :], mic[samples(2.5) :])


def test_the_margin_is_what_a_room_can_add() -> None:
    assert 6 <= echo_guard.MARGIN <= 9
