"""Where the files people write live: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def content(*parts: str) -> Path:
    """The path of a content file, for instance `content("personas", "scenarios")`.

    A wheel carries `personas/` and `models/` inside the package; a checkout has them beside it.
    """
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)
