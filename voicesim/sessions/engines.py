"""Which engines a call gets: the embedded ones, which need no weights."""

from __future__ import annotations

from voicesim.call.setup import Models
from voicesim.client.scenario import Scenario
from voicesim.listening.detector import GatedDetector
from voicesim.listening.recogniser import Recogniser
from voicesim.voice.casting import announcer, espeak_for


def embedded(scenario: Scenario, recogniser: Recogniser) -> Models:
    """Silero behind webrtcvad, the phrase writer, espeak-ng: the same caller for everyone, on any machine.

    There is no embedded recogniser: words come from a script, from a file or from a keyboard.
    """
    voice = espeak_for(scenario.language, scenario.persona.voice)
    transfer = scenario.transfer
    return Models(
        detector=GatedDetector(),
        recogniser=recogniser,
        voice=voice,
        spare_voice=voice,
        announcer=announcer(scenario.language),
        colleague=espeak_for(scenario.language, transfer.colleague.voice) if transfer else None,
    )
