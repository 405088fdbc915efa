"""What can be set on a machine. The field's title is what `voicesim config show` says of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from voicesim.messages.message import Message
from voicesim.modes import Mode


def _a_path(name: str) -> str:
    """A name the system can look up: `~somebody` must be somebody here."""
    if "\0" in name:
        raise ValueError(Message("it holds a character that no name of a file can"))
    try:
        Path(name).expanduser()
    except RuntimeError:
        raise ValueError(
            Message("there is no home folder {value!r} here", value=name.split(os.sep)[0])
        ) from None
    return name


def _an_address(address: str) -> str:
    """An http address whose parts make sense; empty for none."""
    try:
        parts = urlsplit(address)
        usable = not address or (parts.scheme in ("http", "https") and bool(parts.hostname))
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        raise ValueError(Message("it should be an address such as http://127.0.0.1:8080/v1"))
    return address


def _voices(text: str) -> str:
    """A list such as "fr-woman=ff_siwis en-man=am_adam"."""
    for one in text.split():
        who, _, name = one.partition("=")
        if who not in WHO or not name:
            raise ValueError(
                Message(
                    "it should be a list such as fr-woman=ff_siwis en-man=am_adam, with {who}",
                    who=", ".join(WHO),
                )
            )
    return text


WHO = ("fr-woman", "fr-man", "en-woman", "en-man")
"""Whom a voice can be: the caller's language and sex."""

