"""Characters nobody sees: they come along with copied text, and hide words from whoever looks for them."""

from __future__ import annotations

import re
import unicodedata

_FORMAT = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""Unicode's category Cf: soft hyphens, zero-width spaces and joiners, marks of direction."""
_IGNORABLE = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff"
)
"""What else Unicode calls ignorable by default: joiners of graphemes, fillers, variation selectors, tags."""

INVISIBLE = re.compile(f"[{_FORMAT}{_IGNORABLE}]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Category Cc but for tabs and ends of lines: a terminal obeys some of them."""

_OBEYED = re.compile(f"{CONTROLS.pattern}|[\u202a-\u202e\u2066-\u2069]")
"""What a terminal does instead of showing it: controls, and marks that turn the words behind them round."""

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of a character: what Python makes of bytes that are not UTF-8."""


def cleaned(text: str) -> str:
    """What a person typed, as it looks: composed letters (NFC), nothing invisible, no control."""
    if text.isascii() and not CONTROLS.search(text):
        return text
    seen = CONTROLS.sub("", INVISIBLE.sub("", printable(text)))
    return unicodedata.normalize("NFC", seen)


def printable(text: str) -> str:
    """The text with U+FFFD for what was not UTF-8, so that it can be written anywhere."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)


def shown(text: str) -> str:
    """The text as a terminal may be given it: nothing it would obey, nothing that turns words round."""
    return _OBEYED.sub("\ufffd", printable(text))


def visible(text: str) -> str:
    """The text without characters that nobody sees."""
    return text if text.isascii() else INVISIBLE.sub("", text)
