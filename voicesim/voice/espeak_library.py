"""The espeak-ng library of the `espeakng-loader` wheel: loaded fresh, one at a time, unloaded."""

from __future__ import annotations

import _ctypes
import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message

# From espeak-ng's speak_lib.h.
_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000

_ONE_ENGINE = threading.Lock()
_SEED = 1


@contextmanager
def fresh() -> Iterator[tuple[ctypes.CDLL, int]]:
    """The library as if nothing had ever been said, and its samples per second; 0.3 ms.

    Raises `EngineMissing` when it cannot be loaded.
    """
    with _ONE_ENGINE:
        library = _loaded()
        try:
            yield library, _initialised(library)
        finally:
            library.espeak_Terminate()
            _unload(library)


def data() -> Path:
    """The folder of its voices and dictionaries. Raises `EngineMissing`."""
    try:
        import espeakng_loader

        folder = Path(espeakng_loader.get_data_path())
    except (ImportError, RuntimeError) as problem:
        raise _missing(str(problem)) from problem
    if not (folder / "phontab").is_file():
        raise _missing(Message("its data are not there"))
    return folder


def _loaded() -> ctypes.CDLL:
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except (ImportError, OSError) as problem:
        raise _missing(str(problem)) from problem
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
    library.espeak_ng_SetRandSeed.argtypes = [ctypes.c_long]
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
        ctypes.POINTER(ctypes.c_uint), ctypes.c_void_p,
    ]  # fmt: skip
    return library


def _unload(library: ctypes.CDLL) -> None:
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)


def _initialised(library: ctypes.CDLL) -> int:
    rate = int(library.espeak_Initialize(_SYNCHRONOUS, 0, str(data()).encode(), _DO_NOT_EXIT))
    if rate <= 0:
        raise _missing(Message("its data cannot be read"))
    library.espeak_ng_SetRandSeed(_SEED)
    return rate


def _missing(reason: str) -> EngineMissing:
    return EngineMissing(
        "voice.espeak_missing",
        what=Message("the espeak-ng voice cannot be loaded ({reason})", reason=reason),
        where="espeakng-loader",
        mend=Message("install it again with “pip install --force-reinstall espeakng-loader”"),
    )
