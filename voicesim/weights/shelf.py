"""The shelf: which weights are on this machine, and the check every file passes before it is loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim.errors import ConfigurationError, EngineMissing, ModelError
from voicesim.messages.message import Message
from voicesim.weights.added import added_models
from voicesim.weights.lock import Locked, LockedFile, read_lock, write_whole
from voicesim.weights.manifest import Manifest, Model, Purpose, load_manifest
from voicesim.weights.place import weights_folder

Told: TypeAlias = Callable[[int, int, str], None]
"""Told how far a long task is: bytes done, bytes in all, what is being done."""

Presence: TypeAlias = Literal["here", "missing", "incomplete"]

SEEN = ".seen.json"
"""Files already checked on this machine, so that a 7 GB file is not hashed at every call."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file of a model."""

    model: str
    file: str
    what: str


def nobody(done: int, total: int, doing: str) -> None:
    """The listener of those who need not be told."""


class Shelf:
    """The weights in one folder: `<folder>/<model id>/<files>`, with the lock file beside them."""

    def __init__(self, folder: Path | None = None, manifest: Manifest | None = None) -> None:
        self.folder = folder or weights_folder()
        known = manifest or load_manifest()
        self.manifest = known.with_added(added_models(self.folder))

    def path(self, model: str) -> Path:
        """Where the files of the model called `model` are, or would be."""
        return self.folder / model

    def locked(self, model: str) -> Locked | None:
        """What the lock file says of it; None when it was never pulled here. Raises `ModelError`."""
        return read_lock(self.folder).get(model)

    def presence(self, model: str) -> Presence:
        """Is it here? Files are counted and measured, not read."""
        locked = self.locked(model)
        if locked is None:
            return "missing"
        return "incomplete" if self._misfits(model, locked) else "here"

    def require(self, name: str, purpose: Purpose) -> None:
        """Are an id's weights, or those at a path, here and of the right kind? Opens nothing.

        Raises `EngineMissing`, `ModelError`, or `ConfigurationError` for an id that serves another purpose.
        """
        from voicesim.weights.kinds import expect

        own = self.own(name)
        if own is not None:
            expect(own, purpose)
        elif self.presence(self._for(name, purpose).id) == "missing":
            raise missing(self.manifest.entry(name))

    def _for(self, name: str, purpose: Purpose) -> Model:
        model = self.manifest.entry(name, purpose)
        if model.purpose != purpose:
            raise ConfigurationError(
                "models.wrong_kind",
                what=Message("it is no {purpose} but a {purpose2}", purpose=purpose, purpose2=model.purpose),
                where=model.id,
                mend=Message("choose among {value}", value=self.manifest.offered(purpose)),
            )
        return model

    def own(self, name: str) -> Path | None:
        """The path of weights of one's own; None for an id of the manifest and for what does not exist."""
        own = Path(name).expanduser()
        return own if own.exists() and all(model.id != name for model in self.manifest.model) else None

    def take(self, name: str, told: Told = nobody, purpose: Purpose | None = None) -> Path:
        """The folder of the model `name`, every file checked against the lock, for an engine to load.

        `name` is an id of the manifest, or the path of weights of one's own, which nobody vouches for.
        A file that was checked before and has not been touched since is not read again.
        Raises `EngineMissing` when it is not here, `ModelError` when a file does not agree, and
        `ConfigurationError` for an id that serves another purpose than `purpose`.
        """
        own = self.own(name)
        if own is not None:
            return own
        model = self.manifest.entry(name) if purpose is None else self._for(name, purpose)
        locked = self.locked(name)
        if locked is None:
            raise missing(model)
        faults = self._check(name, locked, told, again=False)
        if faults:
            raise refused(faults[0], self.path(name))
        return self.path(name)

    def verify(self, model: str, told: Told = nobody) -> tuple[Fault, ...]:
        """Read every file of the model again and compare it with the lock. Raises `EngineMissing`."""
        locked = self.locked(model)
        if locked is None:
            raise missing(self.manifest.entry(model))
        return self._check(model, locked, told, again=True)

    def _misfits(self, model: str, locked: Locked) -> list[Fault]:
        faults = []
        for name, file in locked.files.items():
            path = self.path(model) / name
            if not path.is_file():
                faults.append(Fault(model, name, Message("the file is missing")))
            elif (size := path.stat().st_size) != file.size:
                faults.append(
                    Fault(
                        model,
                        name,
                        Message("it has {size} bytes instead of {wanted}", size=size, wanted=file.size),
                    )
                )
        return faults

    def _check(self, model: str, locked: Locked, told: Told, *, again: bool) -> tuple[Fault, ...]:
        faults = self._misfits(model, locked)
        wrong = {fault.file for fault in faults}
        seen = {} if again else self._seen()
        fresh = dict(self._seen())
        done = 0
        for name, file in locked.files.items():
            path = self.path(model) / name
            key = f"{model}/{name}"
            told(done, locked.size, Message("checking {name}", name=key))
            if name not in wrong and seen.get(key) != _mark(path, file):
                if sha256(path) == file.sha256:
                    fresh[key] = _mark(path, file)
                else:
                    fresh.pop(key, None)
                    faults.append(
                        Fault(model, name, Message("its checksum is not the one it was brought with"))
                    )
            done += file.size
        told(done, locked.size, Message("checked"))
        self._remember(fresh)
        return tuple(faults)

    def _seen(self) -> dict[str, list[int | str]]:
        try:
            seen = json.loads((self.folder / SEEN).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return seen if isinstance(seen, dict) else {}

    def _remember(self, seen: dict[str, list[int | str]]) -> None:
        if seen == self._seen():
            return
        try:
            write_whole(self.folder / SEEN, json.dumps(seen, indent=0) + "\n")
        except OSError:
            return  # a shelf that may not be written is checked in full every time


def missing(model: Model) -> EngineMissing:
    """The error for weights that are not here, with the command that brings them."""
    size = Message(" (about {size} MB)", size=model.about_mb) if model.about_mb else ""
    return EngineMissing(
        "models.missing",
        what=Message("these weights are not on this machine{size}", size=size),
        where=model.id,
        mend=Message("type 'voicesim models pull {id}'", id=model.id),
    )


def refused(fault: Fault, folder: Path) -> ModelError:
    """The error for a file that does not agree with the lock: it is not loaded."""
    return ModelError(
        "models.refused",
        what=Message("{what}, so it is not loaded", what=fault.what),
        where=str(folder / fault.file),
        mend=Message(
            "type 'voicesim models pull {model}' to bring it again ('models add' if it is your own)",
            model=fault.model,
        ),
    )


def sha256(path: Path) -> str:
    """The sha256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _mark(path: Path, file: LockedFile) -> list[int | str]:
    """What changes whenever a file is written: no program can set a file's change time back."""
    status = path.stat()
    return [file.sha256, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
