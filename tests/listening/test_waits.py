"""The turn model is heard where the words leave it open whether the turn is over, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.errors import ConfigurationError
from voicesim.listening.cues import Ending
from voicesim.listening.endpoint_settings import EndpointSettings
from voicesim.listening.pauses import PauseMemory
from voicesim.listening.waits import UNFINISHED, wait_for

USUAL = EndpointSettings()
DECIDED = [kind for kind in Ending if kind is not Ending.OPEN]

kinds = st.sampled_from(list(Ending))
opinions = st.none() | st.floats(0, 1)
memories = st.lists(st.floats(0.15, 1.6), max_size=32).map(lambda heard: PauseMemory(tuple(heard)))


def test_who_sounds_unfinished_is_waited_for() -> None:
    without, why = wait_for(Ending.OPEN, None, PauseMemory(), USUAL)
    longer, held_back = wait_for(Ending.OPEN, 0.1, PauseMemory(), USUAL)
    assert longer > without
    assert (why, held_back) == ("usual pause", UNFINISHED)


@given(kind=kinds, finished=opinions, pauses=memories)
def test_the_turn_model_never_hurries_the_client(
    kind: Ending, finished: float | None, pauses: PauseMemory
) -> None:
    assert wait_for(kind, finished, pauses, USUAL)[0] >= wait_for(kind, None, pauses, USUAL)[0]


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
    careful = EndpointSettings(goes_on=0.2)
    without = wait_for(Ending.OPEN, None, PauseMemory(), careful)
    assert wait_for(Ending.OPEN, 0.3, PauseMemory(), careful) == without
    assert wait_for(Ending.OPEN, 0.2, PauseMemory(), careful)[1] == UNFINISHED


@given(finished=opinions)
def test_a_fixed_wait_stays_fixed(finished: float | None) -> None:
    fixed = EndpointSettings.fixed(0.6)
    assert {wait_for(kind, finished, PauseMemory(), fixed)[0] for kind in Ending} == {0.6}


def test_a_share_of_belief_beyond_a_probability_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="goes_on out of range"):
        EndpointSettings(goes_on=1.3)
