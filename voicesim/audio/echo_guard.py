"""Laptop speakers instead of a headset: the client must not be interrupted by their own voice.

Half-duplex protection, decided frame by frame: what the microphone hears is let through when it is louder
than the client's echo can be, else it is taken down. The trainee can still cut in, by speaking as one does
over a loudspeaker. Nothing is touched with a headset. No echo canceller: those that are kept up take most
of the trainee with the echo when both speak (measured: 4.9 dB off the trainee, correlation with their voice
0.44), and a headset is the remedy.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

import numpy as np

from voicesim.audio.echo import LONGEST, SURE, TAIL, WINDOW, Echo, measured
from voicesim.audio.frames import FRAME, Frame, silence
from voicesim.audio.levels import FLOOR, faded, rms_dbfs

MARGIN = 9.0
"""Decibels over the loudest possible echo from which it must be the trainee."""

DOWN = -60.0
"""Gain, dB, of what is taken for echo."""

_EVERY = 20  # frames between two measurements: 0.4 s
_SEEN = 9  # measurements remembered
_DOUBTS = 6  # measurements without an echo, in a room that is not quiet, after which there is none
_QUIET = -28.0  # dB: a microphone this far under the speaker, and no peak, hears none of it
_NOTHING = 0.1  # height of the peak under which there is no trace of an echo
_GONE = 20  # quiet measurements, 8 s of the client, after which a headset has been put on
_INAUDIBLE = -75.0  # dBFS: an echo nobody hears
_PRESENT = -50.0  # dBFS: softer than this is the room, not the trainee
_LOUD, _LINGER = 3, 6  # frames: so long over the echo it is the trainee, whose soft sounds then pass as well
_WORST = Echo(0, -10.0, -10.0, 0.0)  # assumed before the first measurement


class Finding(StrEnum):
    """What is known of the echo."""

    UNKNOWN = "unknown"
    NONE = "none"
    ECHO = "echo"


@dataclass(frozen=True, slots=True)
class Protection:
    """What the guard found and did, for the end of the call."""

    finding: Finding
    echo: Echo | None
    """The echo, when there is one: its delay and level."""
    taken_down: int
    """Frames of the microphone that were taken for echo."""


class EchoGuard:
    """Stands between the microphone and the call."""

    def __init__(self) -> None:
        self.finding = Finding.UNKNOWN
        self._speaker = deque([silence()] * _frames(WINDOW + LONGEST), _frames(WINDOW + LONGEST))
        self._mic = deque([silence()] * _frames(WINDOW), _frames(WINDOW))
        self._played = deque([FLOOR] * (_frames(LONGEST) + 3), _frames(LONGEST) + 3)
        self._found: deque[Echo] = deque(maxlen=_SEEN)
        self._echo = _WORST
        self._tail, self._gain = FLOOR, 0.0
        self._frames = self._doubts = self._quiet = self._loud = self._linger = self._taken_down = 0

    @property
    def protection(self) -> Protection:
        """What was found and done so far."""
        echo = self._echo if self.finding is Finding.ECHO else None
        return Protection(self.finding, echo, self._taken_down)

    def process(self, mic: Frame, speaker: Frame) -> Frame:
        """The microphone's frame as the call may hear it; `speaker` is what was given to the speaker last."""
        self._speaker.append(speaker)
        self._mic.append(mic)
        self._played.append(rms_dbfs(speaker))
        self._frames += 1
        if self._frames % _EVERY == 0:
            self._measure()
        before, self._gain = self._gain, DOWN if self._is_echo(rms_dbfs(mic)) else 0.0
        self._taken_down += self._gain < 0
        return faded(mic, min(before, self._gain), self._gain)  # up without a click, down at once

    def _is_echo(self, level: float) -> bool:
        """Could the client alone have made the microphone so loud?"""
        self._tail = max(self._tail - TAIL, self._coming_back())
        loudest = self._tail + self._echo.most + MARGIN
        over = self.finding is Finding.NONE or level >= loudest or loudest < _INAUDIBLE
        self._loud = self._loud + 1 if over and level >= _PRESENT else 0
        self._linger = _LINGER if self._loud >= _LOUD else max(0, self._linger - 1)
        return not over and not self._linger

    def _coming_back(self) -> float:
        """The loudest frame of the speaker whose echo may be in this frame of the microphone, dBFS."""
        if self.finding is Finding.UNKNOWN:
            return max(self._played)
        last = len(self._played) - self._echo.delay // FRAME
        return max(list(self._played)[max(0, last - 3) : last])

    def _measure(self) -> None:
        """Look at the last second, if the speaker played something that can be recognised."""
        echo = measured(np.concatenate(self._speaker), np.concatenate(self._mic))
        if echo is None:
            return
        quiet = echo.level < _QUIET and echo.peak < _NOTHING
        self._quiet = self._quiet + 1 if quiet else 0
        if echo.sure:
            self._found.append(echo)
            self._believe(echo)
        elif echo.peak < _NOTHING:
            self._doubts += 3 if quiet else 1
        if self._quiet >= _GONE or (self.finding is Finding.UNKNOWN and self._doubts >= _DOUBTS):
            self.finding = Finding.NONE

    def _believe(self, latest: Echo) -> None:
        """Two sightings that agree, or a clear one; the median forgets those the trainee spoke in."""
        agreeing = [echo for echo in self._found if abs(echo.delay - latest.delay) <= FRAME // 4]
        if len(agreeing) >= 2 or latest.peak > 1.5 * SURE:
            level, most = median(e.level for e in agreeing), median(e.most for e in agreeing)
            self._echo = Echo(latest.delay, level, most, latest.peak)
            self.finding = Finding.ECHO


def _frames(length: int) -> int:
    return length // FRAME
