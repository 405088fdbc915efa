"""Whatever the first sentence of a call needs is loaded before the telephone rings."""

from __future__ import annotations

import subprocess
import sys

CALL = """
import sys
from voicesim.call.answering import Decided
from voicesim.call.setup import Plan, place_call
from voicesim.call.workers import InlineWorkers
from voicesim.client.scenario import load_scenario
from voicesim.audio.frames import silence
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from dataclasses import replace
from voicesim.sessions.second_ears import second_ear_for
from voicesim.settings.schema import Settings
from voicesim.voice.scripted import ToneVoice

scenario = load_scenario("FR10")
models = embedded(scenario, ScriptedRecogniser())
models = replace(models, second_ear=second_ear_for("practice", Settings().ears), voice=ToneVoice())
call = place_call(Plan(scenario, 7), models, InlineWorkers(), heard=False)
while not call.ringing:
    call.tick(silence())
call.pick_up()
watched = ("open", "import")
sys.addaudithook(lambda event, told: event in watched and print("LOADED", event, told[0], flush=True))
for said in ("Bonjour, agence des Ormes.", "Dites-moi, quand la grele est-elle tombee ?"):
    call.say(said)
    for _ in range(200):
        call.tick(silence())
print("DONE", flush=True)
"""


def test_the_first_sentence_of_a_call_loads_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", CALL], capture_output=True, text=True)
    assert done.stdout.splitlines() == ["DONE"], done.stderr
