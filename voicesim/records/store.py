"""The store: practice and certification side by side, with nothing that leads from one to the other (L7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voicesim.call.directory import MANIFEST, CallDirectory
from voicesim.call.record import Mode
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.records.journal import Journal
from voicesim.records.keys import key_at

MODES: tuple[Mode, ...] = ("practice", "certification")

JOURNAL = "journal.jsonl"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The calls of one mode: own folder, own journal, own key."""

    mode: Mode
    folder: Path
    keys: Path

    @property
    def journal(self) -> Journal:
        """Its journal; the key is made on first use."""
        return Journal(self.folder / JOURNAL, key_at(self.keys / f"{self.mode}.key"))

    def begin(self, scenario: str, seed: int, now: datetime) -> Path:
        """An empty folder for a new call, entered in the journal before its first frame.

        Only a call begun here can ever be sealed here: that is what keeps practice out of certification.
        """
        path = _free(self.folder, f"{now:%Y-%m-%dT%H-%M-%S}_{_plain(scenario)}_{seed}")
        try:
            path.mkdir(parents=True)
        except OSError as error:
            raise refused(path, error) from error
        self.journal.append(now, "begun", path.name, f"{self.mode} call", {})
        return path

    def admit(self, call: CallDirectory) -> None:
        """Raises `StorageError` when a call may not be sealed here: of another mode, or not begun here."""
        begun = any(e.deed == "begun" and e.call == call.path.name for e in self.journal.entries())
        mode = call.manifest().mode
        if mode == self.mode and begun and call.path.parent == self.folder:
            return
        raise StorageError(
            "store.wrong_shelf",
            what=f"was not begun as a {self.mode} call of this store",
            where=str(call.path),
            mend=f"hold a new call as {self.mode}; what was practised is never examined",
        )

    def unheld(self) -> tuple[Path, ...]:
        """Folders of calls that were begun and in which nothing was ever written."""
        if not self.folder.is_dir():
            return ()
        return tuple(
            path for path in sorted(self.folder.iterdir()) if path.is_dir() and not any(path.iterdir())
        )

    def calls(self) -> Iterator[CallDirectory]:
        """Every call on this shelf, by name: the oldest first."""
        if self.folder.is_dir():
            for path in sorted(self.folder.iterdir()):
                if (path / MANIFEST).is_file():
                    yield CallDirectory(path)


@dataclass(frozen=True, slots=True)
class Store:
    """A folder with both shelves and the system's logs.

    `keys` lies outside it, so that whoever copies the store has not copied the means to rewrite its journals.
    """

    root: Path
    keys: Path

    def shelf(self, mode: Mode) -> Shelf:
        """The shelf of one mode."""
        return Shelf(mode, self.root / mode, self.keys)

    @property
    def logs(self) -> Path:
        """Where the system's logs are: no words, no sound (L12)."""
        return self.root / "logs"

    def loose(self) -> Iterator[CallDirectory]:
        """Calls that lie in the root itself: held with `--out`, never begun on a shelf."""
        if self.root.is_dir():
            for path in sorted(self.root.iterdir()):
                if path.name not in MODES and (path / MANIFEST).is_file():
                    yield CallDirectory(path)

    def find(self, name: str) -> tuple[Shelf, CallDirectory]:
        """The call of that name, or the only one that begins so, and its shelf. Raises `StorageError`."""
        everywhere = [(self.shelf(mode), call) for mode in MODES for call in self.shelf(mode).calls()]
        everywhere += [(self.shelf("practice"), call) for call in self.loose()]
        exact = [found for found in everywhere if found[1].path.name == name]
        found = exact or [found for found in everywhere if found[1].path.name.startswith(name)]
        if len(found) == 1:
            return found[0]
        raise StorageError(
            "store.unknown_call" if not found else "store.ambiguous_call",
            what="is no call here" if not found else f"could be any of {len(found)} calls",
            where=f"{name} in {self.root}",
            mend="name one that 'voicesim records list' shows",
        )


def default_store() -> Store:
    """The store of this machine's user, where the platform keeps such data."""
    import platformdirs

    return store_at(platformdirs.user_data_path("voicesim", appauthor=False) / "records")


def store_at(root: Path) -> Store:
    """A store in a folder of one's own choice; its keys stay with the user's configuration."""
    import platformdirs

    return Store(root, platformdirs.user_config_path("voicesim", appauthor=False) / "keys")


def _plain(text: str) -> str:
    """Fit for a folder's name on any system."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text).strip("-") or "call"


def _free(folder: Path, name: str) -> Path:
    """The name, or the next one with a number: two calls of one second do not share a folder."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path
