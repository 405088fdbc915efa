"""Who lends a caller their voice: what the settings name, or the best on this machine that can be them.

Best is, in this order: a voice that speaks the caller's language as its own and is a person of theirs alone
(Kokoro in English), one that speaks it as its own (a Piper voice of their sex), one with an accent (Kokoro in
French), and espeak-ng, which is always there. Of a call that is heard while it is held, a voice that was too
slow on this machine is passed over, and of one that is read on the screen none is loaded. Whichever speaks is
named by every command and in every record, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim.client.persona import VoiceSpec
from voicesim.client.scenario import Scenario
from voicesim.errors import ConfigurationError
from voicesim.messages.message import Message
from voicesim.sessions.pace import Pace, kept_pace
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.weights.manifest import Model
from voicesim.weights.shelf import Shelf

Engine: TypeAlias = Literal["espeak-ng", "piper", "kokoro"]
Aloud: TypeAlias = Literal["live", "afterwards", "never"]
"""When the caller is heard: while the call is held, in its recording only, or not at all but read."""
KOKORO = "kokoro"


@dataclass(frozen=True, slots=True)
class Slow:
    """A voice that cannot keep up with a call on this machine."""

    voice: str
    pace: Pace


@dataclass(frozen=True, slots=True)
class Part:
    """A voice, and which of its speakers."""

    engine: Engine
    voice: str = ""
    """An id of the manifest, or the path of a voice of one's own; empty for espeak-ng."""
    speaker: int | None = None
    """None is the voice's own choice."""
    licence: str = ""
    """The manifest's; empty where the voice's own card must say it."""
    instead_of: tuple[Slow, ...] = ()
    """Better voices that are here and too slow for this machine."""

    @property
    def named(self) -> str:
        """For people: the voice's id, or espeak-ng."""
        return self.voice or self.engine


def part_of(scenario: Scenario, settings: Settings, shelf: Shelf, aloud: Aloud = "live") -> Part:
    """The voice of a caller, as the settings ask. Neither they nor the scenario need to name one.

    `aloud` matters where the settings leave the choice. Raises `ConfigurationError` for a voice of another
    language or, known to be, of the other sex.
    """
    persona = scenario.persona
    match settings.voice.engine:
        case "espeak-ng":
            return Part("espeak-ng")
        case "kokoro":
            return _kokoro(settings.voice.model or KOKORO, shelf, scenario)
        case "piper":
            return _piper(settings.voice.model or persona.voice.piper, scenario, shelf)
    if settings.voice.model:
        named = settings.voice.model
        return _kokoro(named, shelf, scenario) if is_kokoro(named, shelf) else _piper(named, scenario, shelf)
    if aloud == "never":
        return Part("espeak-ng")
    parts = (*parts_here(scenario, shelf), Part("espeak-ng"))
    return parts[0] if aloud == "afterwards" else _in_time(parts, shelf)


def why(part: Part) -> tuple[Message, ...]:
    """For each better voice that is here: why another speaks, in a call that is held live."""
    return tuple(
        Message(
            "{voice} takes {clause:.1f} s a clause here, {ratio:.1f} times its length: {other} speaks",
            voice=slow.voice,
            clause=slow.pace.clause,
            ratio=slow.pace.ratio,
            other=part.named,
        )
        for slow in part.instead_of
    )


def _in_time(parts: tuple[Part, ...], shelf: Shelf) -> Part:
    """The best of them that was not measured to be too slow here."""
    slow: list[Slow] = []
    for part in parts:
        pace = kept_pace(part.voice, shelf) if part.voice else None
        if pace is None or pace.keeps_up:
            return replace(part, instead_of=tuple(slow))
        slow.append(Slow(part.voice, pace))
    return replace(parts[-1], instead_of=tuple(slow))


def parts_here(scenario: Scenario, shelf: Shelf) -> tuple[Part, ...]:
    """Every voice with weights on this machine that can be this caller, the best first."""
    persona = scenario.persona
    return tuple(_here(persona.voice, persona.sex, scenario.language, shelf))


