"""Taking the models of a bundle onto the shelf, without a network: every one checked, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from voicesim.errors import ModelError, StorageError
from voicesim.messages.message import Message
from voicesim.weights.bundle import DESCRIPTION, FORMAT, platform, python
from voicesim.weights.install import install
from voicesim.weights.lock import LOCK, Locked, locked_from
from voicesim.weights.pull import PULLING, SPARE
from voicesim.weights.shelf import Shelf, Told, nobody

_CHUNK = 1 << 20


class Archive:
    """A bundle, as one archive or already unpacked in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = None if path.is_dir() else zipfile.ZipFile(path)
            self.description: dict[str, Any] = json.loads(self.read(DESCRIPTION))
            self.lock = json.loads(self.read(LOCK))
            right = self.description["format"] == FORMAT
        except FileNotFoundError:
            raise _unlike(path, Message("there is no bundle here"), Message("check the name")) from None
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError):
            raise _unlike(path, Message("this is not a whole bundle"), Message("copy it again")) from None
        if not right:
            raise _unlike(
                path, Message("this bundle was made by another version"), Message("bring voicesim up to date")
            )

    def read(self, name: str) -> bytes:
        """One small file of the bundle."""
        with self.open(name) as file:
            return file.read()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """One file of the bundle."""
        if self._zip is None:
            with (self.path / name).open("rb") as file:
                yield file
        else:
            with self._zip.open(name) as packed:
                yield packed


@dataclass(frozen=True, slots=True)
class Imported:
    """What came onto the shelf."""

    models: tuple[str, ...]
    voicesim: str
    """Version of the program in the bundle."""


def take_in(path: Path, shelf: Shelf, *, any_platform: bool = False, told: Told = nobody) -> Imported:
    """Put the models of the bundle at `path` (an archive or its folder) on the shelf.

    A bundle made for another platform is refused unless `any_platform`: its models would do, its
    wheels would not. Raises `ModelError` or `StorageError`; a model is installed whole or not at all.
    """
    archive = Archive(path)
    there = (archive.description["platform"], archive.description["python"])
    if there != (platform(), python()) and not any_platform:
        raise _unlike(
            path,
            Message(
                "this bundle is for {system} with Python {python}, and this is {system2} with {python2}",
                system=there[0],
                python=there[1],
                system2=platform(),
                python2=python(),
            ),
            Message("make one on a machine like this, or take only its models with --models-only"),
        )
    names = tuple(archive.description["models"])
    sizes = {name: int(known["size"]) for name, known in archive.description["files"].items()}
    total = sum(size for name, size in sizes.items() if name.startswith("models/"))
    _make_room(shelf, total)
    done = 0
    for name in names:
        done = _take_one(archive, name, shelf, told, done, total)
    return Imported(names, str(archive.description["voicesim"]))


def _take_one(archive: Archive, name: str, shelf: Shelf, told: Told, done: int, total: int) -> int:
    shelf.manifest.entry(name)  # a model nobody knows has no licence here
    arriving = shelf.folder / PULLING / f"{name}.import"
    shutil.rmtree(arriving, ignore_errors=True)
    locked = _lock_of(archive, name)
    try:
        for file, known in locked.files.items():
            target = arriving / file
            if not target.resolve().is_relative_to(arriving.resolve()):
                raise _unlike(
                    archive.path,
                    Message("it names a file outside its folder ({file})", file=file),
                    Message("do not use it"),
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            if _copied(archive, f"models/{name}/{file}", target) != known.sha256:
                raise _unlike(
                    archive.path,
                    Message("{name}/{file} is not what was packed", name=name, file=file),
                    Message("copy the bundle again"),
                )
            done += known.size
            told(done, total, Message("importing {name}", name=name))
        install(arriving, shelf, name, locked)
    finally:
        shutil.rmtree(arriving, ignore_errors=True)
    return done


def _lock_of(archive: Archive, name: str) -> Locked:
    try:
        return locked_from(archive.lock["models"][name])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _unlike(
            archive.path,
            Message("it says nothing of {name}'s checksums", name=name),
            Message("make the bundle again"),
        ) from None


def _copied(archive: Archive, name: str, target: Path) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as file, target.open("wb") as out:
            while piece := file.read(_CHUNK):
                digest.update(piece)
                out.write(piece)
    except (KeyError, FileNotFoundError, zipfile.BadZipFile):
        return "unreadable"
    return digest.hexdigest()


def _make_room(shelf: Shelf, needed: int) -> None:
    shelf.folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(shelf.folder).free
    if needed + SPARE > free:
        raise StorageError(
            "bundle.disk_full",
            what=Message(
                "its models need {needed:.0f} MB and {free:.0f} are free",
                needed=needed / 1000000.0,
                free=free / 1000000.0,
            ),
            where=str(shelf.folder),
            mend=Message("make room, or name another folder in VOICESIM_MODELS"),
        )


def _unlike(path: Path, what: Message, mend: Message) -> ModelError:
    return ModelError("bundle.refused", what=what, where=str(path), mend=mend)
