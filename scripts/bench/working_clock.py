"""A clock for several calls that goes as fast as so many idle processors would let it, whatever else runs.

While nobody works for the calls, a frame follows the other at once. While passes of a recogniser, or a voice,
are under way, the next frame comes when they have had the time on a processor that a frame lasts: on a busy
machine the calls stand still meanwhile, and nobody is late who would not have been late on a quiet one. What
the ticks themselves cost is given to them for nothing; they are measured apart (G9, G10).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from threading import Condition, Lock, local

from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.call.workers import Job, ThreadedWorkers

PERIOD = FRAME / SAMPLE_RATE
LOOK = 0.002  # s
"""Between two looks at the processor's time."""


class WorkingClock:
    """Calls tick together; `under_way` says for how many jobs somebody is at work at this moment."""

    def __init__(self, calls: int, processors: int, under_way: Callable[[], int]) -> None:
        self._calls, self._processors, self._under_way = calls, processors, under_way
        self._here = self._round = 0
        self._together, self._mine = Condition(), local()
        self._ticking = 0.0  # s of processor that the calls' own threads have used
        self._given = time.process_time()
        self.frames = 0
        """So many have come."""

    def wait(self) -> None:
        """Return when every call has ticked and the next frame is there."""
        with self._together:
            self._note_my_time()
            self._here += 1
            mine = self._round
            if self._here >= self._calls:
                self._go_on()
            while self._round == mine:
                self._together.wait()
            self._mine.since = time.thread_time()

    def leave(self) -> None:
        """A call is over: the others go on without it."""
        with self._together:
            self._note_my_time()
            self._calls -= 1
            if self._here >= self._calls > 0:
                self._go_on()

    def _note_my_time(self) -> None:
        now = time.thread_time()
        self._ticking += now - getattr(self._mine, "since", now)
        self._mine.since = now

    def _go_on(self) -> None:
        while (busy := min(self._processors, self._under_way())) and self._worked() < busy * PERIOD:
            time.sleep(LOOK)
            self._note_my_time()  # to look is no work
        self._given += min(self._worked(), self._processors * PERIOD) if busy else self._worked()
        self._here = 0
        self._round += 1
        self.frames += 1
        self._together.notify_all()

    def _worked(self) -> float:
        """Seconds of processor that jobs have used since the last frame."""
        return time.process_time() - self._ticking - self._given


class CountedWorkers(ThreadedWorkers):
    """Workers that tell how many jobs are under way, those of other calls with the same count among them."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        self._count = count

    def beside(self) -> CountedWorkers:
        """Another thread, with the same count."""
        other = CountedWorkers(self._count)
        self._beside.append(other)
        return other

    def submit(self, generation: int, job: Job, now: int) -> None:
        """Queue the job on the thread."""

        def counted() -> Iterator[object]:
            with self._count:
                yield from job()

        super().submit(generation, counted, now)


class Count:
    """How many are inside its block."""

    def __init__(self) -> None:
        self.inside, self._lock = 0, Lock()

    def __enter__(self) -> None:
        with self._lock:
            self.inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self.inside -= 1
