"""How many desks one room carries: lateness of the frames that answer the desks' own, with a real detector.

The server is a process of its own, as `voicesim room open` runs it; its recogniser always hears one line;
the caller speaks with espeak-ng. The desks are another process; each sends speech at the pace of a headset,
over TLS. Lateness is from sending a frame to having the one that answers it.
`python -m scripts.bench.room [12 50 ...]`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import numpy as np

from scripts.room_desk import RoomDesk
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
DESKS = (12, 50)
HERE = "127.0.0.1"
LINE = "Je comprends, c'est pénible. Pouvez-vous me dire où cela s'est passé ?"
_DOOR = threading.Lock()


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
        threading.Thread(target=lambda: (sys.stdin.read(), setattr(server, "should_exit", True))).start()
        server.run(sockets=[pages])


def speech() -> list[Frame]:
    """A trainee's line and a pause, in frames, over and over."""
    voice = espeak_for("fr", VoiceSpec(espeak="f2"))
    sound = np.concatenate([one.sound for one in voice.synthesize(LINE)])
    sound = np.concatenate([sound, np.zeros(FRAME * 150, np.int16)])
    return [sound[at : at + FRAME] for at in range(0, len(sound) - FRAME, FRAME)]


class Ready:
    """Who is on the line already; `all` is set when everybody is."""

    def __init__(self, desks: int) -> None:
        self.all = threading.Event()
        self._missing, self._lock = desks, threading.Lock()

    def here(self) -> None:
        """One more."""
        with self._lock:
            self._missing -= 1
            if not self._missing:
                self.all.set()


def hold(address: str, root: Path, code: str, sounds: list[Frame], ready: Ready, late: list[float]) -> None:
    """One desk's call."""
    desk = RoomDesk(address, root)
    with _DOOR:  # one after the other, as from one machine
        desk.come_in(code=code)
    desk.prepare("FR07", "spoken")
    desk.tell(do="begin", facts={})
    desk.until("line", "ringing")
    desk.do("pick_up")
    ready.here()
    while not ready.all.is_set():  # a page that is silent for 15 s has left
        desk.spend(0.5, sounds)
    before = desk.number  # each frame is answered once, in order
    desk.spend(SECONDS, sounds)
    while desk.unanswered and desk.receive(2):
        pass
    late += desk.late[before:]
    late += [float("inf")] * desk.unanswered
    desk.close()


def measured(desks: int) -> dict[str, float]:
    """Lateness with so many desks at once, in ms, and frames without an answer."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"XDG_DATA_HOME": f"{folder}/d", "XDG_CONFIG_HOME": f"{folder}/c", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "scripts.bench.room", "serve", folder, str(desks)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **own}
        ) as server:
            assert server.stdout is not None
            told = json.loads(server.stdout.readline())
            late: list[list[float]] = [[] for _ in range(desks)]
            ready, sounds = Ready(desks), speech()
            address, root = f"https://{HERE}:{told['port']}", Path(told["root"])
            threads = [
                threading.Thread(target=hold, args=(address, root, code, sounds, ready, late[n]))
                for n, code in enumerate(told["codes"])
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert server.stdin is not None
            server.stdin.close()
            server.wait(120)
    every = np.array([one for desk in late for one in desk]) * 1000
    answered = every[np.isfinite(every)]
    p50, p99 = np.percentile(answered, [50, 99])
    return {
        "desks": desks,
        "frames": len(every),
        "unanswered": int(len(every) - len(answered)),
        "p50_ms": round(float(p50), 1),
        "p99_ms": round(float(p99), 1),
        "most_ms": round(float(answered.max()), 1),
    }


def main() -> None:
    """Print a line of JSON for each number of desks."""
    if sys.argv[1:2] == ["serve"]:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
        return
    for desks in map(int, sys.argv[1:] or DESKS):
        print(json.dumps(measured(desks)), flush=True)


if __name__ == "__main__":
    main()
