"""The engines that the settings ask for. What is asked for and not here is an error with its remedy."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim.call.setup import Models
from voicesim.client.llm_engine import Engine
from voicesim.client.scenario import Scenario
from voicesim.client.writer import Writer
from voicesim.errors import ConfigurationError
from voicesim.listening.recogniser import Recogniser, ScriptedRecogniser
from voicesim.listening.turn_model import TurnModel
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.servers.address import refuse_outside
from voicesim.sessions.casting import Aloud, part_of
from voicesim.sessions.engines import embedded
from voicesim.sessions.second_ears import second_ear_for
from voicesim.sessions.servers import key_of, servers_allowed, voice_with_server
from voicesim.sessions.voices import colleague_for, voice_for
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.voice.ahead import SpeaksAhead
from voicesim.weights.memory import room_for
from voicesim.weights.shelf import Shelf, Told, nobody

if TYPE_CHECKING:
    from voicesim.listening.shared import SharedRecogniser


def weights_ready(scenario: Scenario, mode: Mode, settings: Settings) -> None:
    """Are the weights of voice and wording on this machine? Asked before a person reads the notice.

    Nothing is loaded, nor read through; of weights of one's own it is seen that they are of the right kind.
    Raises `EngineMissing`, `ModelError` or `ConfigurationError`.
    """
    shelf = Shelf()
    part = part_of(scenario, settings, shelf)
    if part.voice:
        shelf.require(part.voice, "voice")
    servers_allowed(mode, settings)
    if rules_of(mode).model_words and settings.wording.model and not settings.wording.endpoint:
        shelf.require(settings.wording.model, "writer")


def second_recogniser(language: Language, settings: Settings, shelf: Shelf | None = None) -> str:
    """The recogniser that hears the call again afterwards; empty for none.

    Under `auto`, the largest that is here, knows the language and is larger than the one of the call.
    """
    if settings.ears.second_model != "auto":
        return settings.ears.second_model
    shelf = shelf or Shelf()
    sizes = {model.id: model.memory_mb or 0 for model in shelf.manifest.model}
    larger = [
        model
        for model in shelf.manifest.model
        if model.purpose == "recogniser"
        and language in model.languages
        and sizes[model.id] > sizes.get(settings.ears.model, sizes[model.id])
        and shelf.presence(model.id) == "here"
    ]
    return max(larger, key=lambda model: sizes[model.id]).id if larger else ""


def recogniser_for(
    language: Language, settings: Settings, told: Told = nobody, *, name: str = ""
) -> Recogniser:
    """The recogniser of the settings, or the one called `name`, loaded and warm; all calls share it.

    The one called `name` hears a call again when it is over: nobody waits, so it looks at whole windows.

    Raises `EngineMissing` when its weights are not here, `ModelError`, or `ConfigurationError` when it does
    not know the language.
    """
    from voicesim.listening.incremental import IncrementalRecogniser

    return IncrementalRecogniser(recogniser_here(language, settings, told, name=name))


def recogniser_here(
    language: Language, settings: Settings, told: Told = nobody, *, name: str = ""
) -> SharedRecogniser:
    """The same without the memory of one call's turns. Raises as `recogniser_for`."""
    from voicesim.sessions.shared_ears import opened

    again = bool(name)
    shelf, name = Shelf(), name or settings.ears.model
    for model in shelf.manifest.model:
        if model.id == name and language not in model.languages:
            raise _other_language(language, name)
    folder = shelf.take(name, told, "recogniser")
    with room_for(folder, Message("hear with a smaller one: voicesim models pull whisper-base")):
        return opened(folder, settings.ears, language, whole_window=again)


def _other_language(language: Language, name: str) -> ConfigurationError:
    return ConfigurationError(
        "ears.language",
        what=Message("it does not know the language of this call ({language})", language=language),
        where=f"ears.model = {name}",
        mend=Message("choose whisper-base or another that 'voicesim models list' shows for it"),
    )


