"""Recordings for an archive's tests: noise where somebody speaks, and the words in a file beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from voicesim.audio.frames import SAMPLE_RATE

Line = tuple[float, float, str, str]
"""Start, end (seconds), "conseiller" or "client", and what was said."""

LEAK: tuple[Line, ...] = (
    (
        0.5,
        4.0,
        "conseiller",
        "Service sinistres bonjour, Claire Vallet à votre écoute, que puis-je faire pour vous ?",
    ),
    (
        4.3,
        12.0,
        "client",
        "Bonjour, je suis madame Tardieu, j'ai une fuite dans la cuisine, je suis à bout, "
        "c'est inadmissible.",
    ),
    (12.4, 16.0, "conseiller", "Je comprends, c'est pénible. Depuis quand l'eau coule-t-elle ?"),
    (16.4, 20.0, "client", "Depuis hier soir. Mon numéro, c'est le 06 39 98 12 09."),
    (20.4, 25.0, "conseiller", "Je vous rappelle demain avant midi pour vous dire quand passe l'expert."),
    (25.3, 27.0, "client", "Merci, et la franchise, elle est de combien ?"),
)


def write_call(folder: Path, name: str, lines: Sequence[Line] = LEAK, *, seed: int = 1) -> Path:
    """A stereo recording, the agent left, and its words."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    sound = np.zeros((round((lines[-1][1] + 1) * SAMPLE_RATE), 2), dtype=np.int16)
    for start, end, speaker, _ in lines:
        span = slice(round(start * SAMPLE_RATE), round(end * SAMPLE_RATE))
        sound[span, int(speaker == "client")] = rng.normal(0, 3000, span.stop - span.start)
    path = folder / f"{name}.wav"
    soundfile.write(path, sound, SAMPLE_RATE)
    text = "\n".join(f"{start} {end} {speaker}: {said}" for start, end, speaker, said in lines)
    path.with_name(f"{name}.words.txt").write_text(text + "\n", encoding="utf-8")
    return path
