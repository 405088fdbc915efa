"""Kill the program at random moments of what it does with calls, and see that nothing false is left.

    python -m scripts.kill_calls [N] [SEED]

Each trial has a home of its own. By turns a typed practice call is held and deleted, or held and purged when
it is due, or an examination is held, marked, signed, contested and marked again. At a random moment the
program is killed with SIGKILL. After it `records verify` must find nothing but what was broken off, `score`
must score what there is, the marking must go on, and the next purge must leave nothing unfinished.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from voicesim.call.directory import MARKS, CallDirectory
from voicesim.errors import Mendable
from voicesim.records.marks import Marks, read_marks
from voicesim.records.purge import purge
from voicesim.records.store import Store
from voicesim.records.verify import Verified, verify

Deed: TypeAlias = Literal["delete", "purge", "mark"]
DEEDS: tuple[Deed, ...] = get_args(Deed)
SAID = (
    "Service sinistres, bonjour.",
    "Je comprends votre inquiétude. Avez-vous coupé l'eau ?",
    "Au revoir.",
)
ENOUGH = 600
"""Seconds in which a program that nobody kills is done on any machine."""

HONEST_FOR_EVER = ("this examination was begun and holds nothing",)
"""What `verify` may go on saying: an examination was begun, and nobody will ever know more of it."""
HONEST = (*HONEST_FOR_EVER, "unfinished: ", "its writing was broken off", "the signing was broken off")
"""What `verify` may say of a program that was killed, until the next run."""


def store_in(home: Path) -> Store:
    """The store of a home of its own, where POSIX systems keep it."""
    return Store(home / ".local/share/voicesim/records", home / ".config/voicesim/keys")


def practise(home: Path) -> None:
    """Hold a typed practice call through the command line."""
    from voicesim.cli.main import app

    app(["call", "FR07", "--keyboard", "--read", "--seed", "3"], standalone_mode=False)


def delete(home: Path) -> None:
    """Hold a practice call, then delete it."""
    from voicesim.records.purge import delete as delete_call

    practise(home)
    store = store_in(home)
    (call,) = store.shelf("practice").calls()
    delete_call(store, call.path.name, datetime.now(UTC), "a trial")


def purge_due(home: Path) -> None:
    """Hold a practice call, then purge with its recording due, then with all of it due."""
    from datetime import timedelta

    practise(home)
    for days in (40, 400):
        purge(store_in(home), datetime.now(UTC) + timedelta(days=days))


def mark(home: Path) -> None:
    """Hold an examination, mark and sign it, contest a mark and let somebody else mark again."""
    from voicesim.records.examining import contest

    call = examine(home)
    store = store_in(home)
    shelf = store.shelf("certification")
    marks = go_on_marking(home, "Claire Morel")
    marks = contest(
        call, marks, shelf, criterion=marks.criteria[0], comment="vu autrement", now=datetime.now(UTC)
    )
    go_on_marking(home, "Paul Girard")


def examine(home: Path) -> CallDirectory:
    """Hold an examination in sample time."""
    from voicesim.call.setup import Plan
    from voicesim.client.scenario import load_scenario
    from voicesim.content.notices import Details, load_notice
    from voicesim.line.keyboard import KeyboardLine
    from voicesim.listening.recogniser import ScriptedRecogniser
    from voicesim.sessions.engines import embedded
    from voicesim.sessions.new_call import NewCall
    from voicesim.sessions.session import hold_call

    scenario, said = load_scenario("FR07"), iter(SAID)
    notice = load_notice("fr", "certification", Details("Une maison", "dpo@maison.example"))
    with NewCall(store_in(home), "certification", lambda: datetime.now(UTC)) as new:
        return hold_call(
            Plan(scenario, 1, "certification", notice.spoken),
            embedded(scenario, ScriptedRecogniser()),
            KeyboardLine(lambda: next(said, None), live=False),
            new.folder(scenario.id, 1),
            held=datetime.now(UTC).isoformat(timespec="seconds"),
        ).directory


def go_on_marking(home: Path, examiner: str) -> Marks:
    """Take the marking up where it stands, mark what is left, and sign."""
    from voicesim.records.examining import begin_marking, close_marking, finish_signing, open_evidence
    from voicesim.records.examining import mark as give
    from voicesim.records.kept import read_scorecard
    from voicesim.scorecard.rubric import load_rubric

    now, shelf = datetime.now(UTC), store_in(home).shelf("certification")
    (call,) = shelf.calls()
    finish_signing(call, shelf, now=now)
    card = read_scorecard(call)
    assert card is not None
    under_way = read_marks(call) if (call.path / MARKS).is_file() else None
    if under_way is not None and not under_way.closed and under_way.examiner == examiner:
        marks = under_way
    else:
        rubric = load_rubric(card.rubric.id, "fr")
        levels = {level.id: level.label.in_language("fr") for level in rubric.levels}
        marks = begin_marking(call, card, levels, examiner=examiner, now=now, seed=7)
    for criterion in marks.missing:
        if not marks.hides(criterion):
            marks = open_evidence(call, marks, criterion)
        marks = give(call, marks, card, criterion, next(iter(marks.levels)), now=now)
    return close_marking(call, marks, shelf, now=now)


@dataclass(frozen=True, slots=True)
class Trial:
    """What one killed program left."""

    left: str
    """Nothing, a call cut short, a whole call, a deletion broken off, marks, or all deleted."""
    lasted: float
    """Seconds until the program was done, or killed."""
    false: tuple[str, ...]
    """Sentences of `verify` that speak of tampering, or what the next run could not do."""


def trial(home: Path, deed: Deed, after: float) -> Trial:
    """Do one deed in `home`, killed after so many seconds."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    run = subprocess.Popen(
        [sys.executable, "-m", "scripts.kill_calls", "--do", deed, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=Path(__file__).parent.parent,
    )
    assert run.stdin is not None
    began = time.monotonic()
    run.stdin.write("".join(f"{line}\n" for line in SAID).encode())
    run.stdin.close()
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
    lasted, killed = time.monotonic() - began, run.returncode == -9
    found = _looked_at(home, deed, environment, lasted)
    undone = () if killed or run.returncode == 0 else (f"{deed}: the program ended with {run.returncode}",)
    return replace(found, false=(*undone, *found.false))


