"""The store: practice and certification side by side, with nothing that leads from one to the other (L7)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voicesim.call.directory import MANIFEST, CallDirectory
from voicesim.call.private import FOLDER, private_folder
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES, Mode
from voicesim.records.journal import Deed, Journal
from voicesim.records.keys import key_at

JOURNAL = "journal.jsonl"
RECEIPTS = "erasures"
"""Beside the shelves: what says that everything of a person was deleted."""


LONGEST_ID = 12
"""Characters of a scenario's id that the name of a call keeps."""


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
        try:
            private_folder(self.folder.parent)
            private_folder(self.folder)
            path = _new_folder(self.folder, _name(scenario, now), self._beside())
        except OSError as error:
            raise refused(self.folder, error) from error
        self.journal.append(now, "begun", path.name, f"{self.mode} call", {})
        return path

    def _beside(self) -> tuple[Path, ...]:
        """The folders of the other shelves: a name tells a call from those of all of them."""
        return tuple(self.folder.parent / mode for mode in MODES if mode != self.mode)

    def admit(self, call: CallDirectory) -> None:
        """Raises `StorageError` when a call may not be sealed here: of another mode, or not begun here."""
        begun = any(e.deed == "begun" and e.call == call.path.name for e in self.journal.entries())
        mode = call.manifest().mode
        if mode == self.mode and begun and call.path.parent == self.folder:
            return
        raise StorageError(
            "store.wrong_shelf",
            what=Message("was not begun as a {mode} call of this store", mode=self.mode),
            where=str(call.path),
            mend=Message("hold a new call as {mode}; what was practised is never examined", mode=self.mode),
        )

    def seal(self, call: CallDirectory, now: datetime, why: str, deed: Deed = "filed") -> None:
        """Enter what the call's files and the facts of its manifest are now; `records verify` compares."""
        manifest = call.manifest()
        files = {**manifest.files, MANIFEST: manifest.facts}
        self.journal.append(now, deed, call.path.name, why, files)

    def unheld(self) -> tuple[Path, ...]:
        """Folders of calls that were begun and in which nothing was ever written."""
        return tuple(path for path in _folders(self.folder) if not any(path.iterdir()))

    def calls(self) -> Iterator[CallDirectory]:
        """Every call on this shelf, by name: the oldest first."""
        return (CallDirectory(path) for path in _folders(self.folder) if (path / MANIFEST).is_file())

    def strays(self) -> tuple[Path, ...]:
        """Folders that hold something and no manifest: what somebody, or something, left of a call."""
        return tuple(
            path for path in _folders(self.folder) if not (path / MANIFEST).is_file() and any(path.iterdir())
        )


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
        for path in _folders(self.root):
            if path.name not in MODES and (path / MANIFEST).is_file():
                yield CallDirectory(path)

    def seal(self, call: CallDirectory, now: datetime, why: str) -> None:
        """Enter the files of a call that lies on a shelf of this store; of any other call nothing is entered.

        Raises `StorageError`.
        """
        for shelf in map(self.shelf, MODES):
            if call.path.parent.resolve() == shelf.folder.resolve():
                shelf.seal(call, now, why)

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
            what=Message("is no call here")
            if not found
            else Message("could be any of {count} calls", count=len(found)),
            where=Message("{name} in {folder}", name=name, folder=self.root),
            mend=Message("name one that 'voicesim records list' shows"),
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
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "-", letters).strip("-") or "call"


def _name(scenario: str, now: datetime) -> str:
    """The name of a call, short enough to be copied from a table of 80 columns; names rise with time."""
    return f"{now:%Y%m%d-%H%M%S}-{_plain(scenario)[:LONGEST_ID].rstrip('-')}"


def _new_folder(folder: Path, name: str, beside: Sequence[Path]) -> Path:
    """A folder of that name, or of the next one with a number: two calls of one second share none, nor do two
    on shelves beside each other.

    Raises `OSError`.
    """
    path, number = folder / name, 1
    while True:
        with suppress(FileExistsError):
            path.mkdir(mode=FOLDER)
            if not any((other / path.name).exists() for other in beside):
                return path
            path.rmdir()
        number += 1
        path = folder / f"{name}-{number}"


def _folders(folder: Path) -> tuple[Path, ...]:
    """The folders in a folder, by name, but those whose name begins with a dot: they are on their way out."""
    if not folder.is_dir():
        return ()
    return tuple(p for p in sorted(folder.iterdir()) if p.is_dir() and not p.name.startswith("."))
