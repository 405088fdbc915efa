"""A recorded trainee on the line."""

from __future__ import annotations

import numpy as np
import pytest
from paper_call import PaperCall

from voicesim.audio.frames import FRAME, SAMPLE_RATE, samples
from voicesim.line.file import GOODBYE, SECOND_RING, FileLine, Moment
from voicesim.text.words import Word


def voice(seconds: float) -> np.ndarray:
    return (
        (5000 * np.random.default_rng(2).standard_normal(samples(seconds)))
        .clip(-32768, 32767)
        .astype(np.int16)
    )


def test_a_stranger_picks_up_at_the_second_ring_and_is_heard_from_the_first_sample() -> None:
    call, words = PaperCall(["Bonjour."]), list[Word]()
    sound = voice(3.01)
    FileLine(sound, words=[Word("bonjour", 1000, 9000)], words_sink=words.extend).run(call)
    at = round(call.when("picks up") * SAMPLE_RATE)
    assert at == SECOND_RING
    assert np.array_equal(call.heard[at : at + len(sound)], sound)
    assert not np.any(call.heard[:at])
    assert words == [Word("bonjour", at + 1000, at + 9000)]


def test_a_recording_that_is_over_hangs_up_when_the_client_has_no_more_to_say() -> None:
    call = PaperCall(["Allô ?"], reacts_after=2.0, lasts=1.5)
    FileLine(voice(1.0)).run(call)
    assert call.when("hangs up") == pytest.approx(call.when("client stops") + GOODBYE / SAMPLE_RATE, abs=0.05)


def test_one_of_our_calls_is_played_from_its_first_sample_with_its_deeds() -> None:
    call = PaperCall([])
    sound = voice(6.0)
    deeds = [Moment(48000, "pick_up"), Moment(64000, "hold"), Moment(80000, "hold"), Moment(90240, "hang_up")]
    FileLine(sound, from_pick_up=False, moments=deeds).run(call)
    done = [(round(at * SAMPLE_RATE), what) for at, what in call.log if not what.startswith("trainee")]
    assert done == [(48000, "picks up"), (64000, "hold"), (80000, "back"), (90240, "hangs up")]
    assert np.array_equal(call.heard, sound[: len(call.heard)])
    assert len(call.heard) % FRAME == 0
