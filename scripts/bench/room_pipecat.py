"""pipecat's own server, a process of its own: its WebSocket transport and its Silero, over the same TLS.

`python -m scripts.bench.room_pipecat FOLDER`, with a Python that has pipecat-ai. As many pipelines as desks,
all on one event loop, as its examples run them. A frame is answered once its detector has had it, past its
output transport, which paces what it sends: what comes after the detector is charged to nobody, though the
room's calls understand, word, speak, and are recorded. It looks for rubbish as seldom as the room does. Its
transport imports `WebSocket` from FastAPI, which hands on Starlette's; where FastAPI is not installed
Starlette's stands for it.
"""

from __future__ import annotations

import asyncio
import json
import sys
import types
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from scripts.bench.rival_chain import quiet
from scripts.bench.room_server import HERE, until_told
from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.cli.rubbish import look_seldom
from voicesim.room.definition import Room
from voicesim.room.opening import open_room, set_up
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Records, Settings
from voicesim.web.serving import listening, port_of, settings_of_a_server

SILENCE = 0.2  # s


async def call(socket: WebSocket) -> None:
    """One desk's pipeline: what comes in, the detector, and the word that it has had the frame."""
    from pipecat.audio.vad.silero import SileroVADAnalyzer
    from pipecat.audio.vad.vad_analyzer import VADParams
    from pipecat.frames.frames import InputAudioRawFrame
    from pipecat.pipeline.pipeline import Pipeline
    from pipecat.pipeline.worker import PipelineParams, PipelineWorker
    from pipecat.processors.audio.vad_processor import VADProcessor
    from pipecat.serializers.base_serializer import FrameSerializer
    from pipecat.transports.websocket.fastapi import FastAPIWebsocketParams, FastAPIWebsocketTransport
    from pipecat.workers.runner import WorkerRunner

    class Raw(FrameSerializer):  # type: ignore[misc, unused-ignore]
        async def serialize(self, frame: Any) -> None:
            return None

        async def deserialize(self, data: bytes) -> Any:
            return InputAudioRawFrame(data, SAMPLE_RATE, 1)

    class Answering(VADProcessor):  # type: ignore[misc, unused-ignore]
        async def process_frame(self, frame: Any, direction: Any) -> None:
            await super().process_frame(frame, direction)
            if isinstance(frame, InputAudioRawFrame):
                await socket.send_bytes(bytes(FRAME * 2))

    await socket.accept()
    params = FastAPIWebsocketParams(
        audio_in_enabled=True, audio_in_passthrough=True, audio_out_enabled=True, serializer=Raw()
    )
    transport = FastAPIWebsocketTransport(socket, params)
    detector = Answering(vad_analyzer=SileroVADAnalyzer(params=VADParams(stop_secs=SILENCE)))
    worker = PipelineWorker(
        Pipeline([transport.input(), detector, transport.output()]),
        params=PipelineParams(audio_in_sample_rate=SAMPLE_RATE, audio_out_sample_rate=SAMPLE_RATE),
        cancel_on_idle_timeout=False,
    )

    @transport.event_handler("on_client_disconnected")  # type: ignore[untyped-decorator, unused-ignore]
    async def gone(transport: Any, client: Any) -> None:
        await worker.cancel()

    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    await runner.run()


def serve(home: Path) -> None:
    """Serve until standard input ends."""
    if find_spec("fastapi") is None:
        sys.modules["fastapi"] = types.ModuleType("fastapi")
        sys.modules["fastapi"].WebSocket = WebSocket  # type: ignore[attr-defined]
    quiet()
    look_seldom()
    settings = Settings(records=Records(folder=str(home / "records")))
    room = Room.model_construct(
        name="Bench", host="salle.local", addresses=(HERE,), desks=1, calls=1, port=0, trust_port=0,
        announced=False, password="",
    )  # fmt: skip
    folder = set_up(settings, room, moment())
    with open_room(settings, moment(), addresses=lambda: (HERE,)), listening(0) as pages:
        certificate, key = folder.files("server")
        application = Starlette(routes=[WebSocketRoute("/", call)])
        config = uvicorn.Config(
            application, **settings_of_a_server(), ssl_certfile=str(certificate), ssl_keyfile=str(key)
        )
        server = uvicorn.Server(config)
        until_told(server)
        told = {
            "server": f"pipecat {version('pipecat-ai')}",
            "port": port_of(pages),
            "codes": [],
            "root": str(folder.files("root")[0]),
        }
        print(json.dumps(told), flush=True)
        asyncio.run(server.serve(sockets=[pages]))


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
