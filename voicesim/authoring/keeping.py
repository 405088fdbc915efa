"""Cases and the callers they become, in the house's own content, outside the checkout."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from voicesim.authoring.case import Case
from voicesim.authoring.checking import Checked
from voicesim.call.whole_files import refused, write_whole
from voicesim.content.house import files_of, house_folder
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.text.words import Language

FIRST, LAST = 101, 999
"""Numbers of the house's own callers."""

_NAME = re.compile(r"(FR|EN)[1-9][0-9]{2}")


class KeptCase(BaseModel):
    """A case's file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    case: Case
    version: int = 0
    """Of the caller it has become; 0: it is none yet."""
    written: str = ""
    """SHA-256 of the scenario's file as it was written from the case."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the house's own content lies."""

    root: Path

    def case(self, id: str) -> Path:
        """Of what its author filled in."""
        return self.root / "cases" / f"{id}.json"

    def scenario(self, id: str) -> Path:
        """Of the caller."""
        return self.root / "scenarios" / f"{id}.yaml"

    def robot(self, name: str) -> Path:
        """Of a robot trainee."""
        return self.root / "trainees" / name


def place_here() -> Place:
    """The house's own content on this machine. Raises `ConfigurationError`."""
    return Place(house_folder())


def cases(place: Place) -> tuple[KeptCase, ...]:
    """Every case, by id. Raises `StorageError` for a file that is none."""
    return tuple(read_case(place, file.stem) for file in sorted((place.root / "cases").glob("*.json")))


def read_case(place: Place, id: str) -> KeptCase:
    """A case by its id. Raises `StorageError`: there is none, or its file is damaged."""
    file = place.case(id)
    if not _NAME.fullmatch(id) or not file.is_file():
        raise StorageError(
            "case.none",
            what=Message("there is no such case"),
            where=id if _NAME.fullmatch(id) else Message("this address"),
            mend=Message("choose one from the list of cases"),
        )
    try:
        return KeptCase.model_validate_json(file.read_text("utf-8"))
    except OSError as error:
        raise refused(file, error) from error
    except (ValidationError, UnicodeDecodeError):
        raise StorageError(
            "case.damaged",
            what=Message("is not a case's file"),
            where=str(file),
            mend=Message("put an earlier copy back, or move it away and write the case anew"),
        ) from None


def keep_new(place: Place, case: Case) -> KeptCase:
    """Keep a case that has no id yet. Raises `StorageError`."""
    kept = KeptCase(id=_reserved(place, case.language), case=case)
    _write(place, kept)
    return kept


def keep(place: Place, id: str, case: Case) -> KeptCase:
    """Keep a case as it is now, finished or not. Raises `StorageError`."""
    kept = read_case(place, id).model_copy(update={"case": case})
    _write(place, kept)
    return kept


def publish(place: Place, kept: KeptCase, checked: Checked) -> KeptCase:
    """Write the caller a case has become, and its robots.

    Raises `StorageError`: it does not hold, its file was changed by hand since, or cannot be written.
    """
    file = place.scenario(kept.id)
    if not checked.holds:
        raise StorageError(
            "case.unproved",
            what=Message("is not ready to call"),
            where=kept.id,
            mend=Message("mend what stands beside the fields first"),
        )
    if file.is_file() and _digest(file) != kept.written:
        raise StorageError(
            "case.changed_by_hand",
            what=Message("was changed by hand since the form wrote it"),
            where=str(file),
            mend=Message("go on by hand, or move the file away to write it from the form again"),
        )
    for name, text in checked.files.items():
        target = place.scenario(kept.id) if name == file.name else place.robot(name)
        _folder(target.parent)
        write_whole(target, text)
    published = kept.model_copy(update={"version": kept.version + 1, "written": _digest(file)})
    _write(place, published)
    return published


def _reserved(place: Place, language: Language) -> str:
    """The next id that no caller has, its file made at once: two authors get two."""
    folder = place.root / "cases"
    _folder(folder)
    there = {file.stem for file in (*folder.glob("*"), *files_of("scenarios"))}
    for number in range(FIRST, LAST + 1):
        id = f"{language.upper()}{number}"
        if id in there:
            continue
        try:
            place.case(id).touch(exist_ok=False)
        except FileExistsError:
            continue
        except OSError as error:
            raise refused(place.case(id), error) from error
        return id
    raise StorageError(
        "case.too_many",
        what=Message("there are {count} callers of one's own already", count=LAST - FIRST + 1),
        where=str(folder),
        mend=Message("move old ones away"),
    )


def _write(place: Place, kept: KeptCase) -> None:
    write_whole(place.case(kept.id), kept.model_dump_json(indent=1) + "\n")


def _folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from error


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise refused(file, error) from error