def clearest_here(sex: Literal["woman", "man"], language: Language, shelf: Shelf) -> Part:
    """The voice on this machine that a recogniser understands best, for somebody of this sex if it can be.

    A Piper voice of the language, of either sex, before Kokoro's; espeak-ng when there is no other.
    """
    other: Literal["woman", "man"] = "man" if sex == "woman" else "woman"
    parts = [part for one in (sex, other) for part in _here(VoiceSpec(), one, language, shelf)]
    piper = [part for part in parts if part.engine == "piper"]
    return next(iter((*piper, *parts)), Part("espeak-ng"))


def is_kokoro(name: str, shelf: Shelf) -> bool:
    """Is it Kokoro that this id or path stands for?"""
    from voicesim.voice.kokoro_model import is_kokoro as looks_like_it

    return any(model.id == name and model.engine == "kokoro" for model in shelf.manifest.model) or (
        looks_like_it(Path(name).expanduser())
    )


def _here(spec: VoiceSpec, sex: Literal["woman", "man"], language: Language, shelf: Shelf) -> Iterator[Part]:
    """What is on this machine and can be them, the best first."""
    here = [
        one for one in shelf.manifest.model if one.purpose == "voice" and shelf.presence(one.id) == "here"
    ]
    kokoro = [one for one in here if one.engine == "kokoro" and language in one.languages]
    piper = [one for one in here if one.engine == "piper" and one.can_be(sex, language)]
    piper.sort(key=lambda one: one.id != spec.piper)
    native = [one for one in kokoro if language not in one.accent]
    accented = [one for one in kokoro if one not in native]
    for model in (*native, *piper, *accented):
        yield _part(model, spec, sex)


def _kokoro(name: str, shelf: Shelf, scenario: Scenario) -> Part:
    known = {model.id: model for model in shelf.manifest.model}
    if name not in known:
        return Part("kokoro", name)
    _refuse_unlike(known[name], scenario)
    return Part("kokoro", name, None, known[name].licence)


def _piper(named: str, scenario: Scenario, shelf: Shelf) -> Part:
    persona = scenario.persona
    known = {model.id: model for model in shelf.manifest.model}
    if named and named not in known:
        return Part("piper", named, persona.voice.piper_speaker)
    model = known[named] if named else _fitting(scenario, shelf)
    _refuse_unlike(model, scenario)
    return _part(model, persona.voice, persona.sex)


def _part(model: Model, spec: VoiceSpec, sex: Literal["woman", "man"]) -> Part:
    if model.engine == "kokoro":
        return Part("kokoro", model.id, None, model.licence)
    speaker = spec.piper_speaker if spec.piper == model.id else None
    return Part("piper", model.id, model.speakers.get(sex) if speaker is None else speaker, model.licence)


def _refuse_unlike(model: Model, scenario: Scenario) -> None:
    """A caller of one language does not speak with a voice of another, nor a woman with a man's."""
    if scenario.language not in model.languages:
        what = Message(
            "this voice does not speak the language of {id} ({language})",
            id=scenario.id,
            language=scenario.language,
        )
    elif not _can_be(model, scenario):
        what = Message(
            "this voice is a {sex}'s, and {name} is a {sex2}",
            sex=model.sex,
            name=scenario.persona.name,
            sex2=scenario.persona.sex,
        )
    else:
        return
    raise ConfigurationError(
        "voice.unlike",
        what=what,
        where=f"voice.model = {model.id}",
        mend=Message(
            "leave voice.model empty: each caller then gets a voice that can be them, or espeak-ng's"
        ),
    )


def _can_be(model: Model, scenario: Scenario) -> bool:
    """Unless its sex is known to be the other: of some voices the manifest says nothing."""
    unknown = model.sex is None and not model.speakers
    return unknown or model.can_be(scenario.persona.sex, scenario.language)


def _fitting(scenario: Scenario, shelf: Shelf) -> Model:
    sex, language = scenario.persona.sex, scenario.language
    models = (model for model in shelf.manifest.model if model.engine == "piper")
    fitting = [model for model in models if model.can_be(sex, language)]
    if not fitting:
        raise ConfigurationError(
            "voice.no_piper",
            what=Message("no Piper voice of the manifest can be the caller of {id}", id=scenario.id),
            where="voice.engine = piper",
            mend=Message("name one for all in voice.model, or take espeak-ng"),
        )
    return next((model for model in fitting if shelf.presence(model.id) == "here"), fitting[0])
