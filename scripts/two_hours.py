"""Two hours of telephone in bounded memory: analysed, replayed with its words, scored, its report made.

    python -m scripts.two_hours [--seconds N]

A recording of so many seconds (7,200) is made, stereo, 8 kHz, with its words. Each command reads it in a
process of its own, whose most memory is printed; the exit status is 1 when one took more than 300 MB.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.directory import CallDirectory
from voicesim.voice.casting import espeak_for

MOST = 300
"""MB that one command may take at its peak."""
RATE = 8000
SAID = (
    "Je comprends votre inquiétude, nous allons regarder cela ensemble.",
    "Avez-vous coupé l'arrivée d'eau, et y a-t-il de l'eau près des prises ?",
    "Pouvez-vous me donner votre numéro de contrat, s'il vous plaît ?",
    "Un expert vous appellera sous quarante-huit heures.",
)


def main() -> int:
    """Print the most memory of each command; 1 when one was too much."""
    parser = argparse.ArgumentParser(prog="python -m scripts.two_hours")
    parser.add_argument("--seconds", type=int, default=7200)
    length = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        sound, words = home / "call.wav", home / "words.txt"
        _record(sound, words, length)
        kept = home / "replayed"
        replay = ("replay", str(sound), "--scenario", "FR07", "--words", str(words), "--out", str(kept))
        peaks = [
            _peak(home, "analyze", str(sound), "--words", str(words)),
            _peak(home, *replay),
        ]
        _lengthen(CallDirectory(kept), sound)
        peaks.append(_peak(home, "score", str(kept)))
    return 1 if max(peaks) > MOST else 0


def _record(sound: Path, words: Path, length: int) -> None:
    """Lines with pauses, on the left."""
    from voicesim.client.scenario import load_scenario

    voice = espeak_for("fr", load_scenario("FR07").persona.voice)
    lines = [np.concatenate([speech.sound for speech in voice.synthesize(line)])[::2] for line in SAID]
    told: list[str] = []
    at = 0.0
    with soundfile.SoundFile(sound, "w", RATE, 2, "PCM_16") as file:
        for number in range(1 << 20):
            line = lines[number % len(lines)]
            seconds = len(line) / RATE
            if at + seconds + 3 > length:
                break
            both = np.zeros((len(line) + 3 * RATE, 2), np.int16)
            both[: len(line), 0] = line
            file.write(both)
            told.append(f"{at:.2f} {at + seconds:.2f} {SAID[number % len(SAID)]}\n")
            at += seconds + 3
    words.write_text("".join(told), encoding="utf-8")


def _lengthen(call: CallDirectory, sound: Path) -> None:
    """Give a call that the client ended the sound of one that lasted, as its report would have to hold."""
    with (
        soundfile.SoundFile(sound) as read,
        soundfile.SoundFile(call.sound, "w", SAMPLE_RATE, 2, "PCM_16", format="FLAC") as file,
    ):
        for block in read.blocks(RATE * 10, dtype="int16", always_2d=True):
            file.write(np.repeat(block, SAMPLE_RATE // RATE, axis=0))


def _peak(home: Path, *words: str) -> float:
    """Run a command; the most memory its process held, MB."""
    environment = {"HOME": str(home), "LANG": "C.UTF-8", "PATH": os.defpath}
    run = "from voicesim.cli.main import run; run()"
    process = subprocess.Popen(
        [sys.executable, "-c", run, *words], env=environment, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    peak = used.ru_maxrss / 1024
    spent = used.ru_utime + used.ru_stime
    print(f"{words[0]}: {peak:.0f} MB at most, {spent:.0f} s of processor, status {status}", flush=True)
    return peak if not status else float("inf")


if __name__ == "__main__":
    raise SystemExit(main())
