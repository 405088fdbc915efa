"""Export: one zip with the call, its sound marked and labelled. There is no unmarked export (L9)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from voicesim import __version__
from voicesim.call.directory import FILES, LATER, SOUND, CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.call.whole_files import refused, write_whole
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.keys import Key, key_at
from voicesim.records.marking import is_marked, marked, tags
from voicesim.records.store import Shelf, Store
from voicesim.records.withholding import refuse_withheld, withheld_files

EXPORT = "export.json"
EXPORT_KEY = "export.key"
LABEL = "LISEZ-MOI_READ-ME.txt"

LABEL_TEXT = """\
FR
Cet appel est un exercice. Le client est simulé par une intelligence artificielle ; sa voix (canal droit de
call.flac, et le son de report.html) est synthétique. Le canal gauche est la voix d'une personne réelle : ne
diffusez pas ce dossier au-delà de la formation et de l'évaluation auxquelles elle a consenti, et supprimez-le
à l'échéance prévue. L'IA accompagne, l'humain garantit. Aucune émotion de cette personne n'est mesurée.

EN
This call is an exercise. The client is simulated by an artificial intelligence; its voice (right channel of
call.flac, and the sound in report.html) is synthetic. The left channel is the voice of a real person: do not
pass this folder on beyond the training and assessment they agreed to, and delete it when it is due. The AI
coaches, the human guarantees. No emotion of that person is measured.
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where."""

    path: Path
    files: tuple[str, ...]
    size: int
    """Bytes."""
    marked: bool
    """True when there was sound, which then carries the marking."""


def export(store: Store, name: str, target: Path, now: datetime) -> Exported:
    """Write the call as a zip to `target` (a file, or a folder that gets one named after the call).

    Raises `StorageError`, or `RecordingError` when the sound cannot be marked.
    """
    shelf, call = store.find(name)
    refuse_withheld(call)
    path = target / f"{call.path.name}.zip" if target.is_dir() else target
    if path.exists():
        raise StorageError(
            "export.exists",
            what=Message("is there already"),
            where=str(path),
            mend=Message("choose another name or delete it"),
        )
    key = key_at(shelf.keys / EXPORT_KEY)
    contents = contents_of(call, key)
    contents[EXPORT] = _signed_list(call, contents, key, now)
    write_whole(path, _zipped(call.path.name, contents))
    _enter(shelf, call, contents, now)
    return Exported(path, tuple(sorted(contents)), path.stat().st_size, SOUND in contents)


def check_export(store: Store, path: Path) -> tuple[int, tuple[Message, ...]]:
    """How many files an exported zip holds, and what does not hold of them, one sentence each.

    Raises `StorageError` when it is not an export at all.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
        listed = json.loads(files.pop(EXPORT))
        digests = dict(listed["files"])
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise StorageError(
            "export.not_one",
            what=Message("is not an exported call"),
            where=str(path),
            mend=Message("name a zip that export wrote"),
        ) from error
    key = key_at(store.keys / EXPORT_KEY)
    return len(files), tuple(_faults(files, digests, listed, key))


def _faults(
    files: dict[str, bytes], digests: dict[str, str], listed: dict[str, Any], key: Key
) -> Iterator[Message]:
    body = {name: listed[name] for name in listed if name not in ("signature", "signed_with")}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    if not key.signed(text, str(listed.get("signature", ""))):
        yield Message("the list of files was changed, or signed on another machine")
    for name in sorted(digests.keys() | files.keys()):
        if name not in files:
            yield Message("{file} is gone", file=name)
        elif name not in digests:
            yield Message("{file} was added", file=name)
        elif hashlib.sha256(files[name]).hexdigest() != digests[name]:
            yield Message("{file} is not what was exported", file=name)
    if SOUND in files and not is_marked(files[SOUND], key, SOUND):
        yield Message("{file} does not carry its marking", file=SOUND)


def contents_of(call: CallDirectory, key: Key) -> dict[str, bytes]:
    """Every file of a call that may be given out, its sound marked, and the label.

    Raises `StorageError` and `RecordingError`.
    """
    manifest, withheld = call.manifest(), withheld_files(call)
    files = {LABEL: LABEL_TEXT.encode("utf-8")}
    for name in (*FILES, *LATER):
        path = call.path / name
        if path.is_file() and name not in withheld:
            body = _read(path)
            files[name] = marked(body, _tags(manifest), key, str(path)) if name == SOUND else body
    return files


def _tags(manifest: Manifest) -> dict[str, str]:
    return tags(manifest.scenario, manifest.language, manifest.versions.get("voicesim", __version__))


def _signed_list(call: CallDirectory, contents: dict[str, bytes], key: Key, now: datetime) -> bytes:
    """`export.json`: what was exported, each file with its digest, signed."""
    files = {name: hashlib.sha256(body).hexdigest() for name, body in sorted(contents.items())}
    body = {"call": call.path.name, "exported": now.isoformat(timespec="seconds"), "files": files}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    signed = {**body, "signature": key.sign(text), "signed_with": key.fingerprint}
    return (json.dumps(signed, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _zipped(folder: str, contents: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            how = zipfile.ZIP_STORED if name == SOUND else zipfile.ZIP_DEFLATED
            archive.writestr(entry, body, compress_type=how)
    return target.getvalue()


def _enter(shelf: Shelf, call: CallDirectory, contents: dict[str, bytes], now: datetime) -> None:
    if call.path.parent == shelf.folder:
        digests = {name: hashlib.sha256(body).hexdigest() for name, body in contents.items()}
        shelf.journal.append(now, "exported", call.path.name, "exported", digests)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused(path, error) from error
