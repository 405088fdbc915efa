"""The voices of a call, loaded: the caller's, and a robot trainee's that a recogniser is to hear."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

from voicesim.client.persona import VoiceSpec
from voicesim.client.scenario import Scenario
from voicesim.errors import ConfigurationError
from voicesim.line.trainee_script import TraineeScript
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.sessions.casting import Aloud, Part, clearest_here, part_of
from voicesim.sessions.spoken_folder import folder_of
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import Voice
from voicesim.weights.memory import room_for
from voicesim.weights.shelf import Shelf, Told, nobody

if TYPE_CHECKING:
    from voicesim.voice.ahead_folder import Folder
    from voicesim.voice.kokoro import Timbre
    from voicesim.voice.kokoro_model import Kokoro

INSTEAD = Message("speak with espeak-ng: VOICESIM_VOICE_ENGINE=espeak-ng")


def voice_for(
    scenario: Scenario, mode: Mode, settings: Settings, told: Told = nobody, aloud: Aloud = "live"
) -> Voice | None:
    """The caller's voice; None for espeak-ng, which every call has.

    Raises `EngineMissing`, `ModelError` or `ConfigurationError`.
    """
    shelf = Shelf()
    return loaded(part_of(scenario, settings, shelf, aloud), scenario, mode, shelf, told)


def loaded(part: Part, scenario: Scenario, mode: Mode, shelf: Shelf, told: Told = nobody) -> Voice | None:
    """The voice of a part. Raises as `voice_for`."""
    persona = scenario.persona
    if part.engine == "espeak-ng":
        return None
    place = shelf.take(part.voice, told, "voice")
    if part.engine == "kokoro":
        timbre = timbre_of(scenario.id, persona.voice, persona.sex, persona.age, scenario.language)
        return _kokoro(place, scenario.language, timbre, part.licence, folder_of(scenario.id))
    from voicesim.voice.casting import piper_for

    spec = persona.voice.model_copy(update={"piper_speaker": part.speaker})
    with room_for(place, INSTEAD):
        voice = piper_for(place, spec, licence=part.licence, steady=rules_of(mode).steady_voice)
    if voice.language != scenario.language:
        raise ConfigurationError(
            "voice.language",
            what=Message(
                "this voice speaks {language}, and the caller of {id} {language2}",
                language=voice.language,
                id=scenario.id,
                language2=scenario.language,
            ),
            where=f"voice.model = {part.voice}",
            mend=Message(
                "leave voice.model empty: each caller then gets a voice that can be them, or espeak-ng's"
            ),
        )
    return voice


def colleague_for(scenario: Scenario, settings: Settings, aloud: Aloud = "live") -> Voice | None:
    """The voice of whom the call is passed to, where the caller's engine has another person; else None."""
    shelf = Shelf()
    part = part_of(scenario, settings, shelf, aloud)
    if scenario.transfer is None or part.engine != "kokoro":
        return None
    who = scenario.transfer.colleague
    timbre = timbre_of(f"{scenario.id} {who.name}", who.voice, who.sex, 45, scenario.language)
    place = shelf.take(part.voice, purpose="voice")
    return _kokoro(place, scenario.language, timbre, part.licence, folder_of(scenario.id))


def trainee_voice(script: TraineeScript, language: Language) -> tuple[Voice, bool]:
    """The best voice here for a robot trainee, and whether a recogniser can be asked to understand it.

    espeak-ng's is not: its French is words to nobody but a person.
    """
    shelf, sex = Shelf(), _sex(script)
    part = clearest_here(sex, language, shelf)
    if part.engine == "espeak-ng":
        own = script.voice
        return EspeakVoice(own.variant, rate=own.rate, pitch=own.pitch), False
    place = shelf.take(part.voice, purpose="voice")
    if part.engine == "kokoro":
        spec = VoiceSpec(rate=script.voice.rate, pitch=script.voice.pitch)
        timbre = timbre_of(f"trainee {script.id}", spec, sex, 35, language)
        return _kokoro(place, language, timbre, part.licence), True
    from voicesim.voice.casting import piper_for

    spec = VoiceSpec(rate=script.voice.rate, piper_speaker=part.speaker)
    return piper_for(place, spec, licence=part.licence, steady=True), True


def timbre_of(
    seed: str, spec: VoiceSpec, sex: Literal["woman", "man"], age: int, language: Language
) -> Timbre:
    """The person on Kokoro: as recorded, or cast now from what is known of them."""
    from voicesim.voice.kokoro import Timbre
    from voicesim.voice.kokoro_casting import cast

    if spec.kokoro is not None:
        return Timbre(spec.kokoro.mix, spec.kokoro.speed, spec.kokoro.pitch)
    return cast(seed, sex, age, spec.rate, spec.pitch, language)


def _sex(script: TraineeScript) -> Literal["woman", "man"]:
    """The robot's, by espeak-ng's variant: "fr+f4"."""
    return "woman" if "+f" in script.voice.variant else "man"


def _kokoro(
    place: Path, language: Language, timbre: Timbre, licence: str, spoken: Folder | None = None
) -> Voice:
    from voicesim.voice.kokoro import KokoroVoice

    with room_for(place, INSTEAD), _loading:
        network = _network(place)
    return KokoroVoice(network, language, timbre, licence=licence or "your own", source=spoken)


_loading = Lock()
"""A dozen desks begin together: each would load a network of its own, the cache knowing none yet."""


@lru_cache(maxsize=1)
def _network(place: Path) -> Kokoro:
    """One network serves everybody who speaks in a process."""
    from voicesim.voice import kokoro_model

    return kokoro_model.load(place, threads=2)
