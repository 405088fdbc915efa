"""Where the files people write live: beside the package or inside it, and the house's own outside."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def content(*parts: str) -> Path:
    """The path of a content file, for instance `content("personas", "scenarios")`.

    A wheel carries `personas/` and `models/` inside the package; a checkout has them beside it.
    """
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)


def own_content(*parts: str) -> Path:
    """The path of a file in the house's own content, which no update of the program touches.

    `VOICESIM_CONTENT` names the folder; otherwise it lies where the platform keeps a user's data.
    """
    named = os.environ.get("VOICESIM_CONTENT", "")
    if named:
        return Path(named).expanduser().joinpath(*parts)
    import platformdirs

    return platformdirs.user_data_path("voicesim", appauthor=False).joinpath("content", *parts)
