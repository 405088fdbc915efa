"""How many desks one room carries: lateness of the frames that answer the desks' own, with a real detector.

The server is a process of its own, as `voicesim room open` runs it; its recogniser always hears one line;
the caller speaks with espeak-ng. The desks are another process; each sends speech at the pace of a headset,
over TLS, none in chorus with another. Lateness is from sending a frame to having the one that answers it.
`python -m scripts.bench.room [12 50 ...]`, half a minute each.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time

import numpy as np
import uvicorn

from scripts.bench.room_desks import Desks, Speaking, seated
from voicesim.audio.frames import FRAME, Frame, Sound
from voicesim.call.setup import Models, Plan
from voicesim.client.persona import VoiceSpec
from voicesim.listening.recogniser import Hints
from voicesim.room.definition import Room, RoomFolder
from voicesim.room.opening import open_room
from voicesim.sessions.chosen import models_for
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Records, Settings
from voicesim.text.words import Word
from voicesim.voice.casting import espeak_for
from voicesim.web.engines import Engines
from voicesim.web.room import serving
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.room.house import RoomHouse
from voicesim.web.room.where import where_of
from voicesim.web.serving import listening, port_of

SECONDS = 20.0
"""Of each desk's call that are measured."""
DESKS = (4, 12, 24, 50)
LATEST = 20.0
"""ms."""
CALLER = "FR07"
PATIENCE = 300.0
"""Seconds in which all desks have picked up."""
HERE = "127.0.0.1"
LINE = "Je comprends, c'est pénible. Pouvez-vous me dire où cela s'est passé ?"


class SaysTheSame:
    """A recogniser that takes no time: each turn is the line that is spoken, or the caller would hang up."""

    name = "stub"

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The line's words, evenly over the turn."""
        words = LINE.split()
        each = len(sound) // len(words)
        return tuple(Word(w, start + n * each, start + (n + 1) * each) for n, w in enumerate(words))


def engines() -> Engines:
    """A real detector and the real caller with espeak-ng; words cost nothing."""

    def opened(plan: Plan, settings: Settings, typed: bool) -> Models:
        return models_for(plan.scenario, plan.mode, SaysTheSame(), settings)

    return Engines(open=opened, deaf=lambda settings: None)


def serve(home: Path, desks: int) -> None:
    """The server's process: prints where it is and its codes, until its standard input ends."""
    from voicesim.room.opening import set_up

    settings = Settings(records=Records(folder=str(home / "records")))
    room = Room.model_construct(
        name="Bench", host="salle.local", addresses=(HERE,), desks=desks, calls=desks, port=0, trust_port=0,
        announced=False, password="",
    )  # fmt: skip
    small = room.model_copy(update={"desks": 1, "calls": 1})
    folder: RoomFolder = set_up(settings, small, moment())
    with open_room(settings, moment(), addresses=lambda: (HERE,)) as found, listening(0) as pages:
        from voicesim.room.session import Session

        session = Session.open(folder, desks, moment(), new=True)
        where = where_of(found, port_of(pages), 1)
        house = RoomHouse(room, session, settings, found.registry, where, engines=engines())
        gate = RoomGate(house, hosts((HERE,), port_of(pages)))

        def began() -> None:
            told = {"port": port_of(pages), "codes": [s.code for s in session.seats]}
            print(json.dumps(told | {"root": str(folder.files("root")[0])}), flush=True)

        server = serving.server(gate, *folder.files("server"), began=began)
        threading.Thread(target=_until_told, args=(server,)).start()
        server.run(sockets=[pages])


def _until_told(server: uvicorn.Server) -> None:
    """Tell the time on a processor at each line that is asked, and end with the last."""
    for _ in sys.stdin:
        print(process_time(), flush=True)
    server.should_exit = True


def speech() -> list[Frame]:
    """A trainee's line and a pause, in frames, over and over."""
    voice = espeak_for("fr", VoiceSpec(espeak="f2"))
    sound = np.concatenate([one.sound for one in voice.synthesize(LINE)])
    sound = np.concatenate([sound, np.zeros(FRAME * 150, np.int16)])
    return [sound[at : at + FRAME] for at in range(0, len(sound) - FRAME, FRAME)]


def measured(desks: int) -> dict[str, float]:
    """What so many desks at once are to a room: see `figures_of`."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"XDG_DATA_HOME": f"{folder}/d", "XDG_CONFIG_HOME": f"{folder}/c", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "scripts.bench.room", "serve", folder, str(desks)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **own}
        ) as server:
            assert server.stdin is not None
            assert server.stdout is not None
            room = json.loads(server.stdout.readline())

            def processor_time() -> float:
                server.stdin.write("\n")
                server.stdin.flush()
                return float(server.stdout.readline())

            address, root = f"https://{HERE}:{room['port']}", Path(room["root"])
            seats = [seated(address, root, code, CALLER) for code in room["codes"]]
            found = asyncio.run(_held(Desks(address, root, speech()), seats, processor_time))
            server.stdin.close()
            server.wait(120)
    return found


async def _held(
    desks: Desks, seats: Sequence[tuple[str, str, str]], processor_time: Callable[[], float]
) -> dict[str, float]:
    await asyncio.wait_for(desks.pick_up(seats), PATIENCE)
    before = processor_time()
    await desks.measure(SECONDS)
    used = processor_time() - before
    still = sum(desk.line == "connected" for desk in desks.speaking)
    await desks.leave()
    return figures_of(desks.speaking, used) | {"in_a_call": still}


def figures_of(desks: Sequence[Speaking], used: float) -> dict[str, float]:
    """Lateness in ms of the answers, and of the frames they answer; share of a processor of one desk."""
    late = np.array([one for desk in desks for one in desk.late]) * 1000
    behind = np.array([one for desk in desks for one in desk.behind]) * 1000
    unanswered = sum(desk.unanswered for desk in desks)
    return {
        "desks": len(desks),
        "frames": len(late) + unanswered,
        "unanswered": unanswered,
        "p50_ms": round(float(np.percentile(late, 50)), 1),
        "p99_ms": round(float(np.percentile(late, 99)), 1),
        "most_ms": round(float(late.max()), 1),
        "sent_late_p99_ms": round(float(np.percentile(behind, 99)), 1),
        "processor_percent_a_desk": round(100 * used / SECONDS / len(desks), 2),
    }


def most(found: Mapping[int, float]) -> int:
    """The largest number of desks whose answers are late by less than `LATEST` ms, 99 in 100; 0: none."""
    return max((desks for desks, late in found.items() if late < LATEST), default=0)


def main() -> None:
    """Print a line of JSON for each number of desks."""
    if sys.argv[1:2] == ["serve"]:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
        return
    found = {}
    for desks in map(int, sys.argv[1:] or DESKS):
        figures = measured(desks)
        found[desks] = figures["p99_ms"]
        print(json.dumps(figures), flush=True)
    print(json.dumps({"most_desks": most(found)}))


if __name__ == "__main__":
    main()
