from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.errors import StorageError
from voicesim.sessions.filing import file_call

MakeCall = Callable[..., CallDirectory]


def test_a_filed_call_has_its_scorecard_and_its_report(make_call: MakeCall) -> None:
    directory = make_call()
    card = file_call(directory, load_scenario("FR03"))
    written = json.loads(directory.scorecard.read_text(encoding="utf-8"))
    assert written == card.as_json()
    assert "Camille" in directory.report.read_text(encoding="utf-8")
    assert {"scorecard.json", "report.html", "call.flac"} <= directory.manifest().files.keys()


def test_filing_twice_gives_the_same_bytes(make_call: MakeCall) -> None:
    directory, scenario = make_call(), load_scenario("FR03")
    file_call(directory, scenario)
    once = directory.scorecard.read_bytes(), directory.report.read_bytes()
    file_call(directory, scenario)
    assert (directory.scorecard.read_bytes(), directory.report.read_bytes()) == once


def test_a_call_cut_short_is_filed_as_far_as_it_went(make_call: MakeCall) -> None:
    directory = make_call(cut=True)
    file_call(directory, load_scenario("FR03"))
    assert json.loads(directory.transcript.read_text(encoding="utf-8"))["complete"] is False
    assert "L’appel a été coupé" in directory.report.read_text(encoding="utf-8")
    assert not directory.manifest().complete


def test_a_damaged_log_leaves_nothing_half_written(make_call: MakeCall) -> None:
    directory = make_call()
    directory.events.write_text("{}\n", encoding="utf-8")
    with pytest.raises(StorageError, match="line 1 is not an event"):
        file_call(directory, load_scenario("FR03"))
    assert not directory.scorecard.exists()
    assert not directory.report.exists()


def test_the_sound_of_a_killed_call_is_recovered(make_call: MakeCall, tmp_path: Path) -> None:
    directory = make_call(cut=True)
    script = (
        "import os, signal, sys\n"
        "import numpy as np\n"
        "from pathlib import Path\n"
        "from voicesim.audio.recording import Recording\n"
        "recording = Recording(Path(sys.argv[1]))\n"
        "for _ in range(250):\n"
        "    recording.write(np.full(320, 900, np.int16), np.full(320, -900, np.int16))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    torn = tmp_path / "call.flac"
    subprocess.run([sys.executable, "-c", script, str(torn)], check=False)
    shutil.copy(torn, directory.sound)
    record = read_record(directory)
    assert record.sound == directory.sound
    assert not record.complete
    file_call(directory, load_scenario("FR03"))
    assert "<audio" in directory.report.read_text(encoding="utf-8")


def test_a_recording_of_which_nothing_is_left_counts_as_none(make_call: MakeCall) -> None:
    directory = make_call(cut=True)
    directory.sound.write_bytes(b"")
    assert read_record(directory).sound is None
