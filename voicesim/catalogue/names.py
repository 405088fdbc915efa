"""Whom the pseudonyms stand for: a file apart from calls and catalogue, that may be deleted alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.alone import alone
from voicesim.call.private import private_file, private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import Mendable, StorageError
from voicesim.messages.message import Message
from voicesim.text.names import bare_name, is_named


@dataclass(frozen=True, slots=True)
class Names:
    """The file: pseudonym -> name. One that is not there names nobody."""

    path: Path

    def all(self) -> Mapping[str, str]:
        """Every pseudonym that has a name. Raises `StorageError` when the file cannot be read."""
        try:
            body = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise refused(self.path, error) from error
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise StorageError(
                "names.damaged",
                what=Message("is no list of names"),
                where=str(self.path),
                mend=Message("put it back from a copy, or move it away: people then go by their pseudonyms"),
            )
        return {str(pseudonym): str(name) for pseudonym, name in body.items()}

    def pseudonym_of(self, name: str) -> str | None:
        """Who goes by that name, however it is written; None when nobody does."""
        wanted = bare_name(name)
        return next((who for who, known in self.all().items() if bare_name(known) == wanted), None)

    def resembling(self, name: str) -> str | None:
        """Who goes by the same names in another order: surname first, say; None when nobody does."""
        wanted = sorted(bare_name(word) for word in name.split())
        for who, known in self.all().items():
            if sorted(bare_name(word) for word in known.split()) == wanted:
                return who
        return None

    def refuse_in(self, reason: str, people: Collection[str] | None = None) -> None:
        """Let a reason that is kept longer than anybody's data name none of these people; None: nobody.

        Raises `Mendable` when it does, and `StorageError`.
        """
        for pseudonym, name in self.all().items():
            told = is_named(name, reason) or pseudonym in reason.upper()
            if (people is None or pseudonym in people) and told:
                raise Mendable(
                    "names.in_reason",
                    what=Message("names {name}, and stays when all of theirs is deleted", name=name),
                    where=Message("the reason"),
                    mend=Message("write 'the person', 'the candidate', 'the examiner' or a number instead"),
                )

    def give(self, pseudonym: str, name: str) -> None:
        """Say whom a pseudonym stands for. Raises `StorageError`."""
        with self._alone():
            self._write({**self.all(), pseudonym: name})

    def forget(self, pseudonym: str) -> None:
        """Let nobody know any more whom a pseudonym stood for. Raises `StorageError`."""
        if pseudonym in self.all():
            with self._alone():
                self._write({who: name for who, name in self.all().items() if who != pseudonym})

    def _write(self, names: Mapping[str, str]) -> None:
        write_whole(self.path, json.dumps(dict(sorted(names.items())), ensure_ascii=False, indent=2) + "\n")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two programs that give names at once lose none. Raises `StorageError`."""
        lock = self.path.with_name(f".{self.path.name}.lock")
        try:
            if not lock.parent.is_dir():
                private_folder(lock.parent)
            private_file(lock)
            file = lock.open("r+b")
        except OSError as error:
            raise refused(lock, error) from error
        with file, alone(file):
            yield
