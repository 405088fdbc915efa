"""G15 and G16: how fast the trainee's channel is analysed, and how right pitch, pauses and syllables are.

The voices are synthetic where the truth must be known to the sample, espeak-ng's where words are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise, product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np

from scripts.bench.figures import Figure, middle, unmeasured
from scripts.bench.synthetic_voices import as_sound, gated, glide, noisy, telephone
from voicesim.analysis.delivery import measure
from voicesim.analysis.delivery.activity import activity, levels
from voicesim.analysis.delivery.pitch import track
from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, seconds
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.filing import file_call
from voicesim.sessions.robots import hold_robot_call
from voicesim.text.words import Word
from voicesim.voice.espeak import EspeakVoice

FACTOR, LIGHTER, WITHIN = 0.005, 0.33, 5.0
"""Seconds a second of sound, share of openSMILE's, seconds for the scorecard of ten minutes."""
MINUTES = 10.0
GROSS, PAUSES, RATE = 0.01, 0.05, 0.05
"""Share of pitch values, seconds of all pauses, share of the syllables a second."""
REGISTERS = ((80, 160), (90, 300), (160, 380))
NOISES = (None, 20, 10)
WRONG = 0.2
"""A pitch off by more than this share is a gross error."""
PAUSED = ((0.5, 1.7), (2.0, 3.1), (4.6, 6.0), (6.35, 7.9), (9.1, 10.0))
SAID = (
    "Bonjour, je comprends votre inquiétude. Avez-vous coupé le courant dans la chambre ? L'expert vous "
    "appelle sous deux jours."
)
IN_SOUND = (
    "espeak-ng swallows vowels that the words have; in a call the words are known, and the sound is counted "
    "only where they are not"
)
VOICES = (("fr+f4", 140), ("fr+f4", 185), ("fr+m3", 140), ("fr+m3", 185))


def speed() -> list[Figure]:
    """G15."""
    sound = _channel(samples(60 * MINUTES))
    ours = _factor(lambda: measure(sound), sound)
    value = f"{ours:.4f} s of processor a second of sound"
    return [
        Figure(
            "G15", "analysis of the trainee's channel", value, f"<= {FACTOR}", ours <= FACTOR, 3, timed=True
        ),
        _beside(ours, sound),
        _scorecard(),
    ]


def _channel(length: int) -> Sound:
    """A trainee who speaks two seconds of three."""
    whole = glide(12, 110, 180)[0]
    spoken = [(float(at) + 0.2, float(at) + 2.2) for at in range(0, 12, 3)]
    return np.tile(as_sound(gated(whole, spoken)[0]), length // (12 * SAMPLE_RATE) + 1)[:length]


def _factor(work: Any, sound: Sound) -> float:
    used = []
    for _ in range(3):
        before = process_time()
        work()
        used.append(process_time() - before)
    return min(used) / seconds(len(sound))


def _beside(ours: float, sound: Sound) -> Figure:
    what, target = "analysis: openSMILE eGeMAPS", f"ours <= {LIGHTER}x"
    if find_spec("opensmile") is None:
        why = "opensmile is not installed; its licence keeps it out of the bench group: pip install opensmile"
        return unmeasured("G15", what, target, why)
    import opensmile

    rival = opensmile.Smile(opensmile.FeatureSet.eGeMAPSv02, opensmile.FeatureLevel.Functionals)
    floats = sound.astype(np.float32) / 32768
    theirs = _factor(lambda: rival.process_signal(floats, SAMPLE_RATE), sound)
    value = f"{theirs:.4f} s a second; ours {ours / theirs:.2f}x"
    return Figure("G15", what, value, target, ours <= LIGHTER * theirs, 3, timed=True)


def _scorecard() -> Figure:
    """A robot's call, filed once to be warm, and again to be measured; its time is that of ten minutes."""
    scenario = load_scenario("FR03")
    with TemporaryDirectory() as folder:
        held = hold_robot_call(scenario, "good", 1, Path(folder) / "call")
        record = read_record(held.directory)
        rubric = load_rubric(scenario.rubric.id, scenario.language)
        before = process_time()
        file_call(held.directory, scenario, rubric)
        used = process_time() - before
    minutes = seconds(record.duration) / 60
    whole = used * MINUTES / minutes
    value = f"{whole:.1f} s of processor (a call of {minutes:.1f} minutes: {used:.1f})"
    return Figure(
        "G15",
        "scorecard and report of ten minutes",
        value,
        f"<= {WITHIN:g} s",
        whole <= WITHIN,
        1,
        timed=True,
    )


def accuracy() -> list[Figure]:
    """G16."""
    errors = {case: _gross(*case) for case in product(REGISTERS, NOISES, (False, True))}
    worst = max(errors.values())
    pauses = [_pauses_off(snr) for snr in NOISES]
    rates = [_rate_off(variant, rate) for variant, rate in VOICES]
    return [
        Figure(
            "G16",
            "pitch: gross errors, 80 to 380 Hz, to 10 dB of noise, telephone",
            f"{100 * worst:.2f} % at worst, {100 * middle(list(errors.values())):.2f} % median",
            f"<= {100 * GROSS:.0f} %",
            worst <= GROSS,
            len(errors),
        ),
        Figure(
            "G16",
            "all pauses of a call together",
            f"{1000 * max(pauses):.0f} ms off at worst",
            f"<= {1000 * PAUSES:.0f} ms",
            max(pauses) <= PAUSES,
            len(pauses),
        ),
        Figure(
            "G16",
            "syllables a second, counted in the sound, beside the words'",
            f"{100 * max(rates):.1f} % off at worst, {100 * middle(rates):.1f} % median",
            f"<= {100 * RATE:.0f} %",
            max(rates) <= RATE,
            len(rates),
            "" if max(rates) <= RATE else IN_SOUND,
        ),
    ]


def _gross(register: tuple[float, float], snr: float | None, by_telephone: bool) -> float:
    wave, true = glide(12, *register)
    wave, gate = gated(wave, [(at + 0.1, at + 0.8) for at in range(12)])
    wave = noisy(wave, gate, snr)
    sound = as_sound(telephone(wave) if by_telephone else wave)
    found = track(sound, activity(levels(sound)).speech)
    index = np.clip((found.at * SAMPLE_RATE).astype(int), 0, len(true) - 1)
    sounding = (gate[index] > 0.98) & (found.hertz > 0)
    return float(np.mean(np.abs(found.hertz[sounding] / true[index][sounding] - 1) > WRONG))


def _pauses_off(snr: float | None) -> float:
    wave, gate = gated(glide(10.5, 110, 180)[0], list(PAUSED))
    found = activity(levels(as_sound(noisy(wave, gate, snr)))).pause_time / SAMPLE_RATE
    return abs(found - sum(after[0] - before[1] for before, after in pairwise(PAUSED)))


def _rate_off(variant: str, rate: int) -> float:
    """The rate counted in the sound against that of the words over the same seconds."""
    parts = list(EspeakVoice(variant, rate=rate).synthesize(SAID))
    sound = np.concatenate([part for speech in parts for part in (speech.sound, np.zeros(5000, np.int16))])
    found = measure(sound, tuple(_words(parts)), language="fr").articulation_rate.value
    by_sound = measure(sound).articulation_rate.value
    assert found is not None
    assert by_sound is not None
    return abs(by_sound / found - 1)


def _words(parts: list[Any]) -> Iterator[Word]:
    first = 0
    for speech in parts:
        for word in speech.words:
            yield Word(word.text, first + word.start, first + word.end)
        first += len(speech.sound) + 5000
