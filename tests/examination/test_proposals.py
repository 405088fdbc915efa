"""How far the machine strays from what people marked, and whether from some more than from others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.examination.sittings import CRITERIA, sitting
from voicesim.blind_marking.estimate import Estimate, NotEnough
from voicesim.errors import StorageError
from voicesim.examination.declared import read_declared
from voicesim.examination.outcome import SittingOutcome
from voicesim.examination.proposals import FEWEST, error_rates, fairness
from voicesim.examination.reliability_report import shares_of


def machine(held: SittingOutcome, adds: Callable[[int, int, str], float]) -> SittingOutcome:
    """A sitting whose machine adds so much to what people gave: by candidate, call and criterion."""
    return replace(
        held,
        candidates=tuple(
            replace(
                one,
                calls=tuple(
                    replace(
                        call,
                        proposal={
                            name: share + adds(one.number, place, name)
                            for name, share in shares_of(call).items()
                        },
                    )
                    for place, call in enumerate(one.calls)
                ),
            )
            for one in held.candidates
        ),
    )


def test_a_proposal_is_wrong_when_it_is_far_from_the_mean_of_the_people_who_marked() -> None:
    """Off by 30 points in every fifth call of one criterion, by 20 in another: only the first is wrong."""

    def adds(number: int, place: int, name: str) -> float:
        return {"faits": 0.3 if (4 * number + place) % 5 == 0 else 0.0, "cadre": -0.2}.get(name, 0.0)

    rates = {one.criterion: one for one in error_rates([machine(sitting(120), adds)])}
    assert {name: (one.wrong, one.calls, one.people) for name, one in rates.items()} == {
        name: (96 if name == "faits" else 0, 480, 120) for name in CRITERIA
    }
    found = rates["faits"].rate
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(0.2)
    assert found.interval == pytest.approx((0.1382, 0.2803), abs=0.0001), "Wilson's, of 120 people"


def test_twelve_candidates_tell_no_error_rate() -> None:
    rates = error_rates([machine(sitting(12), lambda *_: 0.0)])
    assert all(isinstance(one.rate, NotEnough) for one in rates)


def declared(held: SittingOutcome, group: Callable[[int], str]) -> dict[str, dict[tuple[str, int], str]]:
    return {"accent": {(held.id, one.number): group(one.number) for one in held.candidates}}


def test_a_machine_that_harms_a_group_is_found_and_one_that_does_not_is_not() -> None:
    chance = np.random.default_rng(4)

    def noise() -> float:
        return float(chance.normal(0, 0.05))

    harmed = machine(
        sitting(60), lambda number, _, name: noise() - 0.15 * (number % 3 == 0 and name == "faits")
    )
    asked = declared(harmed, lambda number: "southern" if number % 3 == 0 else "none")
    gaps = {(one.group, one.criterion): one for one in fairness([harmed], asked).gaps}
    assert gaps["southern", "faits"].beyond is True
    assert gaps["southern", "faits"].people == 20
    found = gaps["southern", "faits"].gap
    assert isinstance(found, Estimate)
    assert found.interval[0] <= -0.15 <= found.interval[1]
    assert {key for key, one in gaps.items() if one.beyond} == {("southern", "faits"), ("none", "faits")}
    assert all(one.beyond is False for key, one in gaps.items() if key[1] != "faits")


def test_nothing_is_said_of_fewer_than_ten_people() -> None:
    held = machine(sitting(40), lambda *_: 0.1)
    few = declared(held, lambda number: "rare" if number < FEWEST else "common")
    found = fairness([held], few)
    assert {one.group for one in found.gaps} == {"common"}
    assert all(isinstance(one.gap, NotEnough) for one in found.gaps), "it is against nine people"
    assert found.too_small == {"accent": 1}


def test_the_table_of_what_people_declared(tmp_path: Path) -> None:
    file, held = tmp_path / "declared.csv", sitting(3)
    file.write_text("Candidate;Accent;Âge\n1;du sud;\n3; aucun ;45\n", encoding="utf-8-sig")
    assert read_declared(file, [held]) == {
        "accent": {("S1", 1): "du sud", ("S1", 3): "aucun"},
        "âge": {("S1", 3): "45"},
    }
    both = [held, sitting(3, name="S2")]
    file.write_text("sitting,candidate,age\nS2,1,30\n", encoding="utf-8")
    assert read_declared(file, both) == {"age": {("S2", 1): "30"}}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no head line of questions"),
        ("candidate\n1\n", "has no head line of questions"),
        ("number;accent\n1;x\n", "has no head line of questions"),
        ("candidate;age;age\n1;x;y\n", "has no head line of questions"),
        ("candidate;age\n4;x\n", "line 2 names no candidate, or one twice"),
        ("candidate;age\n1;x\n1;y\n", "line 3 names no candidate, or one twice"),
        ("candidate;age\nZoé;x\n", "line 2 names no candidate, or one twice"),
        ("sitting;candidate;age\nS9;1;x\n", "line 2 names no candidate, or one twice"),
    ],
)
def test_a_table_that_does_not_do(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "declared.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match=sentence):
        read_declared(file, [sitting(3)])


def test_of_several_sittings_a_line_says_which(tmp_path: Path) -> None:
    file = tmp_path / "declared.csv"
    file.write_text("candidate;age\n1;x\n", encoding="utf-8")
    with pytest.raises(StorageError, match="does not say which sitting"):
        read_declared(file, [sitting(3), sitting(3, name="S2")])
