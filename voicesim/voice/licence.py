"""The licence of a voice: a voice that does not say on which terms it may speak is not used.

A synthetic voice is made from a person's. Its licence says that the person, or whoever holds the recordings,
allows it; a file without one may be anybody's voice.
"""

from __future__ import annotations

import re
from pathlib import Path

from voicesim.errors import ModelError
from voicesim.messages.message import Message

CARD = "MODEL_CARD"
"""The file beside a Piper voice that tells where it comes from."""
_LINE = re.compile(r"^[\s*#>-]*licen[cs]e\W{0,4}:\W*(?P<licence>\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)
_NOTHING = re.compile(r"^(?:unknown|none|n/?a|tbd|\?+|see\b.*)?$", re.IGNORECASE)


def licence_of(model: Path, stated: str = "") -> str:
    """The licence of the voice at `model`: the one stated (the manifest's), else the one of its card.

    Raises `ModelError` when there is none, or one that says nothing ("unknown", "see URL").
    """
    licence = stated.strip() or _from_card(model.with_name(CARD))
    if _NOTHING.match(licence):
        raise ModelError(
            "voice.without_licence",
            what=Message("this voice does not say under which licence it may be used"),
            where=str(model),
            mend=Message(
                "write “License: ...” in a file {card} beside it, or choose a voice of the manifest",
                card=CARD,
            ),
        )
    return licence


def _from_card(card: Path) -> str:
    if not card.is_file():
        return ""
    found = _LINE.search(card.read_text(encoding="utf-8", errors="replace"))
    return found["licence"] if found else ""
