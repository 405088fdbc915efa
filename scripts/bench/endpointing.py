"""False cut-ins against delay: how well ways of ending a turn do on real speech with known inner pauses (G5).

    python -m scripts.bench.endpointing [--audio FOLDER] [--json FILE]

A *cut-in* is a turn judged over before its last sound, wherever; they are given per 100 inner pauses. The
*delay* is from the last sound of a turn to the judgement, its mean. A fixed wait has one point on the curve
for each wait; so has our policy, whose waits are scaled. Rivals run when pipecat is installed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import soundfile

from scripts.bench.rival_chain import quiet
from scripts.bench.rival_turns import SmartTurn, smart_turn_network, speaking_in, speech_timeout
from scripts.bench.turn_corpus import CONDITIONS, RATE, Call, Turn, calls
from scripts.bench.turn_points import (
    MODEL_WITH,
    SMART,
    WITH,
    WITHOUT,
    Ends,
    Point,
    compared,
    judged,
    show,
)
from scripts.bench.turn_policy import (
    RECOGNITION,
    Listening,
    Track,
    frames_of,
    our_track,
    ours,
    silero_track,
    webrtc_track,
)
from voicesim.listening.endpointing import EndpointSettings
from voicesim.listening.turn_model import SmartTurn as OurSmartTurn

AUDIO = Path(__file__).parents[2] / ".." / "shared" / "audio"

WAITS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.2)
MODEL_PATIENCE = (0.7, 1.0)
PATIENCE = (0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1.0, 1.25, 1.5)


def curves(folder: Path, condition: str) -> Iterator[Point]:
    """Every way on one condition."""
    corpus = list(calls(folder, condition))

    def run(name: str, way: Callable[[Call, Track], Ends], tracks: Sequence[Track]) -> Point:
        played = [(call, way(call, track)) for call, track in zip(corpus, tracks, strict=True)]
        return judged(name, condition, played)

    yield from rivals(corpus, condition)
    for name, heard in (("webrtcvad", webrtc_track), ("silero", silero_track), ("our ears", our_track)):
        tracks = [heard(call) for call in corpus]
        for wait in WAITS:
            fixed = partial(ours, settings=EndpointSettings.fixed(wait), recognition=None)
            yield run(f"{name}, fixed {wait}", fixed, tracks)
    for patience in PATIENCE:
        for name, recognition in ((WITHOUT, None), (WITH, RECOGNITION)):
            policy = partial(ours, settings=as_patient(patience), recognition=recognition)
            yield run(f"{name} x{patience}", policy, tracks)
    yield from with_turn_model(corpus, tracks, condition)


def with_turn_model(corpus: Sequence[Call], tracks: Sequence[Track], condition: str) -> Iterator[Point]:
    """Our policy with Smart Turn's opinion as well, which comes in pipecat's wheel."""
    if find_spec("pipecat") is None:
        return
    model = OurSmartTurn(smart_turn_network())
    listening = [Listening(model, call) for call in corpus]
    for patience in MODEL_PATIENCE:
        played = [
            (call, ours(call, track, as_patient(patience), RECOGNITION, opinion=opinion))
            for call, track, opinion in zip(corpus, tracks, listening, strict=True)
        ]
        yield judged(f"{MODEL_WITH} x{patience}", condition, played)


def as_patient(patience: float) -> EndpointSettings:
    """The usual settings with every wait, the shortest one too, times this much."""
    usual = EndpointSettings()
    floor = max(0.1, min(usual.floor, usual.floor * patience))
    return replace(usual, patience=patience, floor=floor, eager=min(usual.eager, floor))


def rivals(corpus: Sequence[Call], condition: str) -> Iterator[Point]:
    """pipecat, when it is installed."""
    if find_spec("pipecat") is None:
        return
    quiet()
    smart, speaking = SmartTurn(), [speaking_in(frames_of(call)) for call in corpus]
    heard = list(zip(corpus, speaking, strict=True))
    yield judged(SMART, condition, [(call, smart.ends(call.sound, track)) for call, track in heard])
    for wait in (0.2, 0.6, 1.0):
        played = [(call, speech_timeout(track, wait)) for call, track in heard]
        yield judged(f"pipecat, timeout {wait}", condition, played)


def whole_recording(folder: Path) -> dict[str, int]:
    """How often `jfk.flac`, one turn with pauses of up to 1.1 s, is cut in on, with and without its words."""
    sound, _ = soundfile.read(folder / "jfk.flac", dtype="int16")
    sound = np.concatenate([sound, np.zeros(3 * RATE, dtype=np.int16)])
    pauses = tuple((int(first * RATE), int(last * RATE)) for first, last in JFK_PAUSES)
    said = tuple(" ".join(JFK[:number]) for number in range(1, len(JFK) + 1))
    call = Call("jfk", sound, (Turn(0, int(10.5 * RATE), pauses, said),))
    track = our_track(call)
    found = {}
    for name, recognition in ((WITHOUT, None), (WITH, RECOGNITION)):
        ends = ours(call, track, EndpointSettings(), recognition, language="en")
        found[name] = sum(end < 10.3 * RATE for end in ends)
    return found


JFK_PAUSES = ((2.3, 3.3), (4.5, 5.5), (7.7, 8.2))
JFK = (
    "And so my fellow Americans",
    "ask not",
    "what your country can do for you",
    "ask what you can do for your country",
)


def measured(folder: Path) -> dict[str, object]:
    """All the figures."""
    points = [point for condition in CONDITIONS for point in curves(folder, condition)]
    return {
        "goal": "G5",
        "points": [asdict(point) for point in points],
        "compared": [
            asdict(beside)
            for condition in CONDITIONS
            for ours in (WITH, WITHOUT)
            for beside in compared(points, condition, ours)
        ],
        "jfk_cut_ins": whole_recording(folder),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--audio", type=Path, default=AUDIO, help="folder of real speech")
    parser.add_argument("--json", type=Path, help="write the figures there as well")
    options = parser.parse_args(arguments)
    if not (options.audio / "jfk.flac").is_file():
        print(f"{options.audio}: there is no real speech here; name its folder with --audio", file=sys.stderr)
        return 1
    figures = measured(options.audio)
    show(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