FilePath: TypeAlias = Annotated[str, AfterValidator(_a_path)]
Address: TypeAlias = Annotated[str, AfterValidator(_an_address)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Call(_Section):
    """A call, unless its command line says otherwise."""

    language: Literal["fr", "en"] = Field(default="fr", title="language of the call")
    mode: Mode = Field(default="practice", title="what the call is for")


class Ears(_Section):
    """The recogniser: what turns the trainee's speech into words."""

    model: FilePath = Field(default="whisper-base", title="recogniser's weights: an id or a path")
    second_model: FilePath = Field(
        default="auto",
        title="recogniser that hears the call again afterwards; auto: a larger one that is here",
    )
    turn_model: FilePath = Field(default="", title="turn model: path of a Smart Turn network; empty: none")
    endpoint: Address = Field(
        default="", title="address of an OpenAI-compatible server that transcribes in calls; empty: none"
    )
    endpoint_model: str = Field(default="", title="name of the model that transcribes on that server")
    budget: Annotated[
        float, Field(ge=0.2, le=3, title="s that server may take; then the recogniser here is asked")
    ] = 1.0
    device: Literal["auto", "cpu", "cuda"] = Field(
        default="auto", title="where the recogniser computes; auto: on a graphics card if there is one"
    )
    threads: Annotated[int, Field(ge=0, le=256, title="threads of one recognition; 0: as is best here")] = 0
    hot_words: bool = Field(default=False, title="show it names and terms of the scenario beforehand")
    ahead: Annotated[float, Field(ge=0, le=10, title="s of speech between thoughts ahead; 0: none")] = 0.0
    examples: Literal["off", "words", "meaning"] = Field(
        default="meaning",
        title="what hears the nearest examples beside the patterns, in practice; meaning: with the sentence "
        "encoder where it is here, else by words",
    )
    examined: bool = Field(default=False, title="hear the nearest examples in certifications too, by words")


class Wording(_Section):
    """The writer: what words the client's replies, in practice."""

    model: FilePath = Field(
        default="", title="language model's weights: an id or a path; empty: the phrase writer"
    )
    endpoint: Address = Field(default="", title="address of an OpenAI-compatible server; empty: none")
    endpoint_model: str = Field(default="", title="name of the model to ask of that server")
    budget: Annotated[float, Field(ge=0.2, le=5, title="s a line may take; then it is said as written")] = 1.0
    context: Annotated[int, Field(ge=1024, le=32768, title="tokens it can remember of a call")] = 4096
    threads: Annotated[int, Field(ge=0, le=256, title="the model's threads; 0: half of the cores")] = 0


class Voice(_Section):
    """The client's voice."""

    engine: Literal["auto", "espeak-ng", "piper", "kokoro"] = Field(
        default="auto", title="what speaks for the client; auto: the best that is here"
    )
    model: FilePath = Field(
        default="", title="voice for every caller: an id or a path; empty: each one's own"
    )
    endpoint: Address = Field(
        default="", title="address of an OpenAI-compatible server that speaks in practice; empty: none"
    )
    endpoint_model: str = Field(default="", title="name of the model that speaks on that server")
    endpoint_voices: Annotated[str, AfterValidator(_voices)] = Field(
        default="",
        title="that server's voices: fr-woman=NAME fr-man=NAME ...; empty: named so there",
    )
    budget: Annotated[
        float, Field(ge=0.2, le=1, title="s that server may take for a clause; then the voice here speaks")
    ] = 0.8
    ahead: bool = Field(
        default=True, title="speak likely clauses while nobody waits, with a voice that takes its time"
    )


class Headset(_Section):
    """The headset, by the names that `voicesim doctor` shows; empty: the system's own choice."""

    microphone: str = Field(default="", title="microphone, by name or part of it")
    speaker: str = Field(default="", title="earphones, by name or part of it")


class Models(_Section):
    """Where weights come from and where they live."""

    folder: FilePath = Field(default="", title="folder of the weights; empty: voicesim's own")
    mirror: Address = Field(default="", title="address of a mirror of the hub; empty: the hub")
    proxy: str = Field(default="", title="address of a proxy; empty: the system's own")
    outside: bool = Field(
        default=False, title="let servers be asked in calls that are outside of one's own network"
    )


class Records(_Section):
    """What is kept of a call, and for how long."""

    folder: FilePath = Field(default="", title="folder of the calls people take; empty: voicesim's own")
    recording_days: Annotated[int, Field(ge=1, le=180, title="days a recording is kept; 180 at most")] = 30
    analysis_days: Annotated[int, Field(ge=1, le=365, title="days a scorecard is kept; 365 at most")] = 365
    proces_verbal_days: Annotated[
        int, Field(ge=365, le=18250, title="days a sitting's signed record is kept; ask counsel")
    ] = 1825
    sitting_days: Annotated[
        int, Field(ge=365, le=18250, title="days a sitting's journal is kept after its end; ask counsel")
    ] = 1825
    bucket: str = Field(default="", title="bucket for a copy of the calls: s3://BUCKET/FOLDER; empty: none")
    organisation: str = Field(default="", title="who trains or examines, for the notice")
    dpo: str = Field(default="", title="how to reach the data protection officer, for the notice")
    contact: str = Field(
        default="",
        title="a person to talk to, and how to reach them, for whoever stops a practice call",
    )


class Archive(_Section):
    """Real calls by the thousand."""

    cluster: str = Field(
        default="", title="Ray for archives: local, or a cluster's address; empty: a pool of processes"
    )


class Content(_Section):
    """What a house has written itself, beside what comes with the program."""

    folder: FilePath = Field(
        default="", title="folder of the house's own content and packs; empty: voicesim's own"
    )


class Catalogue(_Section):
    """Who takes the calls, and where that is noted."""

    database: FilePath = Field(
        default="", title="catalogue: a file, or postgresql://...; empty: beside the calls"
    )
    names: FilePath = Field(default="", title="file of the people's names; empty: voicesim's own")
    person: str = Field(default="", title="who takes the calls here, by name or pseudonym; empty: this desk")
    group: str = Field(default="", title="group of whoever takes a call here and has none; empty: none")


class Screen(_Section):
    """What the terminal shows."""

    language: Literal["", "fr", "en"] = Field(
        default="", title="language of the program; empty: the system's own"
    )
    plain: bool = Field(default=False, title="plain lines, for screen readers")
    self_assessment: bool = Field(default=True, title="ask for your own marks before showing the scorecard")
    understood: bool = Field(default=True, title="show what was understood during a practice call")


class Settings(_Section):
    """All the settings of a machine."""

    call: Call = Call()
    ears: Ears = Ears()
    wording: Wording = Wording()
    voice: Voice = Voice()
    headset: Headset = Headset()
    models: Models = Models()
    records: Records = Records()
    archive: Archive = Archive()
    content: Content = Content()
    catalogue: Catalogue = Catalogue()
    screen: Screen = Screen()


SHORT_VARIABLES = {
    "content.folder": "VOICESIM_CONTENT",
    "models.folder": "VOICESIM_MODELS",
    "models.mirror": "VOICESIM_MIRROR",
    "models.proxy": "VOICESIM_PROXY",
    "screen.plain": "VOICESIM_PLAIN",
    "screen.language": "VOICESIM_LANG",
}
"""Settings whose environment variable has a shorter name than the rule gives."""


def keys() -> tuple[str, ...]:
    """Every setting: "headset.microphone"."""
    return tuple(
        f"{section}.{key}"
        for section, body in Settings.model_fields.items()
        for key in _fields(body.annotation)
    )


def title(key: str) -> str:
    """What a setting is, in a few words."""
    section, name = key.split(".")
    return _fields(Settings.model_fields[section].annotation)[name].title or name


def variable(key: str) -> str:
    """The environment variable of a setting: "VOICESIM_HEADSET_MICROPHONE"."""
    return SHORT_VARIABLES.get(key, "VOICESIM_" + key.replace(".", "_").upper())


def _fields(section: object) -> dict[str, Any]:
    assert isinstance(section, type)
    assert issubclass(section, BaseModel)
    return section.model_fields
