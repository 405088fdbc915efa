"""One call of a page: prepared, held on a thread of its own, filed. Its pages may come and go meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, TypeAlias

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call import events
from voicesim.call.directory import CallDirectory
from voicesim.call.setup import Models, Plan
from voicesim.content.notices import Notice
from voicesim.errors import Mendable
from voicesim.line.page_messages import Begin, Deed, MicFrame, Played
from voicesim.line.protocol import Ticking
from voicesim.messages.message import Message
from voicesim.modes import rules_of
from voicesim.sessions.help_kept import keep_help
from voicesim.sessions.live_help import Level, begun, needs_of
from voicesim.sessions.live_help import after_event as helped
from voicesim.sessions.provenance import proved
from voicesim.sessions.rescoring import listened_again, own_marks_wanted
from voicesim.sessions.session import hold_call
from voicesim.sessions.watching import CallView, after_event
from voicesim.settings.schema import Settings
from voicesim.text.words import text_of
from voicesim.web.doors import fresh_token
from voicesim.web.engines import Engines
from voicesim.web.keeping import Keeping, own_keeping
from voicesim.web.outlet import Outlet
from voicesim.web.readiness import read_first

Stage: TypeAlias = Literal["loading", "waiting", "together", "live", "scoring", "done", "failed", "left"]
"""Loading: its engines are opened; waiting: for the person to begin; together: for the trainer to start all;
left: they never did begin."""

WAITS = 1800.0
"""Seconds for which a call that is ready waits to be begun; then its line is for somebody else."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The call that somebody asked for."""

    plan: Plan
    notice: Notice
    typed: bool
    captions: bool
    """Does the person read what the client says? Noted as an accommodation."""
    accepted: str
    """When the notice was accepted, ISO 8601; empty: by nobody."""
    help: Level = 0
    """How much the page suggests during the call; 0: nothing."""
    together: bool = False
    """Does it wait, once the person is ready, until `start`?"""
    keeping: Keeping | None = None
    """Where it is kept and whose it is; None: practice of one's own."""


def _kind(need: str) -> str:
    """Of a suggestion, for the page: "anger" or "distress" of a cue, else "ask"."""
    kind, _, what = need.partition(":")
    return what if kind == "cue" else kind


