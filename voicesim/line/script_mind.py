"""What a robot trainee says next: a decision without sound or clock."""

from __future__ import annotations

from voicesim.line.hearing_words import found
from voicesim.line.trainee_script import ScriptLine, TraineeScript


class ScriptMind:
    """Knows which lines of the script have been said."""

    def __init__(self, script: TraineeScript) -> None:
        self._lines = script.lines
        self._said: set[int] = set()

    @property
    def done(self) -> bool:
        """True when every line that is said in its turn has been said."""
        return self.ahead is None

    @property
    def ahead(self) -> ScriptLine | None:
        """The next line that is said in its turn."""
        return next(
            (line for i, line in enumerate(self._lines) if not line.hears and i not in self._said), None
        )

    def answer(self, heard: str) -> ScriptLine | None:
        """The line that answers what the client was heard to say, else the next in turn, else None."""
        reply = next((line for line in self._answers() if found(line.hears, heard)), None)
        return reply or self.ahead

    def say(self, line: ScriptLine) -> None:
        """The line has begun to be said."""
        self._said.add(self._lines.index(line))

    def _answers(self) -> list[ScriptLine]:
        """The lines that may still answer something."""
        ids = {self._lines[i].id for i in self._said}
        return [
            line
            for i, line in enumerate(self._lines)
            if line.hears and (i not in self._said or not line.once) and (not line.after or line.after in ids)
        ]
