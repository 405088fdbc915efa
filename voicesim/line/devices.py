"""Microphones and speakers by name: a number changes when one is plugged in again, a name does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Literal, TypeAlias

from voicesim.errors import DeviceError
from voicesim.line.portaudio import explained
from voicesim.messages.message import Message

Side: TypeAlias = Literal["microphone", "speaker"]


@dataclass(frozen=True, slots=True)
class Device:
    """One device as PortAudio lists it."""

    index: int
    """PortAudio's number; good until the list is read again."""
    name: str
    host: str
    """The system's sound interface: "ALSA", "Windows WASAPI", "Core Audio"."""
    inputs: int
    """Channels of microphone; 0 for a speaker."""
    outputs: int
    """Channels of speaker; 0 for a microphone."""
    rate: int
    """Samples per second it likes best."""
    default: bool = False
    """True when the system would choose it."""

    def has(self, side: Side) -> bool:
        """Can it be used as one?"""
        return (self.inputs if side == "microphone" else self.outputs) > 0


def listed(driver: ModuleType, side: Side) -> tuple[Device, ...]:
    """Every device of one side, the system's own choice first. The list is read afresh.

    Raises `DeviceError` when the system's sound itself is gone.
    """
    try:
        driver._terminate()  # PortAudio only looks for new devices when it starts
        driver._initialize()
        hosts, entries = driver.query_hostapis(), driver.query_devices()
    except driver.PortAudioError as error:
        raise explained(error, "headset") from error
    chosen = driver.default.device[0 if side == "microphone" else 1]
    devices = (_device(entry, hosts, chosen) for entry in entries)
    return tuple(sorted((d for d in devices if d.has(side)), key=lambda device: not device.default))


def found(devices: Iterable[Device], side: Side, name: str | None) -> Device:
    """The device called `name`, or whose name holds it; None is the system's choice.

    Raises `DeviceError` when there is none: the sentence names those that are there.
    """
    there = tuple(devices)
    if not there:
        raise DeviceError(
            "device.none",
            what=Message("there is no {side} on this machine", side=side),
            where="headset",
            mend=Message("plug the headset in, or call with --keyboard"),
        )
    if not name:
        return there[0]
    wanted = name.casefold()
    exact = [device for device in there if device.name.casefold() == wanted]
    near = exact or [device for device in there if wanted in f"{device.name} ({device.host})".casefold()]
    if near:
        return near[0]
    names = ", ".join(f"“{device.name}”" for device in there[:6])
    raise DeviceError(
        "device.unknown",
        what=Message("there is no {side} of that name", side=side),
        where=name,
        mend=Message("plug it in, or choose one of: {names}", names=names),
    )


def _device(entry: dict[str, object], hosts: tuple[dict[str, str], ...], chosen: int) -> Device:
    index = int(str(entry["index"]))
    return Device(
        index=index,
        name=str(entry["name"]),
        host=hosts[int(str(entry["hostapi"]))]["name"],
        inputs=int(str(entry["max_input_channels"])),
        outputs=int(str(entry["max_output_channels"])),
        rate=round(float(str(entry["default_samplerate"]))),
        default=index == chosen,
    )
