"""What a programme changed: the lot, the model, the errors, and what may be said of an interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import MONDAY

from voicesim.programme.effect.comparing import difference
from voicesim.programme.effect.draw import coaching, measurer, starts
from voicesim.programme.effect.effects import cells_of, programme_effect, seen
from voicesim.programme.effect.learning import curve
from voicesim.programme.effect.measured import Measured, Rows
from voicesim.programme.effect.plan import Drawn, StopRule
from voicesim.programme.effect.robust import robust_error
from voicesim.programme.effect.told import judged
from voicesim.programme.effect.weakest import weakest

CALLERS = ("FR01", "FR02", "FR04", "FR08")
TEAMS = tuple(f"team {number:02}" for number in range(12))


def plan(seed: int = 7, teams: Sequence[str] = TEAMS, *, compares: bool = False) -> Drawn:
    return Drawn(
        seed=seed,
        begin=MONDAY,
        language="fr",
        starts=starts(teams, len(CALLERS), seed),
        callers=CALLERS,
        compares=compares,
        rule=StopRule(looks=len(CALLERS)),
    )


def measured(
    drawn: Drawn,
    *,
    size: int = 12,
    gain: float = 0.0,
    drift: float = 0.0,
    harder: float = 0.0,
    doing: float = 0.0,
    scatter: float = 0.1,
    seed: int = 1,
) -> Rows:
    """Calls of a house in which a skill gains so much at each step since the start, and drifts with time."""
    chance, calls = np.random.default_rng(seed), []
    for team, start in drawn.starts.items():
        of_the_team = chance.normal(0, 0.05)
        for number in range(size):
            who, own = f"P-{team}-{number}", chance.normal(0, 0.1)
            for wave in range(drawn.waves):
                caller, exposure = measurer(drawn, who, wave), max(0, wave - start)
                share = 0.4 + of_the_team + own + drift * wave + gain * exposure + chance.normal(0, scatter)
                share -= harder * (caller == CALLERS[0])
                other = share + doing * (coaching(drawn, who, "ecoute") == "doing") * (exposure > 0)
                clear = share + chance.normal(0, 0.05)
                calls.append(Measured(who, team, caller, wave, exposure, {"ecoute": other, "clarte": clear}))
    return Rows(calls)


def test_whoever_has_the_seed_and_the_teams_draws_the_same() -> None:
    assert starts(TEAMS, 4, 7) == starts(tuple(reversed(TEAMS)), 4, 7)
    assert starts(TEAMS, 4, 7) != starts(TEAMS, 4, 8)


@given(st.integers(10, 40), st.integers(3, 8), st.integers(0, 10_000))
def test_as_many_teams_start_at_each_date_as_can_be(teams: int, dates: int, seed: int) -> None:
    counted = Counter(starts([f"t{number}" for number in range(teams)], dates, seed).values())
    assert set(counted) == set(range(dates))
    assert max(counted.values()) - min(counted.values()) <= 1


def test_each_person_meets_each_caller_once_and_each_wave_sees_all_of_them() -> None:
    drawn = plan()
    for person in ("P-1", "P-2", "P-3"):
        assert {measurer(drawn, person, wave) for wave in range(4)} == set(CALLERS)
    first = Counter(measurer(drawn, f"P-{number}", 0) for number in range(400))
    assert all(70 <= count <= 130 for count in first.values())


def test_every_wave_has_teams_that_have_not_started() -> None:
    drawn = plan()
    for wave in range(drawn.waves):
        assert any(drawn.exposure(team, wave) == 0 for team in TEAMS)
    assert drawn.wave_of(MONDAY + timedelta(days=8)) is None, "the first window has closed"
    assert drawn.wave_of(MONDAY + timedelta(days=29)) == 1
    assert drawn.closed_by(MONDAY + timedelta(days=40)) == 2


def test_the_interval_is_wide_until_the_last_wave_has_closed() -> None:
    assert plan().level_at(3) == 0.999
    assert plan().level_at(4) == 0.95


def test_the_robust_error_of_two_groups_is_welchs() -> None:
    from scipy.stats import ttest_ind  # a second to load, in every process that collects

    chance = np.random.default_rng(3)
    one, two = chance.normal(0, 1, 7), chance.normal(0.4, 3, 11)
    values = np.concatenate((one, two))
    design = np.column_stack((np.ones(18), np.arange(18) >= 7)).astype(float)
    rest = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
    rows = [(design[n : n + 1], rest[n : n + 1]) for n in range(18)]
    found, welch = robust_error(rows, np.array([0.0, 1.0])), ttest_ind(two, one, equal_var=False)
    assert (two.mean() - one.mean()) / found.standard == pytest.approx(welch.statistic)


def test_an_effect_is_found_whatever_the_calendar_and_the_callers_do() -> None:
    rows = measured(plan(), gain=0.05, drift=0.06, harder=0.3)
    found = programme_effect(rows.of("ecoute"), 0.95)
    assert found.verdict == "better"
    assert found.interval is not None
    true = float(0.05 * np.array([1, 2, 3]) @ seen(np.array([1, 2, 3]), 3))
    assert found.interval[0] < true < found.interval[1]
    assert found.interval[1] - found.interval[0] < 0.12


def test_a_house_that_only_drifts_upwards_is_told_no_effect() -> None:
    found = programme_effect(measured(plan(), drift=0.08, scatter=0.02, size=20).of("ecoute"), 0.95)
    assert found.verdict == "no_matter"


def test_callers_who_are_harder_are_taken_out_of_the_cells() -> None:
    easy = cells_of(measured(plan(), harder=0.0).of("ecoute"))
    hard = cells_of(measured(plan(), harder=0.3).of("ecoute"))
    assert np.allclose(easy.mean - easy.mean.mean(), hard.mean - hard.mean.mean(), atol=1e-9)


@pytest.mark.parametrize(
    ("rows", "lack"),
    [
        (measured(plan(teams=TEAMS[:8]), size=3), "teams"),
        (Rows([one for one in measured(plan(), size=3).calls if one.exposure == 0]), "people"),
        (Rows([one for one in measured(plan(), size=1).calls if one.wave == 0]), "people"),
    ],
)
def test_too_little_is_said_to_be_too_little(rows: Rows, lack: str) -> None:
    found = programme_effect(rows.of("ecoute"), 0.95)
    assert (found.verdict, found.lack, found.value) == ("cannot_tell", lack, None)


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        ((0.01, 0.2), "better"),
        ((-0.2, -0.01), "worse"),
        ((-0.02, 0.04), "no_matter"),
        ((-0.02, 0.06), "cannot_tell"),
        ((-0.08, 0.02), "cannot_tell"),
    ],
)
def test_what_an_interval_allows_one_to_say(interval: tuple[float, float], verdict: str) -> None:
    assert judged(sum(interval) / 2, interval).verdict == verdict


def test_the_weakest_rise_whatever_is_done_and_the_waiting_show_it() -> None:
    found = weakest(measured(plan(), size=20, scatter=0.2).of("ecoute"))
    assert found is not None
    assert found.rose > 0.1, "nothing was done, and they rose"
    assert found.rose_waiting > 0.1, "so did those who waited"


def test_two_ways_to_coach_are_told_apart_and_alike_ones_are_not() -> None:
    drawn = plan(compares=True)
    lot = {
        (f"P-{team}-{n}", skill): coaching(drawn, f"P-{team}-{n}", skill)
        for team in TEAMS
        for n in range(12)
        for skill in ("ecoute", "clarte")
    }
    found = difference(measured(drawn, doing=0.2), lot, 30, 0.95)
    assert found.verdict == "better"
    alike = difference(measured(drawn), lot, 30, 0.95)
    assert alike.interval is not None
    assert alike.interval[0] < 0 < alike.interval[1]
    assert difference(measured(drawn), lot, 5000, 0.95).lack == "least"


def test_a_curve_that_has_not_bent_is_told_no_end() -> None:
    rising = curve(measured(plan(), gain=0.1, scatter=0.01, size=20).of("ecoute"))
    assert rising is not None
    assert rising.plateau is None
    calls = [
        Measured(f"P-{n}", "t", CALLERS[0], step, step, {"ecoute": 0.8 - 0.4 * 3.0**-step})
        for n in range(8)
        for step in range(5)
    ]
    flat = curve(Rows(calls).of("ecoute"))
    assert flat is not None
    assert flat.plateau == pytest.approx(0.8, abs=0.02)
    assert flat.start == pytest.approx(0.4, abs=0.02)
