"""The machines of `scripts.two_rooms`, each a process in a network of its own: a room, and its desks.

`python -m scripts.two_rooms_parts room HOME ADDRESS DESKS MODELS DATABASE` opens a room whose ears and voice
are on a server, with stubs of this machine beside them, until its standard input ends.
`python -m scripts.two_rooms_parts desks ADDRESS ROOT CODES` lets everybody pick up and speak; then it does
what it is told, a word a line: "measure SECONDS", "leave".
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from scripts.bench.room import figures_of, speech
from scripts.bench.room_desks import Desks, seated
from scripts.bench.room_server import STUB, SaysTheSame, until_told
from voicesim.call.setup import Models, Plan
from voicesim.listening.incremental import IncrementalRecogniser
from voicesim.listening.server import RecogniserOnServer
from voicesim.room.definition import Room
from voicesim.room.opening import open_room, set_up
from voicesim.room.session import Session
from voicesim.sessions.chosen import models_for
from voicesim.sessions.servers import breaker_of, server_ears
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Catalogue, Ears, Records, Settings, Voice
from voicesim.web.engines import Engines
from voicesim.web.room import serving
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.room.house import RoomHouse
from voicesim.web.room.where import where_of
from voicesim.web.serving import listening, port_of

CALLER = "FR07"
PICKED_UP = 300.0
"""Seconds in which all have picked up, and in which all calls are filed."""


def opened(plan: Plan, settings: Settings, typed: bool) -> Models:
    """As a room opens them, but that the recogniser beside the server is a stub that takes no time."""
    asked = server_ears(settings, settings.ears.budget)
    here = RecogniserOnServer(asked, SaysTheSame(), breaker_of(settings.ears.endpoint))
    return models_for(plan.scenario, plan.mode, IncrementalRecogniser(here), settings)


def serve(home: Path, address: str, desks: int, models: str, database: str) -> None:
    """Open the room until standard input ends."""
    settings = Settings(
        records=Records(folder=str(home / "records")),
        ears=Ears(endpoint=models, endpoint_model="stub"),
        voice=Voice(engine="espeak-ng", endpoint=models, endpoint_model="stub"),
        catalogue=Catalogue(database=database),
    )
    room = Room.model_construct(
        name=home.name, host="salle.local", addresses=(address,), desks=desks, calls=desks, port=0,
        trust_port=0, announced=False, password="",
    )  # fmt: skip
    folder = set_up(settings, room.model_copy(update={"desks": 1, "calls": 1}), moment())
    with (
        open_room(settings, moment(), addresses=lambda: (address,)) as found,
        listening(0, address) as pages,
    ):
        session = Session.open(folder, desks, moment(), new=True)
        where = where_of(found, port_of(pages), 1)
        engines = Engines(open=opened, deaf=lambda settings: None)
        house = RoomHouse(room, session, settings, found.registry, where, engines=engines)
        gate = RoomGate(house, hosts((address,), port_of(pages)))

        def began() -> None:
            told = {"port": port_of(pages), "codes": [s.code for s in session.seats]}
            print(json.dumps(told | {"root": str(folder.files("root")[0])}), flush=True)

        server = serving.server(gate, *folder.files("server"), began=began)
        until_told(server)
        server.run(sockets=[pages])


async def sit(address: str, root: Path, codes: list[str]) -> None:
    """All desks: pick up, speak, do what is told, hang up."""
    seats = [seated(address, root, code, CALLER) for code in codes]
    held = Desks(address, root, speech(STUB))
    await asyncio.wait_for(held.pick_up(seats), PICKED_UP)
    print(json.dumps({"picked_up": len(held.speaking)}), flush=True)
    while words := (await asyncio.to_thread(sys.stdin.readline)).split():
        if words[0] == "measure":
            print(json.dumps(await measured(held, float(words[1]))), flush=True)
        else:
            print(json.dumps(await hung_up(held)), flush=True)
            return


async def measured(held: Desks, seconds: float) -> dict[str, Any]:
    """Lateness of so many seconds' frames."""
    for desk in held.speaking:
        desk.late.clear()
        desk.behind.clear()
    await held.measure(seconds)
    return figures_of(held.speaking) | {"connected": sum(desk.line == "connected" for desk in held.speaking)}


async def hung_up(held: Desks) -> dict[str, Any]:
    """Everybody hangs up; how many calls were filed."""
    for desk in held.speaking:
        await desk.way.send(json.dumps({"do": "hang_up", "number": 1, "text": ""}))
    until = time.monotonic() + PICKED_UP
    while time.monotonic() < until and any(desk.stage not in ("done", "failed") for desk in held.speaking):
        await asyncio.sleep(0.2)
    stages = [desk.stage for desk in held.speaking]
    await held.leave()
    return {stage: stages.count(stage) for stage in sorted(set(stages))}


def main() -> None:
    """A room, or its desks."""
    if sys.argv[1] == "room":
        serve(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5], sys.argv[6])
    else:
        asyncio.run(sit(sys.argv[2], Path(sys.argv[3]), json.loads(sys.argv[4])))


if __name__ == "__main__":
    main()
