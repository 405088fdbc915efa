"""An open microphone and an open speaker, whatever their rates: 20 ms in, 20 ms out, at the call's rate."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, Protocol

from voicesim.audio.blocks import BlockResampler
from voicesim.audio.frames import SAMPLE_RATE, Frame
from voicesim.line.devices import Device, found, listed
from voicesim.line.duplex import BlockQueues, Counts
from voicesim.line.portaudio import explained, refused_rate, sounddevice

Open = Callable[[], "Card"]

BETTER_APART = ("ALSA",)
"""Host systems of PortAudio on which microphone and speaker get a stream each.

Once the machine has stood still for 0.2 s (0.5 with longer buffers), PortAudio never waits again for a stream
of both through ALSA and a sound server: it asks on and on and takes a whole processor for the rest of the
call, and what the microphone gave meanwhile is lost without being counted. A stream each does neither.
"""


class Card(Protocol):
    """What a headset line needs of a sound card."""

    name: str

    def read(self, timeout: float) -> Frame | None:
        """20 ms of the microphone; None when none came for `timeout` seconds."""
        ...

    def write(self, frame: Frame) -> None:
        """20 ms for the speaker."""
        ...

    @property
    def waiting(self) -> int:
        """Frames of the microphone that wait to be read: more than a few after the machine stood still."""
        ...

    def fresh(self) -> None:
        """The call begins now: what the microphone has heard since the card was opened is let go."""
        ...

    def close(self) -> None:
        """Let the devices go."""
        ...

    @property
    def counts(self) -> Counts:
        """What was captured, played and lost."""
        ...


class SoundCard:
    """A microphone and a speaker through PortAudio.

    When the devices refuse 16 kHz they run at the rate they like and are converted, both ways, outside the
    callback. When the two cannot or should not share one stream each gets its own.
    """

    def __init__(self, driver: ModuleType, microphone: Device, speaker: Device) -> None:
        """Raises `DeviceError`."""
        self.name = (
            microphone.name if microphone.name == speaker.name else f"{microphone.name}, {speaker.name}"
        )
        self._driver, self._microphone, self._speaker = driver, microphone, speaker
        self._streams: tuple[Any, ...] = ()
        self.rate = SAMPLE_RATE
        """Samples per second at which the devices run."""
        try:
            self._start(SAMPLE_RATE)
        except driver.PortAudioError as error:
            if not refused_rate(error) or microphone.rate == SAMPLE_RATE:
                raise explained(error, self.name) from error
            self._restart(microphone.rate)

    def _restart(self, rate: int) -> None:
        try:
            self._start(rate)
        except self._driver.PortAudioError as error:
            raise explained(error, self.name) from error

    def _start(self, rate: int) -> None:
        self.rate = rate
        self._queues = BlockQueues(rate // 50)
        self._to_call, self._to_speaker = BlockResampler(rate), BlockResampler(SAMPLE_RATE, rate)
        self._streams = self._opened(rate)
        try:
            for stream in self._streams:
                stream.start()
        except self._driver.PortAudioError:
            self.close()
            raise

    def _opened(self, rate: int) -> tuple[Any, ...]:
        if self._speaker.host in BETTER_APART:
            return self._apart(rate)
        try:
            return (self._both(rate),)
        except self._driver.PortAudioError as error:
            if refused_rate(error):
                raise
            return self._apart(rate)

    def _both(self, rate: int) -> Any:
        """One stream for the two: they share a clock, nothing drifts."""

        def callback(indata: Any, outdata: Any, frames: int, time: Any, status: Any) -> None:
            self._queues.capture(indata, status)
            self._queues.play(outdata, status)

        return self._driver.Stream(
            device=(self._microphone.index, self._speaker.index),
            channels=(1, _channels(self._speaker)),
            callback=callback,
            **_common(rate),
        )

    def _apart(self, rate: int) -> tuple[Any, ...]:
        """A stream each: where their clocks are two they drift apart, see `drift`."""

        def capture(indata: Any, frames: int, time: Any, status: Any) -> None:
            self._queues.capture(indata, status)

        def play(outdata: Any, frames: int, time: Any, status: Any) -> None:
            self._queues.play(outdata, status)

        sd, common = self._driver, _common(rate)
        microphone = sd.InputStream(device=self._microphone.index, channels=1, callback=capture, **common)
        try:
            channels = _channels(self._speaker)
            speaker = sd.OutputStream(device=self._speaker.index, channels=channels, callback=play, **common)
        except sd.PortAudioError:
            microphone.close()
            raise
        return (microphone, speaker)

    def read(self, timeout: float) -> Frame | None:
        """20 ms of the microphone at the call's rate; None when none came for `timeout` seconds.

        A speaker that is gone takes the microphone with it, once what that gave has been read: who cannot
        hear the client has no call.
        """
        if self._queues.deaf:
            self.close()
        block = self._queues.take(timeout)
        return None if block is None else self._to_call.process(block)

    def write(self, frame: Frame) -> None:
        """20 ms for the speaker."""
        self._queues.give(self._to_speaker.process(frame))

    @property
    def waiting(self) -> int:
        """Frames of the microphone that wait to be read."""
        return self._queues.waiting

    def fresh(self) -> None:
        """What was heard until now is no part of a call."""
        self._queues.fresh()

    def close(self) -> None:
        """Let the devices go; a device that is already gone does not matter."""
        for stream in self._streams:
            stream.close(ignore_errors=True)
        self._streams = ()

    @property
    def counts(self) -> Counts:
        """What was captured, played and lost."""
        return self._queues.counts

    @property
    def latency(self) -> float:
        """Seconds from microphone to call and from call to speaker, as the driver reports them, together."""
        reported = [stream.latency for stream in self._streams]
        return float(sum(sum(each) if isinstance(each, tuple) else each for each in reported))


def _common(rate: int) -> dict[str, Any]:
    return {"samplerate": rate, "blocksize": rate // 50, "dtype": "int16", "latency": "low"}


def _channels(speaker: Device) -> int:
    """Both ears when the speaker has them: some drivers refuse a single channel."""
    return min(2, speaker.outputs)


def opener(microphone: str | None = None, speaker: str | None = None) -> Callable[[], SoundCard]:
    """Something that opens the devices of these names, as often as they are plugged in again.

    Raises `DeviceError` at once when PortAudio is missing; opening raises it for a device that is missing
    or busy.
    """
    driver = sounddevice()

    def open_card() -> SoundCard:
        return SoundCard(
            driver,
            found(listed(driver, "microphone"), "microphone", microphone),
            found(listed(driver, "speaker"), "speaker", speaker),
        )

    return open_card
