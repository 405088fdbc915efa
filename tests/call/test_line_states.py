"""The line goes only where a telephone goes."""

from __future__ import annotations

import pytest

from voicesim.audio.frames import silence
from voicesim.call.exchange import Exchange, LineState

STEPS = {
    ("announcing", "ringing"), ("announcing", "ending"), ("ringing", "connected"), ("ringing", "ending"),
    ("connected", "holding"), ("connected", "ending"), ("holding", "connected"), ("holding", "ending"),
    ("ending", "over"),
}  # fmt: skip


@pytest.mark.parametrize("state", LineState)
@pytest.mark.parametrize("then", LineState)
def test_only_the_steps_of_a_telephone_are_taken(state: LineState, then: LineState) -> None:
    line = Exchange("fr", silence(1))
    line.state = state
    if (state.value, then.value) in STEPS:
        line.go(then)
        assert line.state is then
    else:
        with pytest.raises(ValueError, match=f"the line is {state.value} and cannot be {then.value} next"):
            line.go(then)
        assert line.state is state
