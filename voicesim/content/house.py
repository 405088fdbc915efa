"""Content of the house's own, outside the program's files: found wherever the program's own content is.

The folder of `content.folder` in the settings, or voicesim's own (`content` beside the calls), has the
folders that `personas/` has. What is in packs that were added lies under `packs/`, each in a folder of its
name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal, TypeAlias

from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.settings.sources import read_settings

Kind: TypeAlias = Literal["scenarios", "rubrics", "moments", "blueprints", "phrases", "trainees"]
"""What a house may add to, by the name of its folder."""

Written: TypeAlias = tuple[tuple[Path, int], ...]
"""Files as they are now, each with when it was written: what was read of others has to be read again."""

PACKS = "packs"
"""Folder of the packs that were added."""

_beside: ContextVar[tuple[Path, ...]] = ContextVar("_beside", default=())
_without: ContextVar[tuple[Path, ...]] = ContextVar("_without", default=())


def house_folder() -> Path:
    """Where the house's own content lies; it may not exist. Raises `ConfigurationError`."""
    named = read_settings().settings.content.folder
    if named:
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_data_path("voicesim", appauthor=False) / "content"


def packs_folder() -> Path:
    """Where the packs that were added lie, each in a folder of its name; it may not exist."""
    return house_folder() / PACKS


@contextmanager
def beside(folder: Path | None = None, *, instead_of: Path | None = None) -> Iterator[None]:
    """Within it the content of `folder` is found too, and that of `instead_of` is not.

    So a pack is looked at before it is added, in place of its older version.
    """
    more = _beside.set((*_beside.get(), *(() if folder is None else (folder,))))
    less = _without.set((*_without.get(), *(() if instead_of is None else (instead_of,))))
    try:
        yield
    finally:
        _beside.reset(more)
        _without.reset(less)


def places() -> tuple[Path, ...]:
    """The folders in which content lies: the program's, the house's, those of its packs by name."""
    house = house_folder()
    packs = sorted(house.joinpath(PACKS).glob("*")) if house.joinpath(PACKS).is_dir() else []
    added = (pack for pack in packs if pack.is_dir() and not pack.name.startswith("."))
    found = (content("personas"), house, *added, *_beside.get())
    return tuple(place for place in found if place not in _without.get())


def files_of(kind: Kind, pattern: str = "*.yaml") -> tuple[Path, ...]:
    """The files of a kind of content, by name, wherever they lie.

    Raises `ContentError` when two are called alike: which of them is meant nobody could know.
    """
    found: dict[str, Path] = {}
    for place in places():
        for path in _in(place / kind, pattern):
            other = found.setdefault(path.name.lower(), path)
            if other != path:
                raise called_alike(path, other)
    return tuple(sorted(found.values(), key=lambda path: path.name))


def as_written(files: Iterable[Path]) -> Written:
    """Files with when each was written (nanoseconds): the key of what is read anew when one changes."""
    return tuple((file, file.stat().st_mtime_ns) for file in files)


def own_files(kind: Kind, pattern: str = "*.yaml") -> tuple[Path, ...]:
    """The house's files of a kind, and those of its packs, in the order of their places."""
    return tuple(path for place in places()[1:] for path in _in(place / kind, pattern))


def called_alike(path: Path, other: Path) -> ContentError:
    """Two files of content of one name."""
    return ContentError(
        "content.called_alike",
        what=Message("is called as {other} is", other=other),
        where=str(path),
        mend=Message("give one of the two another id, or take one away"),
    )


def _in(folder: Path, pattern: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path for path in folder.iterdir() if fnmatch(path.name, pattern) and not path.name.startswith(".")
    )
