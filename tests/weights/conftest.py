"""A hub, a list of one model and an empty shelf for every test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from stand_in_hub import SOURCE, StandIn

from voicesim.weights.hub import Hub
from voicesim.weights.manifest import Manifest
from voicesim.weights.shelf import Shelf


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    server = StandIn()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def hub(stand_in: StandIn) -> Hub:
    return Hub(stand_in.address, patience=5.0)


@pytest.fixture
def manifest() -> Manifest:
    voice = {
        "id": "tiny-voice",
        "purpose": "voice",
        "engine": "piper",
        "languages": ["fr"],
        "description": "A voice of one tone per sound.",
        "source": SOURCE,
        "revision": "main",
        "files": ["voice.onnx", "*.json"],
        "speed": "light",
        "licence": "CC0-1.0",
    }
    return Manifest.model_validate(
        {
            "model": [voice],
            "preset": [{"id": "light", "description": "Any machine.", "models": ["tiny-voice"]}],
        }
    )


@pytest.fixture
def shelf(tmp_path: Path, manifest: Manifest) -> Shelf:
    return Shelf(tmp_path / "models", manifest)
