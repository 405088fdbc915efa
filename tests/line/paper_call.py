"""A call of paper: a client who says prepared things, so that lines can be watched from the other end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, samples, silence
from voicesim.text.words import Word


@dataclass
class PaperCall:
    """The client answers each of the trainee's turns with the next of `answers`, each `lasts` seconds long.

    An empty answer is a silence. The client opens `opening` when the trainee's first turn is over.
    """

    answers: list[str]
    lasts: float = 1.0
    reacts_after: float = 0.5
    notice: float = 0.0
    over: bool = False
    client_said: str = ""
    client_speaking: bool = False
    ringing: bool = True
    held: bool = False
    cut: int = 0
    now: int = 0
    log: list[tuple[float, str]] = field(default_factory=list)
    mic: list[Frame] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    typed_at: list[int] = field(default_factory=list)
    _quiet: int = 0
    _spoke: bool = False
    _until: int = 0
    _tone: int = 0

    @property
    def announcing(self) -> bool:
        return self.now < samples(self.notice)

    @property
    def generation(self) -> int:
        return len(self.log) if self.client_speaking else 0

    @property
    def client_saying(self) -> str:
        return self.client_said if self.client_speaking else ""

    def tick(self, mic: Frame) -> Frame:
        assert mic.shape == (FRAME,)
        assert mic.dtype == np.int16
        assert not self.over
        self.mic.append(mic)
        if self._tone:
            self._tone -= 1
            self.over = not self._tone
        self.now += FRAME
        if not self.ringing and not self.held:
            self._converse(int(np.abs(mic.astype(int)).max()) > 300)
        return np.full(FRAME, 1000, dtype=np.int16) if self.client_speaking else silence()

    def _converse(self, trainee: bool) -> None:
        if trainee and not self._spoke:
            self.note("trainee speaks")
        self._spoke = self._spoke or trainee
        self._quiet = 0 if trainee else self._quiet + FRAME
        if self.client_speaking and self.now >= self._until:
            self.client_speaking = False
            self.note("client stops")
        if self._spoke and self._quiet >= samples(self.reacts_after) and not self.client_speaking:
            self._spoke = False
            if self.answers:
                self._answer(self.answers.pop(0))

    def _answer(self, text: str) -> None:
        if text:
            self.client_said, self.client_speaking = text, True
            self._until = self.now + samples(self.lasts)
            self.note(f"client: {text}")

    def pick_up(self) -> None:
        if self.announcing:
            return
        self.ringing = False
        self.note("picks up")

    def hang_up(self) -> None:
        self._tone = 10
        self.note("hangs up")

    def hold(self) -> None:
        self.held, self._spoke = not self.held, False
        self.note("hold" if self.held else "back")

    def say(self, text: str) -> None:
        self.typed.append(text)
        self.note(f"types: {text}")
        if not self.client_speaking and self.answers:
            self._answer(self.answers.pop(0))

    def lost(self, frames: int) -> None:
        self.note(f"lost {frames}")

    def not_played(self, frames: int) -> None:
        self.note(f"not played {frames}")

    def was_paused(self, frames: int) -> None:
        self.note(f"paused {frames}")

    def typing(self) -> None:
        self.typed_at.append(self.now)

    def stop_simulation(self) -> None:
        self._tone = 10
        self.note("stops everything")

    def note(self, what: str) -> None:
        self.log.append((self.now / SAMPLE_RATE, what))

    def when(self, what: str) -> float:
        """The second at which it happened first."""
        return next(at for at, note in self.log if note.startswith(what))

    @property
    def heard(self) -> Sound:
        return np.concatenate(self.mic)


@dataclass(frozen=True)
class Said:
    sound: Sound
    words: tuple[Word, ...]


def speak(text: str) -> Iterator[Said]:
    """A quarter of a second of loud noise a word, and after each clause a pause that is the voice's own."""
    for clause in text.replace("?", ".").replace("!", ".").split("."):
        words = clause.split()
        if words:
            quarter = SAMPLE_RATE // 4
            sound = np.concatenate(
                [np.full(quarter * len(words), 8000, dtype=np.int16), silence(samples(0.2))]
            )
            yield Said(sound, tuple(Word(w, i * quarter, (i + 1) * quarter) for i, w in enumerate(words)))
