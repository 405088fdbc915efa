"""When two names may be one person's: the one way to ask, for whoever must not mark or be counted twice."""

from __future__ import annotations

import re
import unicodedata

from voicesim.text.invisible import visible


def same_person(one: str, other: str) -> bool:
    """May two names be one person's?

    Capitals, accents, spaces, signs, forms of letters, letters that only look alike, and which of the names
    comes first tell nobody apart.
    """
    return bare_name(one) == bare_name(other) or sorted(_words(one)) == sorted(_words(other))


def bare_name(name: str) -> str:
    """What is left of a name when all that tells nobody apart is gone: "Zoé  Le Fèvre" is "zoelefevre"."""
    return "".join(_words(name))


def is_named(name: str, text: str) -> bool:
    """Does a text name somebody: by all their names, or by one of them with its capital?

    "Claire" may be somebody, "une consigne claire" is nobody; particles of one or two letters name nobody.
    """
    parts = _words(name)
    whole = {"".join((*parts[at:], *parts[:at])) for at in range(len(parts))} if len(parts) > 1 else set()
    runs = {"".join(parts[at:end]) for at in range(len(parts)) for end in range(at + 1, len(parts) + 1)}
    told = _TOLD.findall(unicodedata.normalize("NFC", visible(text)))
    plain = [bare_name(word) for word in told]
    for at, word in enumerate(told):
        if word[0].isupper() and len(plain[at]) >= _SHORTEST and plain[at] in runs:
            return True
        if any("".join(plain[at : at + 1 + more]) in whole for more in range(len(parts))):
            return True
    return False


_TOLD = re.compile(r"[^\W\d_]+")
"""Words of a sentence."""
_SHORTEST = 3
"""Letters of a word that may name somebody alone."""

_ALIKE = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        **dict(zip("авекмнорстухіјѕԁαβεικνορτυχ", "abekmhopctyxijsdabeikvoptux", strict=True)),
    }
)
"""Letters that others stand for: those that no decomposition takes apart, Cyrillic and Greek ones."""


def _words(name: str) -> list[str]:
    """The words of a name, of plain letters."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", visible(name)).casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one)).translate(_ALIKE)
    return "".join(one if one.isalnum() else " " for one in plain).split()
