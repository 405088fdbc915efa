"""What this store has put into a bucket, a line each: only that does it ever replace there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.private import close_to_others
from voicesim.call.whole_files import refused
from voicesim.records.bucket.sealed import Sealed

NOTES = "bucket.jsonl"
"""In the store. Without it nothing is lost: what was changed since is told and left, in place of replaced."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A seal as it was last seen in the bucket."""

    tag: str
    digest: str
    gone: bool


class Noted:
    """The lines about one bucket."""

    def __init__(self, path: Path, address: str) -> None:
        """Raises `StorageError`."""
        self._path, self._address = path, address
        self._put: dict[str, set[str]] = {}
        self._seen: dict[str, Seen] = {}
        try:
            lines = path.read_bytes().splitlines() if path.exists() else []
        except OSError as error:
            raise refused(path, error) from error
        for line in lines:
            try:
                self._take(json.loads(line))
            except (ValueError, KeyError, TypeError):  # a last line that a power cut broke off
                continue

    def put_here(self, call: str) -> frozenset[str]:
        """Digests of the states of a call ("MODE/NAME") that this store put there, or was about to."""
        return frozenset(self._put.get(call, ()))

    def seen(self, call: str, tag: str) -> Seen | None:
        """What has this tag in the bucket; None: it has to be read."""
        last = self._seen.get(call)
        return last if last is not None and tag and last.tag == tag else None

    def note(self, call: str, seal: Sealed, tag: str = "", *, put: bool) -> None:
        """Note a state that was read there, or is put there: before, without a tag, and after.

        Raises `StorageError`.
        """
        line = {
            "bucket": self._address,
            "call": call,
            "digest": seal.digest,
            "gone": seal.gone,
            "tag": tag,
            "put": put,
        }
        try:
            with self._path.open("ab") as file:
                file.write(json.dumps(line).encode() + b"\n")
            close_to_others(self._path)
        except OSError as error:
            raise refused(self._path, error) from error
        self._take(line)

    def _take(self, line: dict[str, object]) -> None:
        if line["bucket"] != self._address:
            return
        call, digest = str(line["call"]), str(line["digest"])
        if line["put"]:
            self._put.setdefault(call, set()).add(digest)
        if line["tag"]:
            self._seen[call] = Seen(str(line["tag"]), digest, bool(line["gone"]))
