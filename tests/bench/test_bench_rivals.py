"""A rival's answer is found in what it writes, and a rival that is not here is not beaten."""

from __future__ import annotations

import pytest

from scripts.bench import rival_livekit
from scripts.bench.rival_capacity import Held, hold
from scripts.bench.rival_heard import Heard, answers
from scripts.bench.rival_turns import FRAME, speech_timeout
from voicesim.audio.frames import SAMPLE_RATE

ENDS = [SAMPLE_RATE, 3 * SAMPLE_RATE]


def test_a_rivals_gap_is_from_the_end_of_the_question_to_the_first_sound_after_it() -> None:
    heard = Heard(sounds=[11.4, 11.42, 13.5], began=10.0)
    assert answers(heard, ENDS, 5 * SAMPLE_RATE) == [pytest.approx(0.4), pytest.approx(0.5)]


def test_what_the_timers_added_is_taken_off() -> None:
    heard = Heard(sounds=[11.4, 13.5], began=10.0, overshoot=0.02)
    assert answers(heard, ENDS, 5 * SAMPLE_RATE) == [pytest.approx(0.39), pytest.approx(0.49)]


def test_a_question_that_the_rival_did_not_answer_has_no_gap() -> None:
    heard = Heard(sounds=[10.9, 13.5], began=10.0)
    assert answers(heard, ENDS, 5 * SAMPLE_RATE) == [pytest.approx(0.5)]


def test_a_frame_that_a_rival_heard_too_late_or_never_is_lost_to_it() -> None:
    assert Held(lateness=[0.001, 0.019, 0.021], expected=4).lost == 2


def test_a_rival_that_is_not_installed_is_known_to_be_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(rival_livekit, "find_spec", missing)
    assert not rival_livekit.installed()


def test_a_rivals_call_too_short_to_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="not counted"):
        hold(1, [], 50)


def test_a_rivals_timeout_begins_anew_when_speech_does() -> None:
    speaking = [True] * 5 + [False] * 20 + [True] * 5 + [False] * 40
    assert speech_timeout(speaking, 0.6) == [(30 + 1 + 30) * FRAME]
    assert speech_timeout(speaking, 0.2) == [(5 + 1 + 10) * FRAME, (30 + 1 + 10) * FRAME]
