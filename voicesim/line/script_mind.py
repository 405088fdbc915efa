"""What a robot trainee says next: a decision without sound or clock."""

from __future__ import annotations

from voicesim.line.hearing_words import found
from voicesim.line.trainee_script import ScriptLine, TraineeScript


class ScriptMind:
    """Knows which lines of the script have been said, and all the client has said."""

    def __init__(self, script: TraineeScript) -> None:
        self._lines = script.lines
        self._done: set[int] = set()
        self._last = ""
        self._heard: set[int] = set()  # lines whose `unless` the client has said

    def listen(self, heard: str) -> None:
        """What the client was last heard to say, as often as one likes."""
        if heard == self._last:
            return
        self._last = heard
        self._heard |= {i for i, line in enumerate(self._lines) if line.unless and found(line.unless, heard)}

    @property
    def ahead(self) -> ScriptLine | None:
        """The next line that is said in its turn; None when all of them have been."""
        left = (line for i, line in enumerate(self._lines) if not line.hears and self._open(i))
        return next(left, None)

    @property
    def answer(self) -> ScriptLine | None:
        """The line that answers what was last heard, else the next in turn, else None."""
        reply = next((line for line in self._answers() if found(line.hears, self._last)), None)
        return reply or self.ahead

    def say(self, line: ScriptLine) -> None:
        """The line has begun to be said."""
        covered = {i for i, other in enumerate(self._lines) if other.id and other.id in line.covers}
        self._done |= covered | {self._lines.index(line)}

    def _open(self, index: int) -> bool:
        return index not in self._done and index not in self._heard

    def _answers(self) -> list[ScriptLine]:
        """The lines that may still answer something."""
        ids = {self._lines[i].id for i in self._done}
        return [
            line
            for i, line in enumerate(self._lines)
            if line.hears and (self._open(i) or not line.once) and (not line.after or line.after in ids)
        ]
