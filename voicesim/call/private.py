"""Folders and files that only their owner may read: calls hold voices, and a machine has several accounts."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def private_folder(path: Path) -> None:
    """Make the folder, and those above it, where it is missing; its owner alone may look in.

    A folder that is there already is closed to others as well. Raises `OSError`.
    """
    path.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    close_to_others(path)


def private_file(path: Path) -> None:
    """Make an empty file that its owner alone may read, or empty the one that is there. Raises `OSError`."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE))
    close_to_others(path)


def close_to_others(path: Path) -> None:
    """Take from group and others whatever they may do with a file or folder. Raises `OSError`."""
    mode = path.stat().st_mode
    if mode & 0o077:
        path.chmod(mode & 0o7700)


def to_the_platter(folder: Path) -> None:
    """Bring what was made, renamed or removed in a folder to the disk, where the system has such a thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
