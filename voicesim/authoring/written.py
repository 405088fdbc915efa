"""A scenario's data as it is written from a case, and which field of the form each key comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_LAST_STEP = re.compile(r"(\.[^.\[\]]+|\[\d+\])$")


@dataclass(slots=True)
class Written:
    """A scenario's data, and where it comes from."""

    data: dict[str, Any]
    origins: dict[str, str] = field(default_factory=dict)
    """Key of the file ("facts[0].lines") -> field of the form ("fact.2.lines")."""

    def field_of(self, key: str) -> str:
        """The field of the form that a key of the file comes from; empty where it is none in particular."""
        while key and key not in self.origins:
            shorter = _LAST_STEP.sub("", key)
            key = "" if shorter == key else shorter
        return self.origins.get(key, "")
