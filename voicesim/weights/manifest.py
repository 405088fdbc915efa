"""The manifest: every model the product can use, and the presets that choose among them."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from voicesim.errors import ConfigurationError
from voicesim.resources import content

Purpose: TypeAlias = Literal["recogniser", "writer", "voice"]
Engine: TypeAlias = Literal["faster-whisper", "llama-cpp", "piper"]
Speed: TypeAlias = Literal["light", "standard", "room"]

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]
"""Identifier of a model: also the name of its folder, so nothing that could leave it."""


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Model(_Written):
    """One model: what it is for, where it comes from, under which licence."""

    id: Id
    purpose: Purpose
    engine: Engine
    languages: tuple[Literal["fr", "en"], ...] = Field(min_length=1)
    description: str
    source: str = Field(pattern=r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$")
    """Repository on the hub: "Systran/faster-whisper-small"."""
    revision: str
    """Branch, tag or commit; the lock file keeps the commit it stood for."""
    folder: str = ""
    """Folder inside the repository; it is stripped from the names of the files."""
    files: tuple[str, ...] = Field(min_length=1)
    """Names or patterns, inside `folder`."""
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
    speakers: dict[Literal["woman", "man"], int] = {}
    """Of a voice with several: the speaker for each."""

    def can_be(self, sex: Literal["woman", "man"], language: Literal["fr", "en"]) -> bool:
        """Is it a voice for such a person?"""
        fits = self.sex == sex or sex in self.speakers
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
                raise ValueError(f"'{name}' is named twice")
        for preset in self.preset:
            for name in preset.models:
                if name not in known:
                    raise ValueError(f"preset '{preset.id}' names '{name}', which is not a model here")
        return self

    def entry(self, name: str) -> Model:
        """The model called `name`. Raises `ConfigurationError`."""
        for model in self.model:
            if model.id == name:
                return model
        raise self._unknown(name)

    def preset_named(self, name: str) -> Preset:
        """The preset called `name`. Raises `ConfigurationError`."""
        for preset in self.preset:
            if preset.id == name:
                return preset
        known = ", ".join(preset.id for preset in self.preset)
        raise ConfigurationError(
            "models.unknown_preset", what="no preset has this name", where=name, mend=f"choose among {known}"
        )

    def choose(self, names: tuple[str, ...]) -> tuple[Model, ...]:
        """The models that `names` stand for, each an id or a preset. Raises `ConfigurationError`."""
        presets = {preset.id: preset.models for preset in self.preset}
        ids: dict[str, None] = {}
        for name in names:
            for model in presets.get(name, (name,)):
                ids[model] = None
        return tuple(self.entry(model) for model in ids)

    def _unknown(self, name: str) -> ConfigurationError:
        names = [preset.id for preset in self.preset] + [model.id for model in self.model]
        return ConfigurationError(
            "models.unknown",
            what="no model or preset has this name",
            where=name,
            mend=f"choose among {', '.join(names)}",
        )


def load_manifest(path: Path | None = None) -> Manifest:
    """Read the manifest, the package's own when `path` is None. Raises `ConfigurationError`."""
    place = path or content("models", "manifest.toml")
    try:
        return Manifest.model_validate(tomllib.loads(place.read_text(encoding="utf-8")))
    except FileNotFoundError:
        what, mend = "the list of models is missing", "install voicesim again"
    except tomllib.TOMLDecodeError as problem:
        what, mend = f"this is not TOML ({problem})", "mend the line it names"
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        what, mend = f"{key or 'the list'}: {first['msg']}", "mend that key"
    raise ConfigurationError("models.manifest", what=what, where=str(place), mend=mend)
