"""A whole call typed slowly at a pseudo-terminal, on a clock that runs faster than the one on the wall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from terminal import Terminal

from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.text.words import text_of

pytestmark = pytest.mark.waits(40)

FASTER = 20
"""A second on the wall is so many of the call."""

KEYS = 4
"""Characters that are typed in a second of the call."""

FROZEN = 70.0
"""Seconds of the call in which the typist stops in the middle of a line, or before one."""

MAIN = f"""
import time
from voicesim.line import keyboard
from voicesim.line.pacing import RealTime
from voicesim.call import workers
workers.ThreadedWorkers = workers.InlineWorkers
keyboard.RealTime = lambda: RealTime(lambda: {FASTER} * time.monotonic(), lambda s: time.sleep(s / {FASTER}))
from voicesim.cli.main import run
run()
"""
"""Engines answer in sample time: on a clock that hurries, a busy machine would be late with all of them."""

SAID = (
    "Bonjour, agence des Ormes.",
    "Dites-moi, quand la grêle est-elle tombée ?",
    "Quelqu'un est-il blessé chez vous ?",
)


@pytest.mark.parametrize("kind", ["--plain", "drawn"])
def test_a_slow_typist_holds_a_call_in_comfort(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "call"
    plain = ["--plain"] if kind == "--plain" else []
    terminal = Terminal(
        *("-c", MAIN, "call", "FR10", "--keyboard", "--seed", "7", "--read", "--out", str(folder), *plain),
        TERM="dumb" if plain else "xterm",
    )
    terminal.wait_for("Appuyez sur Entr\u00e9e si vous l'avez lu")
    terminal.type("\r")
    terminal.wait_for("Le t\u00e9l\u00e9phone sonne")
    slowly(terminal, SAID[0] + "\r")
    terminal.wait_for("Client :")
    terminal.let_pass(FROZEN / FASTER)
    slowly(terminal, SAID[1][:12])
    terminal.let_pass(FROZEN / FASTER)
    slowly(terminal, SAID[1][12:] + "\r")
    slowly(terminal, SAID[2] + "\r")
    terminal.wait_for("Client :", times=3)
    terminal.type("/hangup\r")
    slowly(terminal, "Et bonne")
    terminal.wait_for("Personne n'\u00e9tait plus l\u00e0 pour l'entendre : \u00ab Et bonne \u00bb")
    terminal.type(" journ\u00e9e 12\r")
    terminal.wait_for("(0-100) :")
    terminal.type("70\r\r")
    assert terminal.end() == 0
    if not plain:
        assert "> \u00e9valuation" not in terminal.shown

    record = read_record(CallDirectory(folder))
    said = [text_of(turn.words) for turn in record.turns if turn.speaker == "trainee"]
    assert said == list(SAID)
    speakers = [turn.speaker for turn in record.turns]
    assert speakers[0] == "trainee"
    assert [turn.start for turn in record.turns] == sorted(turn.start for turn in record.turns)
    lines = (folder / "events.jsonl").read_text(encoding="utf-8")
    for hurry in ("event:silence", "allo", "still_there"):
        assert hurry not in lines
    marks = json.loads((folder / "trainee.json").read_text(encoding="utf-8"))
    assert 70.0 in marks["self_assessment"].values()


def slowly(terminal: Terminal, text: str) -> None:
    for key in text:
        terminal.type(key)
        terminal.let_pass(1 / (KEYS * FASTER))
