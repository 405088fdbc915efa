"""The client's mouth: what is being said, how far it has been heard.

One mouth speaks one answer. To silence the client for good the call takes the mouth away: a synthesiser
still at work fills a mouth nobody listens to.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, silence
from voicesim.client.state import Line
from voicesim.text.words import Word, shifted
from voicesim.voice.speech import Speech

DUCKED = 0.3  # -10 dB: still there, no longer in the way
"""Gain while the trainee speaks over the client."""

BETWEEN_LINES = SAMPLE_RATE // 5  # 200 ms
"""Breath between two lines of one answer."""

HALF_HEARD = 0.5
"""Share of a word that must have sounded for it to count as heard."""


class Mouth:
    """Speaks the lines of one answer, frame by frame, and keeps what was heard."""

    def __init__(self) -> None:
        self.started: int | None = None
        """Sample of the call at which the first sound was heard."""
        self.heard: list[Word] = []
        """Words heard to their end, on the call's clock."""
        self.lines: list[Line] = []
        """Lines added so far, in order."""
        self._line_starts: list[int] = []
        self._added = 0
        self._stream: Sound = silence(0)
        self._words: list[Word] = []
        self._next_word = 0
        self._word_began = 0
        self._cursor = 0
        self._finished = False
        self._held = False
        self._gain = 1.0
        self._wanted_gain = 1.0

    @property
    def ready(self) -> bool:
        """True when there is sound to play."""
        return self._cursor < len(self._stream)

    @property
    def finished(self) -> bool:
        """True when everything has been added and heard."""
        return self._finished and not self.ready

    @property
    def begun_lines(self) -> tuple[Line, ...]:
        """The lines of which something has been heard."""
        return tuple(
            line for line, start in zip(self.lines, self._line_starts, strict=True) if self._cursor > start
        )

    @property
    def left_of_line(self) -> str:
        """What of the last line added has not been spoken; empty when all of it has."""
        return " ".join(self.lines[-1].text.split()[self._added :]) if self.lines else ""

    def add(self, line: Line, speech: Speech) -> None:
        """Append one spoken clause of `line`."""
        if not self.lines or self.lines[-1] is not line:
            if self.lines:
                self._stream = np.concatenate([self._stream, silence(BETWEEN_LINES)])
            self._added = 0
            self.lines.append(line)
            self._line_starts.append(len(self._stream))
        self._added += len(speech.text.split())
        self._words.extend(shifted(speech.words, len(self._stream)))
        self._stream = np.concatenate([self._stream, speech.sound])

    def finish(self) -> None:
        """Nothing more will be added."""
        self._finished = True

    def duck(self) -> None:
        """Lower the voice: the trainee may be coming in."""
        self._wanted_gain = DUCKED

    def hold(self) -> None:
        """Stop where we are; what follows may still be wanted."""
        self._held = True

    def go_on(self) -> None:
        """It was only a backchannel: go on, from the start of the word that was cut."""
        self._held = False
        self._wanted_gain = 1.0
        if self._next_word < len(self._words):
            self._cursor = min(self._cursor, self._words[self._next_word].start)

    def pull(self, now: int) -> Frame:
        """The next frame, to be heard from sample `now` on; silence while held or while work is late."""
        if self._held or not self.ready:
            return silence()
        if self.started is None:
            self.started = now
        frame = self._stream[self._cursor : self._cursor + FRAME]
        self._mark(now, len(frame))
        self._cursor += len(frame)
        if len(frame) < FRAME:
            frame = np.concatenate([frame, silence(FRAME - len(frame))])
        return self._scaled(frame)

    def words_heard(self) -> tuple[Word, ...]:
        """The words heard, with the one that was cut if at least half of it sounded."""
        if self._next_word < len(self._words):
            word = self._words[self._next_word]
            sounded = self._cursor - word.start
            if sounded >= HALF_HEARD * (word.end - word.start) > 0:
                cut = replace(word, start=self._word_began, end=self._word_began + sounded)
                return (*self.heard, cut)
        return tuple(self.heard)

    def _mark(self, now: int, length: int) -> None:
        """Note which words begin and end in the `length` samples from the cursor."""
        while self._next_word < len(self._words):
            word = self._words[self._next_word]
            if self._cursor <= word.start < self._cursor + length:
                self._word_began = now + word.start - self._cursor
            if word.end > self._cursor + length:
                return
            end = now + word.end - self._cursor
            self.heard.append(replace(word, start=self._word_began, end=end))
            self._next_word += 1

    def _scaled(self, frame: Frame) -> Frame:
        if self._gain == self._wanted_gain == 1.0:
            return frame
        ramp = np.linspace(self._gain, self._wanted_gain, FRAME)
        self._gain = self._wanted_gain
        return np.asarray(np.rint(frame * ramp), dtype=np.int16)
