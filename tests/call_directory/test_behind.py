"""A call's files, written behind it: what a hesitating disk holds up, and what one that refuses stops."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicesim.audio.frames import FRAME, Frame
from voicesim.call.behind import GATHERED, Behind
from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import read_events
from voicesim.call.events import Event, PickedUp
from voicesim.call.growing_files import growing_files
from voicesim.call.manifest import Manifest
from voicesim.call.moments import Moment
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError


class Disk:
    """Takes what is written once it may."""

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.written: list[object] = []
        self._meanwhile = meanwhile

    def event(self, event: Event) -> None:
        self._meanwhile()
        self.written.append(event)

    def moment(self, moment: Moment) -> None:
        self.written.append(moment)

    def record(self, mic: Frame, speaker: Frame) -> None:
        self.written.append(int(mic[0]))


def full() -> None:
    raise refused(Path("call"), OSError(28, "No space left on device"))


def frame(number: int) -> Frame:
    return np.full(FRAME, number, np.int16)


def test_a_disk_that_hesitates_holds_up_no_tick_and_gets_everything_in_its_order() -> None:
    ready = threading.Event()
    disk = Disk(lambda: ready.wait(60) is None)
    with Behind(disk) as files:
        files.event(PickedUp(FRAME))
        for number in range(2 * GATHERED + 3):
            files.record(frame(number), frame(0))
        files.event(PickedUp(2 * FRAME))
        assert disk.written == [], "the disk has taken nothing, and nobody has waited for it"
        ready.set()
    first, *others = disk.written
    assert first == PickedUp(FRAME)
    assert [one for one in others if isinstance(one, int)] == list(range(2 * GATHERED + 3))
    assert others[2 * GATHERED] == PickedUp(2 * FRAME)


def test_a_refusal_ends_the_call_at_what_it_writes_next_and_nothing_is_written_after_it() -> None:
    disk, frames = Disk(full), 0

    def talk_on() -> None:
        nonlocal frames
        with Behind(disk) as files:
            files.event(PickedUp(0))
            while frames < 60_000:
                files.record(frame(0), frame(0))
                frames += 1
                time.sleep(0)

    with pytest.raises(StorageError):
        talk_on()
    assert frames < 60_000, "the call did not go on"
    assert disk.written == []


def test_a_refusal_of_the_last_thing_written_is_told_at_the_end() -> None:
    with pytest.raises(StorageError), Behind(Disk(full)) as files:
        files.event(PickedUp(0))


def test_files_written_behind_a_call_are_those_it_would_have_written_itself(tmp_path: Path) -> None:
    sounds, logs = [], []
    for behind in (False, True):
        directory = CallDirectory.create(tmp_path / str(behind), Manifest("FR07", "fr", "practice", 0))
        with growing_files(directory, behind=behind) as files:
            files.event(PickedUp(FRAME))
            for number in range(100):
                files.record(frame(number), frame(1000 + number))
        sounds.append(soundfile.read(directory.sound, dtype="int16")[0])
        logs.append(read_events(directory.events))
    assert np.array_equal(*sounds)
    assert len(sounds[0]) == 100 * FRAME
    assert [list(log) for log in logs] == [[PickedUp(FRAME)]] * 2
