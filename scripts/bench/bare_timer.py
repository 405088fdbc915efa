"""What the machine itself does to whoever wants to be on time: a timer of 20 ms that does nothing else.

Beside a measurement of lateness it says whether the machine had the time to measure anything.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

TICK = 0.020  # s
STAT = Path("/proc/stat")
_TICKS_A_SECOND = 100
_IDLE, _WAITING = 3, 4


def machine_time() -> float | None:
    """Seconds that all processors have been busy since the machine started; None where Linux does not say."""
    if not STAT.exists():
        return None
    spent = [int(one) for one in STAT.read_text().splitlines()[0].split()[1:9]]
    return (sum(spent) - spent[_IDLE] - spent[_WAITING]) / _TICKS_A_SECOND


@contextmanager
def beside() -> Iterator[dict[str, float]]:
    """A process that does nothing but wake up, as long as the block lasts; then its lateness, ms."""
    found: dict[str, float] = {}
    command = [sys.executable, "-m", "scripts.bench.bare_timer"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as timer:
        yield found
        found |= json.loads(timer.communicate()[0])


def main() -> None:
    """Wake up every 20 ms until standard input ends; print the lateness."""
    over = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
    late, due = [0.0], time.monotonic()
    while not over.is_set():
        due += TICK
        time.sleep(max(0.0, due - time.monotonic()))
        now = time.monotonic()
        late.append(1000 * (now - due))
        due = max(due, now - TICK)
    told = {"p99_ms": round(float(np.percentile(late, 99)), 1), "most_ms": round(max(late), 1)}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
