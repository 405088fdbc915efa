"""The headset line on a real sound server: what is spoken arrives, what is answered is heard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pulse
import pytest
import soundfile

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.reading import read

pytestmark = pytest.mark.audio_server
SECONDS = 6


@pytest.fixture(scope="module")
def sound_server() -> Iterator[pulse.Server]:
    if absent := pulse.missing():
        pytest.skip(absent)
    with pulse.server() as running:
        yield running


def trainee() -> Sound:
    """Two seconds of a voice that is like no other."""
    random = np.random.default_rng(5)
    return (6000 * random.standard_normal(2 * SAMPLE_RATE)).clip(-32768, 32767).astype(np.int16)


def likeness(heard: Sound, said: Sound) -> tuple[float, int]:
    """Best correlation of `said` within `heard`, and where."""
    length = len(heard) + len(said)
    spectrum = np.fft.rfft(heard, length) * np.conj(np.fft.rfft(said, length))
    at = int(np.argmax(np.fft.irfft(spectrum, length)[: len(heard)]))
    piece = heard[at : at + len(said)].astype(float)
    norm = np.linalg.norm(piece) * np.linalg.norm(said.astype(float)[: len(piece)])
    return float(piece @ said[: len(piece)].astype(float) / max(norm, 1e-9)), at


def begun(server: pulse.Server, recording: Path, seconds: float) -> subprocess.Popen[str]:
    """A call that has its headset."""
    script = Path(__file__).with_name("headset_call.py")
    command = [sys.executable, str(script), str(recording), str(seconds)]
    call = subprocess.Popen(command, env=server.env, stdout=subprocess.PIPE, text=True)
    assert call.stdout is not None
    assert call.stdout.readline() == "ready\n"
    return call


def test_a_call_on_a_real_headset_loses_nothing_either_way(
    sound_server: pulse.Server, tmp_path: Path
) -> None:
    soundfile.write(tmp_path / "trainee.wav", trainee(), SAMPLE_RATE)
    listen = ["parec", "--device=vs_spk.monitor", "--rate=16000", "--channels=1", "--format=s16le", "--raw"]
    with (tmp_path / "client.raw").open("wb") as heard:
        recorder = subprocess.Popen(listen, env=sound_server.env, stdout=heard)
        call = begun(sound_server, tmp_path / "call.flac", SECONDS)
        speak = ["paplay", "--device=vs_mic", str(tmp_path / "trainee.wav")]
        subprocess.run(speak, env=sound_server.env, check=True)
        report = json.loads(call.communicate(timeout=60)[0])
        recorder.terminate()
        recorder.wait(timeout=10)

    left, right = read(tmp_path / "call.flac").channels
    assert len(left) == SECONDS * SAMPLE_RATE
    assert likeness(left, trainee())[0] > 0.99

    client = np.fromfile(tmp_path / "client.raw", dtype=np.int16)
    burst = right[SAMPLE_RATE : 3 * SAMPLE_RATE]
    assert likeness(client, burst)[0] > 0.99
    assert report["frames"] == SECONDS * 50
    counts = report["counts"]
    assert counts["dropped"] == counts["overflows"] == counts["unheard"] == 0
    assert counts["captured"] - counts["taken"] - counts["dropped"] >= 0


def test_a_headset_unplugged_in_mid_call_and_plugged_in_again_goes_on(
    sound_server: pulse.Server, tmp_path: Path
) -> None:
    call = begun(sound_server, tmp_path / "call.flac", 9)
    subprocess.run(["sleep", "1"], check=True)
    sound_server.stop()
    subprocess.run(["sleep", "2"], check=True)
    sound_server.start()
    report = json.loads(call.communicate(timeout=60)[0])
    assert report["replugged"] == 1
    assert 0 < report["silent"] < 9 * 50
    assert report["frames"] == 9 * 50 == report["counts"]["taken"] + report["silent"]
    assert len(read(tmp_path / "call.flac").channels[0]) == 9 * SAMPLE_RATE
