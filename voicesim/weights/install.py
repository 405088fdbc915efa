"""Putting a complete, checked model on the shelf: in one step, or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from voicesim.weights.lock import Locked, read_lock, write_lock
from voicesim.weights.shelf import Shelf

OLD = ".old"


def install(arrived: Path, shelf: Shelf, model: str, locked: Locked) -> Locked:
    """Move the folder `arrived` (on the shelf's own disk) to its place and write the lock."""
    place = shelf.path(model)
    aside = shelf.folder / OLD / model
    if aside.exists():
        shutil.rmtree(aside)
    if place.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        os.replace(place, aside)
    os.replace(arrived, place)
    everything = read_lock(shelf.folder)
    everything[model] = locked
    write_lock(shelf.folder, everything)
    shutil.rmtree(shelf.folder / OLD, ignore_errors=True)
    return locked
