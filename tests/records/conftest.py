from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from voicesim.audio.frames import samples
from voicesim.audio.recording import Recording
from voicesim.call.directory import CallDirectory, EventWriter
from voicesim.call.events import Announced, ClientSaid, Closed, Event, TurnEnded
from voicesim.call.manifest import Manifest
from voicesim.call.transcript import read_record, write_transcript
from voicesim.client.scenario import load_scenario
from voicesim.modes import Mode
from voicesim.records.store import Store
from voicesim.sessions.filing import file_call
from voicesim.text.words import Word

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def spoken(text: str, start: float) -> tuple[Word, ...]:
    return tuple(
        Word(token, samples(start + i * 0.3), samples(start + i * 0.3 + 0.28), 0.95)
        for i, token in enumerate(text.split())
    )


def trainee(text: str, start: float) -> TurnEnded:
    words = spoken(text, start)
    end = words[-1].end
    return TurnEnded(end + 8000, words[0].start, end, 8000, "own pauses", words, False, False)


def client(text: str, start: float) -> ClientSaid:
    words = spoken(text, start)
    return ClientSaid(words[-1].end, 1, words[0].start, words[-1].end, words, ("answer",), ("line",), True)


EVENTS: tuple[Event, ...] = (
    Announced(0, "Vous allez parler à un client simulé par une intelligence artificielle."),
    trainee("Service sinistres, Camille à l'appareil, bonjour.", 1.0),
    client("Bonjour, j'ai de l'eau qui coule du plafond.", 4.0),
    trainee("Je comprends que ce soit pénible. Est-ce que vous avez pu couper l'eau ?", 8.0),
    client("Non, c'est chez le voisin.", 14.0),
    Closed(samples(17), samples(17), samples(17), 0),
)


@pytest.fixture
def make_call(tmp_path: Path) -> Callable[..., CallDirectory]:
    """Makes the folder of a finished call, sound and all."""

    def made(
        name: str = "call",
        *,
        mode: Mode = "practice",
        held: str = "2026-03-02T10:00:00+01:00",
        cut: bool = False,
    ) -> CallDirectory:
        directory = CallDirectory.create(
            tmp_path / "made" / name,
            Manifest("FR03", "fr", mode, 7, held=held, versions={"voicesim": "0.1.0"}),
        )
        with EventWriter(directory) as log:
            for event in EVENTS[:-1] if cut else EVENTS:
                log.write(event)
        recording = Recording(directory.sound)
        noise = np.random.default_rng(3).normal(0, 900, samples(17)).astype(np.int16)
        recording.write(noise, noise[::-1].copy())
        recording.close()
        if not cut:
            write_transcript(directory, read_record(directory))
            directory.close()
        return directory

    return made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store", tmp_path / "keys")


@pytest.fixture(scope="session")
def filed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Mode, str], Path]:
    """Calls held and filed once in this session, to be copied."""
    return {}


@pytest.fixture
def keep(
    store: Store,
    make_call: Callable[..., CallDirectory],
    filed: dict[tuple[Mode, str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., CallDirectory]:
    """Holds and files a call in the store, and enters its files if `sealed`; on 2 March 2026 by default."""

    def kept(mode: Mode = "practice", held: datetime = MARCH, *, sealed: bool = False) -> CallDirectory:
        key = (mode, held.isoformat())
        if key not in filed:
            made = make_call(f"{mode}-{held:%j}", mode=mode, held=held.isoformat())
            file_call(made, load_scenario("FR03"))
            filed[key] = tmp_path_factory.mktemp("filed") / "call"
            shutil.copytree(made.path, filed[key])
        path = store.shelf(mode).begin("FR03", 7, held)
        shutil.copytree(filed[key], path, dirs_exist_ok=True)
        if sealed:
            store.seal(CallDirectory(path), held, "held")
        return CallDirectory(path)

    return kept
