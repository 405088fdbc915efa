"""A disk that fills up in mid-call: what there is is kept and scored, and one sentence says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from voicesim.audio import recording
from voicesim.audio.frames import FRAME, Frame, samples
from voicesim.audio.reading import read
from voicesim.call.directory import CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import StorageError
from voicesim.sessions.filing import file_call
from voicesim.sessions.robots import hold_robot_call

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, a disk that is always full")
SECOND = 40
"""Of the call: the trainee has been answered."""


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_scenario("FR07")


@pytest.fixture(scope="module")
def whole(scenario: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same call on a disk that has room."""
    held = hold_robot_call(scenario, "poor", 2, tmp_path_factory.mktemp("whole") / "call", notice="")
    return held.directory.path


def at(second: int, happens: Callable[[], None]) -> Callable[[Frame, Frame], None]:
    """A witness of the call that does this once, at that second."""
    ticks = iter(range(1, sys.maxsize))
    return lambda mic, speaker: happens() if next(ticks) == samples(second) // FRAME else None


def fill(path: Path) -> None:
    """From now on whatever is written into this open file meets a full disk."""
    full = os.open(FULL, os.O_WRONLY)
    for handle in os.listdir("/proc/self/fd"):
        link = Path("/proc/self/fd") / handle
        if link.is_symlink() and os.readlink(link) == str(path):
            os.dup2(full, int(handle))
    os.close(full)


@pytest.fixture
def limit() -> Iterator[Callable[[int], None]]:
    """From the call on, the system refuses to make any file larger than so many bytes."""
    resource = pytest.importorskip("resource", reason="there is no RLIMIT_FSIZE on Windows")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refused(folder: Path, scenario: Scenario, **options: Callable[..., None]) -> StorageError:
    """The sentence with which a call in this folder ended."""
    with pytest.raises(StorageError) as caught:
        hold_robot_call(scenario, "poor", 2, folder, notice="", **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return caught.value


def scored(folder: Path) -> float:
    """Points on the scorecard in the folder."""
    card = json.loads((folder / "scorecard.json").read_text("utf-8"))
    assert (folder / "report.html").is_file()
    return float(card["score"])


@needs_full
@pytest.mark.parametrize("name", ["call.flac", "events.jsonl", "moments.jsonl"])
def test_a_disk_that_fills_in_mid_call_ends_it_with_a_scorecard_of_what_there_is(
    tmp_path: Path, scenario: Scenario, name: str
) -> None:
    folder = tmp_path / "call"
    error = refused(folder, scenario, witness=at(SECOND, lambda: fill(folder / name)))
    assert error.where == str(folder / name)
    assert error.mend.endswith(f"the call up to there is scored in {folder}")
    assert 0 <= scored(folder) <= 100
    record = read_record(CallDirectory.open(folder))
    assert not record.complete
    assert {turn.speaker for turn in record.turns} == {"trainee", "client"}
    assert read(folder / "call.flac").duration > SECOND - 1
    assert not CallDirectory.open(folder).manifest().complete


def test_a_call_stops_while_there_is_room_for_its_scorecard(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = [recording.SPARE]
    monkeypatch.setattr(recording, "_free", lambda path: free[0])
    folder = tmp_path / "call"
    error = refused(folder, scenario, witness=at(SECOND, lambda: free.__setitem__(0, recording.SPARE - 1)))
    assert (error.code, error.what) == ("storage.full", "the disk is full")
    needed = sum(path.stat().st_size for path in folder.iterdir() if path.name != "call.flac")
    assert needed < recording.SPARE / 3
    sound = read(folder / "call.flac")
    assert sound.complete
    assert SECOND <= sound.duration <= SECOND + 1.1


def test_a_full_disk_is_said_before_the_telephone_rings(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_free", lambda path: 0)
    error = refused(tmp_path / "call", scenario)
    assert error.code == "storage.full"
    assert "scored" not in error.mend
    assert not (tmp_path / "call" / "scorecard.json").exists()


@pytest.mark.parametrize("name", ["transcript.json", "scorecard.json", "report.html"])
def test_a_scorecard_the_disk_refuses_can_be_had_later_the_same(
    tmp_path: Path,
    scenario: Scenario,
    whole: Path,
    limit: Callable[[int], None],
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "call"
    begun = tempfile.mkstemp

    def full_from_there(prefix: str, dir: Path) -> tuple[int, str]:
        if prefix == f".{name}.":
            limit(1_000)
        return begun(prefix=prefix, dir=dir)

    monkeypatch.setattr(tempfile, "mkstemp", full_from_there)
    error = refused(folder, scenario)
    monkeypatch.undo()
    limit(-1)
    assert error.where == str(folder / name)
    assert f"voicesim score {folder} scores it then" in error.mend
    file_call(CallDirectory.open(folder), scenario)
    for kept in ("call.flac", "events.jsonl", "moments.jsonl", "transcript.json", "scorecard.json"):
        assert (folder / kept).read_bytes() == (whole / kept).read_bytes(), kept


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, resource.RLIM_INFINITY))
from voicesim.cli.main import run
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no RLIMIT_FSIZE on Windows")
def test_at_the_command_line_it_is_a_sentence_and_the_status_of_what_can_be_mended(tmp_path: Path) -> None:
    folder = tmp_path / "call"
    command = ["demo", "--scenario", "FR07", "--trainee", "poor", "--plain", "--out", str(folder)]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"VOICESIM_LANG": "en"},
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"{folder / 'call.flac'}: the disk takes no more")
    assert done.stderr.endswith(f"the call up to there is scored in {folder}.\n")
    assert "Traceback" not in done.stderr
    assert 0 <= scored(folder) <= 100
