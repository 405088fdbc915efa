"""Weights of the person's own on the shelf: what `voicesim models add` found them to be."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from voicesim.errors import ModelError
from voicesim.messages.message import Message
from voicesim.weights.lock import Locked, LockedFile, write_whole
from voicesim.weights.manifest import Model

if TYPE_CHECKING:
    from voicesim.weights.shelf import Shelf

ADDED = "models.added.json"
"""Beside the lock file: one entry for each, as the manifest would describe it."""


def added_models(folder: Path) -> tuple[Model, ...]:
    """What was added to the shelf in `folder`. Raises `ModelError` when the list cannot be read."""
    path = folder / ADDED
    try:
        return tuple(Model.model_validate(body) for body in json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (ValueError, ValidationError, TypeError):
        raise ModelError(
            "models.added",
            what=Message("the list of your own weights cannot be read"),
            where=str(path),
            mend=Message("remove this file and add them again with 'voicesim models add'"),
        ) from None


def add(model: Model, files: tuple[Path, ...], shelf: Shelf) -> Locked:
    """Put a copy of `files` on the shelf as `model`, with their checksums; the originals stay as they are.

    On one disk no byte is copied (hard links). What was added under this name before is replaced.
    """
    from voicesim.weights.install import install
    from voicesim.weights.shelf import sha256

    arriving = shelf.folder / ".pulling" / f"{model.id}.added"
    shutil.rmtree(arriving, ignore_errors=True)
    arriving.mkdir(parents=True)
    locked = {}
    for file in files:
        target = arriving / file.name
        try:
            os.link(file.resolve(), target)
        except OSError:  # another disk, or a system without hard links
            shutil.copyfile(file, target)
        locked[file.name] = LockedFile(target.stat().st_size, sha256(target))
    others = [one for one in added_models(shelf.folder) if one.id != model.id]
    bodies = [one.model_dump(mode="json", exclude_defaults=True) for one in (*others, model)]
    installed = install(arriving, shelf, model.id, Locked("your own", "added", model.licence, locked))
    write_whole(shelf.folder / ADDED, json.dumps(bodies, indent=2, ensure_ascii=False) + "\n")
    return installed
