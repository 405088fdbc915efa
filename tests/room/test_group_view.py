"""The view of a group: nobody can be told apart in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.room.group_view import FEWEST, SHOWN, STRONG, group_view
from voicesim.scorecard.card import Card, Criterion


def card(**shares: float | None) -> Card:
    criteria = tuple(
        Criterion(id=id, label=id.title(), dimension="d", weight=10, share=share, checks=())
        for id, share in shares.items()
    )
    return Card.model_construct(score=50, criteria=criteria)


@pytest.mark.parametrize("people", range(FEWEST))
def test_a_group_of_fewer_than_five_people_is_not_shown(people: int) -> None:
    many_calls = [(f"P-{n}", card(a=0.5)) for n in range(people) for _ in range(10)]
    assert group_view(many_calls) is None


def test_each_person_counts_once_however_many_calls_they_held() -> None:
    results = [(f"P-{n}", card(welcome=0.0)) for n in range(4)] + [("P-4", card(welcome=1.0))] * 20
    view = group_view(results)
    assert view is not None
    assert (view.people, view.calls) == (5, 24)
    assert view.to_work_on[0].share == pytest.approx(0.2)


def test_a_skill_on_which_fewer_than_five_were_judged_is_left_out() -> None:
    results = [(f"P-{n}", card(all=0.9, some=0.1 if n < 4 else None)) for n in range(6)]
    view = group_view(results)
    assert view is not None
    assert [skill.name for skill in (*view.strong, *view.to_work_on)] == ["All"]


def test_calls_without_a_score_count_nobody_in() -> None:
    results = [(f"P-{n}", card(a=0.5)) for n in range(4)]
    silent = Card.model_construct(score=None, criteria=card(a=0.5).criteria)
    assert group_view([*results, ("P-9", silent)]) is None


def test_a_call_that_takes_another_up_again_counts_nobody_in() -> None:
    results = [(f"P-{n}", card(a=0.9)) for n in range(5)]
    again = card(a=0.0).model_copy(update={"taken_up": {"call": "20260302-1000-FR03", "turn": "6"}})
    assert group_view([*results, ("P-0", again)]) == group_view(results)


@given(st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 1), min_size=1), max_size=12))
def test_strong_and_weak_skills_never_overlap_and_are_three_at_most(people: list[dict[str, float]]) -> None:
    view = group_view([(f"P-{n}", card(**shares)) for n, shares in enumerate(people)])
    assert (view is None) == (len(people) < FEWEST)
    if view is not None:
        assert all(skill.share >= STRONG and skill.people >= FEWEST for skill in view.strong)
        assert all(skill.share < STRONG and skill.people >= FEWEST for skill in view.to_work_on)
        assert max(len(view.strong), len(view.to_work_on)) <= SHOWN
        assert list(view.to_work_on) == sorted(view.to_work_on, key=lambda skill: (skill.share, skill.name))


def test_the_room_is_not_in_the_packages_that_other_commands_import(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import voicesim.cli.main, voicesim.web.serving, typer, sys; "
        "dict(typer.main.get_command(voicesim.cli.main.app).commands); "
        "print([n for n in sys.modules if n == 'zeroconf'])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", "nothing else could say a name on the network"
