"""Puts a miniature Piper voice where a pulled one would be: same names, its own checksums in the lock."""

from __future__ import annotations

from scripts.miniatures.piper_voice import build
from voicesim.weights.lock import Locked, LockedFile, read_lock, write_lock
from voicesim.weights.shelf import Shelf, sha256


def shelve_voice(shelf: Shelf, voice: str) -> None:
    """Afterwards `shelf` has the manifest's `voice`, with as many speakers as the manifest needs of it."""
    model = shelf.manifest.entry(voice)
    place = shelf.path(voice)
    place.mkdir(parents=True)
    build(
        place / f"{voice}.onnx",
        speakers=max(model.speakers.values(), default=0) + 1,
        language=model.languages[0],
    )
    files = {file.name: LockedFile(file.stat().st_size, sha256(file)) for file in sorted(place.iterdir())}
    locked = Locked(model.source, model.revision, model.licence, files)
    write_lock(shelf.folder, {**read_lock(shelf.folder), voice: locked})
