"""What a turn model adds is a difference, and a run in which it was not asked proves nothing."""

from __future__ import annotations

from scripts.bench.turn_thinking import THINKS, Thinker, added, blocked
from voicesim.audio.frames import Sound, silence


def test_what_it_adds_to_an_answer_is_the_difference_of_the_medians() -> None:
    assert added([0.25, 0.26, 0.27], [0.25, 0.263, 0.40], 3, 3).met is True
    later = added([0.25, 0.26, 0.27], [0.25, 0.27, 0.28], 3, 3)
    assert later.met is False
    assert later.value.startswith("+10 ms median")


def test_an_answer_that_never_came_or_a_pause_it_was_not_asked_about_is_not_met() -> None:
    assert added([0.25] * 3, [0.25] * 2, 3, 3).met is False
    assert added([0.25] * 3, [0.25] * 3, 3, 2).met is False
    assert added([0.25] * 3, [0.25] * 3, 3, 3).met is True


def test_ticks_that_only_the_model_makes_longer_by_more_than_a_millisecond_are_not_met() -> None:
    quiet = [0.0005] * 100
    assert blocked(quiet, [0.0014] * 100, "miniature").met is True
    assert blocked(quiet, [0.0016] * 10 + [0.0005] * 90, "miniature").met is False


def test_what_a_busy_machine_does_to_both_is_not_the_models() -> None:
    some, others = [0.005] * 10 + [0.0005] * 90, [0.0005] * 90 + [0.005] * 12
    found = blocked([*some, 0.0005, 0.0005], others, "miniature")
    assert found.met is True
    assert "12 of 102 ticks (10 the other way round)" in found.value


def test_a_model_that_is_made_slow_says_what_it_would_have_said() -> None:
    class Quick:
        name = "quick"

        def finished(self, sound: Sound) -> float:
            return 0.25

    thinker = Thinker(Quick())
    assert thinker.finished(silence()) == 0.25
    assert thinker.asked == 1
    assert thinker.slowest < THINKS
