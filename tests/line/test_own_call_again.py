"""A call of ours, played again from its own recording, is the same call: to the event and to the sample."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voicesim.audio.reading import read
from voicesim.call.setup import Plan
from voicesim.client.scenario import load_scenario
from voicesim.line.file import Deed, FileLine, Moment
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import TraineeScript
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import hold_call
from voicesim.text.words import Word
from voicesim.voice.espeak import EspeakVoice

LINES = [
    {"says": "Plateforme auto bonjour, Julien Carpentier à votre écoute."},
    {"says": "Puis-je vous mettre en attente une minute, le temps d'ouvrir votre dossier ?"},
    {"says": "Merci.", "hold": 5.0},
    {"says": "Merci d'avoir patienté. Non mais attendez, où est la fissure ?", "cuts_in_after": 1.0},
    {"says": "Au revoir."},
]
DEEDS: dict[str, Deed] = {"picked_up": "pick_up", "hold_started": "hold", "hold_ended": "hold"}


def deeds(events: list[dict[str, Any]]) -> list[Moment]:
    """What the trainee's hands did, as the log of the call says."""
    done = [Moment(event["at"], DEEDS[event["event"]]) for event in events if event["event"] in DEEDS]
    left = [event for event in events if event["event"] == "hung_up" and event["by"] == "trainee"]
    return done + [Moment(event["at"], "hang_up") for event in left]


def test_a_recorded_call_gives_the_same_log_and_the_same_sound_bit_for_bit(tmp_path: Path) -> None:
    caller = load_scenario("FR07")
    script = TraineeScript.model_validate(
        {"id": "fr07.poor", "language": "fr", "quality": "poor", "lines": LINES, "last": 1.0}
    )
    plan = Plan(caller, 7, "practice", "Un instant.")
    voice, heard, said = EspeakVoice("fr+m1", rate=190), ScriptedRecogniser(), list[Word]()

    def sink(words: Sequence[Word]) -> None:
        said.extend(words)
        heard.add(words)

    robot = RobotTrainee(script, lambda text: voice.synthesize(text), sink, seed=7)
    hold_call(plan, embedded(caller, heard), robot, tmp_path / "first")
    events = [json.loads(line) for line in (tmp_path / "first" / "events.jsonl").read_text().splitlines()]
    assert {"picked_up", "hold_started", "hold_ended", "turn_ended"} <= {event["event"] for event in events}

    again = ScriptedRecogniser()
    left = read(tmp_path / "first" / "call.flac").channels[0]
    line = FileLine(left, from_pick_up=False, moments=deeds(events), words=said, words_sink=again.add)
    hold_call(plan, embedded(caller, again), line, tmp_path / "second")
    for name in ("events.jsonl", "call.flac", "transcript.json"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes(), name
