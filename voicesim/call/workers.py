"""Work done off the microphone's clock: recognition, wording and synthesis.

A job is a generator that yields as it goes. What it yields comes back tagged with the generation it was
made for; the call drops what is stale. Nobody is killed: a job whose generation is no longer wanted is
simply not continued.

Two workers, one protocol: `InlineWorkers` does each job at once and delivers it after a declared number of
samples, so that a call in sample time is the same call every time; `ThreadedWorkers` delivers a job's
results when they are made, so that the microphone never waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from queue import Empty, Full, Queue
from typing import Protocol, TypeAlias

from voicesim.call.hand import Hand, Task

Job: TypeAlias = Callable[[], Iterator[object]]
"""Makes the generator; called on the worker."""

Pace: TypeAlias = Callable[[object], int]
"""How many samples the making of one result takes."""

LONGEST_STEP = 30.0  # s
"""A job between two of its yields takes no longer on the busiest machine; one that hangs is left."""

RESULTS = 256
"""Results that may wait to be collected; further ones are dropped and counted."""


@dataclass(frozen=True, slots=True)
class Done:
    """The last result of a job that came to its end."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The last result of a job that failed."""

    error: BaseException


@dataclass(frozen=True, slots=True)
class Result:
    """One thing a job has yielded, and the generation it was made for."""

    generation: int
    value: object


class Workers(Protocol):
    """Where jobs are done."""

    dropped: int
    """Results that no longer fitted in the queue."""

    @property
    def busy(self) -> bool:
        """True while a job is under way, wanted or not."""
        ...

    def beside(self) -> Workers:
        """Others of the same kind that work at the same time; closed together with these."""
        ...

    def submit(self, generation: int, job: Job, now: int) -> None:
        """Start a job for this generation; it makes every earlier one stale."""
        ...

    def collect(self, now: int) -> list[Result]:
        """What has arrived by sample `now`, in the order it was yielded."""
        ...

    def abandon(self) -> None:
        """The job under way is late, or hangs: start afresh beside it. What it yields still comes."""
        ...

    def close(self) -> None:
        """No more jobs; waits for what is under way, for a process must not end in the midst of a model."""
        ...


class InlineWorkers:
    """Does a job when it is submitted; its results arrive when `pace` says.

    With calibrated figures this is a model of a machine, with none it is an infinitely fast one.
    """

    def __init__(self, pace: Pace = lambda value: 0) -> None:
        self.dropped = 0
        self._pace = pace
        self._hand = Hand()
        self._waiting: list[tuple[int, Result]] = []
        self._late: list[tuple[int, Result]] = []
        self._beside: list[InlineWorkers] = []

    @property
    def busy(self) -> bool:
        """True while results are on their way."""
        return bool(self._waiting)

    def beside(self) -> InlineWorkers:
        """Others with the same pace."""
        self._beside.append(InlineWorkers(self._pace))
        return self._beside[-1]

    def submit(self, generation: int, job: Job, now: int) -> None:
        """Do the whole job now."""
        yielded: list[object] = []
        work = self._hand.give(lambda: yielded.extend(job()))
        work.wait()
        self._waiting.clear()
        arrives = now
        for value in (*yielded, _ending(work)):
            arrives += self._pace(value)
            self._waiting.append((arrives, Result(generation, value)))

    def collect(self, now: int) -> list[Result]:
        """The results whose sample has come."""
        if not self._waiting and not self._late:
            return []
        both = (*self._late, *self._waiting)
        self._late = [(due, result) for due, result in self._late if due > now]
        self._waiting = [(due, result) for due, result in self._waiting if due > now]
        return [result for due, result in both if due <= now]

    def abandon(self) -> None:
        """What has not arrived comes late."""
        self._late, self._waiting = [*self._late, *self._waiting], []

    def close(self) -> None:
        """Let the threads go."""
        self._hand.close()
        for other in self._beside:
            other.close()


class ThreadedWorkers:
    """Does jobs one after another on a daemon thread; a job made stale stops at its next yield."""

    def __init__(self) -> None:
        self.dropped = 0
        self._hand = Hand()
        self._results: Queue[Result] = Queue(RESULTS)
        self._wanted: frozenset[int] = frozenset((0,))
        self._late: frozenset[int] = frozenset()
        self._running: list[tuple[int, Task]] = []
        self._left: list[tuple[int, Task]] = []
        self._beside: list[ThreadedWorkers] = []

    @property
    def busy(self) -> bool:
        """True while the thread is at work, or its last results have not been collected; late work is not."""
        return bool(self._running)

    def beside(self) -> ThreadedWorkers:
        """Another thread."""
        self._beside.append(ThreadedWorkers())
        return self._beside[-1]

    def submit(self, generation: int, job: Job, now: int) -> None:
        """Queue the job on the thread."""
        self._wanted = frozenset((generation, *self._late))
        self._running.append((generation, self._hand.give(lambda: self._work(generation, job))))

    def collect(self, now: int) -> list[Result]:
        """What the thread has delivered since the last tick."""
        if not self._running and not self._left:
            return []
        arrived: list[Result] = []
        for under_way in (self._left, self._running):
            ended = [(generation, work) for generation, work in under_way if work.ready()]
            arrived.extend(_emptied(self._results))
            for generation, work in ended:
                under_way.remove((generation, work))
                arrived.append(Result(generation, _ending(work)))
        return arrived

    def abandon(self) -> None:
        """Leave the late thread to itself, beside another."""
        self._hand.close()
        self._hand = Hand()
        self._left.extend(self._running)
        self._late = frozenset(generation for generation, _ in self._left)
        self._wanted |= self._late
        self._running.clear()

    def close(self) -> None:
        """Let the threads end after their jobs, and wait for them as long as a model may take."""
        self._wanted = frozenset()
        self._hand.close()
        for _, work in (*self._left, *self._running):
            work.wait(LONGEST_STEP)
            if not work.ready():
                break  # it hangs, and so may the others
        for other in self._beside:
            other.close()

    def _work(self, generation: int, job: Job) -> None:
        for value in job():
            if generation not in self._wanted:
                return
            try:
                self._results.put_nowait(Result(generation, value))
            except Full:
                self.dropped += 1


def _ending(work: Task) -> Done | Raised:
    """Of a job, once it is ready."""
    return Done() if work.failure is None else Raised(work.failure)


def _emptied(results: Queue[Result]) -> Iterator[Result]:
    while True:
        try:
            yield results.get_nowait()
        except Empty:
            return
