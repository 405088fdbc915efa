"""The lock file: for every model on this machine, where its files came from and their checksums."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from voicesim.errors import ModelError
from voicesim.messages.message import Message

LOCK = "models.lock.json"


@dataclass(frozen=True, slots=True)
class LockedFile:
    """One file as the hub published it."""

    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Locked:
    """One model as it was pulled."""

    source: str
    revision: str
    """The commit the files came from."""
    licence: str
    files: dict[str, LockedFile]
    """By name inside the model's folder."""

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files.values())


def read_lock(folder: Path) -> dict[str, Locked]:
    """The lock of the weights in `folder`, by model id; empty when none was pulled. Raises `ModelError`."""
    path = folder / LOCK
    try:
        return {
            name: locked_from(body) for name, body in json.loads(path.read_text("utf-8"))["models"].items()
        }
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ModelError(
            "models.lock",
            what=Message("the lock file cannot be read"),
            where=str(path),
            mend=Message("remove it and pull the models again"),
        ) from None


def write_lock(folder: Path, locked: dict[str, Locked]) -> None:
    """Write the lock whole or not at all."""
    body = {"models": {name: asdict(model) for name, model in sorted(locked.items())}}
    write_whole(folder / LOCK, json.dumps(body, indent=2, ensure_ascii=False) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that a reader finds the old one or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def locked_from(body: dict[str, Any]) -> Locked:
    """A model of a lock file, from its JSON. Raises `KeyError`, `TypeError` or `ValueError`."""
    files = {name: LockedFile(int(file["size"]), str(file["sha256"])) for name, file in body["files"].items()}
    return Locked(str(body["source"]), str(body["revision"]), str(body["licence"]), files)
