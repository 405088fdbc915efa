"""Room for a model in memory, looked at before it is loaded: a system short of it ends a program unasked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicesim.errors import ModelError
from voicesim.messages.message import Message

_MEMINFO = Path("/proc/meminfo")


@contextmanager
def room_for(place: Path, smaller: Message) -> Iterator[None]:
    """Load the weights at `place`, a file or a folder, inside; `smaller` is what to do when they do not fit.

    Raises `ModelError` when the files alone are larger than the memory that is free, and for a
    `MemoryError` of the engine.
    """
    needed, free = _bytes(place) // 1_000_000, free_mb()
    if free is not None and needed > free:
        raise _too_large(
            place,
            Message("it needs {needed} MB of memory and {free} MB are free", needed=needed, free=free),
            smaller,
        )
    try:
        yield
    except MemoryError:
        raise _too_large(place, Message("it does not fit into this machine's memory"), smaller) from None


def free_mb() -> int | None:
    """MB of memory that programs can still have; None where the system does not say."""
    try:
        lines = _MEMINFO.read_text("ascii").splitlines()
    except OSError:
        return None
    available = (int(line.split()[1]) for line in lines if line.startswith("MemAvailable:"))
    kilobytes = next(available, None)
    return None if kilobytes is None else kilobytes * 1024 // 1_000_000


def _bytes(place: Path) -> int:
    files = place.rglob("*") if place.is_dir() else (place,)
    return sum(file.stat().st_size for file in files if file.is_file())


def _too_large(place: Path, what: Message, smaller: Message) -> ModelError:
    return ModelError(
        "models.too_large",
        what=what,
        where=str(place),
        mend=Message("close other programs, or {smaller}", smaller=smaller),
    )
