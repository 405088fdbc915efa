"""A machine that shuts down, or a window that closes, ends a call with its scorecard."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from voicesim.sessions.ending import Ended, Ending

ROBOT = """
import os, sys
from pathlib import Path
from voicesim.client.scenario import load_scenario
from voicesim.sessions.robots import hold_robot_call
frames = 0
def witness(mic, speaker):
    global frames
    frames += 1
    if frames == 40 * 50:
        for _ in range(int(sys.argv[3])):
            os.kill(os.getpid(), int(sys.argv[2]))
hold_robot_call(load_scenario("FR03"), "good", 7, Path(sys.argv[1]), witness=witness)
print("went on")
"""
TYPED = "from voicesim.cli.main import run; run()"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of this kind are POSIX")


@pytest.mark.parametrize(("number", "times"), [(signal.SIGTERM, 1), (signal.SIGHUP, 3)])
def test_a_call_ended_by_a_signal_is_closed_and_scored(tmp_path: Path, number: int, times: int) -> None:
    words = [sys.executable, "-c", ROBOT, str(tmp_path / "call"), str(int(number)), str(times)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 128 + number, done.stderr
    assert "went on" not in done.stdout
    manifest = json.loads((tmp_path / "call" / "manifest.json").read_text("utf-8"))
    assert manifest["complete"] is True
    assert (tmp_path / "call" / "report.html").is_file()
    log = [json.loads(line) for line in (tmp_path / "call" / "events.jsonl").read_text("utf-8").splitlines()]
    assert log[-1]["event"] == "closed"
    assert any(event["event"] == "hung_up" and event["by"] == "trainee" for event in log)


def test_a_typed_call_that_waits_for_a_line_is_ended_scored_and_sealed(tmp_path: Path) -> None:
    home = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    call = subprocess.Popen(
        [sys.executable, "-c", TYPED, "call", "FR03", "--keyboard", "--read"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=home, cwd=tmp_path,
    )  # fmt: skip
    assert call.stdin
    assert call.stderr
    call.stdin.write(b"Service sinistres, bonjour.\n")
    call.stdin.flush()
    for line in call.stderr:
        if b"Client :" in line:  # the call now waits for the next line
            break
    call.send_signal(signal.SIGTERM)
    _, said = call.communicate()
    assert call.returncode == 128 + signal.SIGTERM, said
    (card,) = tmp_path.glob(".local/share/voicesim/records/practice/*/scorecard.json")
    journal = (card.parent.parent / "journal.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["deed"] for line in journal] == ["begun", "filed"]
    checked = subprocess.run(
        [sys.executable, "-c", TYPED, "records", "verify"], env=home, capture_output=True, text=True
    )
    assert "0 faults" in checked.stdout


def test_a_tick_is_never_broken_into() -> None:
    ending = Ending()

    class Call:
        ticked = False

        def tick(self, mic: object) -> object:
            ending(signal.SIGTERM, None)  # the signal comes in the middle of it
            self.ticked = True
            return mic

    call = Call()
    with ending.awaited(), pytest.raises(Ended):
        ending.around(call).tick(b"")  # type: ignore[arg-type]
    assert call.ticked
    assert ending.signal == signal.SIGTERM


def test_a_signal_behind_the_call_raises_nothing() -> None:
    ending = Ending()
    with ending.awaited():
        pass
    ending(signal.SIGTERM, None)
    assert ending.signal == signal.SIGTERM
