"""Examinations of one candidate each, as far as one needs them to try every command of a sitting.

The calls are held by a robot in sample time, half a minute each, as `voicesim sitting call` holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import yaml

from voicesim.call.setup import Models
from voicesim.examination import deeds
from voicesim.examination.blueprint import load_blueprint
from voicesim.examination.book import Book
from voicesim.examination.holding import Prepared, noted, prepare
from voicesim.examination.outcome import Rating
from voicesim.examination.sittings import add_candidates, assign, examiner_seat, new_sitting, open_sitting
from voicesim.line.trainee_script import script_of
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.sessions.provenance import proved
from voicesim.sessions.registry import Registry
from voicesim.sessions.robots import robot_line
from voicesim.sessions.session import hold_call
from voicesim.settings.schema import Settings
from voicesim.voice.scripted import ToneVoice

BLUEPRINT = "cqp_relation_clientele"
CANDIDATE = "Zoé Le Fèvre"
EXAMINERS, JURY = ("Claire", "Paul"), ("Lise", "Marc")


def short_blueprint(folder: Path) -> Path:
    """Write a blueprint of three calls, the fewest there may be, of which each ends after half a minute."""
    whole = load_blueprint(BLUEPRINT).model_dump(mode="json")
    whole["stations"] = whole["stations"][:3]
    for station in whole["stations"]:
        station["minutes"] = 0.5
    path = folder / f"{BLUEPRINT}.yaml"
    path.write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
    return path


def now() -> datetime:
    """The time by this machine's clock."""
    return datetime.now(UTC)


def prepare_sitting(
    registry: Registry, settings: Settings, blueprint: Path, name: str, calls: int | None = None
) -> Book:
    """Open a sitting and take so many calls, all by default, of which the first is the one to try things on.

    Once all are taken, the others are marked by both examiners, who agree, and the first by Paul alone.
    """
    book = new_sitting(registry, blueprint, "Une maison", now(), name)
    add_candidates(registry, book, [CANDIDATE], now())
    seats = {}
    for one in (*EXAMINERS, *JURY):
        registry.enrol(one, "mars", now())
        seats[one] = examiner_seat(registry, book, one, now())
    open_sitting(book, settings, now(), seed=5, spoken=False, fit=True)
    assign(book, [seats[one] for one in EXAMINERS], now())
    for _ in book.state.blueprint.stations[:calls]:
        ready = prepare(registry, book, 1, settings, now, spoken=False)
        with noted(registry, book, ready, now) as folder:
            _held(ready, settings, folder, now())
    if calls is not None:
        return book
    first, *others = book.state.calls
    for call in (first, *others):
        for examiner in EXAMINERS if call in others else ("Paul",):
            _marked(book, call, seats[examiner])
    return book


def _held(ready: Prepared, settings: Settings, folder: Callable[[], Path], now: datetime) -> None:
    """One call of a good robot, with tones for voices: everything else is as in any call."""
    accepted = now.isoformat(timespec="seconds")
    plan = proved(ready.plan, settings, ready.notice, spoken=False, accepted=accepted, owner=ready.owner)
    words, voice = ScriptedRecogniser(), ToneVoice()
    robot = robot_line(script_of(plan.scenario.id, "good"), words, plan.seed, voice=ToneVoice(220))
    hold_call(plan, Models(LoudnessDetector(), words, voice, voice, voice), robot, folder(), held=accepted)


def _marked(book: Book, call: str, seat: str) -> None:
    """Mark a call from impression to signature: everything as well as can be."""
    scale = book.state.calls[call].scale
    assert scale is not None
    book.enter(deeds.Rated(call=call, by=seat, rating=max(Rating)), now())
    best = dict.fromkeys(scale.weights, scale.levels[-1])
    book.enter(deeds.Levelled(call=call, by=seat, levels=best), now())
    book.enter(deeds.Seen(call=call, by=seat), now())
    book.enter(deeds.Signed(call=call, by=seat), now())
