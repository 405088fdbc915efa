"""R1 as the trainee has it: calls held with a headset, by the clock, through a sound server of their own.

    python -m scripts.bench.live_headset [--turns 10] [--calls FOLDER] [--write] [EN03 EN04 EN06 ...]

The program is started at a terminal of its own and given its keys; a good robot's lines, spoken by Piper, are
played into the microphone's sink one after the other, each when the caller has fallen silent. Whisper base
hears, the phrase writer words, Piper speaks for the caller too: on the package index it has a man's voice
only, so the callers are men unless `--kokoro` speaks for them. Gaps are the call's own record of each turn;
by how much sound server, driver and queues lengthen them is read from what both sinks sounded.

Run it on a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from scripts import sound_server
from scripts.bench.figures import Figure, late, middle, this_machine
from scripts.bench.keeping import keep, may_be_kept
from scripts.bench.program import Program
from scripts.bench.real_models import WHAT
from scripts.bench.real_rivals import talk_of
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, seconds
from voicesim.audio.reading import read
from voicesim.call.event_reading import read_events
from voicesim.call.events import (
    ClientSaid,
    ClientStarted,
    Closed,
    Dropped,
    Event,
    Rang,
    StageFailed,
    TurnEnded,
)

MICROPHONE, EARPHONES = "vs_mic", "vs_spk"
RAW = ("--rate=16000", "--channels=1", "--format=s16le", "--raw")
SILENT = 1.3  # s
"""The caller has nothing more to say."""
ANSWER = 25.0  # s
"""In which an answer has begun and ended."""
PIECE = samples(0.1)
WHOLE = 0.98
"""Likeness of a piece of sound that was played as it was given."""
LOUD = 500  # of 32768
QUOTED = samples(2.0)
"""So much of a turn, and of its answer, is looked for in what a sink sounded."""

Wave = NDArray[np.float64]


class Tap:
    """Records what a sink sounds, with the moment at which each sample came."""

    def __init__(self, sink: str, server: sound_server.Server) -> None:
        command = ("parec", f"--device={sink}.monitor", *RAW, "--latency-msec=10")
        self._process = subprocess.Popen(command, env=server.env, stdout=subprocess.PIPE)
        self._pieces: list[bytes] = []
        self.began = float("inf")
        """When the first sample came, on the machine's clock."""
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        came = 0
        while piece := os.read(self._process.stdout.fileno(), 4096):
            self._pieces.append(piece)
            came += len(piece) // 2
            self.began = min(self.began, time.monotonic() - came / SAMPLE_RATE)

    def close(self) -> Wave:
        """All that was heard, shape (n,), as 16-bit values."""
        self._process.terminate()
        self._process.wait(10)
        whole = b"".join(self._pieces)
        return np.frombuffer(whole[: len(whole) // 2 * 2], np.int16).astype(np.float64)


@dataclass
class Held:
    """What calls came to."""

    said: int = 0
    """Lines that were spoken into the microphone."""
    turns: int = 0
    """Turns that the program took them for: more are cut-ins, fewer lost ones."""
    ready: list[float] = field(default_factory=list)
    """Seconds from the end of a turn until the caller could answer."""
    gaps: list[float] = field(default_factory=list)
    """The same with the hesitation that the caller chooses."""
    paths: list[float] = field(default_factory=list)
    """Seconds from a sound at the microphone to its answer at the earphones, less those of the call."""
    notice: int = 0
    """Pieces of the notice."""
    torn: int = 0
    """Those that did not sound as they were given."""
    lost: int = 0
    """Frames of the microphone that never came, and stages that failed."""

    @property
    def line(self) -> str:
        """What is said of them."""
        return (
            f"{middle(self.ready):.2f} s median, {late(self.ready):.2f} p95 until it could answer; with the "
            f"hesitation that the client chooses {middle(self.gaps):.2f}, {late(self.gaps):.2f}; microphone "
            f"to earphones {middle(self.paths):.2f} more; {self.said} lines, {self.turns} turns, "
            f"{len(self.ready)} answers; {self.torn} of {self.notice} pieces of the notice torn, "
            f"{self.lost} lost"
        )


def call(server: sound_server.Server, name: str, lines: Sequence[Sound], folder: Path, kokoro: bool) -> Held:
    """One call. Its files are in the folder."""
    voice = {} if kokoro else {"VOICESIM_VOICE_ENGINE": "piper", "VOICESIM_VOICE_MODEL": "voice-en-joe"}
    shown = {"VOICESIM_SCREEN_SELF_ASSESSMENT": "no", "VOICESIM_SCREEN_LANGUAGE": "en"}
    chosen = {"VOICESIM_EARS_MODEL": "whisper-base", "VOICESIM_WORDING_MODEL": "", **shown, **voice}
    microphone, earphones = Tap(MICROPHONE, server), Tap(EARPHONES, server)
    program = Program(
        ("call", name, "--seed", "1", "--plain", "--out", str(folder)), {**server.env, **chosen}
    )
    for words in ("Press Enter", "telephone rings"):
        program.wait_for(words)
        program.type("\n")
    program.wait_for("You have answered")
    time.sleep(0.6)
    for line in lines:
        before = program.count("Caller: ")
        play(line, server)
        if not answered(program, before):
            break
    program.type("q")
    program.end()
    return looked_at(
        folder, len(lines), microphone.close(), earphones.close(), earphones.began - microphone.began
    )


def play(sound: Sound, server: sound_server.Server) -> None:
    """Speak into the microphone; a tenth of a second of nothing after it."""
    command = ("pacat", "--playback", f"--device={MICROPHONE}", *RAW, "--latency-msec=40")
    subprocess.run(command, env=server.env, input=sound.tobytes() + bytes(2 * PIECE), check=True)


def answered(program: Program, before: int) -> bool:
    """Wait until the caller has said something more and fallen silent; False when it never did."""
    until = time.monotonic() + ANSWER
    while time.monotonic() < until and not program.over:
        if (now := program.count("Caller: ")) > before:
            time.sleep(SILENT)
            if program.count("Caller: ") == now:
                return True
        time.sleep(0.03)
    return False


def looked_at(folder: Path, said: int, microphone: Wave, earphones: Wave, apart: float) -> Held:
    """A call's own record beside what both sinks sounded; `apart` seconds after one tap the other began."""
    events: Sequence[Event] = read_events(folder / "events.jsonl")
    trainee, client = (side.astype(np.float64) for side in read(folder / "call.flac").channels)
    latencies = [one.latency for one in events if isinstance(one, ClientStarted) and one.latency]
    held = Held(said, sum(isinstance(one, TurnEnded) for one in events))
    held.ready = [seconds(one.endpoint + one.answer) for one in latencies]
    held.gaps = [seconds(one.gap) for one in latencies]
    held.paths = list(_paths(events, (trainee, microphone), (client, earphones), apart))
    held.notice, held.torn = _notice(
        client[: next(one.at for one in events if isinstance(one, Rang))], earphones
    )
    held.lost = sum(one.dropped for one in events if isinstance(one, Closed))
    held.lost += sum(isinstance(one, StageFailed | Dropped) for one in events)
    return held


def _paths(
    events: Sequence[Event], trainee: tuple[Wave, Wave], client: tuple[Wave, Wave], apart: float
) -> Iterator[float]:
    """By how much each answer sounded later after its turn than the call says.

    `trainee` and `client` are each as the call recorded them and as their sink sounded them.
    """
    turns = [one for one in events if isinstance(one, TurnEnded)]
    for said in [one for one in events if isinstance(one, ClientSaid)]:
        turn = next((one for one in turns if one.at <= said.start + FRAME < one.at + QUOTED), None)
        if turn is not None:
            first = max(turn.end - QUOTED, 0)
            spoken = place(trainee[0][first : turn.end], trainee[1]) - first
            sounded = place(client[0][said.start : said.start + QUOTED], client[1]) - said.start
            yield seconds(sounded - spoken) + apart


def _notice(given: Wave, earphones: Wave) -> tuple[int, int]:
    """How many pieces of sound the notice has, and how many did not sound as given, each in its place."""
    firsts = [at for at in range(0, len(given) - PIECE, PIECE) if np.abs(given[at : at + PIECE]).max() > LOUD]
    lag = place(given, earphones)
    torn = sum(
        likeness(given[at : at + PIECE], earphones[lag + at : lag + at + PIECE]) < WHOLE for at in firsts
    )
    return len(firsts), torn


def place(piece: Wave, within: Wave) -> int:
    """Where a piece of sound is most like what was heard: its first sample."""
    size = 1 << (len(piece) + len(within)).bit_length()
    products = np.fft.irfft(np.fft.rfft(within, size) * np.conj(np.fft.rfft(piece, size)), size)
    return int(np.argmax(products[: len(within)]))


def likeness(one: Wave, other: Wave) -> float:
    """Cosine of two pieces of sound, -1..1; 0 where the other one is cut short."""
    if len(one) != len(other):
        return 0.0
    return float(one @ other) / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-9)


def together(calls: Sequence[Held]) -> Held:
    """All of them as one."""
    names = [each.name for each in dataclasses.fields(Held)]
    values = {name: [getattr(one, name) for one in calls] for name in names}
    return Held(**{name: sum(each, type(each[0])()) for name, each in values.items()})


def figure(held: Held) -> Figure:
    """R1, with a headset."""
    _, target = WHAT["R1"]
    whole = held.said == held.turns == len(held.ready) and not held.torn and not held.lost
    met = whole and middle(held.ready) <= 0.55 and late(held.ready) <= 1.0
    what = "live, headset through a sound server, Piper for the caller too"
    return Figure(
        "R1", what, held.line, target, met, len(held.ready), timed=True, by="scripts.bench.live_headset"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenarios", nargs="*", default=["EN03", "EN04", "EN06"])
    parser.add_argument("--turns", type=int, default=10, help="of each call")
    parser.add_argument("--calls", type=Path, help="keep the calls in this folder")
    parser.add_argument("--kokoro", action="store_true", help="the callers have their own voices")
    may_be_kept(parser)
    options, machine = parser.parse_args(arguments), this_machine()
    if absent := sound_server.missing():
        print(absent, file=sys.stderr)
        return 1
    calls = []
    with TemporaryDirectory() as scratch:
        for name in options.scenarios:
            lines = [turn.sound for turn in talk_of(name, options.turns).turns]
            folder = (options.calls or Path(scratch)) / name
            with sound_server.server() as server:
                calls.append(call(server, name, lines, folder, options.kokoro))
            print(f"{name}: {calls[-1].line}; load {os.getloadavg()[0]:.1f}", flush=True)
    held = together(calls)
    print(held.line)
    if options.write and not options.kokoro:
        keep([figure(held)], machine)
    return 0


if __name__ == "__main__":
    sys.exit(main())
