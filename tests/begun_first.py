"""Which tests are begun first: those that wait, for a browser, a terminal, another process.

They take their minutes from the clock on the wall and leave most of a core to others; begun last, and one
after the other, they keep everybody waiting. So each process that runs tests begins with its share of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def begun_first(
    tests: Sequence[T], processes: int, file: Callable[[T], str], seconds: Callable[[T], float]
) -> list[T]:
    """The tests in an order in which every process begins with files of tests that wait.

    pytest-xdist (`--dist worksteal`) gives each process a stretch of the list, all of one length, then lets
    the idle steal from the ends. `file` names the file of a test, `seconds` says how long that file waits: 0
    for one that does not. Files stay whole and in their order, as far as a stretch goes.
    """
    files = [list(group) for _, group in groupby(tests, key=file)]
    waiting = sorted((group for group in files if seconds(group[0])), key=lambda group: -seconds(group[0]))
    others = iter([test for group in files if not seconds(group[0]) for test in group])
    shares: list[list[T]] = [[] for _ in range(processes)]
    waits = [0.0] * processes
    for group in waiting:
        least = waits.index(min(waits))
        shares[least].extend(group)
        waits[least] += seconds(group[0])
    ordered: list[T] = []
    for number, share in enumerate(shares):
        ordered.extend(share)
        end = len(tests) * (number + 1) // processes
        while len(ordered) < end and (one := next(others, None)) is not None:
            ordered.append(one)
    return [*ordered, *others]
