"""In the sound a tone stands over the personal seconds, and nothing of the voice is left under it."""

from __future__ import annotations

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.privacy.tone import MARGIN, toned

NOISE = np.random.default_rng(1).integers(-8000, 8000, 3 * SAMPLE_RATE).astype(np.int16)
SPAN = (SAMPLE_RATE, 2 * SAMPLE_RATE)


def test_the_voice_is_gone_in_the_span_and_its_margins_and_untouched_elsewhere() -> None:
    after = toned(NOISE, [SPAN])
    first, last = SPAN[0] - MARGIN, SPAN[1] + MARGIN
    assert np.array_equal(after[:first], NOISE[:first])
    assert np.array_equal(after[last:], NOISE[last:])
    other = toned(NOISE[::-1].copy(), [SPAN])
    assert np.array_equal(after[first:last], other[first:last])  # the same tone, whoever spoke
    assert np.abs(after[first:last]).max() > 1000


def test_spans_that_meet_and_pass_the_end_are_one_tone() -> None:
    spans = [(SAMPLE_RATE, SAMPLE_RATE + 100), (SAMPLE_RATE + MARGIN, 4 * SAMPLE_RATE)]
    after = toned(NOISE, spans)
    assert len(after) == len(NOISE)
    assert np.abs(after[-100:]).max() <= 1700
