"""Where clauses spoken ahead of calls lie: in the cache folder of the person, a folder for each caller."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.whole_files import refused
from voicesim.voice.ahead_folder import Folder

MOST = 1 << 30  # bytes
"""What all of them may take; the callers who were prepared longest ago go first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What lies there for one caller."""

    caller: str
    clauses: int
    size: int
    """Bytes."""


def spoken_folder() -> Path:
    """Where it lies; all of it can be made again at any time."""
    import platformdirs

    return platformdirs.user_cache_path("voicesim", appauthor=False) / "spoken"


def folder_of(caller: str) -> Folder:
    """What was spoken ahead for one caller, by their scenario's id; it need not be there."""
    return Folder(spoken_folder() / caller)


def prepared_here() -> tuple[Prepared, ...]:
    """What lies there, by caller."""
    folder = spoken_folder()
    names = sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    return tuple(Prepared(name, folder_of(name).count, folder_of(name).size) for name in names)


def forget(caller: str) -> None:
    """Delete what lies there for a caller. Raises `StorageError`."""
    path = folder_of(caller).path
    try:
        shutil.rmtree(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise refused(path, error) from error
