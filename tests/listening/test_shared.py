"""One recogniser for several calls: whose turn it is, and who leaves before theirs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from voicesim.audio.frames import Sound, silence
from voicesim.errors import ConfigurationError
from voicesim.listening.incremental import IncrementalRecogniser
from voicesim.listening.recogniser import Demand, Hints, Urgency, Withdrawn, place_with
from voicesim.listening.shared import SharedRecogniser
from voicesim.sessions.shared_ears import shares
from voicesim.text.words import Word


class Gated:
    """Takes as long over each sound as the test says; remembers in which order it began."""

    name = "gated"

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.gates = {start: Event() for start in range(10)}

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        self.begun.append(start)
        self.gates[start].wait()
        return (Word("mot", start, start),)


class Room:
    """Several calls that ask one recogniser."""

    def __init__(self, replicas: int) -> None:
        self.inner = Gated()
        self.shared = SharedRecogniser(self.inner, replicas)
        self.threads = ThreadPoolExecutor(10)
        self.demands: dict[int, Demand] = {}

    def ask(self, start: int, urgency: Urgency) -> Future[tuple[Word, ...]]:
        """Ask on a thread of its own; back when it has begun or waits."""
        demand = self.demands[start] = Demand(urgency)
        asked = self.threads.submit(self.shared.transcribe, silence(), start, Hints(demand=demand))
        while not (demand.queued or start in self.inner.begun or asked.done()):
            pass
        return asked


@pytest.fixture
def room(request: pytest.FixtureRequest) -> Iterator[Room]:
    made = Room(getattr(request, "param", 1))
    yield made
    for gate in made.inner.gates.values():
        gate.set()
    made.threads.shutdown()


def test_a_pause_comes_before_last_words_and_these_before_a_thought_ahead(room: Room) -> None:
    asked = [room.ask(0, Urgency.PAUSE)]
    waiting = {3: Urgency.AHEAD, 2: Urgency.LAST_WORDS, 1: Urgency.PAUSE}
    asked += [room.ask(start, urgency) for start, urgency in waiting.items()]
    assert room.inner.begun == [0]
    for gate in room.inner.gates.values():
        gate.set()
    assert {word.start for one in asked for word in one.result()} == {0, 1, 2, 3}
    assert room.inner.begun == [0, 1, 2, 3]


def test_what_nobody_wants_any_more_leaves_before_it_begins(room: Room) -> None:
    first, second, third = (room.ask(n, Urgency.PAUSE) for n in range(3))
    room.demands[1].withdraw()
    with pytest.raises(Withdrawn):
        second.result()
    assert room.inner.begun == [0]  # it left while the first was still at work
    room.inner.gates[0].set()
    room.inner.gates[2].set()
    assert len(first.result()) == len(third.result()) == 1
    assert room.inner.begun == [0, 2]


@pytest.mark.parametrize("room", [2], indirect=True)
def test_a_thought_ahead_leaves_a_replica_free_for_whoever_pauses(room: Room) -> None:
    ahead, second = room.ask(0, Urgency.AHEAD), room.ask(1, Urgency.AHEAD)
    assert room.inner.begun == [0]
    pause = room.ask(2, Urgency.PAUSE)
    room.inner.gates[2].set()
    assert len(pause.result()) == 1
    assert 1 not in room.inner.begun
    for gate in room.inner.gates.values():
        gate.set()
    assert len(ahead.result()) == len(second.result()) == 1


def test_a_pass_that_fails_makes_room_for_the_next() -> None:
    class Failing(Gated):
        def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
            if start == 0:
                raise MemoryError("no room")
            return ()

    shared = SharedRecogniser(Failing(), 1)
    with pytest.raises(MemoryError):
        shared.transcribe(silence(), 0, Hints())
    assert shared.transcribe(silence(), 1, Hints()) == ()


def test_the_one_call_too_many_is_refused_and_there_is_room_again_when_one_ends() -> None:
    shared = SharedRecogniser(Gated(), 2)
    calls = [place_with(IncrementalRecogniser(shared)) for _ in range(7)]
    for call in calls[:6]:
        call.__enter__()
    with pytest.raises(ConfigurationError, match="6 calls are being held"), calls[6]:
        pass
    calls[0].__exit__(None, None, None)
    with place_with(IncrementalRecogniser(shared)):
        pass


@pytest.mark.parametrize(
    ("threads", "cores", "expected"),
    [(0, 1, (1, 1)), (0, 2, (2, 1)), (0, 4, (4, 1)), (0, 16, (4, 4)), (2, 2, (1, 2)), (8, 2, (1, 8))],
)
def test_every_core_has_work_and_none_two(threads: int, cores: int, expected: tuple[int, int]) -> None:
    assert shares(threads, cores) == expected
