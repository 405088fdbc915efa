"""Let every step on the disk fail once while the program works with calls; nothing false may be left.

    python -m scripts.fail_disk [DEED ...] [--typed SENTENCE]... [--growing N] [--each N] [--share X]
                                [--seed N] [--part I/N] [--write]

The deeds are those of `scripts.kill_calls`. Each opening, write, sync, renaming and removing of a file, each
statement of the database fails once, each write also half done. What the program then says must be one
sentence, `records verify` must tell the truth, and what a person does next must work. A failure costs about
a second. In a call one sentence is typed, or those given; it writes its sound a thousand times in the same
way: with `--growing N` one in N of the writes to files that grow is tried, with `--each N`, of every kind of
step on every kind of file the first, the last and what is drawn between them, N in all. With `--part I/N`
several processes share the work. `--write` keeps the figure in docs/benchmarks.json.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from scripts.killing.deeds import DEEDS
from scripts.killing.failing import fail
from scripts.killing.homes import Homes


def main() -> int:
    """Print what was found; 1 when anything was false."""
    parser = argparse.ArgumentParser(prog="python -m scripts.fail_disk")
    parser.add_argument("deeds", nargs="*", metavar="DEED", help=", ".join(DEEDS))
    parser.add_argument("--growing", type=int, default=1)
    parser.add_argument("--typed", action="append", metavar="SENTENCE")
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--part", default="1/1", metavar="I/N", help="one of N parts, for a process of its own"
    )
    may_be_kept(parser)
    asked = parser.parse_args()
    part, parts = map(int, asked.part.split("/"))
    deeds = [deed for deed in DEEDS if deed in asked.deeds] or DEEDS
    failed, false = 0, 0
    for deed in deeds:
        with tempfile.TemporaryDirectory() as folder:
            found = fail(
                Homes(Path(folder), typed=asked.typed or ["Au revoir."]),
                Path(folder),
                (deed,),
                growing=asked.growing if deed in ("call", "demo") else 1,
                share=asked.share,
                each=asked.each,
                seed=asked.seed,
                part=(part, parts),
                told=lambda sentence: print(sentence, flush=True),
            )
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(found.kinds.items()))
        ended = ", ".join(f"{name} {count}" for name, count in sorted(found.ended.items()))
        tried = f"{found.tried.total()} failures in {found.places} kinds of step and file"
        print(f"{deed}: {tried} ({kinds}); ended with {ended}", flush=True)
        print(f"{deed}: {len(found.false)} false", flush=True)
        failed += found.tried.total()
        false += len(found.false)
    if asked.write:
        keep([figure(failed, false, deeds, part=asked.part)])
    return 1 if false else 0


def figure(failed: int, false: int, deeds: Sequence[str], *, part: str) -> Figure:
    """S2, of the deeds whose steps failed; `part` of them."""
    where = "anything it does with calls" if deeds == DEEDS else ", ".join(deeds)
    what = f"a step on the disk fails in {where}: one sentence, and `verify` tells the truth"
    value = f"{failed - false} of {failed}" if false else f"all {failed}"
    reason = "" if part == "1/1" else f"part {part} of them"
    return Figure("S2", what, value, "all", failed > 0 and not false, failed, reason, by="scripts.fail_disk")


if __name__ == "__main__":
    raise SystemExit(main())
