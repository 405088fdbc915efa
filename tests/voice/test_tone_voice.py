"""The voice of a call in virtual time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.speech import Colour


@given(st.text(max_size=60))
def test_every_word_has_its_tone_and_every_gap_is_silent(text: str) -> None:
    speeches = list(ToneVoice().synthesize(text))
    assert [word.text for speech in speeches for word in speech.words] == text.split()
    for speech in speeches:
        heard = np.zeros(len(speech.sound), dtype=bool)
        for word in speech.words:
            heard[word.start : word.end] = True
            if word.end > word.start:
                assert np.abs(speech.sound[word.start : word.end]).max() > 2000
        assert not speech.sound[~heard].any()


def test_a_quicker_client_takes_less_time() -> None:
    def duration(rate: float) -> int:
        return sum(
            speech.words[-1].end for speech in ToneVoice().synthesize("Il y a une fuite", Colour(rate=rate))
        )

    assert duration(1.0) / duration(1.25) == pytest.approx(1.25, abs=0.08)


def test_a_louder_client_is_louder() -> None:
    (plain,) = ToneVoice().synthesize("Il y a une fuite.")
    (loud,) = ToneVoice().synthesize("Il y a une fuite.", Colour(level=6))
    assert np.abs(loud.sound).max() / np.abs(plain.sound).max() == pytest.approx(2, abs=0.02)
    assert len(plain.sound) > SAMPLE_RATE // 2
