"""How many calls an archive's recogniser hears in an hour of one core, beside a plain faster-whisper batch.

    python -m scripts.bench.archive_heard FOLDER [--model FOLDER] [--minutes M]

FOLDER holds recordings of one speaker, each with its words in a `.txt` beside it (lines of start, end,
words), such as `../shared/audio/spoken`. Each is put on the agent's channel of a call whose client is silent.
The same weights hear it three times, each in a process of its own: as `voicesim archive run` does, with
faster-whisper's own `transcribe` and speech filter, and with its batched pipeline. Word error rate, seconds
of processor, most memory. A call is counted as five minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import soundfile

from voicesim.archive.entry import Entry
from voicesim.archive.hearing import hear
from voicesim.settings.schema import Ears, Settings
from voicesim.text.word_errors import word_error_rate

WAYS = ("archive", "plain", "batched")
A_CALL = 300.0  # s


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--model", type=Path, default=Path("models/whisper-base"))
    asked.add_argument("--minutes", type=float, default=2.0)
    asked.add_argument("--way", choices=WAYS)
    options = asked.parse_args()
    if options.way:
        print(json.dumps(heard(options.way, options.folder, options.model)))
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {options.model}")
    with tempfile.TemporaryDirectory() as name:
        for path in sorted(options.folder.glob("*.flac")):
            length = cut(path, Path(name), options.minutes * 60)
            print(f"{path.stem}: {length:.0f} s")
        for way in WAYS:
            command = [sys.executable, "-m", "scripts.bench.archive_heard", name, "--way", way]
            done = subprocess.run(
                [*command, "--model", options.model], check=True, capture_output=True, text=True
            )
            found = json.loads(done.stdout.splitlines()[-1])
            calls = 3600 / (found["processor"] / found["length"] * A_CALL)
            print(
                f"{way}: word error rate {found['errors']:.1%} of {found['words']} words, "
                f"{found['processor']:.1f} s of processor ({found['elapsed']:.1f} s), "
                f"{calls:.0f} calls an hour and core, at most {found['memory']:.0f} MB",
                flush=True,
            )


def cut(path: Path, folder: Path, most: float) -> float:
    """The first `most` seconds as a call with a silent client, and what was said in them; seconds."""
    sound, rate = soundfile.read(path, dtype="int16", frames=round(most * soundfile.info(path).samplerate))
    soundfile.write(folder / f"{path.stem}.flac", np.stack([sound, np.zeros_like(sound)], axis=1), rate)
    lines = [line.split(" ", 2) for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    said = [words for _, end, words in lines if float(end) <= len(sound) / rate]
    (folder / f"{path.stem}.txt").write_text("\n".join(said), encoding="utf-8")
    return len(sound) / rate


def heard(way: str, folder: Path, model: Path) -> dict[str, float]:
    """What one way makes of every call."""
    began, processor = time.monotonic(), time.process_time()
    said, found, length = list[str](), list[str](), 0.0
    transcribe = plain(model, batched=way == "batched") if way != "archive" else archived(model)
    for path in sorted(folder.glob("*.flac")):
        length += soundfile.info(path).duration
        said += path.with_suffix(".txt").read_text(encoding="utf-8").split()
        found += transcribe(path).split()
    return {
        "errors": word_error_rate(said, found),
        "words": len(said),
        "length": length,
        "processor": time.process_time() - processor,
        "elapsed": time.monotonic() - began,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def archived(model: Path):  # type: ignore[no-untyped-def]
    settings = Settings(ears=Ears(model=str(model.resolve()), threads=1))

    def transcribe(path: Path) -> str:
        entry = Entry(id="0", source="recording", path=str(path), added=datetime.now(UTC))
        return " ".join(one.word.text for one in hear(entry, settings).said if one.speaker == "trainee")

    return transcribe


def plain(model: Path, *, batched: bool):  # type: ignore[no-untyped-def]
    from faster_whisper import BatchedInferencePipeline, WhisperModel

    whole = WhisperModel(str(model), compute_type="int8", cpu_threads=1)
    ears = BatchedInferencePipeline(whole) if batched else whole

    def transcribe(path: Path) -> str:
        sound, rate = soundfile.read(path, dtype="float32")
        assert rate == 16_000
        segments, _ = ears.transcribe(
            np.ascontiguousarray(sound[:, 0]),
            language="fr",
            vad_filter=True,
            **({"batch_size": 8} if batched else {}),
        )
        return " ".join(segment.text for segment in segments)

    return transcribe


if __name__ == "__main__":
    main()
