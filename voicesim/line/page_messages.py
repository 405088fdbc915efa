"""What a page and its call say to each other over one socket, byte for byte.

A sound is a binary message, everything else is a JSON object. Numbers are little-endian.

    page -> call   kind (1 = a frame, 2 = 20 ms of typing), 3 bytes 0, its number (uint32), 320 samples int16
    call -> page   kind (1), 1 while the client speaks, 2 bytes 0, number of the frame it answers, generation,
                   the generation that was cut short last (uint32 each), 320 samples int16

The numbers of a page's frames rise by one from 0 and never begin anew, also when it has lost its connection.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from voicesim.audio.frames import FRAME, Frame

_MIC = struct.Struct("<B3xI")
_SPEAKER = struct.Struct("<BB2xIII")
_SPOKEN, _TYPING = 1, 2
_SAMPLES = np.dtype("<i2")

LONGEST_LINE = 1000
"""Characters that may be typed at once."""

LARGEST_MESSAGE = 4096
"""Bytes of a message: a frame has 648, and the longest line fits with its JSON."""

LAST_NUMBER = 2**32 - 1

DeedName: TypeAlias = Literal["pick_up", "hold", "hang_up", "stop", "pause", "say", "writing", "fill"]


_DEEDS: Mapping[str, DeedName] = {name: name for name in get_args(DeedName)}


class ProtocolFault(Exception):
    """A message that no page of ours sends; the text says why, for tests and logs."""


@dataclass(frozen=True, slots=True)
class MicFrame:
    """20 ms of a page's time."""

    number: int
    sound: Frame | None
    """None where the trainee types."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A button of the telephone, a typed line, or a field of the claim form filled in."""

    number: int
    """Rises by one, so that what is sent again after a lost connection is done once."""
    name: DeedName
    text: str = ""
    field: str = ""
    """Id of the field that was filled in with `text`."""


@dataclass(frozen=True, slots=True)
class Played:
    """How the page's loudspeaker did since it last said so."""

    starved: int
    """Frames of silence played because none was there."""
    late: int
    """Frames of the client left out because they came too late."""


@dataclass(frozen=True, slots=True)
class Begin:
    """The page is ready: the telephone may ring."""

    facts: Mapping[str, str]
    """What the browser says of its microphone: "echoCancellation" -> "false"; empty where one types."""


PageMessage: TypeAlias = MicFrame | Deed | Played | Begin


def read_message(message: bytes | str) -> PageMessage:
    """What a page sent. Raises `ProtocolFault`."""
    if len(message) > LARGEST_MESSAGE:
        raise ProtocolFault("too large")
    return _frame(message) if isinstance(message, bytes) else _spoken_of(message)


def speaker_message(number: int, frame: Frame, *, speaking: bool, generation: int, cut: int) -> bytes:
    """20 ms for the page's loudspeaker, in answer to its frame `number`."""
    sound = frame.astype(_SAMPLES, copy=False).tobytes()
    return _SPEAKER.pack(_SPOKEN, speaking, number, generation, cut) + sound


def mic_message(number: int, frame: Frame | None) -> bytes:
    """20 ms of the page's microphone, or of its typing; what the page's own script writes, for tests."""
    if frame is None:
        return _MIC.pack(_TYPING, number)
    return _MIC.pack(_SPOKEN, number) + frame.astype(_SAMPLES).tobytes()


def _frame(message: bytes) -> MicFrame:
    if len(message) < _MIC.size:
        raise ProtocolFault("no head")
    kind, number = _MIC.unpack_from(message)
    length = len(message) - _MIC.size
    if kind == _TYPING and not length:
        return MicFrame(number, None)
    if kind != _SPOKEN or length != FRAME * _SAMPLES.itemsize:
        raise ProtocolFault("no frame")
    sound = np.frombuffer(message, _SAMPLES, offset=_MIC.size)
    return MicFrame(number, sound.astype(np.int16, copy=False))


def _spoken_of(message: str) -> Deed | Played | Begin:
    try:
        body = json.loads(message)
    except (ValueError, RecursionError):
        raise ProtocolFault("no JSON") from None
    if not isinstance(body, dict):
        raise ProtocolFault("no object")
    match body.get("do"):
        case "begin":
            return Begin(_facts(body.get("facts")))
        case "played":
            return Played(_count(body, "starved"), _count(body, "late"))
    name = _DEEDS.get(str(body.get("do")))
    if name is None:
        raise ProtocolFault("unknown")
    field = body.get("field", "")
    if not isinstance(field, str) or len(field) > _LONGEST_FACT:
        raise ProtocolFault("no field")
    return Deed(_count(body, "number"), name, _line(body.get("text", "")), field)


def _count(body: Mapping[str, Any], key: str) -> int:
    value = body.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LAST_NUMBER:
        raise ProtocolFault(f"no {key}")
    return value


def _line(text: object) -> str:
    if not isinstance(text, str) or len(text) > LONGEST_LINE:
        raise ProtocolFault("no line")
    return text


_MOST_FACTS, _LONGEST_FACT = 24, 120


def _facts(given: object) -> dict[str, str]:
    """Short printable texts; what a browser says otherwise is left out."""
    if not isinstance(given, dict) or len(given) > _MOST_FACTS:
        raise ProtocolFault("no facts")
    return {key: text for key, text in given.items() if _is_fact(key) and _is_fact(text)}


def _is_fact(text: object) -> bool:
    return isinstance(text, str) and len(text) <= _LONGEST_FACT and text.isprintable()
