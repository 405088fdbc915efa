"""The turn model is heard where the words leave it open whether the turn is over, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.errors import ConfigurationError
from voicesim.listening.cues import Ending
from voicesim.listening.endpoint_settings import EndpointSettings
from voicesim.listening.pauses import PauseMemory
from voicesim.listening.waits import FINISHED, UNDECIDED, UNFINISHED, wait_for

USUAL = EndpointSettings()
DECIDED = [kind for kind in Ending if kind not in UNDECIDED]

kinds = st.sampled_from(list(Ending))
opinions = st.none() | st.floats(0, 1)
memories = st.lists(st.floats(0.15, 1.6), max_size=32).map(lambda heard: PauseMemory(tuple(heard)))


@pytest.mark.parametrize("kind", UNDECIDED)
def test_who_sounds_finished_is_answered_sooner_and_who_does_not_is_waited_for(kind: Ending) -> None:
    without, _ = wait_for(kind, None, PauseMemory(), USUAL)
    sooner, over = wait_for(kind, 0.9, PauseMemory(), USUAL)
    later, going_on = wait_for(kind, 0.1, PauseMemory(), USUAL)
    assert sooner < without <= later
    assert (over, going_on) == (FINISHED, UNFINISHED)


@pytest.mark.parametrize("kind", DECIDED)
@given(finished=opinions)
def test_words_that_tell_outweigh_the_melody(kind: Ending, finished: float | None) -> None:
    assert wait_for(kind, finished, PauseMemory(), USUAL) == wait_for(kind, None, PauseMemory(), USUAL)


@given(kind=kinds, finished=opinions, pauses=memories, patience=st.floats(0.2, 3))
def test_whatever_is_known_the_wait_lies_between_floor_and_ceiling(
    kind: Ending, finished: float | None, pauses: PauseMemory, patience: float
) -> None:
    settings = EndpointSettings(patience=patience)
    wait, reason = wait_for(kind, finished, pauses, settings)
    assert settings.floor <= wait <= settings.ceiling
    assert reason


def test_a_model_that_is_not_sure_enough_changes_nothing() -> None:
    careful = EndpointSettings(sure=0.8)
    without = wait_for(Ending.OPEN, None, PauseMemory(), careful)
    assert wait_for(Ending.OPEN, 0.7, PauseMemory(), careful) == without
    assert wait_for(Ending.OPEN, 0.3, PauseMemory(), careful) == without
    assert wait_for(Ending.OPEN, 0.85, PauseMemory(), careful)[1] == FINISHED


@given(finished=opinions)
def test_a_fixed_wait_stays_fixed(finished: float | None) -> None:
    fixed = EndpointSettings.fixed(0.6)
    assert {wait_for(kind, finished, PauseMemory(), fixed)[0] for kind in Ending} == {0.6}


def test_to_be_sure_is_at_least_to_believe_it() -> None:
    with pytest.raises(ConfigurationError, match="sure out of range"):
        EndpointSettings(sure=0.3)
