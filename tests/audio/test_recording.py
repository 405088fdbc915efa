"""The recording: aligned, and readable whatever happens to the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nobody import as_nobody

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.audio.reading import read
from voicesim.audio.recording import BLOCK, Recording, recover
from voicesim.errors import RecordingError, StorageError


def voice(seed: int, length: int) -> Sound:
    return (4000 * np.random.default_rng(seed).standard_normal(length)).astype(np.int16)


def recorded(path: Path, length: int) -> tuple[Sound, Sound]:
    mic, speaker = voice(1, length), voice(2, length)
    recording = Recording(path)
    for at in range(0, length, FRAME):
        recording.write(mic[at : at + FRAME], speaker[at : at + FRAME])
    recording.close()
    return mic, speaker


@given(frames=st.integers(0, 60))
@settings(max_examples=20, deadline=None)
def test_the_trainee_is_left_and_the_client_right_to_the_sample(
    tmp_path_factory: pytest.TempPathFactory, frames: int
) -> None:
    path = tmp_path_factory.mktemp("call") / "call.flac"
    mic, speaker = recorded(path, frames * FRAME)
    if not frames:
        with pytest.raises(RecordingError, match="is empty"):
            read(path)
        return
    left, right = read(path).channels
    assert np.array_equal(left, mic)
    assert np.array_equal(right, speaker)


def test_two_sounds_of_different_lengths_are_a_mistake_of_the_caller(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "call.flac")
    with pytest.raises(ValueError, match="320 samples of the trainee beside 319"):
        recording.write(voice(1, 320), voice(2, 319))
    recording.close()


def test_closing_twice_is_closing_once(tmp_path: Path) -> None:
    recording = Recording(tmp_path / "call.flac")
    recording.write(voice(1, FRAME), voice(2, FRAME))
    recording.close()
    recording.close()
    assert read(tmp_path / "call.flac").duration == FRAME / SAMPLE_RATE


DIES = """
import os, signal, sys
from pathlib import Path
import numpy as np
from voicesim.audio.recording import Recording

random = np.random.default_rng(3)
both = (4000 * random.standard_normal((int(sys.argv[2]), 320, 2))).astype(np.int16)
recording = Recording(Path(sys.argv[1]))
for frame in both:
    recording.write(frame[:, 0], frame[:, 1])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("frames", [60, 333])
def test_a_killed_call_can_be_heard_up_to_its_last_second(tmp_path: Path, frames: int) -> None:
    path = tmp_path / "call.flac"
    dead = subprocess.run([sys.executable, "-c", DIES, str(path), str(frames)], check=False)
    assert dead.returncode == -9
    said = (
        (4000 * np.random.default_rng(3).standard_normal((frames, FRAME, 2))).astype(np.int16).reshape(-1, 2)
    )

    found = read(path)
    assert not found.complete
    kept = len(found.channels[0])
    assert len(said) - kept < BLOCK < SAMPLE_RATE
    assert np.array_equal(np.stack(found.channels, axis=1), said[:kept])

    assert recover(path) == kept
    whole = read(path)
    assert whole.complete
    assert np.array_equal(np.stack(whole.channels, axis=1), said[:kept])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["call.flac"]


def test_a_recording_that_is_whole_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "call.flac"
    recorded(path, 10 * FRAME)
    before = path.read_bytes()
    assert recover(path) == 10 * FRAME
    assert path.read_bytes() == before


FILLS_THE_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from voicesim.audio.recording import Recording
from voicesim.errors import StorageError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
random = np.random.default_rng(3)
try:
    recording = Recording(Path(sys.argv[1]))
    for _ in range(int(sys.argv[3])):
        recording.write(*(4000 * random.standard_normal((2, 320))).astype(np.int16))
    recording.close()
except StorageError as error:
    print(error.code, "|", error, file=sys.stderr)
    sys.exit(1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no RLIMIT_FSIZE on Windows")
@pytest.mark.parametrize(
    ("room", "frames"), [(60_000, 400), (5_000, 12)], ids=["in mid-call", "at the last block"]
)
def test_a_disk_that_takes_no_more_is_said_in_one_sentence(tmp_path: Path, room: int, frames: int) -> None:
    path = tmp_path / "call.flac"
    command = [sys.executable, "-c", FILLS_THE_DISK, str(path), str(room), str(frames)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    code, sentence = done.stderr.strip().split(" | ")
    assert code == "storage.stopped"
    assert sentence.startswith(str(path))
    assert "\n" not in sentence
    if frames == 400:
        found = read(path)
        assert not found.complete
        assert found.duration >= 0.7


def test_a_folder_that_is_not_there_is_said_before_the_call(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"no such file or directory.*--out"):
        Recording(tmp_path / "nowhere" / "call.flac")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter on Windows")
def test_a_folder_that_may_not_be_written_is_said_before_the_call(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    done = as_nobody(FILLS_THE_DISK, str(tmp_path / "call.flac"), "100000", "1")
    tmp_path.chmod(0o700)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("storage.refused")
    assert "permission denied" in done.stderr
    assert "--out" in done.stderr
