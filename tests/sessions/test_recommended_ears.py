"""`voicesim doctor --measure` recommends ears that are on this machine, by what they did with a sentence."""

from __future__ import annotations

from voicesim.sessions.checkup.measured_words import recommended

LENGTH = 9.0


def test_of_those_that_keep_up_the_one_that_misses_fewest_words_is_taken() -> None:
    found = {
        "whisper-base": (1.0, 0.12),
        "whisper-small": (2.9, 0.05),
        "whisper-large-v3-turbo": (20.0, 0.01),
    }
    line = recommended(found, "whisper-base", "a voice", LENGTH)
    assert line.state == "missing"
    assert line.mend.startswith("take whisper-small: ears.model = whisper-small")
    assert recommended(found, "whisper-small", "a voice", LENGTH).state == "good"


def test_where_none_keeps_up_the_quickest_is_taken() -> None:
    found = {"whisper-base": (6.0, 0.12), "whisper-small": (18.0, 0.05)}
    assert recommended(found, "whisper-base", "a voice", LENGTH).state == "good"


def test_where_there_is_none_the_way_to_one_is_said() -> None:
    assert recommended({}, "whisper-base", "a voice", LENGTH).mend == "voicesim models pull light"
