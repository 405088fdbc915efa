"""How many desks one room carries: lateness of the frames that answer the desks' own, with a real detector.

    python -m scripts.bench.room [12 50 ...] [--ears stub|real] [--rival PYTHON] [--seconds 20] [--write]

The server is a process of its own, as `voicesim room open` runs it (`room_server`); the caller speaks with
espeak-ng. The desks are another process; each sends speech at the pace of a headset, over TLS, none in
chorus with another. Lateness is from sending a frame to having the one that answers it; a desk's page plays
60 ms later anyway. `--rival` is a Python with pipecat-ai: its server takes the same frames (`room_pipecat`).

A machine that others use makes everybody late. Beside the room a timer that does nothing is watched
(`bare_timer`), and what others took of the processors: a line with `"quiet": false` says nothing of the room
but the time on a processor that a desk takes. `most_desks` counts quiet lines alone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, process_time
from typing import Any

import numpy as np

from scripts.bench.bare_timer import beside, machine_time
from scripts.bench.figures import Figure, this_machine
from scripts.bench.keeping import keep, may_be_kept
from scripts.bench.room_desks import Desks, Speaking, seated
from scripts.bench.room_server import HERE, LINE, STUB
from voicesim.audio.frames import FRAME, Frame
from voicesim.client.persona import VoiceSpec
from voicesim.line.trainee_script import script_of
from voicesim.sessions.voices import trainee_voice
from voicesim.voice.casting import espeak_for
from voicesim.voice.speech import NEUTRAL, Voice

SECONDS = 20.0
"""Of each desk's call that are measured."""
DESKS = (4, 12, 24, 50)
GOAL = 50
LATEST = 20.0
"""ms."""
CALLER = "FR07"
PATIENCE = 300.0
"""Seconds in which all desks have picked up."""
OTHERS = 0.1
"""Of the processors that others may take while a measurement counts."""


def speech(ears: str) -> list[Frame]:
    """A trainee's line and a pause, in frames, over and over; spoken so that `ears` understand it."""
    voice: Voice = espeak_for("fr", VoiceSpec(espeak="f2"))
    if ears != STUB:
        voice, _ = trainee_voice(script_of(CALLER, "good"), "fr")
    sound = np.concatenate([one.sound for one in voice.synthesize(LINE, NEUTRAL)])
    sound = np.concatenate([sound, np.zeros(FRAME * 150, np.int16)])
    return [sound[at : at + FRAME] for at in range(0, len(sound) - FRAME, FRAME)]


@contextmanager
def server(command: Sequence[str], home: str) -> Iterator[tuple[dict[str, Any], Callable[[], float]]]:
    """A server until the block is left: what it says of itself, and a question for its processor time."""
    own = {"XDG_DATA_HOME": f"{home}/d", "XDG_CONFIG_HOME": f"{home}/c", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **own}
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asking, answers = process.stdin, process.stdout

        def processor_time() -> float:
            asking.write("\n")
            asking.flush()
            return float(answers.readline())

        yield json.loads(answers.readline()), processor_time
        asking.close()
        process.wait(120)


def measured(desks: int, ears: str, rival: str, frames: Sequence[Frame], seconds: float) -> dict[str, Any]:
    """What so many desks at once are to a room, or to a rival's server: see `figures_of`."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "scripts.bench.room_server", home, str(desks), ears]
        if rival:
            command = [rival, "-m", "scripts.bench.room_pipecat", home]
        with server(command, home) as (room, processor_time):
            address, root = f"https://{HERE}:{room['port']}", Path(room["root"])
            seats = [seated(address, root, code, CALLER) for code in room["codes"]]
            held = Desks(address, root, frames)
            taking = held.speak_to_rival(desks) if rival else held.pick_up(seats)
            found = asyncio.run(_held(held, taking, processor_time, seconds))
            return {"server": room["server"]} | found


async def _held(
    desks: Desks, taking: Coroutine[Any, Any, None], processor_time: Callable[[], float], seconds: float
) -> dict[str, Any]:
    await asyncio.wait_for(taking, PATIENCE)
    before, own, all_before = processor_time(), process_time(), machine_time()
    began = monotonic()
    with beside() as timer:
        await desks.measure(seconds)
    lasted, all_after = monotonic() - began, machine_time()
    used = processor_time() - before
    still = sum(desk.goes_on for desk in desks.speaking)
    others = None
    if all_before is not None and all_after is not None:
        others = (all_after - all_before - used - (process_time() - own)) / lasted
    await desks.leave()
    share = 100 * used / lasted / len(desks.speaking)
    quiet = others is not None and others < OTHERS
    return figures_of(desks.speaking) | {
        "processor_percent_a_desk": round(share, 2),
        "others_processors": None if others is None else round(others, 2),
        "timer_p99_ms": timer["p99_ms"],
        "quiet": quiet,
        "in_a_call": still,
    }


def figures_of(desks: Sequence[Speaking]) -> dict[str, Any]:
    """Lateness in ms of the answers, and of the frames they answer."""
    late = np.array([one for desk in desks for one in desk.late]) * 1000
    behind = np.array([one for desk in desks for one in desk.behind]) * 1000
    unanswered = sum(desk.unanswered for desk in desks)
    if not len(late):
        raise SystemExit("No desk came to speak in its time: this machine has too much else to do.")
    return {
        "desks": len(desks),
        "frames": len(late) + unanswered,
        "unanswered": unanswered,
        "p50_ms": round(float(np.percentile(late, 50)), 1),
        "p99_ms": round(float(np.percentile(late, 99)), 1),
        "most_ms": round(float(late.max()), 1),
        "sent_late_p99_ms": round(float(np.percentile(behind, 99)), 1),
    }


def most(found: Iterable[Mapping[str, Any]]) -> int:
    """The most desks whose answers are late by less than `LATEST` ms, 99 in 100, none missing; 0: none."""
    return max(
        (one["desks"] for one in found if one["quiet"] and one["p99_ms"] < LATEST and not one["unanswered"]),
        default=0,
    )


def main() -> None:
    """Print a line of JSON for each number of desks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("desks", type=int, nargs="*", default=DESKS)
    parser.add_argument("--ears", choices=(STUB, "real"), default=STUB)
    parser.add_argument("--rival", default="", help="a Python that has pipecat-ai")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    may_be_kept(parser)
    asked, machine = parser.parse_args(), this_machine()
    frames, found = speech(asked.ears), []
    for desks in asked.desks:
        found.append(measured(desks, asked.ears, asked.rival, frames, asked.seconds))
        print(json.dumps(found[-1]), flush=True)
    print(json.dumps({"server": found[0]["server"], "ears": asked.ears, "most_desks": most(found)}))
    told = not asked.rival and asked.ears == STUB and any(one["quiet"] for one in found)
    if asked.write and told:
        keep([figure(found)], machine)


def figure(found: Sequence[Mapping[str, Any]]) -> Figure:
    """W1, of what was found without a recogniser."""
    held, quiet = most(found), [one for one in found if one["quiet"]]
    each = ", ".join(f"{one['desks']} desks {one['p99_ms']} ms" for one in quiet)
    value = f"{held} desks late by less than {LATEST:g} ms (99 in 100), none unanswered; {each}"
    what, target = "desks in one room server", f"{GOAL}: no frame lost, p99 {LATEST:g} ms"
    frames = sum(one["frames"] for one in quiet)
    return Figure("W1", what, value, target, held >= GOAL, frames, timed=True, by="scripts.bench.room")


if __name__ == "__main__":
    main()
