"""Which tests are begun first: those that wait, for a browser, a terminal, another process; then long ones.

Those that wait take their minutes from the clock on the wall and leave most of a core to others; begun last,
and one after the other, they keep everybody waiting. All begun together they leave the cores idle. So half of
the processes that run tests begin with those that wait, and the others compute meanwhile. A test that
computes long is not left to the end, where one process would finish it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def begun_first(
    tests: Sequence[T],
    processes: int,
    file: Callable[[T], str],
    waits: Callable[[T], float],
    computes: Callable[[T], float] = lambda _: 0.0,
) -> list[T]:
    """The tests in an order in which half of the processes begin with files of tests that wait.

    pytest-xdist (`--dist worksteal`) gives each process a stretch of the list, all of one length, then lets
    the idle steal from the ends. `file` names the file of a test, `waits` says how many seconds that file
    waits, `computes` how many one computes that does not wait: 0 for the others. Files stay whole and in
    their order, as far as a stretch goes.
    """
    files = [list(group) for _, group in groupby(tests, key=file)]
    shares: list[list[T]] = [[] for _ in range(processes)]
    busy = [0.0] * processes
    for seconds, among in ((waits, (processes + 1) // 2), (computes, processes)):
        longest_first = sorted(
            (group for group in files if seconds(group[0])), key=lambda group: -seconds(group[0])
        )
        for group in longest_first:
            least = busy.index(min(busy[:among]))
            shares[least].extend(group)
            busy[least] += seconds(group[0])
    others = iter([test for group in files if not (waits(group[0]) or computes(group[0])) for test in group])
    ordered: list[T] = []
    for number, share in enumerate(shares):
        ordered.extend(share)
        end = len(tests) * (number + 1) // processes
        while len(ordered) < end and (one := next(others, None)) is not None:
            ordered.append(one)
    return [*ordered, *others]
