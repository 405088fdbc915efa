"""With what engines each goal is measured: stubs, miniatures, real weights. Every goal stands here."""

from __future__ import annotations

from collections.abc import Mapping

ENGINES: Mapping[str, str] = {
    "G1": "stubs",
    "G2": "stubs that take the time of short models; real detector",
    "G3": "stubs that take a laptop's time; real detector",
    "G4": "miniature GGUF, real llama.cpp",
    "G5": "real Silero, real Smart Turn where it is; words told by a script",
    "G6": "stubs; real Smart Turn where it is",
    "G7": "real espeak-ng, miniature Piper",
    "G8": "real espeak-ng, miniature Piper",
    "G9": "real Silero; no recogniser",
    "G10": "real Silero; no recogniser",
    "G11": "stubs; real client",
    "G12": "stubs",
    "G13": "stubs",
    "G14": "stubs that fail; real disk",
    "G15": "no model; real Praat",
    "G16": "no model; real Praat, real espeak-ng",
    "G17": "none",
    "G18": "none",
    "R1": "real Whisper base, Piper (the robot), espeak-ng (the caller)",
    "R2": "real Whisper base, Piper",
    "R3": "real Whisper base, Piper (the robots), espeak-ng (the callers)",
    "R4": "real Whisper base, Piper",
    "R5": "real Whisper base, Piper",
    "R6": "real Whisper base, Piper",
    "R7": "a real GGUF",
    "R8": "real Silero; no recogniser",
    "U1": "typed words; real e5-small",
    "U2": "typed words; real e5-small",
    "U3": "typed words; real e5-small",
    "U4": "typed words; real e5-small",
    "W1": "real Silero, espeak-ng (the callers); no recogniser",
    "W2": "a recogniser that takes the time of a short model; real Silero, espeak-ng, Chromium",
    "W3": "Whisper base, Silero, Kokoro",
    "X1": "none: marks drawn by chance",
    "X2": "none; SQLite",
    "P1": "none: calls of robots",
    "A1": "no recogniser: logs of simulated calls",
    "A2": "no recogniser: logs of simulated calls",
    "S1": "those that are here",
    "S2": "none; real disk",
}
"""Stubs or real weights, for each goal."""
