"""Kill the program at random moments of what it does with calls, and see that nothing false is left.

    python -m scripts.kill_calls [N] [SEED] [DEED ...] [--write]

By turns a call is held, a robot's demonstration, an examination is marked, signed, contested and marked
again, a call is deleted, what is due is purged, a call is contested and scored again, a person is enrolled,
the catalogue made again, everything of a person deleted. Each is done in a home of its own by a process in
which everything is loaded. At a random step on the disk (half of a write done, or none of it), or up to 20 ms
behind it, it is killed with SIGKILL. After each, `records verify` must find nothing but what was broken off,
and what a person does next must work and leave nothing to say. N programs are killed so; one that was done
before its moment came, or that had changed nothing yet, is not counted. `--write` keeps the figure in
docs/benchmarks.json.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from scripts.killing.deeds import DEEDS
from scripts.killing.homes import Homes
from scripts.killing.trials import trials


def main() -> int:
    """Print what was left; 1 when anything was false."""
    asked = argparse.ArgumentParser(prog="python -m scripts.kill_calls")
    asked.add_argument("count", type=int, nargs="?", default=200, metavar="N")
    asked.add_argument("seed", type=int, nargs="?", default=1, metavar="SEED")
    asked.add_argument("deeds", nargs="*", metavar="DEED", help=", ".join(DEEDS))
    may_be_kept(asked)
    chosen = asked.parse_args()
    deeds = tuple(deed for deed in DEEDS if deed in chosen.deeds) or DEEDS
    with tempfile.TemporaryDirectory() as folder:
        found = trials(Homes(Path(folder)), Path(folder), chosen.count, chosen.seed, deeds)
    each = ", ".join(f"{deed} {many}" for deed, many in sorted(found.killed.items()))
    print(
        f"{found.killed.total()} killed in the middle of their work ({each}); "
        f"{found.idle} had changed nothing yet, {found.over} were done before"
    )
    print(", ".join(f"{many} killed {when}" for when, many in sorted(found.kinds.items())))
    for what, many in sorted(found.left.items()):
        print(f"{many:5} {what}")
    for sentence in found.false:
        print(f"FALSE {sentence}")
    print(f"{len(found.false)} false")
    if chosen.write:
        keep([figure(found.killed.total(), len(found.false), deeds)])
    return 1 if found.false else 0


def figure(killed: int, false: int, deeds: tuple[str, ...]) -> Figure:
    """S2, of the deeds that were killed."""
    where = "anything it does with calls" if deeds == DEEDS else ", ".join(deeds)
    what = f"killed with SIGKILL in the middle of {where}: `verify` tells the truth, nothing signed is lost"
    value = f"{killed - false} of {killed}" if false else f"all {killed}"
    return Figure("S2", what, value, "all", killed > 0 and not false, killed, by="scripts.kill_calls")


if __name__ == "__main__":
    raise SystemExit(main())
