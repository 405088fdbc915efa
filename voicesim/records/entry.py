"""One line of a journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

Deed: TypeAlias = Literal[
    "begun",
    "filed",
    "sealed",
    "muted",
    "deleted",
    "exported",
    "seen",
    "mended",
    "erased",
    "sitting",
    "papers",
    "programme",
    "review",
]
"""Filed: what a call's files were after it was held; sealed: after an examiner signed or a mark was
contested; muted: the recording was deleted; deleted: the whole call; seen: the clock on a day the program was
used; mended: a last line that had been broken off was cut; erased: all of a person, with a receipt; sitting:
something was done in a sitting, in the journal of its own; papers: the record of a sitting was kept;
programme: something was done in somebody's path or in a programme, likewise; review: in a review of real
calls, likewise."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what was done to which call, when, and why."""

    number: int
    at: str
    """ISO 8601."""
    deed: Deed
    call: str
    """Name of the call's folder; empty for a line about the journal itself."""
    why: str
    files: Mapping[str, str]
    """File -> sha256 as it was then."""
    previous: str
    """Signature of the line before."""
    signature: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)
    """Of a sitting or a programme: what was done, as JSON; empty elsewhere."""

    @property
    def when(self) -> datetime | None:
        """The moment of `at`; None when it is none."""
        try:
            moment = datetime.fromisoformat(self.at)
        except ValueError:
            return None
        return moment if moment.tzinfo else None

    def text(self) -> str:
        """What is signed."""
        return json.dumps(self._body(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def line(self) -> str:
        """As written in the journal."""
        body = {**self._body(), "signature": self.signature}
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _body(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "at": self.at,
            "deed": self.deed,
            "call": self.call,
            "why": self.why,
            "files": dict(sorted(self.files.items())),
            "previous": self.previous,
            **({"told": self.told} if self.told else {}),
        }
