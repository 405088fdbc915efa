"""PortAudio and what can be wrong with it, each said in one sentence with the command that mends it."""

from __future__ import annotations

import ctypes
import sys
from ctypes.util import find_library
from types import ModuleType

from voicesim.errors import DeviceError
from voicesim.messages.message import Message

_INSTALL = {
    "linux": "sudo apt install libportaudio2 (or your system's portaudio package)",
    "darwin": "brew install portaudio",
}

_INVALID_RATE, _INVALID_DEVICE, _UNAVAILABLE, _HOST = -9997, -9996, -9985, -9999
"""PaErrorCode, portaudio.h."""

_IN_USE_EXCLUSIVELY = -2004287478
"""AUDCLNT_E_DEVICE_IN_USE, audioclient.h: another program has taken a Windows device for itself alone."""


def sounddevice() -> ModuleType:
    """The `sounddevice` module. Raises `DeviceError` when PortAudio itself is missing."""
    try:
        import sounddevice
    except OSError as error:
        raise DeviceError(
            "device.no_portaudio",
            what=Message("PortAudio, the library that reaches microphone and speaker, is not installed"),
            where="headset",
            mend=Message(
                "type: {value}, or call with --keyboard",
                value=_INSTALL.get(sys.platform, "pip install --force-reinstall sounddevice"),
            ),
        ) from error
    _quieten_alsa()
    module: ModuleType = sounddevice
    return module


def refused_rate(error: Exception) -> bool:
    """True when the device works, but not at the rate asked for."""
    return _code(error) == _INVALID_RATE


def explained(error: Exception, device: str) -> DeviceError:
    """A PortAudio error as a sentence about `device`."""
    code, host = _code(error), _host_code(error)
    if host == _IN_USE_EXCLUSIVELY:
        what = Message("another program uses it in exclusive mode")
        mend = Message(
            "close that program, or untick “Allow applications to take exclusive control” in its properties"
        )
    elif code == _UNAVAILABLE:
        what = Message("it is busy: another program holds it")
        mend = Message(
            "close the program that is using it (a call, a recorder, a browser tab), then call again"
        )
    elif code == _INVALID_DEVICE:
        what = Message("it is no longer there")
        mend = Message("plug it in again, or choose another one: voicesim doctor lists them")
    else:
        what = Message("it could not be opened ({value})", value=_text(error))
        mend = Message("unplug it and plug it in again, or choose another one: voicesim doctor lists them")
    return DeviceError(
        "device.busy" if code == _UNAVAILABLE or host == _IN_USE_EXCLUSIVELY else "device.failed",
        what=what,
        where=device,
        mend=mend,
    )


def _code(error: Exception) -> int | None:
    """`PortAudioError(text, code, host_error_info)`."""
    return error.args[1] if len(error.args) > 1 and isinstance(error.args[1], int) else None


def _host_code(error: Exception) -> int | None:
    """The number the host API gave, when PortAudio only passes it on."""
    if _code(error) != _HOST or len(error.args) < 3:
        return None
    return int(error.args[2][1])


def _text(error: Exception) -> str:
    return " ".join(str(error.args[0] if error.args else error).split()).rstrip(".").lower()


_ALSA_HANDLER = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)


_SILENT = _ALSA_HANDLER(lambda file, line, function, code, text: None)
"""Kept here because libasound keeps only its address."""


def _quieten_alsa() -> None:
    """Keep libasound from writing over the screen of a call: the sound card counts what it complains of.

    snd_lib_error_set_handler, alsa/error.h.
    """
    library = find_library("asound") if sys.platform == "linux" else None
    if library:
        ctypes.CDLL(library).snd_lib_error_set_handler(_SILENT)
