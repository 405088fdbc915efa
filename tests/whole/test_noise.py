"""A trainee who is heard badly is not marked as if they had spoken badly.

`python -m scripts.noise_report` mishears every robot in every call.
"""

from __future__ import annotations

import pytest

from scripts.noise import Row, in_clear, rescored, rows

pytestmark = pytest.mark.computes(25)

SEEDS = 4
AT_MOST = {0.1: 5.0, 0.2: 10.0}
"""Points by which a score may change in the mean, by the word error rate."""
RISE = 10.0
"""Points that a robot with faults may gain in the mean when it is heard badly."""


@pytest.mark.parametrize("scenario", ["FR08", "EN03"])
def test_recognition_errors_hardly_change_a_good_trainee_s_score(scenario: str) -> None:
    for row in rows(scenario, ["good"], list(AT_MOST), SEEDS):
        assert abs(row.mean) < AT_MOST[row.rate], row
        assert [call.invented for call in row.calls] == [{}] * SEEDS


def test_badly_heard_robots_keep_their_ranks_and_gain_little() -> None:
    found = rows("FR03", ["good", "average", "poor", "reciter"], [0.2], SEEDS)
    noisy: dict[str, float] = {row.robot: row.clear + row.mean for row in found}
    assert noisy["good"] > noisy["average"] > max(noisy["poor"], noisy["reciter"])
    assert all(row.mean < RISE for row in found), found
    assert sum(_invented(row) for row in found) == 0


def _invented(row: Row) -> int:
    return sum(len(call.invented) for call in row.calls)


def test_what_was_not_heard_is_shown_to_a_person_with_its_words() -> None:
    call = in_clear("FR08", "good")
    heard, card = rescored(call, 0.2, seed=0)
    open_checks = [item for item in card.as_json()["unjudged"] if item["reason"] == "low_confidence"]
    said = {turn.text for turn in heard.turns if turn.speaker == "trainee"}
    assert open_checks
    for item in open_checks:
        assert item["evidence"]
        assert all(any(quote["words"] in turn for turn in said) for quote in item["evidence"])


def test_the_same_noise_gives_the_same_scorecard() -> None:
    call = in_clear("FR08", "good")
    one, two = (rescored(call, 0.2, seed=3)[1] for _ in range(2))
    assert one.as_json() == two.as_json()
