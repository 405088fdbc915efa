"""The objects of a bucket, by obstore: the only file that knows the library.

MODE/journal.jsonl              the shelf's journal
MODE/CALL/seal.json             which files a call holds, or that it was deleted
MODE/CALL/FILE/SHA256           a file of it, under its own digest: never written over
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from voicesim.errors import ConfigurationError, EngineMissing, StorageError
from voicesim.messages.message import Message

SEAL, JOURNAL = "seal.json", "journal.jsonl"
_ADDRESSES = ("s3://", "file:///", "memory:///")
_RETRIED = {"max_retries": 4, "retry_timeout": timedelta(seconds=60)}
"""What a network loses is asked for again by the library; then the sentence."""
_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True)
class Listed:
    """What lies in a bucket under one mode."""

    journal: str = ""
    """Its tag; empty: there is none."""
    seals: Mapping[str, str] = field(default_factory=dict)
    """Call -> tag of its seal. A tag changes with what is in the object."""
    files: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Call -> FILE/SHA256 -> bytes."""


class Bucket:
    """A bucket, or a folder in one. What goes wrong in it is a `StorageError` with one sentence."""

    def __init__(self, store: Any, address: str) -> None:
        self._store, self.address = store, address

    @classmethod
    def open(cls, address: str) -> Bucket:
        """The bucket at "s3://BUCKET/FOLDER", its keys from the environment, or a folder: "file:///FOLDER".

        Raises `EngineMissing` without obstore, `ConfigurationError` for another kind of address.
        """
        store = _obstore("store")
        if not address.startswith(_ADDRESSES):
            raise ConfigurationError(
                "bucket.address",
                what=Message("is no address of a bucket"),
                where=address or "records.bucket",
                mend=Message("write s3://BUCKET/FOLDER, a folder for each room"),
            )
        more: dict[str, Any] = {"retry_config": _RETRIED} if address.startswith("s3://") else {}
        if address.startswith("file:"):
            more = {"mkdir": True}
        with _sentence(address):
            return cls(store.from_url(address, **more), address)

    def listed(self, mode: str) -> Listed:
        """What lies there. Raises `StorageError`."""
        journal, seals, files = "", dict[str, str](), dict[str, dict[str, int]]()
        with _sentence(self.address):
            for part in _obstore("").list(self._store, prefix=mode):
                for one in part:
                    names = one["path"].split("/")[1:]
                    if names == [JOURNAL]:
                        journal = one["e_tag"] or ""
                    elif len(names) == 2 and names[1] == SEAL:
                        seals[names[0]] = one["e_tag"] or ""
                    elif len(names) == 3:
                        files.setdefault(names[0], {})["/".join(names[1:])] = one["size"]
        return Listed(journal, seals, files)

    def read(self, *names: str) -> bytes:
        """One object. Raises `StorageError`, also where there is none."""
        with _sentence(self.address):
            return bytes(_obstore("").get(self._store, "/".join(names)).bytes())

    def write(self, data: bytes, *names: str) -> None:
        """Put a file under its digest. Raises `StorageError`."""
        with _sentence(self.address):
            _obstore("").put(self._store, "/".join(names), data)

    def replace(self, data: bytes, tag: str, *names: str) -> str | None:
        """Put an object in the place of the one with this tag ("": of none); gives its tag.

        None: another one stands there meanwhile, and nothing was written. Raises `StorageError`.
        """
        library, path = _obstore(""), "/".join(names)
        try:
            with _sentence(self.address):
                try:
                    mode = {"e_tag": tag} if tag else "create"
                    return _tag(library.put(self._store, path, data, mode=mode))
                except NotImplementedError:  # a folder of this machine: as near as it gets
                    if _tag(library.head(self._store, path)) != tag:
                        return None
                    return _tag(library.put(self._store, path, data))
        except _Taken:
            return None

    def delete(self, paths: list[str]) -> None:
        """Delete these objects. Raises `StorageError`."""
        with _sentence(self.address):
            if paths:
                _obstore("").delete(self._store, paths)


class _Taken(Exception):
    """Something else stands there."""


@contextmanager
def _sentence(address: str) -> Iterator[None]:
    refusals = _obstore("exceptions")
    try:
        yield
    except (refusals.AlreadyExistsError, refusals.PreconditionError):
        raise _Taken from None
    except (refusals.BaseError, OSError) as problem:
        raise StorageError(
            "bucket.refused",
            what=Message("the bucket cannot be reached, or refuses ({name})", name=type(problem).__name__),
            where=address,
            mend=Message("mend that and do it again: what was done stands, and the rest follows"),
        ) from None


def same(data: bytes, digest: str) -> bool:
    """Are these the bytes with that sha256?"""
    return hashlib.sha256(data).hexdigest() == digest


def _tag(found: Mapping[str, Any]) -> str:
    return found["e_tag"] or ""


def _obstore(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(f"obstore.{module}" if module else "obstore")
    except ImportError:
        raise EngineMissing(
            "bucket.library",
            what=Message("speaks to buckets, and is not installed"),
            where="obstore",
            mend=Message("install it: pip install 'voicesim[bucket]'"),
        ) from None
