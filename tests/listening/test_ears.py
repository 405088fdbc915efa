from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import FRAME
from voicesim.listening.ears import PREROLL, Ears
from voicesim.listening.scripted import LoudnessDetector


def numbered(count: int) -> np.ndarray:
    return np.arange(count * FRAME, dtype=np.int64).astype(np.int16)


@given(st.integers(1, 400), st.integers(0, 130_000), st.integers(0, 130_000))
def test_ears_give_back_the_sound_they_heard(count: int, start: int, end: int) -> None:
    sound, ears = numbered(count), Ears(LoudnessDetector(), capacity=64 * FRAME)
    for at in range(0, len(sound), FRAME):
        ears.hear(sound[at : at + FRAME])
    again, first = ears.sound(start, end)
    assert np.array_equal(again, sound[first : first + len(again)])
    assert first >= max(0, len(sound) - 64 * FRAME)
    if len(sound) - 64 * FRAME <= start - PREROLL and start < end <= len(sound):
        assert first == max(0, start - PREROLL)
        assert first + len(again) == end


def test_ears_count_the_samples_they_hear() -> None:
    ears = Ears(LoudnessDetector())
    loud = np.full(FRAME, 9000, dtype=np.int16)
    assert [ears.hear(loud, "oui").at for _ in range(3)] == [FRAME, 2 * FRAME, 3 * FRAME]
    heard = ears.hear(loud, "oui")
    assert (heard.probability, heard.words) == (1.0, "oui")


def test_reset_ears_have_heard_nothing() -> None:
    ears = Ears(LoudnessDetector())
    ears.hear(np.full(FRAME, 9000, dtype=np.int16))
    ears.reset()
    sound, first = ears.sound(0, FRAME)
    assert (len(sound), first, ears.at) == (0, 0, 0)