def _looked_at(home: Path, deed: Deed, environment: dict[str, str], lasted: float) -> Trial:
    store = store_in(home)
    before = verify(store)
    left, false = _left(store, before), _false(before, HONEST)
    for call in tuple(store.shelf("practice").calls()):
        if not call.events.is_file() or not call.events.stat().st_size:
            continue
        words = ["-c", "from voicesim.cli.main import run; run()", "score", str(call.path)]
        scored = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True)
        if scored.returncode not in (0, 1) or "Traceback" in scored.stderr:
            false.append(f"score: {scored.stderr[-300:]}")
    try:
        if deed == "mark":
            _marked_on(home)
        purge(store, datetime.now(UTC))
    except Mendable as error:
        false.append(f"{deed}, the next run: {error}")
    return Trial(left, lasted, (*false, *_false(verify(store), HONEST_FOR_EVER)))


def _marked_on(home: Path) -> None:
    """The next run: a whole examination is marked to the end by whoever is marking it."""
    from voicesim.records.examining import finish_signing

    shelf = store_in(home).shelf("certification")
    for call in shelf.calls():
        if not call.scorecard.is_file():
            continue
        finish_signing(call, shelf, now=datetime.now(UTC))
        marks = read_marks(call) if (call.path / MARKS).is_file() else None
        if marks is None or not marks.closed:
            go_on_marking(home, "Claire Morel" if marks is None else marks.examiner)
        elif marks.contests and marks.answered < len(marks.contests):
            go_on_marking(home, "Paul Girard")


def _left(store: Store, found: Verified) -> str:
    if any(finding.fault == "unfinished" for finding in found.findings):
        return "a deletion broken off"
    for call in store.shelf("certification").calls():
        if (call.path / MARKS).is_file():
            marks = read_marks(call)
            return "a signed examination" if marks.closed else "a marking broken off"
        return "a whole examination" if call.manifest().complete else "an examination cut short"
    calls = tuple(store.shelf("practice").calls())
    if calls:
        if not calls[0].manifest().complete:
            return "a call cut short"
        return "a whole call" if calls[0].sound.is_file() else "a call without its sound"
    deeds = [entry.deed for entry in store.shelf("practice").journal.entries()]
    return "all deleted" if "deleted" in deeds else "nothing"


def _false(found: Verified, honest: Sequence[str]) -> list[str]:
    return [
        finding.sentence
        for finding in found.findings
        if not any(said in f"{finding.fault}: {finding.sentence}" for said in honest)
    ]


def trials(count: int, seed: int, deeds: Sequence[Deed] = DEEDS) -> tuple[Counter[str], list[str]]:
    """What `count` killed programs left, the deeds by turns, and whatever was false."""
    dice, left, false = random.Random(seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        lasted: dict[Deed, float] = {}
        for deed in deeds:
            whole = trial(Path(folder) / deed, deed, ENOUGH)
            lasted[deed] = whole.lasted
            left[whole.left] += 1
            false += whole.false
        for number in range(count):
            deed = deeds[number % len(deeds)]
            one = trial(Path(folder) / str(number), deed, dice.uniform(0.05, 1.0) * lasted[deed])
            left[one.left] += 1
            false += one.false
    return left, false


def main() -> int:
    """Print what was left; 1 when anything was false."""
    if sys.argv[1:2] == ["--do"]:
        {"delete": delete, "purge": purge_due, "mark": mark}[sys.argv[2]](Path(sys.argv[3]))
        return 0
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
