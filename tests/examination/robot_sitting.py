"""A whole sitting of robots in virtual time: real calls of a few robots, copied to those who speak like them.

Equal scenario, seed and robot give equal calls but for whose they are, so that each is held once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from voicesim.call.directory import MANIFEST, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.call.setup import Models, Plan
from voicesim.call.whole_files import write_whole
from voicesim.examination import deeds
from voicesim.examination.blueprint import load_blueprint
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

TRUE: Mapping[Quality, float] = {"good": 0.9, "average": 0.6, "poor": 0.25}
"""What a robot's call is worth to examiners who err in nothing, 0..1."""


@dataclass
class RobotExaminer:
    """An examiner with a severity and slips."""

    severity: float = 0.0
    """Added to what a call is worth, 0..1."""
    slips: Mapping[tuple[int, str], float] = field(default_factory=dict)
    """Candidate and station -> what is added there by mistake."""

    def level(self, worth: float, number: int, station: str, levels: Sequence[str]) -> str:
        seen = worth + self.severity + self.slips.get((number, station), 0.0)
        return levels[round(min(max(seen, 0.0), 1.0) * (len(levels) - 1))]


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
        names = [f"Candidat {_letters(number)}" for number in range(candidates)]
        add_candidates(self.registry, self.book, names, self.clock())
        for name in (*self.examiners, *self.third):
            self.registry.enrol(name, "", self.clock())
            self.seats[name] = examiner_seat(self.registry, self.book, name, self.clock())
        open_sitting(self.book, self.settings, self.clock(), seed=seed, spoken=False)
        assign(self.book, [self.seats[name] for name in self.examiners], self.clock())
        return self

    def take_call(self, number: int) -> str:
        """The next call of a candidate."""
        ready = prepare(self.registry, self.book, number, self.settings, self.clock, spoken=False)
        with noted(self.registry, self.book, ready, self.clock) as folder:
            self.hold(ready, LEVELS[(number - 1) % len(LEVELS)], folder)
        return next(reversed(self.book.state.calls))

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
        spoken: Quality = "poor" if quality == "poor" else "good"  # two robots a station are enough
        same = self.kept / f"{plan.scenario.id}-{plan.seed}-{spoken}"
        if not same.exists():
            first = self.kept / f".{same.name}"
            held_by_robot(plan, spoken, first, self.now)
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
        worth = TRUE[LEVELS[(number - 1) % len(LEVELS)]]
        level = examiner.level(worth, number, state.station, state.scale.levels)
        rating = Rating(min(3, max(0, round(3 * worth))))
        self.book.enter(deeds.Rated(call=call, by=seat, rating=rating), self.clock())
        levels = dict.fromkeys(state.scale.weights, level)
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
            worth = TRUE[LEVELS[(one.candidate - 1) % len(LEVELS)]]
            deed = deeds.Settled(
                call=one.call.name,
                by=self.seats[name],
                criterion=one.conflict.criterion,
                value=worth * (1 if one.conflict.criterion else 100),
                why="réécouté en entier",
            )
            self.book.enter(deed, self.clock())
            settled.append(one.call.name)
        return settled

    def decide_all(self, cut: float = 50.0) -> None:
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
