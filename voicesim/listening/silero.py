"""Silero v6, frame by frame: the network that ships inside the faster-whisper wheel, with its memory kept.

faster-whisper itself runs the network over whole recordings and forgets its memory at each call, so
the loop over windows is ours. Importing faster-whisper costs 0.4 s and is not needed to find the file.
Source of the network: https://github.com/snakers4/silero-vad (MIT).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicesim.errors import EngineMissing, ModelError
from voicesim.listening.network import opened
from voicesim.messages.message import Message

WINDOW = 512  # 32 ms at 16 kHz
"""New samples that the network reads at a time."""

CONTEXT = 64
"""Samples of the window before that it reads again."""

MEMORY = (1, 1, 128)
"""Shape of each of its two states."""

_SCALE = np.float32(1 / 32768)


def network_path() -> Path:
    """Where the network is. Raises `EngineMissing` when faster-whisper is not installed."""
    spec = find_spec("faster_whisper")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "assets" / "silero_vad_v6.onnx"
        if path.is_file():
            return path
    raise EngineMissing(
        "listening.silero_missing",
        what=Message("the speech detector (Silero v6) is not installed"),
        where="faster-whisper",
        mend=Message("install it with: pip install --force-reinstall faster-whisper"),
    )


def _unreadable(path: Path) -> ModelError:
    return ModelError(
        "listening.silero_unreadable",
        what=Message("the speech detector's network cannot be read"),
        where=str(path),
        mend=Message("install it again with: pip install --force-reinstall faster-whisper"),
    )


@lru_cache(maxsize=2)
def _network(path: Path) -> Any:
    """All calls of a process share it: it keeps no memory of its own, and its weights stay in the cache."""
    return opened(path, _unreadable(path))


class Silero:
    """The network with its memory: the probability of speech, one window after another."""

    def __init__(self, path: Path | None = None) -> None:
        """Load from `path` (default: the wheel's). Raises `EngineMissing` or `ModelError`."""
        self._network = _network(path or network_path())
        self._input = np.zeros((1, CONTEXT + WINDOW), dtype=np.float32)
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._h = np.zeros(MEMORY, dtype=np.float32)
        self._c = np.zeros(MEMORY, dtype=np.float32)
        self._input.fill(0)

    def probability(self, window: NDArray[np.int16]) -> float:
        """0..1 for `WINDOW` samples that follow the ones given before."""
        line = self._input[0]
        line[:CONTEXT] = line[WINDOW:]
        np.multiply(window, _SCALE, out=line[CONTEXT:])
        feed = {"input": self._input, "h": self._h, "c": self._c}
        speech, self._h, self._c = self._network.run(None, feed)
        return float(speech.flat[-1])
