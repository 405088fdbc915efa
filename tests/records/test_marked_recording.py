"""Nobody can mistake the recording of a call for a conversation between two people."""

from __future__ import annotations

from pathlib import Path

import soundfile

from voicesim.audio.frames import FRAME, samples, silence
from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.call.setup import Plan
from voicesim.call.workers import InlineWorkers
from voicesim.client.scenario import load_scenario
from voicesim.line.protocol import Ticking
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import record_on_line
from voicesim.voice.marking import find


class Listener:
    """Picks up and says nothing."""

    name = "a listener"

    def run(self, call: Ticking) -> None:
        for _ in range(samples(45) // FRAME):
            if call.ringing:
                call.pick_up()
            call.tick(silence())


def test_the_clients_channel_is_marked_and_the_trainees_is_not(tmp_path: Path) -> None:
    scenario = load_scenario("FR07")
    directory = CallDirectory.create(tmp_path / "call", Manifest("FR07", "fr", "practice", 1))
    models = embedded(scenario, ScriptedRecogniser())
    record_on_line(Plan(scenario, 1), models, Listener(), directory, InlineWorkers(), ())
    sound, _ = soundfile.read(directory.sound, dtype="int16")
    assert find(sound[:, 1]).marked
    assert not find(sound[:, 0]).marked
