"""One loaded model for all the calls of a process.

    shared = SharedRecogniser(WhisperRecogniser.load(folder, replicas=2, threads=1), replicas=2)
    with shared.a_call():                            # refused aloud, for the one too many
        shared.transcribe(sound, start, hints)       # waits for its turn

Whoever waits longest at a pause comes first, then last words, then thoughts ahead; these begin only when
nobody else waits and they leave a replica free. What nobody wants any more leaves before it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from voicesim.audio.frames import Sound
from voicesim.errors import ConfigurationError
from voicesim.listening.recogniser import Demand, Hints, Recogniser, Urgency, Withdrawn
from voicesim.messages.message import Message
from voicesim.text.words import Language, Word

CALLS_A_REPLICA = 3
"""Calls that one replica on one core serves without a lost turn: nobody speaks all the time."""


class Queue:
    """Who may be at work now: as many as there are replicas, the most urgent first. Knows no sound."""

    def __init__(self, replicas: int) -> None:
        if replicas < 1:
            raise ValueError(f"somebody must be at work, not {replicas}")
        self._free = self.replicas = replicas
        self._waiting: list[Demand] = []
        self._lock = Lock()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def enter(self, demand: Demand) -> None:
        """Wait until it is this one's turn. Raises `Withdrawn` when nobody wants it any more."""
        with self._lock:
            demand.queued = True
            self._waiting.append(demand)
            self._go_on()
        demand.moved.wait()
        with self._lock:
            if demand in self._waiting:
                self._waiting.remove(demand)
                demand.queued = False
                raise Withdrawn
        if not demand.wanted:
            self.leave()
            raise Withdrawn

    def leave(self) -> None:
        """The work is done."""
        with self._lock:
            self._free += 1
            self._go_on()

    def _go_on(self) -> None:
        for demand in sorted(self._waiting, key=lambda one: one.urgency):  # stable: who came first is first
            if demand.wanted and self._may_begin(demand):
                self._free -= 1
                self._waiting.remove(demand)
                demand.queued = False
                demand.moved.set()

    def _may_begin(self, demand: Demand) -> bool:
        spare = 1 if demand.urgency is Urgency.AHEAD and self.replicas > 1 else 0
        return self._free > spare


class SharedRecogniser:
    """A recogniser that several calls use at once, each in its turn."""

    def __init__(self, inner: Recogniser, replicas: int, calls: int | None = None) -> None:
        """`inner` may be asked by `replicas` threads at once; `calls` is how many calls it serves, by default
        `CALLS_A_REPLICA` for each replica."""
        self.name = inner.name
        self.calls = CALLS_A_REPLICA * replicas if calls is None else calls
        self._inner, self._queue = inner, Queue(replicas)
        self._knows: Callable[[Language], None] | None = getattr(inner, "knows", None)
        self._held, self._lock = 0, Lock()

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, when its turn has come. Raises `StageFailed`, `Withdrawn` among them."""
        self._queue.enter(hints.demand or Demand())
        try:
            return self._inner.transcribe(sound, start, hints)
        finally:
            self._queue.leave()

    @property
    def waiting(self) -> int:
        """How many passes wait for their turn."""
        return self._queue.waiting

    def knows(self, language: Language) -> None:
        """Raise `ConfigurationError` when the model does not know the language of a call."""
        if self._knows is not None:
            self._knows(language)

    @contextmanager
    def a_call(self) -> Iterator[None]:
        """While a call is held. Raises `ConfigurationError` when as many are held as can be heard in time."""
        with self._lock:
            if self._held >= self.calls:
                raise ConfigurationError(
                    "ears.full",
                    what=Message(
                        "{held} calls are being held, and one more would make all of them wait",
                        held=self._held,
                    ),
                    where="recognition on this machine",
                    mend=Message("begin when one of them has ended"),
                )
            self._held += 1
        try:
            yield
        finally:
            with self._lock:
                self._held -= 1
