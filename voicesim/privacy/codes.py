"""Which runs of figures and letters identify somebody: by form, check digits, or what announced them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message
from voicesim.privacy.items import Item
from voicesim.privacy.kinds import STRUCTURED, Kind
from voicesim.privacy.runs import Run
from voicesim.privacy.vocabulary import Vocabulary, phrase_at
from voicesim.privacy.windows import Cue, Waiting, announced_at
from voicesim.text.words import Language

LONG = 6
"""So many figures, no quantity, identify somebody or something of theirs whoever asked."""
POSTCODE = 5
COUNTRY_LEAST = 9
_SURE, _LITTLE, _NEAR = 3, 6, 4
"""Figures that are enough alone; pieces of a turn that only answers; pieces after an announcement."""
_PLATE = re.compile(
    r"^(?:[A-Z]{2}\d{3}[A-Z]{2}|\d{2,4}[A-Z]{2,3}\d{2}|[A-Z]{2}\d{2}[A-Z]{3}|[A-Z]{1,2}\d{3}[A-Z]{1,2})$"
)
_POSTCODE_GB = re.compile(r"^[A-Z]{1,2}\d{1,2}[A-Z]?\d[A-Z]{2}$")
_NUMBERED = STRUCTURED | {Kind.ADDRESS}
_YEARS = range(1900, 2100)
_REGION = {"fr": "FR", "en": "GB"}


def kind_of(
    run: Run,
    items: Sequence[Item],
    cues: Sequence[Cue],
    waiting: Waiting,
    known: Vocabulary,
    language: Language,
) -> Kind | None:
    """What the run identifies; None when it is to be left."""
    shape = _by_form(run)
    if shape is not None:
        return shape
    if _is_counted(run, items, known) and len(run.digits) < LONG:
        return None
    announced = _announced(run, cues, waiting)
    if _is_year(run) and announced is not Kind.BIRTH:
        return None
    if len(run.digits) >= LONG:
        return None if _is_round(run) and announced is None else _of_long(run, announced, language)
    if (
        len(run.digits) == POSTCODE
        and len(run.elements) <= 3
        and not run.letters
        and _before_capital(run, items)
    ):
        return Kind.ADDRESS
    if announced is not None and (_is_enough(run, items, cues) or _corrects(run, items, known)):
        return announced
    if opens_phone(run) or _is_spelled_out(run):
        return Kind.PHONE
    if len(run.letters) >= 2 and len(run.digits) >= 3:
        return Kind.CONTRACT
    if len(run.digits) == POSTCODE and len(run.elements) > 1:
        return Kind.CONTRACT
    return None


def _is_spelled_out(run: Run) -> bool:
    """Three figures or more, one by one: nobody counts so."""
    single = (one.text.isdigit() and len(one.text) == 1 for one in run.elements)
    return len(run.elements) >= _SURE and all(single)


def opens_phone(run: Run) -> bool:
    """ "zéro six, trente-neuf": the beginning of a number that is said in pieces."""
    first = run.elements[0]
    if run.letters or not run.digits.startswith("0"):
        return False
    return len(run.digits) >= 2 and (len(run.elements) > 1 or len(first.text) == 2)


def with_plus(run: Run, items: Sequence[Item]) -> bool:
    """Does "plus" stand before a number as long as a country's: "plus trente-trois six ..."?"""
    return bool(run.first) and items[run.first - 1].folded == "plus" and len(run.digits) >= COUNTRY_LEAST


def _by_form(run: Run) -> Kind | None:
    text = run.text
    if _PLATE.match(text) and len(run.digits) >= 2:
        return Kind.PLATE
    if _POSTCODE_GB.match(text) and len(run.letters) >= 3:
        return Kind.ADDRESS
    return None


def _announced(run: Run, cues: Sequence[Cue], waiting: Waiting) -> Kind | None:
    near = announced_at(cues, run.first, run.last)
    if near in _NUMBERED:
        return near
    return next((kind for kind in Kind if kind in waiting.kinds and kind in _NUMBERED), None)


def _is_enough(run: Run, items: Sequence[Item], cues: Sequence[Cue]) -> bool:
    """Two numbers or three figures; less where the turn says little else, or just after an announcement."""
    if len(run.elements) > 1 or len(run.text) >= _SURE or len(items) <= 2:
        return True
    if len(items) <= _LITTLE and len(run.text) == 2:
        return True
    return len(run.text) == 2 and any(0 < run.first - cue.last <= _NEAR for cue in cues)


def _corrects(run: Run, items: Sequence[Item], known: Vocabulary) -> bool:
    """Does the clause go back over a number that was given: "non, dix-neuf à la fin"?"""
    around = (
        *range(run.first - 1, max(-1, run.first - _NEAR), -1),
        *range(run.last + 1, min(len(items), run.last + _NEAR)),
    )
    return len(run.text) >= 2 and any(known.has("corrects", items[place].folded) for place in around)


def extends_phone(run: Run, before: Run | None, items: Sequence[Item], known: Vocabulary) -> bool:
    """Is the run an extension, "poste 214", after the number of a telephone?"""
    if before is None or not 1 <= run.first - before.last - 1 <= 2:
        return False
    return known.has("extends", items[run.first - 1].folded)


def _is_counted(run: Run, items: Sequence[Item], known: Vocabulary) -> bool:
    forms = tuple(item.folded for item in items)
    return any(
        phrase_at(known.counting, forms, place)
        for place in range(max(0, run.first - 3), run.first)
        if not any(item.mark in (".", "?", "!") for item in items[place : run.first])
    )


def _is_year(run: Run) -> bool:
    one = run.elements[0]
    return len(run.elements) == 1 and one.text.isdigit() and len(one.text) == 4 and int(one.text) in _YEARS


def _is_round(run: Run) -> bool:
    return len(run.elements) == 1 and run.text.endswith("000")


def _before_capital(run: Run, items: Sequence[Item]) -> bool:
    after = run.last + 1
    return after < len(items) and items[after].capital and items[after].mark != ":"


def _of_long(run: Run, announced: Kind | None, language: Language) -> Kind:
    """The kind of a long run: what its check digits say, else what announced it, else its length."""
    return _checked(run, language) or announced or (Kind.PHONE if opens_phone(run) else Kind.CONTRACT)


def _checked(run: Run, language: Language) -> Kind | None:
    """What python-stdnum (LGPL) and phonenumbers (Apache-2.0), both released yearly, know the code for."""
    phonenumbers, iban, luhn, nir = _checkers()
    if nir.is_valid(run.text):
        return Kind.NIR
    if iban.is_valid(run.text) or (len(run.digits) == 16 and not run.letters and luhn.is_valid(run.digits)):
        return Kind.BANK
    if run.letters:
        return None
    try:
        number = phonenumbers.parse(run.digits, _REGION[language])
    except phonenumbers.NumberParseException:
        return None
    return Kind.PHONE if phonenumbers.is_valid_number(number) and len(run.digits) >= 9 else None


def _checkers() -> tuple[Any, Any, Any, Any]:
    """phonenumbers, and of python-stdnum IBAN, Luhn and NIR. Raises `EngineMissing`."""
    try:
        import phonenumbers
        from stdnum import iban, luhn
        from stdnum.fr import nir
    except ImportError as error:
        raise EngineMissing(
            "privacy.numbers",
            what=Message("checks numbers that may be personal, and is not installed"),
            where=error.name or "python-stdnum",
            mend=Message("install it: pip install 'voicesim[archive]'"),
        ) from None
    return phonenumbers, iban, luhn, nir
