"""How long imports take beside NumPy's own, in fresh processes, one after the other in turn.

    python scripts/measure_import.py [REPEATS]

Goal: `import voicesim` costs NumPy and 40 ms at the most; the rooms are shown beside it.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median, quantiles

BASE = "import numpy"
STATEMENTS = (
    "import voicesim",
    "import voicesim.call.loop",
    "import voicesim.client.state",
    "from voicesim.cli.main import app",
    "import typer; from voicesim.cli.main import app; dict(typer.main.get_command(app).commands)",
)
GOAL_MS = 40.0


def milliseconds(statement: str) -> float:
    """How long `statement` takes in a process of its own."""
    script = (
        f"from time import perf_counter\nbegan = perf_counter()\n{statement}\nprint(perf_counter() - began)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return 1000 * float(done.stdout)


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    everything = (BASE, *STATEMENTS)
    times: dict[str, list[float]] = {statement: [] for statement in everything}
    for statement in everything:
        milliseconds(statement)  # once for the disk
    for _ in range(repeats):
        for statement in everything:
            times[statement].append(milliseconds(statement))
    base = median(times[BASE])
    print(f"{'statement':<36} {'median':>8} {'p95':>8} {'over numpy':>11}   n={repeats}")
    for statement in everything:
        middle, late = median(times[statement]), quantiles(times[statement], n=20)[-1]
        print(f"{statement:<36} {middle:7.1f}  {late:7.1f}  {middle - base:+10.1f} ms")
    package = median(times[STATEMENTS[0]]) - base
    print(f"'import voicesim': goal NumPy + {GOAL_MS:.0f} ms, measured NumPy {package:+.1f} ms")


if __name__ == "__main__":
    main()
