"""The list in a pack: what it is, whose, under which licence, and the digest of each of its files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Annotated

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.messages.refusals import refusal

FORMAT = 1
"""Of this shape; a pack of a later one is refused."""
LIST, SIGNATURE = "pack.json", "pack.sig"
"""Names in the archive; all others are files of content."""

NAME = re.compile(r"^[a-z][a-z0-9-]{1,39}$")
_FILE = re.compile(r"^(scenarios|rubrics|moments|phrases)/[A-Za-z0-9_][A-Za-z0-9_.-]*\.yaml$")


def _licence(text: str) -> str:
    try:
        return str(canonicalize_license_expression(text))
    except InvalidLicenseExpression:
        raise ValueError(
            Message(
                "{text!r} is no licence by its SPDX name, such as CC-BY-SA-4.0 or LicenseRef-Proprietary",
                text=text,
            )
        ) from None


Short = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Release(_Part):
    """One version of a pack."""

    version: Annotated[int, Field(ge=1)]
    made: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    note: Annotated[str, StringConstraints(max_length=500)] = ""
    """What is new."""


class Listing(_Part):
    """`pack.json`."""

    format: Annotated[int, Field(ge=1)] = FORMAT
    name: Annotated[str, StringConstraints(pattern=NAME.pattern)]
    title: Short
    author: Short
    licence: Annotated[str, AfterValidator(_licence)]
    """By its SPDX name."""
    key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The author's public key (Ed25519), in hexadecimal."""
    history: Annotated[tuple[Release, ...], Field(min_length=1)]
    """Its versions, the latest last."""
    uses: Mapping[str, int] = {}
    """Caller -> calls held with it where the pack was made; of those that five people or more have met."""
    files: Mapping[Annotated[str, StringConstraints(pattern=_FILE.pattern)], str]
    """File -> sha256."""

    @property
    def version(self) -> int:
        """The latest."""
        return self.history[-1].version

    def text(self) -> bytes:
        """The bytes that are signed."""
        return (json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def is_content(name: str) -> bool:
    """May a file of a pack be called so? Nothing outside its four folders, and nothing hidden."""
    return _FILE.match(name) is not None


def read_listing(text: bytes, where: str) -> Listing:
    """The list, checked. Raises `ContentError` for a later format, and for what is none."""
    try:
        body = json.loads(text)
        later = isinstance(body, dict) and isinstance(body.get("format"), int) and body["format"] > FORMAT
        if later:
            raise ContentError(
                "pack.later",
                what=Message(
                    "is a pack of format {format}, and this program reads {known}",
                    format=body["format"],
                    known=FORMAT,
                ),
                where=where,
                mend=Message("bring voicesim up to date"),
            )
        return Listing.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(map(str, first["loc"]))
        raise no_pack(where, Message("{way}: {why}", way=way, why=refusal(first))) from error
    except (ValueError, RecursionError) as error:
        raise no_pack(where, Message("its list cannot be read")) from error


def no_pack(where: str, why: Message) -> ContentError:
    """What somebody named is no pack."""
    return ContentError(
        "pack.none",
        what=Message("is no pack ({why})", why=why),
        where=where,
        mend=Message("ask whoever gave it for the original file"),
    )
