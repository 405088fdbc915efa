"""A loudspeaker for a call that no headset paces: both speakers, at the speed of a real call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from voicesim.errors import DeviceError
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.audio.frames import Frame


@contextmanager
def loudspeaker(
    wanted: bool, name: str = "", *, instead: str = ""
) -> Iterator[Callable[[Frame, Frame], None] | None]:
    """What plays each pair of frames, at the pace of the device; None when not `wanted`.

    `name` is the loudspeaker's or part of it; the system's choice when empty. Raises `DeviceError` when
    there is no PortAudio or no device; `instead` says what the person may do without.
    """
    if not wanted:
        yield None
        return
    from voicesim.audio.levels import mixed

    try:
        stream = _opened(name)
    except DeviceError as problem:
        first = Message(problem.mend.form.partition(", or ")[0], **problem.mend.values)
        mend = Message("{mend}, or {instead}", mend=first, instead=instead) if instead else first
        raise DeviceError(problem.code, what=problem.what, where=problem.where, mend=mend) from None
    with stream:
        yield lambda mic, speaker: stream.write(mixed(mic, speaker))


def _opened(name: str) -> Any:
    from voicesim.audio.frames import FRAME, SAMPLE_RATE
    from voicesim.line.devices import found, listed
    from voicesim.line.portaudio import explained, sounddevice

    driver = sounddevice()
    speaker = found(listed(driver, "speaker"), "speaker", name or None)
    try:
        return driver.OutputStream(
            device=speaker.index,
            samplerate=SAMPLE_RATE,
            channels=1,
            dtype="int16",
            blocksize=FRAME,
            latency="high",
        )
    except (driver.PortAudioError, ValueError) as problem:
        raise explained(problem, speaker.name) from None
