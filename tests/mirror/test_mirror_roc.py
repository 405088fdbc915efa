"""On real voices the effort rises where people hear a raised voice."""

from __future__ import annotations

import pytest

from scripts.mirror_roc import EMODB, area, area_of, utterances


def test_the_area_counts_how_often_raised_is_above_calm() -> None:
    assert area([2, 3], [0, 1]) == 1.0
    assert area([0, 1], [2, 3]) == 0.0
    assert area([1, 3], [1, 2]) == (0.5 + 0 + 1 + 1) / 4


@pytest.mark.speech
def test_effort_tells_raised_voices_from_calm_ones_through_the_telephone() -> None:
    if not EMODB.is_dir():
        pytest.skip("the Berlin database is not beside this checkout")
    spoken = utterances(EMODB)
    judged = [one for one in spoken if one.judged]
    assert len(judged) > 200
    assert sum(one.passage is not None for one in judged) / len(judged) > 0.97
    assert area_of(judged) >= 0.97
    assert area_of(judged, unmeasured=True) >= 0.97
    for low in (False, True):
        assert area_of(one for one in judged if one.low_voice == low) >= 0.97
    for speaker in {one.speaker for one in judged}:
        assert area_of(one for one in judged if one.speaker == speaker) >= 0.95
