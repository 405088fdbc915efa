"""The headset line on a real sound server: what is spoken arrives, what is answered is heard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from scripts import sound_server as pulse
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound
from voicesim.audio.reading import read

pytestmark = pytest.mark.audio_server
SECONDS = 6
BURST = SAMPLE_RATE // 2
TORN = 4
"""Frames in a hundred that the sound server itself may tear in two when the machine is busy: it puts silence
where it came late, wherever that falls."""
FURTHEST = 5 * SAMPLE_RATE
"""Where the next frame is looked for: from the end of the one before, so far."""


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


def torn_or_lost(heard: Sound, said: Sound) -> list[int]:
    """The frames of `said`, by their number, that are not in `heard` one after the other as they were said.

    A busy machine may put silence between two of them; each must be there, whole, and in its order.
    """
    absent, place = [], 0
    for number in range(len(said) // FRAME):
        frame = said[number * FRAME : (number + 1) * FRAME].astype(float)
        within = heard[place : place + FURTHEST].astype(float)
        if len(within) < FRAME:
            absent.append(number)
            continue
        products = np.correlate(within, frame)
        at = int(np.argmax(products))
        if products[at] > 0.99 * np.linalg.norm(within[at : at + FRAME]) * np.linalg.norm(frame):
            place += at + FRAME
        else:
            absent.append(number)
    return absent


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
    counts = report["counts"]
    assert report["frames"] == SECONDS * 50
    assert counts["captured"] - counts["taken"] - counts["dropped"] >= 0
    assert counts["dropped"] == counts["overflows"] == 0
    assert len(torn_or_lost(left, trainee())) <= TORN

    client = np.fromfile(tmp_path / "client.raw", dtype=np.int16)
    bursts = np.concatenate(
        [right[at : at + BURST] for at in range(SAMPLE_RATE, 3 * SAMPLE_RATE, SAMPLE_RATE)]
    )
    changed = counts["unheard"] + 2 * counts["underflows"] + counts["slipped"]
    assert len(torn_or_lost(client, bursts)) <= changed + TORN


def test_a_machine_that_stood_still_loses_none_of_the_microphone_and_goes_on_at_ease(
    sound_server: pulse.Server,
) -> None:
    command = [sys.executable, str(Path(__file__).with_name("stalled_card.py")), "0.5"]
    done = subprocess.run(command, env=sound_server.env, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    assert report["busy"] < 0.5  # of a processor; a driver that asks on and on takes a whole one
    assert report["missing"] < 0.25  # s of sound; half a second when a stall costs it


def test_what_is_looked_for_in_the_earphones_can_be_missed() -> None:
    said = trainee()
    pause = np.zeros(700, dtype=np.int16)
    torn = np.concatenate([pause, said[: 9 * FRAME], pause, said[9 * FRAME : 20 * FRAME], said[21 * FRAME :]])
    assert torn_or_lost(torn, said) == [20]
    assert torn_or_lost(np.concatenate([torn[: 15 * FRAME], pause]), said[: 15 * FRAME]) != []
    assert len(torn_or_lost(torn[::-1].copy(), said)) == len(said) // FRAME


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