def models_for(
    scenario: Scenario,
    mode: Mode,
    recogniser: Recogniser,
    settings: Settings,
    told: Told = nobody,
    *,
    live: bool = True,
    aloud: Aloud = "live",
) -> Models:
    """All engines of a call, as the settings ask; not `live`, it is held in sample time.

    In certification every candidate must meet the same caller: the phrase writer words the replies there.
    Raises `EngineMissing`, `ModelError` or `ConfigurationError`.
    """
    models = replace(
        embedded(scenario, recogniser),
        ahead=settings.ears.ahead,
        turns=turn_model_for(settings),
        second_ear=second_ear_for(mode, settings.ears),
    )
    voice = voice_for(scenario, mode, settings, told, aloud)
    if voice is not None:
        colleague = colleague_for(scenario, settings, aloud) or models.colleague
        models = replace(models, voice=voice, colleague=colleague)
    if live and aloud == "live":
        models = replace(models, voice=voice_with_server(scenario, mode, settings, models.voice))
    ahead = live and aloud == "live" and settings.voice.ahead
    models = replace(models, spoken_ahead=ahead and isinstance(models.voice, SpeaksAhead))
    if rules_of(mode).model_words:
        models = replace(models, writer=writer_for(settings, told, live=live))
    heard = not isinstance(recogniser, ScriptedRecogniser)
    return replace(models, weights=own_weights(scenario, mode, settings, heard=heard, aloud=aloud))


def own_weights(
    scenario: Scenario, mode: Mode, settings: Settings, *, heard: bool, aloud: Aloud = "live"
) -> dict[str, Path]:
    """By job, weights that no manifest knows, files and folders: the call's record says which they were.

    `heard`: a recogniser hears the trainee. Raises `ConfigurationError`.
    """
    shelf = Shelf()
    found = {"turns": settings.ears.turn_model, "voice": part_of(scenario, settings, shelf, aloud).voice}
    if heard:
        found["words"] = settings.ears.model
    if rules_of(mode).model_words and not settings.wording.endpoint:
        found["wording"] = settings.wording.model
    own = {job: place for job, name in found.items() if name and (place := shelf.own(name)) is not None}
    return {job: _gguf(place) if job == "wording" else place for job, place in own.items()}


def turn_model_for(settings: Settings) -> TurnModel | None:
    """What listens whether a turn is over, as the settings ask; None: words and pauses decide.

    Raises `EngineMissing` when there is no such file, `ModelError` when it is no turn model.
    """
    if not settings.ears.turn_model:
        return None
    from voicesim.listening.turn_model import SmartTurn

    return SmartTurn(Path(settings.ears.turn_model).expanduser())


def writer_for(settings: Settings, told: Told = nobody, *, live: bool = True) -> Writer | None:
    """What words the replies in practice, as the settings ask; None for the phrase writer.

    A call in sample time is the same however fast the machine is: there only tokens are counted.
    """
    engine = language_model(settings, told)
    if engine is None:
        return None
    from voicesim.client.llm_writer import Budget, LlmWriter

    return LlmWriter(engine, Budget(seconds=settings.wording.budget if live else math.inf))


def language_model(settings: Settings, told: Told = nobody) -> Engine | None:
    """The language model of the settings, loaded; None when they name none.

    The key of an endpoint that wants one is read from `VOICESIM_WORDING_KEY` and written nowhere.
    """
    chosen = settings.wording
    if chosen.endpoint:
        return _endpoint(settings)
    if not chosen.model:
        return None
    from voicesim.client.llm_llama import LlamaEngine

    file = _gguf(Shelf().take(chosen.model, told, "writer"))
    with room_for(file, Message("word with a smaller one: voicesim models pull qwen2.5-1.5b")):
        return LlamaEngine.load(file, threads=chosen.threads or None, context=chosen.context)


def _endpoint(settings: Settings) -> Engine:
    from voicesim.client.llm_endpoint import EndpointEngine

    chosen = settings.wording
    refuse_outside(chosen.endpoint, "wording.endpoint", allowed=settings.models.outside)
    return EndpointEngine.at(chosen.endpoint, chosen.endpoint_model or "default", key_of("wording"))


def _gguf(place: Path) -> Path:
    """The GGUF file: `place` itself, or the only one in that folder."""
    found = sorted(place.glob("*.gguf")) if place.is_dir() else [place]
    if len(found) != 1:
        raise ConfigurationError(
            "wording.no_gguf",
            what=Message("a folder with {count} .gguf files is not one model", count=len(found)),
            where=str(place),
            mend=Message("name the file itself in wording.model"),
        )
    return found[0]