class HeldCall:
    """A call from the moment its notice was accepted to its scorecard."""

    def __init__(
        self,
        wish: Wish,
        settings: Settings,
        clock: Callable[[], datetime],
        engines: Engines,
        done: Callable[[], None],
    ) -> None:
        """Begins to open the engines, on the call's own thread; `done` is called when it is over."""
        self.id, self.token, self.second_screen = fresh_token(), fresh_token(), fresh_token()
        self.wish, self.outlet, self.bucket = wish, Outlet(), engines.bucket()
        self.stage: Stage = "loading"
        self.refusal: Message | None = None
        """Why the call could not be held, or not to its end."""
        self.result = ""
        """Address of the page that comes after the call; empty until then."""
        self._settings, self._clock, self._engines = settings, clock, engines
        rules = rules_of(wish.plan.mode)
        scenario = wish.plan.scenario
        self._reads = wish.typed or wish.captions
        self._echo = wish.typed or (rules.understood_shown and settings.screen.understood)
        self._view = CallView(scenario.language, scenario.title, wish.plan.mode)
        mood = scenario.mood.first()
        self._help = begun(needs_of(scenario), wish.help if rules.helped else 0, mood)
        self._said: list[dict[str, Any]] = []
        self._saying = ""
        self._filled: dict[str, str] = {}
        self._facts: Mapping[str, str] = {}
        self._begin, self._left, self._done = threading.Event(), False, done
        self._start = threading.Event()
        if not wish.together:
            self._start.set()
        self.line = engines.line(
            self.outlet.put, typed=wish.typed, pausable=rules.pausable, watch=self._watch
        )
        self._thread = threading.Thread(target=self._run, name=f"call {self.id[:6]}", daemon=True)
        self._thread.start()

    # The page's side.

    @property
    def over(self) -> bool:
        """True when nothing more will happen to it."""
        return self.stage in ("done", "failed", "left")

    @property
    def begun(self) -> bool:
        """True once the person has said that they are ready."""
        return self._begin.is_set()

    def take(self, message: MicFrame | Deed | Played | Begin) -> None:
        """A message of the page. Raises `ProtocolFault`."""
        if not isinstance(message, Begin):
            self.line.take(message)
        elif not self._begin.is_set():
            self._facts = message.facts
            self._begin.set()

    def state(self) -> dict[str, Any]:
        """All that a page which has just connected must know."""
        goes_on = {"frame": self.line.next_frame, "deed": self.line.next_deed}
        return {
            **self._state(),
            "goes_on": goes_on,
            "begun": self.begun,
            "now": self.line.seconds,
            "said": self._said,
            "saying": self._saying,
            "help": self._suggestions(),
            "filled": self._filled,
        }

    def start(self) -> None:
        """The trainer starts all: a person who is ready, or will be, need not wait any more."""
        self._start.set()

    @property
    def line_state(self) -> str:
        """Of its telephone: "ringing", "connected", "holding"..."""
        return self._view.line

    @property
    def trouble(self) -> bool:
        """Has something failed in it?"""
        return bool(self._view.trouble)

    def leave(self) -> None:
        """Nobody will come back: a call under way is hung up and filed, another is forgotten."""
        self._left = True
        self._begin.set()
        self._start.set()
        self.line.leave()

    def ended(self, within: float) -> bool:
        """Wait until the call is filed, so many seconds at most."""
        self._thread.join(within)
        return not self._thread.is_alive()

    # The call's own thread.

    def _run(self) -> None:
        try:
            models = self._engines.open(self.wish.plan, self._settings, self.wish.typed)
            read_first(self.wish.plan, models)
            self._go("waiting")
            begun = self._begin.wait(WAITS)
            if not self._start.is_set():
                self._go("together")
                begun = self._start.wait(WAITS) and begun
            if self._left or not begun:
                self._go("left")
                return
            self._hold(models)
        except Mendable as problem:
            self.refusal = problem.sentence
            self._go("failed")
        except BaseException:  # a fault of ours: the page must not wait for ever
            self.refusal = Message(
                "The call was broken off by a fault of the program; what was said is kept."
            )
            self._go("failed")
            raise
        finally:
            self._done()

    def _hold(self, models: Models) -> None:
        wish, settings = self.wish, self._settings
        plan, scenario = wish.plan, wish.plan.scenario
        kept = wish.keeping or own_keeping(plan, settings)
        plan = proved(
            plan, settings, wish.notice, spoken=not wish.typed, accepted=wish.accepted, owner=kept.owner
        )
        aids = {"captions": "shown"} if wish.captions else {}
        if self._help.level:
            aids["help"] = str(self._help.level)
        plan = replace(plan, provenance=replace(plan.provenance, microphone=self._facts, aids=aids))

        with kept.place() as folder:
            self._go("live")
            held = hold_call(
                plan,
                models,
                self.line,
                folder(),
                workers=self._engines.workers(),
                sinks=(self._event,),
                held=self._clock().isoformat(timespec="seconds"),
                filing=lambda: self._go("scoring"),
                behind=True,
            )
            if self._help.levels[0]:
                keep_help(held.directory, self._help)
            if not wish.typed:
                held = listened_again(held, scenario, settings)
        self.result = kept.then or self._comes_after(held.directory)
        self._go("done")

    def _comes_after(self, call: CallDirectory) -> str:
        """Address of the page that comes after a call of one's own."""
        name = call.path.name
        if self.wish.plan.moment is not None:
            return f"/calls/{name}/drill"
        marks = own_marks_wanted(call, self._settings)
        return f"/calls/{name}/marks" if marks else f"/calls/{name}"

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.outlet.tell(**self._state())

    def _event(self, event: events.Event) -> None:
        """Something has happened in the call."""
        self._suggest(event)
        if isinstance(event, events.FieldEntered):
            self._filled = {**self._filled, event.field: event.text}
        before, self._view = self._view, after_event(self._view, event)
        self._tell_said(event)
        if self._view != before:
            self.outlet.tell(**self._state())

    @property
    def help_level(self) -> Level:
        """How much help it has come to: less than at its beginning where the person managed without."""
        return self._help.level

    def _suggest(self, event: events.Event) -> None:
        """Show what could be said now, or that nothing is suggested any more."""
        before, self._help = self._help, helped(self._help, event)
        if self._help.shown != before.shown:
            self.outlet.tell(help=self._suggestions())

    def _suggestions(self) -> list[dict[str, str]]:
        if self._help.level == 1:
            return [{"kind": "waits", "about": "", "words": ""} for _ in self._help.shown]
        return [{"kind": _kind(one.need), "about": one.about, "words": one.words} for one in self._help.shown]

    def _tell_said(self, event: events.Event) -> None:
        """Show what is said, as far as this person may read it."""
        match event:
            case events.Announced(text=text) if self._reads:
                self._show("announcement", event.at, text, whole=True)
            case events.ClientSaid(words=words, complete=complete) if words and self._reads:
                self._show("client", event.start, text_of(words), whole=complete)
            case events.TurnEnded(words=words) | events.Backchannel(words=words) if words and self._echo:
                self._show("trainee", event.start, text_of(words), whole=True)

    def _show(self, who: str, at: int, text: str, *, whole: bool) -> None:
        self._said.append({"who": who, "at": at // SAMPLE_RATE, "text": text, "whole": whole})
        self.outlet.tell(said=[self._said[-1]], index=len(self._said) - 1)

    def _watch(self, call: Ticking) -> None:
        """Word by word, for those who read."""
        saying = call.client_saying if self._reads else ""
        if saying != self._saying:
            self._saying = saying
            self.outlet.tell(saying=saying)

    def _state(self) -> dict[str, Any]:
        view = self._view
        answered = None if view.answered is None else view.answered // SAMPLE_RATE
        return {
            "stage": self.stage,
            "line": view.line,
            "answered": answered,
            "speaking": view.client_speaks,
            "trouble": view.trouble,
            "result": self.result,
        }
