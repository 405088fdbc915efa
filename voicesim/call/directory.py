"""The call directory on disk: one folder per call, readable whatever happened to the machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from voicesim.call.events import Event, as_json
from voicesim.call.json_lines import JsonLines
from voicesim.call.manifest import Manifest, read_manifest
from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import StorageError
from voicesim.messages.message import Message

SOUND = "call.flac"
EVENTS = "events.jsonl"
TRANSCRIPT = "transcript.json"
CAPTIONS = "transcript.vtt"
SCORECARD = "scorecard.json"
REPORT = "report.html"
MANIFEST = "manifest.json"
MOMENTS = "moments.jsonl"

FILES = (SOUND, EVENTS, TRANSCRIPT, CAPTIONS, SCORECARD, REPORT, MANIFEST, MOMENTS)
"""All a call directory holds when a call has been filed."""

OPINION = "trainee.json"
CONTESTED = "scorecard.contested.json"
MARKS = "marks.json"
EARLIER_MARKS = ("marks.first.json", "marks.second.json", "marks.third.json", "marks.fourth.json")
"""Marks that were contested, kept when the next examiner begins: the first examiner's, the second's, ..."""

HEARD_AGAIN = "heard_again.json"

LATER = (OPINION, CONTESTED, MARKS, *EARLIER_MARKS, HEARD_AGAIN)
"""What may be added to it afterwards: the trainee's own view, the examiner's marks, a second listening."""


@dataclass(frozen=True, slots=True)
class CallDirectory:
    """A folder that holds one call. Made by `create`, found again by `open`."""

    path: Path

    @classmethod
    def create(cls, path: Path, manifest: Manifest) -> CallDirectory:
        """Make the folder for a new call, its manifest saying that it is not complete yet.

        An empty or missing folder is taken, and closed to other accounts. Refused with a `StorageError`: a
        folder with a call or with something else in it, a folder without permission, a full disk.
        """
        directory = cls(path)
        try:
            directory.refuse_taken()
            private_folder(path)
        except OSError as error:
            raise refused(path, error) from error
        write_whole(directory.manifest_path, replace(manifest, complete=False, files={}).as_json())
        return directory

    @classmethod
    def open(cls, path: Path) -> CallDirectory:
        """The call directory at `path`. Raises `StorageError` when it is not one."""
        if not (path / MANIFEST).is_file():
            raise StorageError(
                "call.not_a_call",
                what=Message("is not the folder of a call"),
                where=str(path),
                mend=Message(
                    "name a folder that holds {manifest} and {events}", manifest=MANIFEST, events=EVENTS
                ),
            )
        return cls(path)

    @property
    def sound(self) -> Path:
        """`call.flac`: left trainee, right client."""
        return self.path / SOUND

    @property
    def events(self) -> Path:
        """`events.jsonl`."""
        return self.path / EVENTS

    @property
    def transcript(self) -> Path:
        """`transcript.json`."""
        return self.path / TRANSCRIPT

    @property
    def captions(self) -> Path:
        """`transcript.vtt`."""
        return self.path / CAPTIONS

    @property
    def moments(self) -> Path:
        """`moments.jsonl`: the client's state before each trainee turn."""
        return self.path / MOMENTS

    @property
    def scorecard(self) -> Path:
        """`scorecard.json`."""
        return self.path / SCORECARD

    @property
    def report(self) -> Path:
        """`report.html`."""
        return self.path / REPORT

    @property
    def manifest_path(self) -> Path:
        """`manifest.json`."""
        return self.path / MANIFEST

    def manifest(self) -> Manifest:
        """The manifest as it is on disk now."""
        return read_manifest(self.manifest_path)

    def close(self) -> None:
        """Say that the call was closed in good order, and take the fingerprints of its files."""
        self.fingerprint((SOUND, EVENTS, TRANSCRIPT, CAPTIONS, MOMENTS), complete=True)

    def note_models(
        self, wording: Mapping[str, int], servers: Mapping[str, int], weights: Mapping[str, Path]
    ) -> None:
        """Write into the manifest what language model and servers did, and which weights of one's own.

        Nothing is written where none was asked.
        """
        if wording or servers or weights:
            manifest = self.manifest()
            own = {f"{job}: {path.name}": digest(path) for job, path in weights.items()}
            models = {**manifest.models, **own}
            noted = replace(manifest, wording=dict(wording), servers=dict(servers), models=models)
            write_whole(self.manifest_path, noted.as_json())

    def fingerprint(self, names: Iterable[str], *, complete: bool | None = None) -> None:
        """Write the sha256 of the named files, as far as they are there, into the manifest."""
        manifest = self.manifest()
        found = {name: sha256(self.path / name) for name in names if (self.path / name).is_file()}
        whole = manifest.complete if complete is None else complete
        files = dict(sorted({**manifest.files, **found}.items()))
        write_whole(self.manifest_path, replace(manifest, complete=whole, files=files).as_json())

    def forget(self, name: str) -> None:
        """Take a file that was added later away, with its fingerprint. Raises `StorageError`."""
        manifest = self.manifest()
        files = {file: digest for file, digest in manifest.files.items() if file != name}
        try:
            (self.path / name).unlink(missing_ok=True)
        except OSError as error:
            raise refused(self.path / name, error) from error
        write_whole(self.manifest_path, replace(manifest, files=files).as_json())

    def refuse_taken(self) -> None:
        """Raises `StorageError` when something is in the folder already: nothing is ever overwritten."""
        if self.path.is_dir() and any(self.path.iterdir()):
            holds = Message("a call" if self.manifest_path.is_file() else "something that is not a call")
            raise StorageError(
                "call.folder_in_use",
                what=Message("already holds {holds}, and nothing is ever overwritten", holds=holds),
                where=str(self.path),
                mend=Message("choose an empty or a new folder"),
            )


class EventWriter(JsonLines):
    """`events.jsonl`, written line by line as the call goes."""

    def __init__(self, directory: CallDirectory) -> None:
        """Begin the log anew. Raises `StorageError`."""
        super().__init__(directory.events)

    def write(self, event: Event) -> None:
        """Append one event. Raises `StorageError` when the disk refuses it."""
        self.append(as_json(event))


def digest(path: Path) -> str:
    """The fingerprint of a file, or of a folder: of the fingerprints and names of all files in it."""
    if not path.is_dir():
        return sha256(path)
    files = sorted(file for file in path.rglob("*") if file.is_file())
    sums = "".join(f"{file.relative_to(path).as_posix()} {sha256(file)}\n" for file in files)
    return hashlib.sha256(sums.encode("utf-8")).hexdigest()


def sha256(path: Path) -> str:
    """The fingerprint of a file, in hexadecimal."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise refused(path, error) from error
