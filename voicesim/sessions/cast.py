"""Who lends a caller their voice: the Piper voice of the settings, of the scenario, or one that fits."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.client.scenario import Scenario
from voicesim.errors import ConfigurationError
from voicesim.settings.schema import Settings
from voicesim.weights.manifest import Model
from voicesim.weights.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Part:
    """A voice, and which of its speakers."""

    voice: str
    """An id of the manifest, or the path of a voice of one's own."""
    speaker: int | None
    """None is the voice's own choice."""
    licence: str
    """The manifest's; empty where the voice's own card must say it."""


def part_of(scenario: Scenario, settings: Settings, shelf: Shelf) -> Part:
    """The Piper voice of a caller. Neither the settings nor the scenario need to name one.

    Then it is the first voice of the manifest of their language and sex that is on this machine; the first
    of all, to be pulled, when none is. Raises `ConfigurationError` when the manifest has none.
    """
    persona = scenario.persona
    named = settings.voice.model or persona.voice.piper
    known = {model.id: model for model in shelf.manifest.model}
    if named and named not in known:
        return Part(named, persona.voice.piper_speaker, "")
    model = known[named] if named else _fitting(scenario, shelf)
    speaker = persona.voice.piper_speaker if persona.voice.piper == model.id else None
    return Part(model.id, model.speakers.get(persona.sex) if speaker is None else speaker, model.licence)


def _fitting(scenario: Scenario, shelf: Shelf) -> Model:
    sex, language = scenario.persona.sex, scenario.language
    models = (model for model in shelf.manifest.model if model.engine == "piper")
    fitting = [model for model in models if model.can_be(sex, language)]
    if not fitting:
        raise ConfigurationError(
            "voice.no_piper",
            what=f"no Piper voice of the manifest can be the caller of {scenario.id}",
            where="voice.engine = piper",
            mend="name one for all in voice.model, or take espeak-ng",
        )
    return next((model for model in fitting if shelf.presence(model.id) == "here"), fitting[0])
