"""espeak-ng through ctypes: one clause in, samples and word marks out, always the same ones.

espeak-ng keeps its state in the library's own variables: there is one engine per process, hence the
lock. Some of that state outlives a sentence and no call resets it (the phase of the pitch flutter, the
resonators of the breath, the noise generator), so the same words would sound different depending on
what was said before. A call must be replayed bit for bit; therefore each clause gets a library fresh
from the disk cache: loaded, seeded, used, unloaded. That costs 0.3 ms.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import StageFailed
from voicesim.messages.message import Message
from voicesim.voice import espeak_library

# From espeak-ng's speak_lib.h.
_CHARACTERS_UTF8 = 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_EVENT_END_LIST, _EVENT_WORD = 0, 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What espeak-ng is told before a clause, in its own units."""

    voice: str
    """Language and variant: "fr+f4"."""
    rate: int
    """Words per minute, 80..450."""
    pitch: int
    """0..99; 50 is the voice's own."""
    range: int
    """0..99; 50 is the voice's own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word begins."""

    character: int
    """Index in the text of its first character."""
    sample: int
    """Its first sample, at the engine's rate."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What espeak-ng made of a clause."""

    samples: NDArray[np.int16]
    rate: int
    """Samples per second: 22,050 for every voice of the wheel."""
    marks: tuple[Mark, ...]
    """In the order they sound."""


class _EventId(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class _Collector:
    """Receives what the engine calls back with."""

    def __init__(self) -> None:
        self.chunks: list[NDArray[np.int16]] = []
        self.marks: list[Mark] = []
        self.callback = _Callback(self._receive)

    def _receive(
        self, wave: ctypes._Pointer[ctypes.c_short], count: int, events: ctypes._Pointer[_Event]
    ) -> int:
        if wave and count > 0:
            self.chunks.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while events[index].type != _EVENT_END_LIST:
            event = events[index]
            if event.type == _EVENT_WORD:
                self.marks.append(Mark(event.text_position - 1, event.sample))
            index += 1
        return 0


def render(text: str, settings: Settings) -> Rendering:
    """Speak `text`: equal arguments give equal bytes, in any order and in any process.

    Raises `EngineMissing` when the library cannot be loaded, `StageFailed` when it refuses the text.
    """
    collector = _Collector()
    clean = text.replace("\0", " ").encode("utf-8", errors="replace") + b"\0"
    with espeak_library.fresh() as (library, rate):
        _configure(library, settings, collector)
        status = library.espeak_Synth(clean, len(clean), 0, 1, 0, _CHARACTERS_UTF8, None, None)
    silent = np.zeros(0, dtype=np.int16)
    if status != 0 or (not collector.chunks and any(character.isalnum() for character in text)):
        raise StageFailed(
            "voice",
            Message("espeak-ng gave no sound for “{text}” (status {status})", text=text, status=status),
        )
    return Rendering(np.concatenate([silent, *collector.chunks]), rate, tuple(collector.marks))


@cache
def version() -> str:
    """The engine's own version, such as "1.52.0". Raises `EngineMissing`."""
    with espeak_library.fresh() as (library, _):
        return str(library.espeak_Info(None).decode()).split()[0]


def variants() -> frozenset[str]:
    """Names that may follow the "+" of a voice, such as "f4". Raises `EngineMissing`."""
    folder = espeak_library.data() / "voices" / "!v"
    return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


def knows(voice: str) -> bool:
    """Whether the engine has this voice and this variant; a variant alone is no voice.

    Raises `EngineMissing`.
    """
    language, _, variant = voice.partition("+")
    bare = language.rpartition("/")[2]
    if (variant and variant not in variants()) or not bare or bare in variants():
        return False  # a variant without its language ends the process in native code
    with espeak_library.fresh() as (library, _):
        return bool(library.espeak_SetVoiceByName(_by_file(voice).encode()) == 0)


def _configure(library: ctypes.CDLL, settings: Settings, collector: _Collector) -> None:
    library.espeak_SetSynthCallback(collector.callback)
    if library.espeak_SetVoiceByName(_by_file(settings.voice).encode()) != 0:
        raise StageFailed("voice", Message("espeak-ng has no voice “{voice}”", voice=settings.voice))
    for parameter, value in (
        (_RATE, settings.rate),
        (_VOLUME, 100),
        (_PITCH, settings.pitch),
        (_RANGE, settings.range),
    ):
        library.espeak_SetParameter(parameter, value, 0)


@cache
def _by_file(voice: str) -> str:
    """The voice by its file, "roa/fr+f4", where it can be named so.

    By its plain name the engine first reads the 240 voices it has, and keeps 3 kB of the list for ever.
    """
    language, plus, variant = voice.partition("+")
    for folder in sorted((espeak_library.data() / "lang").iterdir()):
        if (folder / language).is_file():
            return f"{folder.name}/{language}{plus}{variant}"
    return voice
