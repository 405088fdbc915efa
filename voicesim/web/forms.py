"""Forms as pages send them: bounded, and read without a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from voicesim.web.limits import LARGEST_FORM, MOST_FIELDS


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The first value of a field; empty when it was not filled in."""
        return self.fields.get(name, ("",))[0]

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a text, without those on which nothing stands."""
        return tuple(line for one in self.one(name).splitlines() if (line := one.strip()))

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return self.fields.get(name, ())

    def numbers(self, name: str) -> tuple[int, ...]:
        """The whole numbers of a field; what is none is left out."""
        return tuple(int(one) for one in self.fields.get(name, ()) if one.isascii() and one.isdigit())


async def read_form(request: Request, most: int = MOST_FIELDS) -> Form:
    """The form of a request, of `most` fields. Raises `HTTPException`: it is too large, or no form."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_FORM:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=most)
    except ValueError:
        raise HTTPException(400) from None
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value)
    return Form(fields)
