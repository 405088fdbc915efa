"""The terminal during a spoken call: the view, redrawn four times a second, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from voicesim.audio.frames import Frame
from voicesim.call import events
from voicesim.cli.call_view import lines_of
from voicesim.cli.call_words import WORDS
from voicesim.modes import rules_of
from voicesim.sessions.watching import CallView, after_event, after_frame

if TYPE_CHECKING:
    from voicesim.call.call import Call

REDRAW = 12  # frames: 240 ms

ANSWER, HOLD, HANG_UP, STOP, FILE, UNDERSTOOD, PAUSE, TRANSFER = "\r\n ", "h", "q", "s", "f", "u", "p", "t"
"""The keys. Enter or space answers. A transfer is something one says: its key tells how."""


class CallScreen:
    """Ties a call to a terminal: `event` is a sink, `frame` a witness, `hands` reads the keys.

    `show` draws the lines of the screen; `pressed` gives the key pressed, or "". Where nothing is drawn,
    `say` tells, line by line, what a key would have shown.
    """

    def __init__(
        self,
        view: CallView,
        show: Callable[[list[str]], None],
        pressed: Callable[[], str],
        file: tuple[str, ...] = (),
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.view, self._show, self._pressed, self._file = view, show, pressed, file
        self._say, self._words = say, WORDS[view.language]
        self._frames = 0

    def event(self, event: events.Event) -> None:
        """Something has happened in the call."""
        self.view = after_event(self.view, event)
        if isinstance(event, events.PickedUp):
            self._say(self._words["keys"])
        self._draw()

    def paused(self) -> bool:
        """Has the trainee stopped the call's clock?"""
        return self.view.paused

    def frame(self, mic: Frame, speaker: Frame) -> None:
        """20 ms have gone by."""
        self.view = after_frame(self.view, mic)
        self._frames += 1
        if self._frames % REDRAW == 0:
            self._draw()

    def hands(self, call: Call) -> None:
        """Do what the key that was pressed says."""
        key = self._pressed().lower()
        if not key:
            return
        if key in ANSWER and call.ringing:
            call.pick_up()
        elif key == HOLD:
            call.hold()
        elif key == HANG_UP:
            call.hang_up()
        elif key == STOP:
            call.stop_simulation()
        else:
            self._look(key)
        self._draw()

    def _look(self, key: str) -> None:
        """The keys that change what is seen, not the call."""
        view = self.view
        if key == PAUSE and rules_of(view.mode).pausable:
            self.view = replace(view, paused=not view.paused)
            self._say(self._words["going_on" if view.paused else "paused"])
        elif key == TRANSFER:
            self.view = replace(view, show_transfer=not view.show_transfer)
            self._say(self._words["transfer"])
        elif key == FILE:
            self.view = replace(view, show_file=not view.show_file)
            for line in self._file:
                self._say(line)
        elif key == UNDERSTOOD:
            self.view = replace(view, show_understood=not view.show_understood)

    def _draw(self) -> None:
        self._show(lines_of(self.view, self._file))
