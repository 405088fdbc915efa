"""A loudspeaker for a call between machines: both speakers, at the speed of a real call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from voicesim.errors import DeviceError

if TYPE_CHECKING:
    from voicesim.audio.frames import Frame


@contextmanager
def loudspeaker(wanted: bool) -> Iterator[Callable[[Frame, Frame], None] | None]:
    """What plays each pair of frames, at the pace of the device; None when not `wanted`.

    Raises `DeviceError` when there is no PortAudio or no device.
    """
    if not wanted:
        yield None
        return
    from voicesim.audio.frames import FRAME, SAMPLE_RATE
    from voicesim.audio.levels import mixed

    sounddevice = _sounddevice()
    try:
        stream = sounddevice.OutputStream(
            samplerate=SAMPLE_RATE, channels=1, dtype="int16", blocksize=FRAME, latency="high"
        )
    except (sounddevice.PortAudioError, ValueError) as problem:
        raise DeviceError(
            "device.no_output",
            what=f"nothing here can play sound ({problem})",
            where="loudspeaker",
            mend="plug one in, or leave --realtime out and open the report",
        ) from None
    with stream:
        yield lambda mic, speaker: stream.write(mixed(mic, speaker))


def _sounddevice() -> Any:
    try:
        import sounddevice
    except OSError:
        raise DeviceError(
            "device.no_portaudio",
            what="PortAudio, which plays the sound, is not on this machine",
            where="loudspeaker",
            mend="type 'sudo apt install libportaudio2', or leave --realtime out and open the report",
        ) from None
    return sounddevice
