"""The server of a room for the benchmark, a process of its own, as `voicesim room open` runs it.

`python -m scripts.bench.room_server FOLDER DESKS EARS`. EARS: "stub" hears the same line always and at once;
anything else is the settings' own recogniser. The caller speaks with espeak-ng. It prints where it is and its
codes, then its time on a processor at each line that is asked, until its standard input ends.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

import uvicorn

from voicesim.audio.frames import Sound
from voicesim.call.setup import Models, Plan
from voicesim.cli.rubbish import look_seldom
from voicesim.listening.recogniser import Hints
from voicesim.room.definition import Room
from voicesim.room.opening import open_room, set_up
from voicesim.room.session import Session
from voicesim.sessions.chosen import models_for, recogniser_for
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Records, Settings, Voice
from voicesim.text.words import Word
from voicesim.web.engines import Engines
from voicesim.web.room import serving
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.room.house import RoomHouse
from voicesim.web.room.where import where_of
from voicesim.web.serving import listening, port_of

HERE = "127.0.0.1"
STUB = "stub"
LINE = "Je comprends, c'est pénible. Pouvez-vous me dire où cela s'est passé ?"


class SaysTheSame:
    """A recogniser that takes no time: each turn is the line that is spoken, or the caller would hang up."""

    name = STUB

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The line's words, evenly over the turn."""
        words = LINE.split()
        each = len(sound) // len(words)
        return tuple(Word(w, start + n * each, start + (n + 1) * each) for n, w in enumerate(words))


def engines(ears: str) -> Engines:
    """A real detector and the real caller with espeak-ng."""

    def opened(plan: Plan, settings: Settings, typed: bool) -> Models:
        hears = SaysTheSame() if ears == STUB else recogniser_for(plan.scenario.language, settings)
        return models_for(plan.scenario, plan.mode, hears, settings)

    return Engines(open=opened, deaf=lambda settings: None)


def serve(home: Path, desks: int, ears: str) -> None:
    """Open a room for so many desks until standard input ends."""
    look_seldom()  # as any command
    settings = Settings(records=Records(folder=str(home / "records")), voice=Voice(engine="espeak-ng"))
    room = Room.model_construct(
        name="Bench", host="salle.local", addresses=(HERE,), desks=desks, calls=desks, port=0, trust_port=0,
        announced=False, password="",
    )  # fmt: skip
    folder = set_up(settings, room.model_copy(update={"desks": 1, "calls": 1}), moment())
    with open_room(settings, moment(), addresses=lambda: (HERE,)) as found, listening(0) as pages:
        session = Session.open(folder, desks, moment(), new=True)
        where = where_of(found, port_of(pages), 1)
        house = RoomHouse(room, session, settings, found.registry, where, engines=engines(ears))
        gate = RoomGate(house, hosts((HERE,), port_of(pages)))

        def began() -> None:
            codes = [s.code for s in session.seats]
            told = {"server": "room", "port": port_of(pages), "codes": codes}
            print(json.dumps(told | {"root": str(folder.files("root")[0])}), flush=True)

        server = serving.server(gate, *folder.files("server"), began=began)
        until_told(server)
        server.run(sockets=[pages])


def until_told(server: uvicorn.Server) -> None:
    """Tell the time on a processor at each line that is asked, and end the server with the last."""

    def answered() -> None:
        for _ in sys.stdin:
            print(time.process_time(), flush=True)
        server.should_exit = True

    threading.Thread(target=answered, daemon=True).start()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
