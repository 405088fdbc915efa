"""A path of twelve weeks for each population, read as a trainer would: `python -m scripts.print_paths`.

Each begins weak in two skills, does every week what the path offers, and gets a little better at what was
practised; a call shows the caller's own skills with some scatter. Nothing is held and nothing is kept.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from voicesim.programme.deeds import Deed, Practised, Preferred, Way, WentThrough
from voicesim.programme.offering import labels_in, offer_in
from voicesim.programme.path import Path, lay_path
from voicesim.programme.state import PathState, after
from voicesim.programme.units import Unit

BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
STEPS = (0.0, 0.4, 0.65, 0.85)
PEOPLE: tuple[tuple[str, tuple[str, str], Way], ...] = (
    ("gestionnaire_auto", ("empathie", "ecoute"), "read"),
    ("gestionnaire_habitation", ("clarte", "solution"), "do"),
    ("gestionnaire_sante_prevoyance", ("empathie", "clarte"), "listen"),
    ("conseiller_plateforme", ("ecoute", "questionnement"), "do"),
    ("conseiller_agence", ("solution", "cloture"), "read"),
    ("teleassistance", ("conformite", "accueil"), "listen"),
)
BETTER = {"read": 0.02, "listen": 0.02, "rounds": 0.04, "drill": 0.05, "call": 0.04}
"""What a unit adds to its skill."""


def walked(population: str, weak: tuple[str, str], way: Way) -> None:
    """Print twelve weeks."""
    chance, offer, labels = random.Random(population), offer_in("fr"), labels_in("fr")
    level = {skill: 0.35 if skill in weak else 0.7 for skill in labels}
    state = after(None, Preferred(way=way, trade=population), BEGIN)
    print(f"\n{population}, weak in {weak[0]} and {weak[1]}, likes to {way}")
    for week in range(12):
        now = BEGIN + timedelta(weeks=week)
        path = lay_path(state, offer, now)
        print(f"  week {week + 1:2}: {_said(path)}")
        for step in path.steps:
            now += timedelta(minutes=step.minutes)
            level[step.skill] = min(0.95, level[step.skill] + BETTER[step.kind])
            state = after(state, _done(step, level, state, chance, now), now)
    print(f"  competent: {', '.join(lay_path(state, offer, now).competent) or 'in nothing yet'}")


def _done(
    step: Unit, level: Mapping[str, float], state: PathState, chance: random.Random, now: datetime
) -> Deed:
    """What is entered of a step; a drill is of a caller who was met."""
    if step.kind not in ("call", "drill"):
        return WentThrough(unit=step.id, minutes=step.minutes)
    drill = step.kind == "drill"
    return Practised(
        call=f"{now:%m%d%H%M}",
        scenario=state.shown[-1].scenario if drill else step.id,
        held=now,
        shares={
            one: min(1.0, max(0.0, level[one] + chance.gauss(0, 0.1)))
            for one in ([step.skill] if drill else level)
        },
        steps=STEPS,
        drill=drill,
        minutes=step.minutes,
    )


def _said(path: Path) -> str:
    steps = ", ".join(f"{one.kind} {one.id} ({one.skill}, {one.minutes:g})" for one in path.steps)
    return f"[{path.left.week:.1f} of {path.left.month:g} min] {steps or 'nothing'}"


if __name__ == "__main__":
    for one in PEOPLE:
        walked(*one)
