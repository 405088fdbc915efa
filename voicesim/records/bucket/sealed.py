"""What a folder of a call, or a journal, is in a bucket: its files by their digest, and one seal over all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

from voicesim.call.directory import sha256
from voicesim.errors import StorageError
from voicesim.messages.message import Message

Sha256: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
PlainName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$")]
"""A name that leads into no other folder, on any system."""


class Sealed(BaseModel):
    """The seal of a call's folder: which files it holds, and their digest. `gone`: it was deleted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    call: PlainName
    files: dict[PlainName, Sha256]
    """None where the call was deleted."""
    digest: Sha256
    """Over name and files: two folders are the same where it is."""
    gone: bool = False

    @model_validator(mode="after")
    def _holds(self) -> Sealed:
        if self.digest != digest_of(self.call, self.files):
            raise ValueError(Message("the digest is not that of its files"))
        return self


def sealed(call: str, files: Mapping[str, str], *, gone: bool = False) -> Sealed:
    """The seal of these files."""
    return Sealed(call=call, files=dict(sorted(files.items())), digest=digest_of(call, files), gone=gone)


def sealed_folder(folder: Path) -> Sealed:
    """The seal of a call's folder as it is now. Raises `StorageError`."""
    return sealed(folder.name, {path.name: sha256(path) for path in files_in(folder)})


def files_in(folder: Path) -> list[Path]:
    """The files of a call: not what is being written, or is on its way out, whose names begin with a dot."""
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def digest_of(call: str, files: Mapping[str, str]) -> str:
    """The digest over a call's name, its files' names and their digests."""
    text = json.dumps([call, sorted(files.items())], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_seal(data: bytes, where: str) -> Sealed:
    """A seal as it lies in a bucket. Raises `StorageError` for anything else."""
    try:
        return Sealed.model_validate_json(data)
    except ValidationError:
        raise StorageError(
            "bucket.seal",
            what=Message("is no seal of a call, or was changed"),
            where=where,
            mend=Message("put the bucket's copy of it back, or begin another bucket"),
        ) from None
