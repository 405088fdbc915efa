"""Workers: what comes back, in which order, for which generation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event, Timer

import pytest

from voicesim.call.workers import RESULTS, Done, InlineWorkers, Raised, Result, ThreadedWorkers, Workers


def counting(to: int) -> Callable[[], Iterator[object]]:
    def job() -> Iterator[object]:
        yield from range(to)

    return job


def failing() -> Iterator[object]:
    yield "first words"
    raise MemoryError("no room for the weights")


def collected(workers: Workers, until: type) -> list[Result]:
    """Everything up to the first ending of that kind; asks until it is there."""
    results: list[Result] = []
    while not any(isinstance(result.value, until) for result in results):
        results += workers.collect(10**9)
    return results


@pytest.fixture(params=[InlineWorkers, ThreadedWorkers])
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    made: Workers = request.param()
    yield made
    made.close()


def test_results_come_back_in_order_and_then_the_end(workers: Workers) -> None:
    workers.submit(1, counting(3), 0)
    assert [result.value for result in collected(workers, Done)] == [0, 1, 2, Done()]


def test_a_job_that_raises_gives_what_it_had_and_then_its_error(workers: Workers) -> None:
    workers.submit(4, failing, 0)
    results = collected(workers, Raised)
    assert results[0] == Result(4, "first words")
    assert isinstance(results[-1].value, Raised)
    assert "no room" in str(results[-1].value.error)


def test_results_arrive_when_the_pace_says() -> None:
    workers = InlineWorkers(lambda value: 1000)
    workers.submit(1, counting(2), 500)
    assert workers.collect(1499) == []
    assert workers.collect(1500) == [Result(1, 0)]
    assert workers.collect(10_000) == [Result(1, 1), Result(1, Done())]
    workers.close()


def test_a_job_made_stale_stops_at_its_next_yield() -> None:
    workers, gate, reached = ThreadedWorkers(), Event(), []

    def slow() -> Iterator[object]:
        yield "a"
        gate.wait()
        yield "b"
        reached.append("c")
        yield "c"

    workers.submit(1, slow, 0)
    workers.submit(2, counting(1), 0)
    gate.set()
    values = [(result.generation, result.value) for result in collected(workers, Done)]
    while (2, Done()) not in values:
        values += [(result.generation, result.value) for result in workers.collect(0)]
    assert reached == []
    assert (2, 0) in values
    workers.close()


def test_a_hanging_job_is_left_behind_and_the_next_one_runs() -> None:
    workers, forever = ThreadedWorkers(), Event()

    def hanging() -> Iterator[object]:
        forever.wait()
        yield "too late"

    workers.submit(1, hanging, 0)
    workers.abandon()
    workers.submit(2, counting(1), 0)
    assert {result.generation for result in collected(workers, Done)} == {2}
    forever.set()
    workers.close()


def test_the_queue_is_bounded_and_what_does_not_fit_is_counted() -> None:
    workers, finished = ThreadedWorkers(), Event()

    def flood() -> Iterator[object]:
        yield from range(RESULTS + 50)
        finished.set()

    workers.submit(1, flood, 0)
    finished.wait()
    kept = [result for result in collected(workers, Done) if isinstance(result.value, int)]
    assert len(kept) + workers.dropped == RESULTS + 50
    assert workers.dropped > 0
    workers.close()


@pytest.mark.parametrize("workers", [InlineWorkers(lambda value: 1000), ThreadedWorkers()])
def test_what_an_abandoned_job_yields_still_comes(workers: Workers) -> None:
    gate = Event()

    def late() -> Iterator[object]:
        if isinstance(workers, ThreadedWorkers):
            gate.wait()
        yield "late"
        yield "and the rest"

    workers.submit(1, late, 0)
    workers.abandon()
    workers.submit(2, counting(1), 0)
    gate.set()
    results: set[tuple[int, object]] = set()
    while not {(1, Done()), (2, Done())} <= results:
        results |= {(result.generation, result.value) for result in workers.collect(10**9)}
    assert {(1, "late"), (1, "and the rest"), (2, 0)} <= results
    workers.close()


def test_closing_waits_for_what_is_under_way() -> None:
    workers, began, gate, ended = ThreadedWorkers(), Event(), Event(), Event()

    def native() -> Iterator[object]:
        began.set()
        gate.wait()
        ended.set()
        yield "done"

    workers.submit(1, native, 0)
    began.wait()
    Timer(0.05, gate.set).start()
    workers.close()
    assert ended.is_set()
