"""How written words are read aloud, one reading per word, so that word times stay those of the text.

Voices read digits, amounts and most signs well; what they spell or stumble over is written out here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from voicesim.language.words import Language

_CLOSING = ".,;:!?…»”\"')]"
_WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "m.": "monsieur", "mm.": "messieurs", "mme": "madame", "mmes": "mesdames", "mlle": "mademoiselle",
        "dr": "docteur", "dr.": "docteur", "n°": "numéro", "tél.": "téléphone",
        "€": "euros", "%": "pour cent", "m²": "mètres carrés", "m2": "mètres carrés",
        "km/h": "kilomètres heure", "&": "et", "etc": "et cétéra", "etc.": "et cétéra",
        "ttc": "toutes taxes comprises",
    },
    "en": {
        "mr": "mister", "mr.": "mister", "mrs": "missis", "mrs.": "missis", "ms": "miz", "ms.": "miz",
        "dr.": "doctor", "no.": "number", "&": "and", "%": "percent", "etc.": "et cetera",
    },
}  # fmt: skip
_HOUR = re.compile(r"^(\d{1,2})h(\d{2})?$")


def aloud(tokens: Sequence[str], language: Language | str) -> list[str]:
    """One reading per token; a reading may hold several words and keeps the token's punctuation."""
    read = _french if language == "fr" else _english
    return [read(tokens, index) for index in range(len(tokens))]


def _french(tokens: Sequence[str], index: int) -> str:
    token = tokens[index]
    body, tail = _cut(token)
    if body == "h" and index > 0 and tokens[index - 1].isdigit():
        return ("heure" if tokens[index - 1] in ("0", "1") else "heures") + tail
    if hour := _HOUR.match(body):
        unit = "heure" if int(hour[1]) < 2 else "heures"
        return f"{hour[1]} {unit} {hour[2] or ''}".rstrip() + tail
    if token in ("Me", "Me.") and tokens[index + 1 : index + 2] and tokens[index + 1][0].isupper():
        return "maître"
    return _looked_up(_WORDS["fr"], token, body, tail)


def _english(tokens: Sequence[str], index: int) -> str:
    token = tokens[index]
    body, tail = _cut(token)
    return _looked_up(_WORDS["en"], token, body, tail)


def _looked_up(table: Mapping[str, str], token: str, body: str, tail: str) -> str:
    if token.lower() in table:
        return table[token.lower()]
    return table[body.lower()] + tail if body.lower() in table else token


def _cut(token: str) -> tuple[str, str]:
    body = token.rstrip(_CLOSING)
    return body, token[len(body) :]
