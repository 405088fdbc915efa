"""The hub: what it publishes about a repository, and its files from any byte on.

The addresses are those of the Hugging Face hub (https://huggingface.co/docs/hub/api); a mirror
that answers the same addresses does as well. Only public files are asked for: no token is sent.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import quote

from voicesim import __version__
from voicesim.errors import EngineMissing, Mendable
from voicesim.messages.message import Message

ENDPOINT = "https://huggingface.co"
MIRROR_VARIABLES = ("VOICESIM_MIRROR", "HF_ENDPOINT")
CHUNK = 1 << 18  # bytes read at a time: small enough for a bar that moves, large enough for the disk


@dataclass(frozen=True, slots=True)
class Published:
    """One file as the hub describes it."""

    name: str
    """Path inside the repository."""
    size: int
    """Bytes."""
    sha256: str | None
    """For large files; small ones carry `git_sha1` only."""
    git_sha1: str
    """sha1 of "blob <size>\\0" and the content, as git names it."""


class Unfinished(Exception):
    """The connection ended before the file did; what came is kept."""


class Hub:
    """The hub, or a mirror of it.

    `endpoint` is the mirror's address (else `VOICESIM_MIRROR`, `HF_ENDPOINT`, the hub itself);
    `proxy` is one address for every request (else the system's own proxy settings);
    `patience` is how many seconds a silent connection is waited for.
    """

    def __init__(self, endpoint: str = "", proxy: str = "", patience: float = 30.0) -> None:
        named = next((os.environ[name] for name in MIRROR_VARIABLES if os.environ.get(name)), ENDPOINT)
        self.endpoint = (endpoint or named).rstrip("/")
        self._patience = patience
        proxies = {"http": proxy, "https": proxy} if proxy else None
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies))

    def commit(self, source: str, revision: str) -> str:
        """The commit that `revision` stands for now. Raises `EngineMissing`."""
        body = self._json(f"{self.endpoint}/api/models/{source}/revision/{quote(revision, safe='')}", source)
        commit = body.get("sha") if isinstance(body, dict) else None
        if not isinstance(commit, str):
            raise self._strange(source)
        return commit

    def files(self, source: str, commit: str, folder: str = "") -> tuple[Published, ...]:
        """The files of a repository (of one folder of it) at a commit. Raises `EngineMissing`."""
        under = f"/{quote(folder)}" if folder else ""
        body = self._json(f"{self.endpoint}/api/models/{source}/tree/{commit}{under}?recursive=true", source)
        try:
            return tuple(_published(entry) for entry in body if entry["type"] == "file")
        except (TypeError, KeyError, ValueError):
            raise self._strange(source) from None

    def read(self, source: str, commit: str, name: str, start: int) -> Iterator[tuple[int, bytes]]:
        """The file's bytes from `start` on, each piece with the place it belongs to.

        A server that cannot resume begins again at 0, and the places say so. Raises `Unfinished`
        when the connection drops, `EngineMissing` when the server refuses.
        """
        url = f"{self.endpoint}/{source}/resolve/{commit}/{quote(name)}"
        request = self._request(url)
        if start:
            request.add_header("Range", f"bytes={start}-")
        try:
            with self._open(request, f"{source}/{name}") as answer:
                at = start if answer.status == 206 else 0
                while piece := answer.read(CHUNK):
                    yield at, piece
                    at += len(piece)
        except (HTTPException, TimeoutError, ConnectionError) as problem:
            raise Unfinished(str(problem) or type(problem).__name__) from None

    def _json(self, url: str, source: str) -> Any:
        try:
            with self._open(self._request(url), source) as answer:
                return json.load(answer)
        except (HTTPException, TimeoutError, ConnectionError, ValueError):
            raise self._strange(source) from None

    def _open(self, request: urllib.request.Request, place: str) -> Any:
        try:
            return self._opener.open(request, timeout=self._patience)
        except urllib.error.HTTPError as problem:
            raise self._refused(problem.code, place) from None
        except (urllib.error.URLError, TimeoutError, ConnectionError) as problem:
            reason = getattr(problem, "reason", problem)
            raise EngineMissing(
                "models.no_network",
                what=Message("the hub cannot be reached ({reason})", reason=reason),
                where=self.endpoint,
                mend=Message(
                    "check the network, --proxy or --mirror, or bring a bundle made on a connected machine "
                    "('voicesim models bundle')"
                ),
            ) from None

    def _request(self, url: str) -> urllib.request.Request:
        return urllib.request.Request(url, headers={"User-Agent": f"voicesim/{__version__}"})

    def _refused(self, status: int, place: str) -> Mendable:
        if status in (401, 403):
            reason, mend = (
                Message("the hub refuses it without an account"),
                Message("accept its licence there, or choose another"),
            )
        elif status == 404:
            reason, mend = (
                Message("the hub does not have it (any more)"),
                Message("bring voicesim up to date, or try --mirror"),
            )
        elif status == 429:
            reason, mend = (
                Message("the hub asks for patience (too many requests)"),
                Message("try again in some minutes"),
            )
        else:
            reason = Message("the hub answered with error {status}", status=status)
            mend = Message("try again later")
        return EngineMissing(
            "models.refused_by_hub", what=reason, where=f"{self.endpoint}/{place}", mend=mend
        )

    def _strange(self, source: str) -> EngineMissing:
        return EngineMissing(
            "models.strange_hub",
            what=Message("the answer is not the hub's"),
            where=f"{self.endpoint}/{source}",
            mend=Message("check --mirror and --proxy: a login page in between answers like this"),
        )


def _published(entry: dict[str, Any]) -> Published:
    large = entry.get("lfs") or {}
    return Published(
        name=str(entry["path"]),
        size=int(large.get("size", entry["size"])),
        sha256=large.get("oid"),
        git_sha1=str(entry["oid"]),
    )
