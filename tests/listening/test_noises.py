"""What is no speech neither begins a turn nor stops the client."""

from __future__ import annotations

import pytest

from scripts.bench.room_noises import NOISES, disturbed, noise
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.listening.bargein import Act, BargeIn
from voicesim.listening.cues import Cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import Ears
from voicesim.listening.endpointing import Endpointer, Verdict


@pytest.mark.parametrize("name", NOISES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_noise_is_no_interruption_and_no_turn(name: str, seed: int, french: Cues) -> None:
    sound = noise(name, seed)
    ears, barge_in, endpointer = Ears(GatedDetector()), BargeIn(french), Endpointer(french)
    for at in range(0, len(sound) - FRAME + 1, FRAME):
        heard = ears.hear(sound[at : at + FRAME])
        assert barge_in.process(heard).act is Act.NOTHING
        assert endpointer.process(heard).verdict is Verdict.NOTHING


@pytest.mark.speech
def test_speech_disturbs_the_client_and_noise_does_not(jfk: Sound) -> None:
    assert disturbed(noise("coughs", 4)) == (0, 0.0)
    times, silent = disturbed(jfk)
    assert times >= 1
    assert silent > 1.0


@pytest.mark.speech
def test_the_client_falls_silent_soon_after_real_speech_begins(jfk: Sound, french: Cues) -> None:
    """The goal is 80 ms to lower the voice and 140 ms to stop, from the first sound of a word."""
    onset = samples(5.43)  # "what your country", after a pause of 1.1 s
    ears, barge_in = Ears(GatedDetector()), BargeIn(french)
    reached: dict[Act, int] = {}
    for at in range(0, len(jfk) - FRAME + 1, FRAME):
        heard = ears.hear(jfk[at : at + FRAME])
        if at >= onset - SAMPLE_RATE // 2:
            reached.setdefault(barge_in.process(heard).act, at + FRAME - onset)
    assert 0 < min(reached[act] for act in (Act.DUCK, Act.HOLD) if act in reached) <= samples(0.08)
    assert 0 < reached[Act.HOLD] <= samples(0.14)
