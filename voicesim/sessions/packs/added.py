"""Packs that are here: adding one, which there are, taking one away."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused
from voicesim.content.house import beside, packs_folder
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.records.organisation import signed
from voicesim.sessions.packs.archive import Pack, read_pack
from voicesim.sessions.packs.checking import refuse_findings, refuse_overriding
from voicesim.sessions.packs.listing import LIST, NAME, SIGNATURE, Listing, read_listing


@dataclass(frozen=True, slots=True)
class Added:
    """A pack that is here."""

    listing: Listing
    folder: Path
    unchanged: bool
    """Are its files still what its author signed?"""


def add_pack(path: Path, key: str = "") -> Listing:
    """Add a pack, in place of an older version of it; all of it, or nothing.

    `key`: the author's public key, when one knows it. Raises `ContentError` for a pack that does not hold, is
    signed by another than its earlier version or than `key`, is older than what is here, is called as other
    content is or is not fit by the linter; `StorageError` when the disk refuses it.
    """
    pack = read_pack(path)
    folder = packs_folder() / pack.listing.name
    _refuse_stranger(pack, folder, key, str(path))
    names = sorted(pack.files)
    try:
        private_folder(packs_folder())
        with tempfile.TemporaryDirectory(prefix=".", dir=packs_folder()) as workplace:
            fresh = Path(workplace) / pack.listing.name
            _write(pack, fresh)
            refuse_overriding(fresh, names, folder)
            with beside(fresh, instead_of=folder):
                refuse_findings(fresh, names)
            if folder.exists():
                folder.rename(Path(workplace) / "before")
            fresh.rename(folder)
    except OSError as error:
        raise refused(packs_folder(), error) from error
    return pack.listing


def packs_here() -> tuple[Added, ...]:
    """The packs that are here, by name. Raises `ContentError` for one whose list cannot be read."""
    here = packs_folder()
    folders = sorted(here.iterdir()) if here.is_dir() else []
    return tuple(_added(one) for one in folders if one.is_dir() and not one.name.startswith("."))


def remove_pack(name: str) -> None:
    """Take a pack away. Raises `ContentError` when there is none of that name, and `StorageError`."""
    folder = packs_folder() / name
    if not NAME.match(name) or not folder.is_dir():
        known = ", ".join(one.listing.name for one in packs_here()) or Message("none: there is none")
        raise ContentError(
            "pack.unknown",
            what=Message("no pack of that name was added"),
            where=name,
            mend=Message("choose among {value}", value=known),
        )
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise refused(folder, error) from error


def _refuse_stranger(pack: Pack, folder: Path, key: str, where: str) -> None:
    if key and key.lower() != pack.listing.key:
        raise ContentError(
            "pack.stranger",
            what=Message("is signed by {key}", key=pack.listing.key),
            where=where,
            mend=Message("compare the key with the one its author has published"),
        )
    if not folder.is_dir():
        return
    here = _added(folder).listing
    if here.key != pack.listing.key:
        raise ContentError(
            "pack.stranger",
            what=Message("is signed by another than the {name!r} that is here", name=here.name),
            where=where,
            mend=Message(
                "ask its author; 'voicesim content remove {name}' first, if it is right", name=here.name
            ),
        )
    if here.version > pack.listing.version:
        raise ContentError(
            "pack.older",
            what=Message("is version {old}, and {new} is here", old=pack.listing.version, new=here.version),
            where=where,
            mend=Message("'voicesim content remove {name}' first, if it is wanted", name=here.name),
        )


def _write(pack: Pack, folder: Path) -> None:
    contents: Mapping[str, bytes] = {
        LIST: pack.text,
        SIGNATURE: pack.signature.encode(),
        **pack.files,
    }
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _added(folder: Path) -> Added:
    try:
        text = (folder / LIST).read_bytes()
        signature = (folder / SIGNATURE).read_text(encoding="ascii").strip()
        files = {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path.name not in (LIST, SIGNATURE)
        }
    except (OSError, ValueError) as error:
        raise ContentError(
            "pack.damaged",
            what=Message("is no pack any more"),
            where=str(folder),
            mend=Message("delete the folder, and add the pack again"),
        ) from error
    listing = read_listing(text, str(folder / LIST))
    whole = signed(text, signature, listing.key) and files == dict(listing.files)
    return Added(listing, folder, whole)
