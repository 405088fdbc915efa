"""Kill the program at random moments of a call and of its deletion, and see that nothing false is left.

    python -m scripts.kill_calls [N] [SEED]

Each trial has a home of its own: a typed call is held, then deleted, and at a random moment the program is
killed as a power cut would. After it `records verify` must find nothing but what was broken off, `score` must
score what there is, and the next purge must leave nothing unfinished.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from voicesim.errors import Mendable
from voicesim.records.purge import purge
from voicesim.records.store import Store
from voicesim.records.verify import Verified, verify

SAID = "Service sinistres, bonjour.\nJe comprends votre inquiétude. Avez-vous coupé l'eau ?\nAu revoir.\n"
DEED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from voicesim.cli.main import app
app(["call", "FR07", "--keyboard", "--read", "--seed", "3"], standalone_mode=False)
from voicesim.records.purge import delete
from voicesim.records.store import Store
home = Path(sys.argv[1])
store = Store(home / ".local/share/voicesim/records", home / ".config/voicesim/keys")
(call,) = store.shelf("practice").calls()
delete(store, call.path.name, datetime.now(UTC), "a trial")
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one killed program left."""

    left: str
    """Nothing, a call cut short, a whole call, a deletion broken off, or all deleted."""
    false: tuple[str, ...]
    """Sentences of `verify` that speak of tampering, or what the next run could not do."""


def trial(home: Path, after: float) -> Trial:
    """Hold a call and delete it in `home`, killed after so many seconds."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    run = subprocess.Popen(
        [sys.executable, "-c", DEED, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=Path(__file__).parent.parent,
    )
    assert run.stdin is not None
    run.stdin.write(SAID.encode())
    run.stdin.close()
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
    return _looked_at(home, environment)


def _looked_at(home: Path, environment: dict[str, str]) -> Trial:
    store = Store(home / ".local/share/voicesim/records", home / ".config/voicesim/keys")
    shelf = store.shelf("practice")
    before = verify(store)
    left = _left(store, before)
    false = _false(before)
    for call in tuple(shelf.calls()):
        if not call.events.is_file() or not call.events.stat().st_size:
            continue
        words = ["-c", "from voicesim.cli.main import run; run()", "score", str(call.path)]
        scored = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True)
        if scored.returncode not in (0, 1) or "Traceback" in scored.stderr:
            false.append(f"score: {scored.stderr[-300:]}")
    try:
        purge(store, datetime.now(UTC))
    except Mendable as error:
        false.append(f"purge: {error}")
    return Trial(left, (*false, *(finding.sentence for finding in verify(store).findings)))


def _left(store: Store, found: Verified) -> str:
    if any(finding.fault == "unfinished" for finding in found.findings):
        return "a deletion broken off"
    calls = tuple(store.shelf("practice").calls())
    if calls:
        return "a whole call" if calls[0].manifest().complete else "a call cut short"
    deeds = [entry.deed for entry in store.shelf("practice").journal.entries()]
    return "all deleted" if "deleted" in deeds else "nothing"


def _false(found: Verified) -> list[str]:
    honest = ("unfinished",)
    return [
        finding.sentence
        for finding in found.findings
        if finding.fault not in honest and "its writing was broken off" not in finding.sentence
    ]


def trials(count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """What `count` killed programs left, and whatever was false."""
    dice, left, false = random.Random(seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        whole = trial(Path(folder) / "whole", 600)
        lasted = time.monotonic() - began
        left[whole.left] += 1
        for number in range(count):
            home = Path(folder) / str(number)
            one = trial(home, dice.uniform(0.05, 1.0) * lasted)
            left[one.left] += 1
            false += one.false
    return left, false


def main() -> int:
    """Print what was left; 1 when anything was false."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    left, false = trials(count, seed)
    for what, many in left.most_common():
        print(f"{many:5} {what}")
    for sentence in false:
        print(f"FALSE {sentence}")
    return 1 if false else 0


if __name__ == "__main__":
    raise SystemExit(main())
