"""One loaded recogniser for all the calls of this process: opened once, however many ask for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from voicesim.settings.schema import Ears
from voicesim.text.words import Language

if TYPE_CHECKING:
    from voicesim.listening.shared import SharedRecogniser

MOST_REPLICAS = 4
"""On a machine of many cores each pass gets more of them instead: a call alone is answered sooner."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What makes two recognisers the same one."""

    folder: Path
    device: str
    threads: int
    whole_window: bool


_opened: dict[Asked, SharedRecogniser] = {}
_lock = Lock()


def shares(threads: int, cores: int) -> tuple[int, int]:
    """Replicas of the model, and threads of each, on a machine of so many cores; 0 `threads`: as is best.

    Two passes of one thread each are done sooner than one after the other on two: the second thread of a
    pass saves a tenth of its time.
    """
    each = threads or max(1, cores // MOST_REPLICAS)
    return max(1, min(MOST_REPLICAS, cores // each)), each


def waiting_in_all() -> int:
    """How many passes wait for their turn with any recogniser of this process."""
    with _lock:
        return sum(shared.waiting for shared in _opened.values())


def opened(folder: Path, ears: Ears, language: Language, *, whole_window: bool = False) -> SharedRecogniser:
    """The recogniser in `folder`, warm for `language`.

    `whole_window` is for listening that nobody waits for. Raises `EngineMissing`, `ModelError` or
    `ConfigurationError`.
    """
    from voicesim.listening.shared import SharedRecogniser
    from voicesim.listening.whisper import LIVE_WINDOW, WhisperRecogniser

    asked = Asked(folder.resolve(), ears.device, ears.threads, whole_window)
    with _lock:
        if asked not in _opened:
            replicas, threads = shares(ears.threads, os.cpu_count() or 1)
            inner = WhisperRecogniser.load(
                folder,
                device=ears.device,
                threads=threads,
                replicas=replicas,
                window=None if whole_window else LIVE_WINDOW,
                hot_words=ears.hot_words,
            )
            inner.warm_up(language)
            _opened[asked] = SharedRecogniser(inner, replicas)
    _opened[asked].knows(language)
    return _opened[asked]
