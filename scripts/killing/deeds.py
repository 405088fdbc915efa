"""What the program does with calls when it is killed.

Each deed is one run of the command line, as a person types it; marking, which asks its questions at a
terminal, is done by the functions behind the command.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args
from unittest.mock import patch

from scripts.killing.homes import PERSON, TYPED, Kind, store_in
from voicesim.call.directory import MARKS, CallDirectory
from voicesim.errors import Mendable
from voicesim.records.confirming import decide, undecided
from voicesim.records.examining import begin_marking, close_marking, contest, finish_signing, open_evidence
from voicesim.records.examining import mark as give
from voicesim.records.kept import read_scorecard
from voicesim.records.marks import Marks, read_marks

Deed: TypeAlias = Literal["call", "demo", "mark", "delete", "purge", "score", "enrol", "rebuild", "erase"]
DEEDS: tuple[Deed, ...] = get_args(Deed)

FIRST, SECOND = "Claire Morel", "Paul Girard"
"""Who marks, and who marks again what was contested."""


HOMES: dict[Deed, Kind] = {
    "call": "empty",
    "demo": "empty",
    "mark": "examination",
    "delete": "practice",
    "purge": "practice",
    "score": "practice",
    "enrol": "empty",
    "rebuild": "person",
    "erase": "person",
}
"""In what home each is done."""


def do(deed: Deed, home: Path) -> None:
    """Do it, as a process of its own whose home this is; raises `SystemExit` as the command line does."""
    if deed == "mark":
        try:
            mark_and_contest(home)
        except Mendable as refusal:
            print(refusal)
            raise SystemExit(1) from None
        return
    if deed == "call":
        sys.stdin = (home / TYPED).open(encoding="utf-8")
    command(*_words(deed, home))


def command(*words: str) -> None:
    """Run the command line in this process."""
    from voicesim.cli.main import run

    sys.argv = ["voicesim", *words]
    run()


def _words(deed: Deed, home: Path) -> tuple[str, ...]:
    newest = max((call.path.name for call in store_in(home).shelf("practice").calls()), default="")
    words: dict[str, tuple[str, ...]] = {
        "call": ("call", "FR07", "--keyboard", "--read", "--seed", "3"),
        "demo": ("demo", "--scenario", "FR07", "--trainee", "poor"),
        "delete": ("records", "delete", newest, "--why", "a trial"),
        "purge": ("records", "purge", "--date-is-right"),
        "enrol": ("catalogue", "enrol", PERSON, "--group", "promotion 12"),
        "rebuild": ("catalogue", "rebuild"),
        "erase": ("records", "delete", "--person", PERSON, "--why", "asked for", "--yes"),
        "score": ("score", str(store_in(home).shelf("practice").folder / newest), "--waive", "voix"),
    }
    if deed == "score":
        return (*words[deed], "--contest", "2")
    return words[deed]


def mark_and_contest(home: Path) -> None:
    """Mark an examination and sign, contest a mark, let another mark it; go on where all that stands."""
    shelf = store_in(home).shelf("certification")
    for call in shelf.calls():
        if not call.scorecard.is_file():
            continue
        finish_signing(call, shelf, now=datetime.now(UTC))
        marks = go_on_marking(home, call)
        if not marks.contests:
            now = datetime.now(UTC)
            contest(call, marks, shelf, criterion=marks.criteria[0], comment="vu autrement", now=now)
            marks = go_on_marking(home, call)
        if marks.answered < len(marks.contests):
            go_on_marking(home, call)


def go_on_marking(home: Path, call: CallDirectory) -> Marks:
    """Mark what is left to mark, and sign; a contested examination is begun by the second examiner."""
    from voicesim.scorecard.rubric import load_rubric

    now, shelf, card = datetime.now(UTC), store_in(home).shelf("certification"), read_scorecard(call)
    assert card is not None
    marks = read_marks(call) if (call.path / MARKS).is_file() else None
    if marks is not None and marks.closed and not marks.contested:
        return marks
    if marks is None or marks.closed:
        rubric = load_rubric(card.rubric.id, "fr")
        levels = {level.id: level.label.in_language("fr") for level in rubric.levels}
        marks = begin_marking(call, card, levels, examiner=SECOND if marks else FIRST, now=now, seed=7)
    for criterion in marks.missing:
        if not marks.hides(criterion):
            marks = open_evidence(call, marks, criterion)
        marks = give(call, marks, card, criterion, next(iter(marks.levels)), now=now)
    for item in undecided(marks, card):
        marks = decide(call, marks, card, item, confirmed=True, now=now)
    return close_marking(call, marks, shelf, now=now)


def environment(home: Path) -> dict[str, str]:
    """Of somebody whose home this is, on a machine without weights: with them, nothing more is written."""
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "VOICESIM_MODELS": str(home / "no-weights"),
    }


def rehearse(deed: Deed, home: Path) -> None:
    """Do it once in this very process: its copies then find read what it reads, and written nothing.

    A run that costs three seconds by itself costs a copy one.
    """
    here, stdin, words = Path.cwd(), sys.stdin, sys.argv
    said = io.StringIO()
    try:
        with (
            patch.dict(os.environ, environment(home), clear=True),
            redirect_stdout(said),
            redirect_stderr(said),
            suppress(SystemExit),
        ):
            os.chdir(home)
            do(deed, home)
    finally:
        os.chdir(here)
        sys.stdin, sys.argv = stdin, words


def in_a_child(home: Path, output: Path, work: Callable[[], None]) -> int:
    """Do something in a process of its own, whose home this is; gives the number of the process.

    The process has everything loaded already: what it does from its first moment on is the work.
    """
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.environ.clear()
        os.environ.update(environment(home))
        os.chdir(home)
        said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        work()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    except BaseException:  # noqa: BLE001  (whatever it is, it is for the parent to read)
        import traceback

        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)
