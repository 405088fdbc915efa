"""Fingerprints of everything that decides what a call is and what it is worth: content, rubric and program.

They go into the manifest when a call is held. Whoever scores, marks or takes up the call later can say what
has changed since: the same words may be worth something else then.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from voicesim.call.manifest import Manifest
from voicesim.client.scenario import Scenario
from voicesim.content.additions import addition_files
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.scorecard.rubric import load_rubric
from voicesim.text.words import Language

_PACKAGE = Path(__file__).resolve().parent.parent

PARTS: dict[str, tuple[str, ...]] = {
    "phrases": ("phrases/{language}.yaml",),
    "topics": ("topics/{language}.yaml",),
    "examples": (
        "examples/{language}.*",
        "examples/*.{language}.npz",
        "examples/faults/*{language}*",
        "examples/facts/*{language}*",
        "examples/*.yaml",
    ),
    "mood": ("mood.yaml",),
    "lines": ("lines/*{language}.yaml", "lines/prose.yaml"),
    "guards": ("guards/{language}.yaml",),
    "listening": ("listening/{language}.yaml", "listening/inventions.yaml"),
    "reading": ("reading/{language}.yaml",),
    "coaching": ("coaching/{language}/*",),
    "notices": ("notices/{language}.yaml",),
}
"""Part of the content -> its files in `personas/`."""

NAMES = {
    "scenario": Message("the scenario"),
    "rubric": Message("the rubric"),
    "phrases": Message("the phrase bank"),
    "topics": Message("the topics"),
    "examples": Message("the examples"),
    "mood": Message("the mood rules"),
    "lines": Message("the lines"),
    "guards": Message("the guards of the wording"),
    "listening": Message("the word lists of listening"),
    "reading": Message("the second reader's instructions"),
    "coaching": Message("the coaching"),
    "notices": Message("the notices"),
    "program": Message("the program"),
}
"""What people call them."""


def deciding(scenario: Scenario) -> dict[str, str]:
    """Name -> sha256 of what decides in a call of this scenario, as it is on this machine now.

    Raises `ContentError`.
    """
    rubric = load_rubric(scenario.rubric.id, scenario.language)
    return {"scenario": scenario.digest, "rubric": rubric.digest, **deciding_always(scenario.language)}


def deciding_always(language: Language) -> dict[str, str]:
    """The same of what decides in every call of a language, whoever calls."""
    parts = {name: _of_files(_files(patterns, language)) for name, patterns in PARTS.items()}
    if added := addition_files(language):
        whole = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in added)
        parts["phrases"] = hashlib.sha256(f"{parts['phrases']}\n{whole}".encode()).hexdigest()
    return {**parts, "program": program()}


def changed(manifest: Manifest, now: dict[str, str]) -> tuple[Message, ...]:
    """What has changed since the call was held, as people call it; what was not noted then is left out."""
    return tuple(
        NAMES.get(name, Message(name))
        for name, digest in manifest.content.items()
        if name in now and now[name] != digest
    )


@lru_cache(maxsize=1)
def program() -> str:
    """sha256 of the program's own files: rules written in it decide as much as content does."""
    return _of_files(program_files(_PACKAGE), _PACKAGE)


def program_files(package: Path) -> list[Path]:
    """Every file of the program but what Python makes of it."""
    found: list[Path] = []
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found.extend(path for path in map(Path(folder).joinpath, names) if path.is_file())
    return sorted(found)


def _files(patterns: Iterable[str], language: Language) -> list[Path]:
    root = content("personas")
    found = (path for pattern in patterns for path in root.glob(pattern.format(language=language)))
    return sorted({path for path in found if path.is_file()})


def _of_files(files: Iterable[Path], root: Path | None = None) -> str:
    """One digest of many files, with their names."""
    base, whole = f"{(root or content('personas')).as_posix()}/", hashlib.sha256()
    for path in files:
        whole.update(f"{path.as_posix().removeprefix(base)}\0".encode())
        whole.update(_of_file(path))
    return whole.hexdigest()


SETTLED = 2_000_000_000
"""Nanoseconds after which a file that nobody has written to can be told from the next that is written."""


def _of_file(path: Path) -> bytes:
    """sha256 of a file; one that lay there a while, and has not been written to since, is not read again."""
    now, found = time.time_ns(), path.stat()
    if now - max(found.st_mtime_ns, found.st_ctime_ns) < SETTLED:
        return _read(path)
    return _settled(path, _state(found))


@lru_cache(maxsize=512)
def _settled(path: Path, _as: tuple[int, ...]) -> bytes:
    return _read(path)


def _state(found: os.stat_result) -> tuple[int, ...]:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
