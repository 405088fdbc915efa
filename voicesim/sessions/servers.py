"""The model servers that the settings name, and beside each the engine of this machine without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from voicesim.client.scenario import Scenario
from voicesim.errors import EngineMissing, ModelError, StageFailed
from voicesim.listening.recogniser import Recogniser
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.servers.address import refuse_outside
from voicesim.servers.asking import Server
from voicesim.servers.breaker import Breaker
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.voice.server import Person, ServerVoice, VoiceOnServer
from voicesim.voice.speech import Voice
from voicesim.weights.shelf import Told, nobody

if TYPE_CHECKING:
    from voicesim.audio.frames import Sound
    from voicesim.listening.server import ServerRecogniser

OPENING = 8.0
"""Seconds in which a server answers for the first time, before a call."""

AFTER, REST = 2, 20
"""Questions in a row without a result after which a server is left in peace by all calls of this process, and
how many it is then spared."""


def key_of(section: Literal["ears", "voice", "wording"]) -> str:
    """The key of a server, where it wants one: from `VOICESIM_EARS_KEY` and so on; it is written nowhere."""
    return os.environ.get(f"VOICESIM_{section.upper()}_KEY", "")


def server_of(section: Literal["ears", "voice"], settings: Settings) -> Server:
    """The server that listens, or speaks. Raises `ConfigurationError` for one that may not be asked."""
    chosen, outside = getattr(settings, section), settings.models.outside
    refuse_outside(chosen.endpoint, f"{section}.endpoint", allowed=outside)
    return Server.at(chosen.endpoint, chosen.endpoint_model, key_of(section), outside=outside)


def servers_allowed(mode: Mode, settings: Settings) -> None:
    """May every server be asked that a call would ask? Raises `ConfigurationError` for one that may not."""
    used = {"ears": True, "wording": rules_of(mode).model_words, "voice": not rules_of(mode).steady_voice}
    for section, asked in used.items():
        if asked and (address := getattr(settings, section).endpoint):
            refuse_outside(address, f"{section}.endpoint", allowed=settings.models.outside)


def ears_for(language: Language, settings: Settings, told: Told = nobody) -> Recogniser:
    """What hears a call while it is held: the server of the settings where they name one, else what is here.

    Beside a server the recogniser of this machine is loaded, where its weights are. Raises as
    `recogniser_for`; `ModelError` when a server does not answer and nothing else is here to hear.
    """
    from voicesim.sessions.chosen import recogniser_for, recogniser_here

    if not settings.ears.endpoint:
        return recogniser_for(language, settings, told)
    from voicesim.listening.incremental import IncrementalRecogniser
    from voicesim.listening.server import RecogniserOnServer

    asked = server_ears(settings, settings.ears.budget)
    try:
        here: Recogniser | None = recogniser_here(language, settings, told)
    except EngineMissing:
        here = None
        _answering(server_ears(settings, OPENING), language, settings)
    return IncrementalRecogniser(RecogniserOnServer(asked, here, breaker_of(settings.ears.endpoint)))


def server_ears(settings: Settings, seconds: float) -> ServerRecogniser:
    """The recogniser of the server alone, which has so many seconds. Raises `ConfigurationError`."""
    from voicesim.listening.believed import Belief
    from voicesim.listening.continuations import load_inventions
    from voicesim.listening.detector import GatedDetector
    from voicesim.listening.server import ServerRecogniser

    belief, server = Belief(GatedDetector, load_inventions()), server_of("ears", settings)
    return ServerRecogniser(server, belief, seconds, hot_words=settings.ears.hot_words)


def greeting(language: Language) -> Sound:
    """A sentence that a server is asked to write down before a call."""
    from voicesim.voice.casting import announcer
    from voicesim.voice.speech import NEUTRAL

    return next(announcer(language).synthesize(GREETING[language], NEUTRAL)).sound


def voice_with_server(scenario: Scenario, mode: Mode, settings: Settings, here: Voice) -> Voice:
    """The caller's voice of a call that is held live: the server's where one has it, and `here` beside it.

    In an examination every candidate hears the same caller: no server is asked. Raises `ConfigurationError`.
    """
    who = person_of(scenario, settings)
    if not settings.voice.endpoint or rules_of(mode).steady_voice or who is None:
        return here
    server = server_of("voice", settings)
    return VoiceOnServer(ServerVoice(server, who, settings.voice.budget), here, breaker_of(server.url))


def person_of(scenario: Scenario, settings: Settings) -> Person | None:
    """Who of a server's voices speaks for a caller; None where it has none that can be them."""
    persona, language = scenario.persona, scenario.language
    known = voices_of(settings)
    name = known.get(f"{language}-{persona.sex}", "")
    return Person(name, language, persona.voice.rate) if name else None


def voices_of(settings: Settings) -> dict[str, str]:
    """A server's voices by whom they can be ("fr-woman"): as the settings name them, else by that name."""
    from voicesim.settings.schema import WHO

    named = settings.voice.endpoint_voices.split()
    return dict(one.split("=", 1) for one in named) if named else {who: who for who in WHO}


@lru_cache(maxsize=8)
def breaker_of(url: str) -> Breaker:
    """The breaker of a server, for all the calls of this process."""
    return Breaker(AFTER, REST)


def _answering(asked: ServerRecogniser, language: Language, settings: Settings) -> None:
    """Does a server answer at all, where nothing else can hear? Raises `ModelError`."""
    from voicesim.listening.recogniser import Demand, Hints

    try:
        asked.transcribe(greeting(language), 0, Hints(language, demand=Demand()))
    except StageFailed as failure:
        raise ModelError(
            "ears.no_server",
            what=Message(
                "it does not answer ({reason}), and there is no recogniser here", reason=failure.reason
            ),
            where=f"ears.endpoint = {asked.name}",
            mend=Message(
                "start the server, or bring a recogniser: voicesim models pull {name}",
                name=settings.ears.model,
            ),
        ) from None


GREETING: Mapping[Language, str] = {"fr": "Bonjour, je vous écoute.", "en": "Good morning, how can I help?"}
