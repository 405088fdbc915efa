"""A bundle: one archive with all that a machine without network needs.

install.py          makes an environment from the wheels; needs nothing but Python
bundle.json         platform, versions, and the size and sha256 of every other file
wheels/             voicesim (its content inside) and all it needs, for this platform
models/ID/          the weights, as they stand on the shelf
models.lock.json    where they came from
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from voicesim import __version__
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.weights.lock import LOCK, Locked
from voicesim.weights.manifest import Model
from voicesim.weights.shelf import Shelf, Told, missing, nobody, refused
from voicesim.weights.wheels import gather

DESCRIPTION = "bundle.json"
INSTALLER = "install.py"
FORMAT = 1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Bundled:
    """What a bundle holds."""

    path: Path
    models: tuple[str, ...]
    wheels: int
    size: int
    """Bytes of the archive."""


def platform() -> str:
    """The platform the wheels of this machine are for: "linux-x86_64"."""
    return sysconfig.get_platform()


def python() -> str:
    """The Python the wheels of this machine are for: "3.11"."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def bundle(
    path: Path, models: Iterable[Model], shelf: Shelf, *, wheels: bool = True, told: Told = nobody
) -> Bundled:
    """Write the bundle `path` with `models` and, unless told otherwise, the wheels of this machine.

    Every file of a model is checked first. Nothing is left at `path` unless all of it could be written.
    Raises `EngineMissing`, `ModelError` or `StorageError`.
    """
    chosen = {model.id: _right(model, shelf, told) for model in models}
    path.parent.mkdir(parents=True, exist_ok=True)
    _room_for(path, sum(locked.size for locked in chosen.values()))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".wheels-") as temporary:
            made = gather(Path(temporary), told) if wheels else ()
            with Packer(beside, told) as packer:
                for wheel in made:
                    packer.add(wheel, f"wheels/{wheel.name}")
                for name, locked in chosen.items():
                    for file in locked.files:
                        packer.add(shelf.path(name) / file, f"models/{name}/{file}")
                packer.close(chosen)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return Bundled(path, tuple(chosen), len(made), path.stat().st_size)


class Packer:
    """Writes an archive and remembers the size and sha256 of each file it took."""

    def __init__(self, path: Path, told: Told) -> None:
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)
        self._files: dict[str, dict[str, object]] = {}
        self._told, self._done = told, 0

    def __enter__(self) -> Packer:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def add(self, path: Path, name: str) -> None:
        """Take one file in under `name`."""
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as file, self._archive.open(name, "w", force_zip64=True) as out:
            while piece := file.read(_CHUNK):
                digest.update(piece)
                out.write(piece)
                size += len(piece)
                self._told(self._done + size, 0, Message("packing {name}", name=name))
        self._done += size
        self._files[name] = {"size": size, "sha256": digest.hexdigest()}

    def close(self, models: dict[str, Locked]) -> None:
        """Write the lock, the installer and the description."""
        lock = {"models": {name: asdict(locked) for name, locked in models.items()}}
        self._archive.writestr(LOCK, json.dumps(lock, indent=2))
        self._archive.writestr(INSTALLER, _installer())
        description = {
            "format": FORMAT,
            "voicesim": __version__,
            "platform": platform(),
            "python": python(),
            "models": list(models),
            "files": self._files,
        }
        self._archive.writestr(DESCRIPTION, json.dumps(description, indent=2))


def _right(model: Model, shelf: Shelf, told: Told) -> Locked:
    locked = shelf.locked(model.id)
    if locked is None:
        raise missing(model)
    faults = shelf.verify(model.id, told)
    if faults:
        raise refused(faults[0], shelf.path(model.id))
    return locked


def _room_for(path: Path, needed: int) -> None:
    free = shutil.disk_usage(path.parent).free
    if needed > free:
        raise StorageError(
            "bundle.disk_full",
            what=Message(
                "the bundle needs {needed:.0f} MB and {free:.0f} are free",
                needed=needed / 1000000.0,
                free=free / 1000000.0,
            ),
            where=str(path.parent),
            mend=Message("make room, or write it elsewhere"),
        )


def _installer() -> str:
    return (Path(__file__).parent / "offline_install.py").read_text(encoding="utf-8")
