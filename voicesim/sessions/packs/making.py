"""Making a pack of the house's own content: checked, listed, signed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from voicesim.call.whole_files import refused, write_whole
from voicesim.content.accepted import NAME as ACCEPTED
from voicesim.content.house import house_folder
from voicesim.errors import ContentError, StorageError
from voicesim.messages.message import Message
from voicesim.messages.refusals import refusal
from voicesim.records.organisation import sign
from voicesim.sessions.packs.archive import Pack, written
from voicesim.sessions.packs.checking import refuse_findings, refuse_overriding
from voicesim.sessions.packs.listing import Listing, Release

KINDS = ("scenarios", "rubrics", "moments", "phrases")
"""What a pack may bring, in the order in which it is checked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of the pack."""

    name: str
    title: str
    author: str
    licence: str
    note: str = ""
    ids: Sequence[str] = ()
    """Callers and rubrics; none: all that the house has."""


def make_pack(
    wanted: Wanted,
    target: Path,
    key: bytes,
    day: date,
    *,
    after: Pack | None = None,
    uses: Mapping[str, int] | None = None,
) -> Listing:
    """Write the pack to `target`; `after` is the version before it, `uses` how often its callers called.

    Raises `ContentError` for content that is not fit or not the house's, and `StorageError`.
    """
    if target.exists():
        raise StorageError(
            "pack.exists",
            what=Message("is there already"),
            where=str(target),
            mend=Message("choose another name or delete it"),
        )
    folder = house_folder()
    files = _files(folder, wanted.ids)
    refuse_overriding(folder, sorted(files), folder)
    refuse_findings(folder, sorted(files))
    _, public = sign(key, b"")
    if after is not None and (after.listing.name, after.listing.key) != (wanted.name, public):
        raise ContentError(
            "pack.other",
            what=Message("is not an earlier version of {name!r} by this organisation", name=wanted.name),
            where=after.listing.name,
            mend=Message("name the pack that this one comes after, or none"),
        )
    earlier = after.listing.history if after else ()
    release = {
        "version": len(earlier) + 1 if not earlier else earlier[-1].version + 1,
        "made": day.isoformat(),
        "note": wanted.note,
    }
    met = {name: count for name, count in (uses or {}).items() if f"scenarios/{name}.yaml" in files}
    try:
        listing = Listing(
            name=wanted.name,
            title=wanted.title,
            author=wanted.author,
            licence=wanted.licence,
            key=public,
            history=(*earlier, Release.model_validate(release)),
            uses=met,
            files={name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise ContentError(
            "pack.wanted",
            what=refusal(first),
            where=".".join(map(str, first["loc"])),
            mend=Message("write it otherwise"),
        ) from error
    write_whole(target, written(listing, files, key))
    return listing


def _files(folder: Path, ids: Sequence[str]) -> dict[str, bytes]:
    """Name in the pack -> content: everything of these ids, or all of the house's."""
    found: dict[str, bytes] = {}
    named = {one.upper() for one in ids}
    met: set[str] = set()
    try:
        for kind in KINDS:
            for path in sorted((folder / kind).glob("[!.]*.yaml")):
                name = path.name.split(".")[0].upper()
                if kind == "phrases" and name == ACCEPTED.upper():  # of this house's people: not for others
                    continue
                if not named or name in named:
                    found[f"{kind}/{path.name}"] = path.read_bytes()
                    met.add(name)
    except OSError as error:
        raise refused(folder, error) from error
    for missing in sorted(named - met):
        raise ContentError(
            "pack.not_ours",
            what=Message("is no content of the house's own"),
            where=missing,
            mend=Message("name what lies in {folder}", folder=folder),
        )
    if not found:
        raise ContentError(
            "pack.empty",
            what=Message("there is nothing to pack"),
            where=str(folder),
            mend=Message("write scenarios, rubrics, moments or phrases there first"),
        )
    return found
