"""Sittings made of deeds alone, without a store: for rules, views and statistics."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from voicesim.examination import deeds
from voicesim.examination.blueprint import load_blueprint
from voicesim.examination.outcome import Rating
from voicesim.examination.rules import after
from voicesim.examination.rules_of_calls import turn_of
from voicesim.examination.state import SittingState

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
BLUEPRINT = load_blueprint("cqp_relation_clientele")
CRITERIA: Mapping[str, float] = {"accueil": 30, "ecoute": 50, "cloture": 20}
LEVELS = ("to_rework", "in_progress", "solid", "exemplary")


class Told:
    """A sitting that one tells what happens; each deed a minute after the one before."""

    def __init__(self) -> None:
        self.state: SittingState | None = None
        self.now = MARCH
        self.done: list[deeds.Deed] = []

    def do(self, deed: deeds.Deed) -> SittingState:
        self.now += timedelta(minutes=1)
        self.state = after(self.state, deed, self.now)
        self.done.append(deed)
        return self.state

    @property
    def so_far(self) -> SittingState:
        assert self.state is not None
        return self.state

    def made(self) -> Told:
        self.do(deeds.Made(blueprint=BLUEPRINT, organisation="Une maison"))
        return self

    def seats(self, candidates: int, examiners: int) -> Told:
        for number in range(1, candidates + 1):
            self.do(deeds.Seated(seat=f"C{number}", who=f"candidate {number}"))
        for number in range(1, examiners + 1):
            self.do(deeds.Seated(seat=f"E{number}", who=f"examiner {number}"))
        return self

    def opened(self, seed: int = 7) -> Told:
        self.do(deeds.Opened(seed=seed, seal={"blueprint": BLUEPRINT.digest}))
        return self

    def assigned(self, duties: Mapping[str, tuple[str, ...]] | None = None) -> Told:
        """Everything to E1 and E2, unless other duties are given."""
        both = {slot.key: ("E1", "E2") for slot in self.so_far.slots()}
        self.do(deeds.Assigned(duties=both if duties is None else duties))
        return self

    def call(self, candidate: str, name: str = "", *, held: bool = True) -> str:
        turn = turn_of(self.so_far, candidate)
        name = name or f"{candidate}-{turn.station}-{len(self.so_far.calls)}"
        self.do(
            deeds.Called(
                call=name,
                candidate=candidate,
                station=turn.station,
                scenario=turn.scenario,
                seed=turn.seed,
            )
        )
        if held:
            self.held(name)
        return name

    def held(self, name: str) -> None:
        shares = dict.fromkeys(CRITERIA, 0.5)
        self.do(
            deeds.Held(
                call=name,
                facts="ab",
                criteria=CRITERIA,
                levels=LEVELS,
                proposal=shares,
                checks={"greeting": True},
                seconds=60,
            )
        )

    def marked(self, call: str, examiner: str, level: str = "solid", *, sign: bool = True) -> None:
        self.do(deeds.Rated(call=call, by=examiner, rating=Rating.AT_LEVEL))
        self.do(deeds.Levelled(call=call, by=examiner, levels=dict.fromkeys(CRITERIA, level)))
        self.do(deeds.Seen(call=call, by=examiner))
        if sign:
            self.do(deeds.Signed(call=call, by=examiner))


def under_way(candidates: int = 2, examiners: int = 3) -> Told:
    """An open sitting whose calls are all assigned to E1 and E2."""
    return Told().made().seats(candidates, examiners).opened().assigned()


def taken(candidates: int = 1, examiners: int = 5) -> Told:
    """The same, every call taken."""
    told = under_way(candidates, examiners)
    for number in range(1, candidates + 1):
        for _ in BLUEPRINT.stations:
            told.call(f"C{number}")
    return told


def decided(candidates: int = 1) -> Told:
    """The same, marked alike by both, decided and told."""
    told = taken(candidates)
    for name in told.so_far.calls:
        told.marked(name, "E1")
        told.marked(name, "E2")
    for number in range(1, candidates + 1):
        told.do(deeds.Decided(candidate=f"C{number}", passed=True, by=("E1", "E2")))
        told.do(deeds.Communicated(candidate=f"C{number}"))
    return told
