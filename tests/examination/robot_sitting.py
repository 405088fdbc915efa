"""A whole sitting of robots in virtual time: real calls of a few robots, copied to those who speak like them.

Equal scenario, seed and robot give equal calls but for whose they are, so that each is held once.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import floor
from pathlib import Path
from typing import cast

from voicesim.call.directory import MANIFEST, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.call.setup import Models, Plan
from voicesim.call.whole_files import write_whole
from voicesim.examination import deeds
from voicesim.examination.blueprint import Station, load_blueprint
from voicesim.examination.book import Book
from voicesim.examination.holding import Prepared, noted, prepare, refuse_changed_call
from voicesim.examination.outcome import Rating
from voicesim.examination.sittings import (
    add_candidates,
    assign,
    examiner_seat,
    new_sitting,
    open_sitting,
)
from voicesim.examination.views import to_mark, to_settle
from voicesim.line.trainee_script import Quality, script_of
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.sessions.provenance import proved
from voicesim.sessions.registry import Registry
from voicesim.sessions.robots import robot_line
from voicesim.sessions.session import hold_call
from voicesim.settings.schema import Settings
from voicesim.voice.scripted import ToneVoice

MINUTES = 0.5
"""Of each station: enough for several turns, and quick."""

LEVELS: tuple[Quality, ...] = ("good", "average", "poor")
"""Of the candidates: number 1 the first, 2 the second, 3 the third, 4 the first again, ..."""

TRUE: Mapping[Quality, float] = {"good": 0.88, "average": 0.66, "poor": 0.40}
"""What the calls of the first robot of each level are worth together, 0..1; each next one 0.04 less."""

LUCK = 0.03
"""How far one call may turn out better or worse than its robot is."""

NOISE = 0.01
"""How far one examiner may err in one call without slipping."""

STRONG = ({"recueil", "indemnisation"}, {"relation", "situation_difficile"})
"""Competences in which candidates 1, 2, 3, 7, 8, 9 do better, and those in which 4, 5, 6, 10, 11, 12 do."""

CUT = 50.0


def able(number: int) -> float:
    """What a candidate is worth over all competences, 0..1."""
    return TRUE[LEVELS[(number - 1) % 3]] - 0.04 * ((number - 1) // 3)


def worth(number: int, station: Station) -> float:
    """What a candidate's call at a station is worth, by the competences it shows, 0..1."""
    strong = STRONG[(number - 1) // 3 % 2]
    shifts = [0.08 if one in strong else -0.08 for one in station.competences]
    luck = random.Random(f"{number} {station.id}").uniform(-LUCK, LUCK)
    return able(number) + sum(shifts) / len(shifts) + luck


@dataclass
class RobotExaminer:
    """An examiner with a severity and slips."""

    severity: float = 0.0
    """Taken off what a call is worth, 0..1."""
    slips: Mapping[tuple[int, str], float] = field(default_factory=dict)
    """Candidate and station -> what is added there by mistake."""

    def levels(
        self, value: float, number: int, station: str, criteria: Sequence[str], levels: Sequence[str]
    ) -> dict[str, str]:
        """Criterion -> level: between two levels as often the higher one as the value lies near it."""
        noise = random.Random(f"{self.severity} {number} {station}").uniform(-NOISE, NOISE)
        seen = value - self.severity + noise + self.slips.get((number, station), 0.0)
        top = len(levels) - 1
        start = random.Random(f"{station} {number}").random()
        return {
            one: levels[min(top, max(0, floor(seen * top + (start + place / len(criteria)) % 1)))]
            for place, one in enumerate(criteria)
        }


@dataclass
class RobotSitting:
    """Runs a sitting step by step; `now` is its clock."""

    registry: Registry
    settings: Settings
    kept: Path
    """Where the calls lie that were held once."""
    now: datetime
    examiners: Mapping[str, RobotExaminer]
    third: Sequence[str] = ("Lise Roux", "Marc Vidal")
    book: Book = field(init=False)
    seats: dict[str, str] = field(init=False, default_factory=dict)

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def begin(self, folder: Path, candidates: int, seed: int = 11) -> RobotSitting:
        """From `sitting new` to an open sitting."""
        path = folder / "cqp_relation_clientele.yaml"
        short = load_blueprint("cqp_relation_clientele").model_dump(mode="json")
        for station in short["stations"]:
            station["minutes"] = MINUTES
        path.write_text(_yaml(short), encoding="utf-8")
        self.book = new_sitting(self.registry, path, "Une maison", self.clock(), "robots")
        names = [f"Zéphyrine {_letters(number)}vergnaud" for number in range(candidates)]
        add_candidates(self.registry, self.book, names, self.clock())
        for name in (*self.examiners, *self.third):
            self.registry.enrol(name, "", self.clock())
            self.seats[name] = examiner_seat(self.registry, self.book, name, self.clock())
        open_sitting(self.book, self.settings, self.clock(), seed=seed, spoken=False, fit=True)
        assign(self.book, [self.seats[name] for name in self.examiners], self.clock())
        return self

    def take_call(self, number: int) -> str:
        """The next call of a candidate."""
        ready = prepare(self.registry, self.book, number, self.settings, self.clock, spoken=False)
        with noted(self.registry, self.book, ready, self.clock) as folder:
            self.hold(ready, self._quality(number, ready.turn.station), folder)
        return next(reversed(self.book.state.calls))

    def _quality(self, number: int, station: str) -> Quality:
        """The robot that speaks for a candidate at a station: as able as the call is worth."""
        value = worth(number, self.book.state.blueprint.station(station))
        return min(TRUE, key=lambda level: abs(TRUE[level] - value))

    def hold(self, ready: Prepared, quality: Quality, folder: Callable[[], Path]) -> None:
        """Hold it, or copy the one that was held alike."""
        plan = proved(
            ready.plan,
            self.settings,
            ready.notice,
            spoken=False,
            accepted=self.clock().isoformat(),
            owner=ready.owner,
        )
        same = self.kept / f"{plan.scenario.id}-{plan.seed}-{quality}"
        if not same.exists():
            first = self.kept / f".{same.name}"
            held_by_robot(plan, quality, first, self.now)
            first.rename(same)
        path = folder()
        shutil.copytree(same, path, dirs_exist_ok=True)
        self._of_their_own(CallDirectory(path), plan)

    def _of_their_own(self, call: CallDirectory, plan: Plan) -> None:
        manifest = replace(
            call.manifest(),
            owner=plan.provenance.owner,
            notice=plan.provenance.notice,
            held=self.clock().isoformat(timespec="seconds"),
        )
        write_whole(call.path / MANIFEST, cast(Manifest, manifest).as_json())

    def mark(self, name: str, call: str, *, sign: bool = True) -> None:
        """An examiner marks a call, from impression to signature."""
        seat, examiner = self.seats[name], self.examiners[name]
        refuse_changed_call(self.registry.store, self.book, call)
        state = self.book.state.calls[call]
        assert state.scale is not None
        number = self.book.state.candidates[state.candidate].number
        value = worth(number, self.book.state.blueprint.station(state.station))
        rating = Rating(min(3, max(0, round(3 * value))))
        self.book.enter(deeds.Rated(call=call, by=seat, rating=rating), self.clock())
        scale = state.scale
        levels = examiner.levels(value, number, state.station, list(scale.weights), scale.levels)
        self.book.enter(deeds.Levelled(call=call, by=seat, levels=levels), self.clock())
        self.book.enter(deeds.Seen(call=call, by=seat), self.clock())
        if sign:
            self.book.enter(deeds.Signed(call=call, by=seat), self.clock())

    def mark_all(self) -> None:
        for name in self.examiners:
            for call in to_mark(self.book.state, self.seats[name]):
                self.mark(name, call.name)

    def settle_all(self, name: str = "Lise Roux") -> list[str]:
        """A third person settles what differs, at what the call is worth."""
        settled = []
        for one in to_settle(self.book.state, self.seats[name]):
            value = worth(one.candidate, self.book.state.blueprint.station(one.call.station))
            deed = deeds.Settled(
                call=one.call.name,
                by=self.seats[name],
                criterion=one.conflict.criterion,
                value=value * (1 if one.conflict.criterion else 100),
                why="réécouté en entier",
            )
            self.book.enter(deed, self.clock())
            settled.append(one.call.name)
        return settled

    def decide_all(self, cut: float = CUT) -> None:
        """The jury follows the mean of the final marks."""
        jury = tuple(self.seats[name] for name in self.third)
        for seat in self.book.state.candidates:
            finals = [self.book.state.final(call) for call in self.book.state.calls_of(seat)]
            marks = [mark for mark in finals if mark is not None]
            passed = sum(marks) / len(marks) >= cut
            why = "" if passed else "plusieurs compétences ne sont pas au niveau"
            deed = deeds.Decided(candidate=seat, passed=passed, by=jury, why=why)
            self.book.enter(deed, self.clock())


def held_by_robot(plan: Plan, quality: Quality, path: Path, now: datetime) -> None:
    """One call, with tones for voices: everything else is as in any call."""
    words, voice = ScriptedRecogniser(), ToneVoice()
    models = Models(LoudnessDetector(), words, voice, voice, voice)
    line = robot_line(script_of(plan.scenario.id, quality), words, plan.seed, voice=ToneVoice(220))
    hold_call(plan, models, line, path, held=now.isoformat(timespec="seconds"))


def _letters(number: int) -> str:
    return f"{chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}"


def _yaml(body: object) -> str:
    import yaml

    return yaml.safe_dump(body, allow_unicode=True)
