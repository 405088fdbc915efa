"""The keyboard: the trainee types, the client is heard or read.

At a terminal the call runs in real time while a thread waits for the next line. From a pipe or a file it runs
in sample time: each line is typed when the client has finished, so that the same file gives the same call.

Typing has no pace that a client could judge: no silence grows in a typed call, however long somebody types,
reads or thinks.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from voicesim.audio.frames import FRAME, Frame, samples, silence
from voicesim.line.pacing import RealTime
from voicesim.line.protocol import Ticking

ANSWERS_AFTER = samples(3.0)
"""From a pipe, the telephone is picked up after so much of the call."""

GAP = samples(0.6)
"""From a pipe, the next line is typed when the client has been silent for so long after speaking."""

PATIENCE = samples(6.0)
"""From a pipe, the next line is typed when the client has been silent for so long."""

_WAITING = 64  # typed lines that may wait for the call, more than anyone types ahead


class KeyboardLine:
    """A `Line` on which one types. `read_line` blocks and gives None at the end of the input.

    `/hold` puts the client on hold or takes them back, `/hangup` hangs up, `/stop` stops the simulation at
    once; `/note FIELD WORDS` fills in a field of the claim form: `note` gets what follows the command, and
    may say what became of it. The first line, even an empty one, answers
    the telephone; at the end of the input the trainee hangs up. `witness` hears the call: a loudspeaker, for
    instance. `typing` tells whether somebody is in the
    middle of a line: that, too, answers the telephone.
    """

    name = "keyboard"

    def __init__(
        self,
        read_line: Callable[[], str | None],
        *,
        live: bool = True,
        pace: Callable[[], None] | None = None,
        witness: Callable[[Frame, Frame], None] = lambda mic, speaker: None,
        typing: Callable[[], bool] = lambda: False,
        note: Callable[[Ticking, str], None] | None = None,
    ) -> None:
        self.stopped = False
        """True when the simulation was stopped with /stop: what is left of the call takes no time."""
        self._read_line, self._live, self._witness = read_line, live, witness
        self._typing, self._note = typing, note or _fill_in
        self._pace = pace or (RealTime().wait if live else lambda: None)
        self._lines: queue.Queue[str | None] = queue.Queue(_WAITING)
        self._answers = False  # somebody has pressed a key: pick up as soon as it rings
        self._answered = True
        self._left = False
        self._now = self._quiet = 0

    def run(self, call: Ticking) -> None:
        """Tick the call until it is over; type into it meanwhile."""
        if self._live:
            threading.Thread(target=self._listen, name="keyboard", daemon=True).start()
        while not call.over:
            if not self._left:
                self._type(call)
            if call.over:
                return
            call.typing()
            speaker = call.tick(silence())
            self._now += FRAME
            if not self.stopped:
                self._witness(silence(), speaker)
                self._pace()

    def _listen(self) -> None:
        """The thread: one line after another, None at the end."""
        line: str | None = ""
        while line is not None:
            line = self._read_line()
            self._lines.put(line)

    def _type(self, call: Ticking) -> None:
        """Type the next line if it is time, and there is one."""
        if call.ringing and (self._answers or self._typing()):
            call.pick_up()
        if self._live:
            while not self._left and not self._lines.empty():
                self._obey(call, self._lines.get_nowait())
        elif self._my_turn(call):
            self._answered, self._quiet = False, 0
            self._obey(call, self._read_line())

    def _my_turn(self, call: Ticking) -> bool:
        """From a pipe: has the client finished, or nothing to say?"""
        if call.ringing:
            if self._now >= ANSWERS_AFTER:
                call.pick_up()
            return False
        self._answered = self._answered or call.client_speaking
        self._quiet = 0 if call.client_speaking else self._quiet + FRAME
        return self._quiet >= (GAP if self._answered else PATIENCE)

    def _obey(self, call: Ticking, line: str | None) -> None:
        """Do what was typed; None is the end of the input."""
        command = None if line is None else line.strip()
        self._answers = self._answers or command not in (None, "/hangup", "/stop")
        if self._answers and call.ringing:
            call.pick_up()
        if command is None or command == "/hangup":
            call.hang_up()
            self._left = True
        elif command == "/stop":
            call.stop_simulation()
            self._left = self.stopped = True
        elif command == "/hold":
            call.hold()
        elif command.split(" ", 1)[0] == "/note":
            self._note(call, command.removeprefix("/note").strip())
        elif command:
            call.say(command)


def _fill_in(call: Ticking, typed: str) -> None:
    """The field is the first word, the rest is what stands in it now."""
    field, _, text = typed.partition(" ")
    call.enter(field, " ".join(text.split()))
