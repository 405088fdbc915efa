"""One thread that does one thing after another, and what came of each.

A `ThreadPool` of one keeps four threads, and wakes all of them for each of its jobs; where many calls share a
process, each waking takes the interpreter away from a frame that is due.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeAlias

from voicesim.errors import Kept

Doing: TypeAlias = Callable[[], None]


class Task:
    """Something that is done, or will be."""

    def __init__(self, doing: Doing) -> None:
        self._doing, self._done = doing, threading.Event()
        self._failures: list[BaseException] = []

    def do(self) -> None:
        """Do it, and keep what it raised."""
        with Kept(self._failures):
            self._doing()
        self._done.set()

    def wait(self, longest: float | None = None) -> None:
        """Until it is done; so many seconds at most."""
        self._done.wait(longest)

    def ready(self) -> bool:
        """Is it done?"""
        return self._done.is_set()

    @property
    def failure(self) -> BaseException | None:
        """What it raised, once it is done."""
        return self._failures[0] if self._failures else None


class Hand:
    """The thread; it begins with the first thing given to it, and does not keep the program from ending."""

    def __init__(self) -> None:
        self._given: SimpleQueue[Task | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def give(self, doing: Doing) -> Task:
        """To be done after what was given before."""
        task = Task(doing)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="hand", daemon=True)
            self._thread.start()
        self._given.put(task)
        return task

    def close(self) -> None:
        """Nothing more is given; the thread ends after what it has."""
        self._given.put(None)

    def _work(self) -> None:
        while (task := self._given.get()) is not None:
            task.do()
            del task  # what it holds is let go of before the next comes
