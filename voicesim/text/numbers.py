"""Numbers in words and in digits, French and English, read from normalised tokens.

Own code rather than a library: text2num and its like turn text into text, and lose which word said what; here
every number must point back at its words. The grammars are small and closed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from voicesim.text.grammar import listed
from voicesim.text.words import Language

Reading: TypeAlias = tuple[float, int]
"""A value and how many tokens it took."""

_FR_UNITS = {
    word: value
    for value, word in enumerate(
        listed(
            "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
        )
    )
} | {"une": 1, "zero": 0}
_FR_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_FR_NINES = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_EN_UNITS = {
    word: value
    for value, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
} | {"oh": 0, "nought": 0}
_EN_TENS = {
    word: value * 10
    for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_DIGITS = re.compile(r"^\d+$")
_DECIMAL = re.compile(r"^\d+[.,]\d{1,2}$")
_GROUPED = re.compile(r"^\d{1,3}(?:[.,]\d{3})+$")


_HEADS: Mapping[Language, frozenset[str]] = {
    "fr": frozenset((*_FR_UNITS, *_FR_TENS, *_FR_NINES, "cent", "cents", "mille", "milles")),
    "en": frozenset((*_EN_UNITS, *_EN_TENS, "a")),
}
"""What a number in words may begin with."""


def number_at(forms: Sequence[str], place: int, language: Language) -> Reading | None:
    """The number that begins at `place`, the longest reading; None when there is none."""
    head = _at(forms, place)
    if head not in _HEADS[language] and not head[:1].isdigit():
        return None
    digits = _digits_at(forms, place)
    if digits is not None:
        value, taken = digits
        thousand = "mille" if language == "fr" else "thousand"
        if _at(forms, place + taken) == thousand:
            return value * 1000, taken + 1
        return digits
    words = _french_at(forms, place) if language == "fr" else _english_at(forms, place)
    if words is None:
        return None
    value, taken = words
    if _at(forms, place + taken) in ("virgule", "point"):
        decimals = number_at(forms, place + taken + 1, language)
        if decimals is not None and decimals[0] == int(decimals[0]):
            return float(f"{int(value)}.{int(decimals[0])}"), taken + 1 + decimals[1]
    return words


def digits_at(forms: Sequence[str], place: int, language: Language) -> tuple[str, int] | None:
    """One group of a number that is read out in groups ("zéro six", "trente-neuf"), as its digits."""
    form = _at(forms, place)
    if _DIGITS.match(form):
        return form, 1
    reading = _below_hundred(forms, place) if language == "fr" else _english_below_hundred(forms, place)
    if reading is None:
        return None
    return str(int(reading[0])), reading[1]


def ordinal(form: str, language: Language) -> int | None:
    """The day of a month said as an ordinal: "premier", "1er", "3rd", "twenty" is none."""
    if form in ("premier", "première", "first"):
        return 1
    match = re.match(r"^(\d{1,2})(?:er|st|nd|rd|th)$", form)
    if match:
        return int(match[1])
    return _EN_ORDINALS.get(form) if language == "en" else None


_EN_ORDINALS = {
    word: value
    for value, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30}


def _at(forms: Sequence[str], place: int) -> str:
    return forms[place] if 0 <= place < len(forms) else ""


def _digits_at(forms: Sequence[str], place: int) -> Reading | None:
    form = _at(forms, place)
    if _DECIMAL.match(form):
        return float(form.replace(",", ".")), 1
    if _GROUPED.match(form):
        return float(re.sub(r"[.,]", "", form)), 1
    if not _DIGITS.match(form):
        return None
    value, taken = form, 1
    if len(form) <= 3 and not form.startswith("0"):
        while re.match(r"^\d{3}$", _at(forms, place + taken)):  # "27 400", as French writes thousands
            value, taken = value + forms[place + taken], taken + 1
    return float(value), taken


def _french_at(forms: Sequence[str], place: int) -> Reading | None:
    total, taken = 0.0, 0
    for word, scale in (("million", 1_000_000), ("mille", 1_000)):
        head = _below_thousand(forms, place + taken)
        length = head[1] if head else 0
        if _at(forms, place + taken + length) in (word, word + "s") and (head or word == "mille"):
            total += (head[0] if head else 1) * scale
            taken += length + 1
    rest = _below_thousand(forms, place + taken)
    if rest:
        total, taken = total + rest[0], taken + rest[1]
    return (total, taken) if taken else None


def _below_thousand(forms: Sequence[str], place: int) -> Reading | None:
    head = _below_hundred(forms, place)
    length = head[1] if head else 0
    if _at(forms, place + length) in ("cent", "cents") and (head is None or 1 < head[0] < 10):
        hundreds = (head[0] if head else 1) * 100
        rest = _below_hundred(forms, place + length + 1)
        return (hundreds + rest[0], length + 1 + rest[1]) if rest else (hundreds, length + 1)
    return head


def _below_hundred(forms: Sequence[str], place: int) -> Reading | None:
    form = _at(forms, place)
    if form == "quatre" and _at(forms, place + 1) in ("vingt", "vingts"):
        return _plus_teens(forms, place, 80, 2)
    if form in _FR_UNITS:
        return _teen(forms, place)
    if form == "soixante":
        return _plus_teens(forms, place, 60, 1)
    tens = _FR_TENS.get(form) or _FR_NINES.get(form)
    if tens is None:
        return None
    step = 2 if _at(forms, place + 1) == "et" else 1
    unit = _FR_UNITS.get(_at(forms, place + step), 0)
    return (tens + unit, step + 1) if 0 < unit < 10 else (tens, 1)


def _teen(forms: Sequence[str], place: int) -> Reading:
    unit = _FR_UNITS[forms[place]]
    after = _FR_UNITS.get(_at(forms, place + 1), 0)
    return (10 + after, 2) if unit == 10 and 7 <= after <= 9 else (unit, 1)


def _plus_teens(forms: Sequence[str], place: int, tens: int, taken: int) -> Reading:
    step = taken + 1 if _at(forms, place + taken) == "et" else taken
    if 0 < _FR_UNITS.get(_at(forms, place + step), 0) < 20:
        unit, length = _teen(forms, place + step)
        return tens + unit, step + length
    return tens, taken


def _english_at(forms: Sequence[str], place: int) -> Reading | None:
    total, taken = 0.0, 0
    for word, scale in (("million", 1_000_000), ("thousand", 1_000)):
        head = _english_below_thousand(forms, place + taken)
        if head and _at(forms, place + taken + head[1]) == word:
            total, taken = total + head[0] * scale, taken + head[1] + 1
    step = 1 if taken and _at(forms, place + taken) == "and" else 0
    rest = _english_below_thousand(forms, place + taken + step)
    if rest and not (taken and forms[place + taken + step] == "a"):
        total, taken = total + rest[0], taken + step + rest[1]
    return (total, taken) if taken else None


def _english_below_thousand(forms: Sequence[str], place: int) -> Reading | None:
    if _at(forms, place) == "a" and _at(forms, place + 1) in ("hundred", "thousand"):
        head: Reading | None = (1, 1)
    else:
        head = _english_below_hundred(forms, place)
    if head and _at(forms, place + head[1]) == "hundred":
        hundreds, taken = head[0] * 100, head[1] + 1
        step = 1 if _at(forms, place + taken) == "and" else 0
        rest = _english_below_hundred(forms, place + taken + step)
        return (hundreds + rest[0], taken + step + rest[1]) if rest else (hundreds, taken)
    return head


def _english_below_hundred(forms: Sequence[str], place: int) -> Reading | None:
    form = _at(forms, place)
    if form in _EN_UNITS:
        return _EN_UNITS[form], 1
    if _DIGITS.match(form):
        return float(form), 1
    tens = _EN_TENS.get(form)
    if tens is None:
        return None
    unit = _EN_UNITS.get(_at(forms, place + 1), 0)
    return (tens + unit, 2) if 0 < unit < 10 else (tens, 1)
