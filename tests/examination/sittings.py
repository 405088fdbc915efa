"""Sittings made of numbers that a test puts in: persons, stations, examiners and their severities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from voicesim.examination.outcome import (
    CallMarks,
    CandidateOutcome,
    Change,
    Competence,
    Decision,
    Incident,
    Rating,
    Settlement,
    SittingOutcome,
    Standard,
    StationCall,
)
from voicesim.scorecard.rubric import Label

MORNING = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
STATIONS = {
    "degat_des_eaux": Label(fr="Dégât des eaux", en="Water damage"),
    "vol": Label(fr="Vol déclaré tard", en="Theft reported late"),
    "refus": Label(fr="Refus de garantie", en="Refusal of cover"),
    "assistance": Label(fr="Assistance de nuit", en="Night assistance"),
}
CRITERIA = ("accueil", "faits", "cadre", "suite")
RNCP = "RNCP41351"


@dataclass(frozen=True)
class World:
    """Where marks come from: variances of points of 100, and examiners' severities."""

    persons: float = 120.0
    person_by_call: float = 60.0
    noise: float = 25.0
    stations: Mapping[str, float] = field(default_factory=lambda: {"vol": -6.0})
    severities: Mapping[str, float] = field(default_factory=lambda: {"ex-a": 4.0, "ex-b": -4.0})
    cut: float = 55.0
    """The total at which a call is borderline."""


def sitting(
    candidates: int,
    world: World | None = None,
    *,
    seed: int = 1,
    stations: Sequence[str] = tuple(STATIONS),
    name: str = "S1",
) -> SittingOutcome:
    """A whole sitting, decided: every call is marked by every examiner of the world."""
    world = world or World()
    chance = np.random.default_rng(seed)
    people = []
    for number in range(1, candidates + 1):
        ability = 60 + chance.normal(0, world.persons**0.5)
        calls = []
        for index, station in enumerate(stations):
            worth = ability + world.stations.get(station, 0.0) + chance.normal(0, world.person_by_call**0.5)
            marks = tuple(
                _marks(who, worth - severity + chance.normal(0, world.noise**0.5), world, number, chance)
                for who, severity in world.severities.items()
            )
            calls.append(_call(station, number, index, marks, world))
        final = float(np.mean([call.final for call in calls]))
        told = MORNING + timedelta(days=3)
        people.append(
            CandidateOutcome(
                f"p-{number:03}",
                number,
                tuple(calls),
                Decision(final >= 50, ("jury-a", "jury-b"), MORNING + timedelta(days=2)),
                told,
                told + timedelta(days=14),
            )
        )
    return SittingOutcome(
        id=name,
        certification=Label(fr="Chargé de relation clientèle en assurance", en="Insurance customer adviser"),
        register=RNCP,
        organisation="Institut des Métiers",
        language="fr",
        opened=MORNING,
        closed=MORNING + timedelta(days=2),
        blueprint="b" * 64,
        seal={"scenario FR03": "1" * 64, "rubric": "2" * 64, "program": "3" * 64},
        draw_seed=7,
        competences=(
            Competence(
                "bloc1", Label(fr="Accueillir et qualifier", en="Receive and qualify"), tuple(stations[:2])
            ),
            Competence(
                "bloc2", Label(fr="Expliquer et conclure", en="Explain and close"), tuple(stations[2:])
            ),
        ),
        stations={one: STATIONS[one] for one in stations},
        tolerance=10.0,
        standard=Standard("angoff", 52.0, (48.5, 55.5), 5),
        candidates=tuple(people),
        examiners=tuple(world.severities),
    )


def _marks(who: str, total: float, world: World, number: int, chance: np.random.Generator) -> CallMarks:
    total = float(np.clip(total, 0, 100))
    shares = {
        name: float(np.clip(round(4 * (total / 100 + chance.normal(0, 0.1))) / 4, 0, 1)) for name in CRITERIA
    }
    rating = Rating(int(np.clip(round(1 + (total - world.cut) / 15 + chance.normal(0, 0.3)), 0, 3)))
    return CallMarks(who, rating, shares, total, signed=MORNING + timedelta(hours=number))


def _call(station: str, number: int, index: int, marks: tuple[CallMarks, ...], world: World) -> StationCall:
    mean = float(np.mean([one.total for one in marks]))
    return StationCall(
        station,
        f"FR{index + 3:02}",
        f"20260601-{90000 + number * 10 + index}-FR{index + 3:02}",
        marks,
        proposal=dict.fromkeys(CRITERIA, 0.13579),
        checks={"greets": True, "asks_origin": mean > world.cut, "offers_gift": False},
        started=MORNING + timedelta(minutes=30 * number + 6 * index),
        seconds=240.0,
        final=mean,
    )


CHANGE = Change("faits", 0.25, 0.75, "La date est demandée à 02:10.", MORNING + timedelta(hours=5))
SETTLEMENT = Settlement(
    "cadre", (0.25, 1.0), 0.75, "ex-c", "La franchise est expliquée.", MORNING + timedelta(days=1)
)
INCIDENT = Incident("device_lost", MORNING + timedelta(hours=1), True, "Casque débranché")
