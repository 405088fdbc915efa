"""The file of a pack: a zip whose list is signed. What is read from it is what was signed, or nothing is."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.whole_files import refused
from voicesim.content.yaml_file import LARGEST
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.records.organisation import sign, signed
from voicesim.sessions.packs.listing import LIST, SIGNATURE, Listing, is_content, no_pack, read_listing

MOST = 2_000
"""Files of a pack."""
_SAME_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read, and whose signature holds."""

    listing: Listing
    text: bytes
    """The list as it was signed."""
    signature: str
    files: Mapping[str, bytes]


def written(listing: Listing, files: Mapping[str, bytes], key: bytes) -> bytes:
    """The bytes of a pack. Raises `StorageError` for what is no key, and `EngineMissing`."""
    text = listing.text()
    signature, _ = sign(key, text)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((LIST, text), (SIGNATURE, signature.encode()), *sorted(files.items())):
            archive.writestr(zipfile.ZipInfo(name, _SAME_DAY), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def read_pack(path: Path) -> Pack:
    """The pack in a file, whole and as it was signed; nothing is written anywhere.

    Raises `ContentError` for what is none, of a later format, unsigned, changed, or names a file outside its
    folders; `StorageError` when the file cannot be read.
    """
    where = str(path)
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if len(names) > MOST or len(set(names)) != len(names):
                raise no_pack(where, Message("it names a file twice, or too many"))
            for name in names:
                if name not in (LIST, SIGNATURE) and not is_content(name):
                    raise _outside(where, name)
            content = {name: _whole(archive, name, where) for name in names}
    except OSError as error:
        raise refused(path, error) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise no_pack(where, Message("it is no archive")) from error
    return _checked(content, where)


def _checked(content: dict[str, bytes], where: str) -> Pack:
    if LIST not in content:
        raise no_pack(where, Message("it has no list"))
    listing = read_listing(content[LIST], where)
    if SIGNATURE not in content:
        raise ContentError(
            "pack.unsigned",
            what=Message("is not signed"),
            where=where,
            mend=Message("ask its author for a signed one: 'voicesim content pack' signs"),
        )
    signature = content[SIGNATURE].decode("ascii", "replace").strip()
    files = {name: data for name, data in content.items() if name not in (LIST, SIGNATURE)}
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    if not signed(content[LIST], signature, listing.key) or sums != dict(listing.files):
        raise changed(where)
    return Pack(listing, content[LIST], signature, files)


def changed(where: str) -> ContentError:
    """A pack that is not what its author signed."""
    return ContentError(
        "pack.changed",
        what=Message("was changed after it was signed"),
        where=where,
        mend=Message("ask whoever gave it for the original file"),
    )


def _whole(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """A file of the archive, however small the archive says it is."""
    with archive.open(name) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise no_pack(where, Message("{name} is too large", name=name))
    return data


def _outside(where: str, name: str) -> ContentError:
    return ContentError(
        "pack.outside",
        what=Message("names a file that no pack may bring: {name!r}", name=name[:80]),
        where=where,
        mend=Message("do not add it; tell whoever gave it"),
    )
