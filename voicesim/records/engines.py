"""Which engines a call gets: the embedded ones, which need no weights."""

from __future__ import annotations

from voicesim.call.setup import Models, persona_voice
from voicesim.client.scenario import Scenario
from voicesim.listening.detector import GatedDetector
from voicesim.listening.recogniser import Recogniser
from voicesim.voice.espeak import EspeakVoice


def embedded(scenario: Scenario, recogniser: Recogniser) -> Models:
    """Silero behind webrtcvad, the phrase writer, espeak-ng: the same caller for everyone, on any machine.

    There is no embedded recogniser: words come from a script, from a file or from a keyboard.
    """
    voice = persona_voice(scenario.persona.voice, scenario.language)
    announcer = EspeakVoice("fr+f2" if scenario.language == "fr" else "en+f2")
    return Models(
        detector=GatedDetector(),
        recogniser=recogniser,
        voice=voice,
        spare_voice=voice,
        announcer=announcer,
    )
