"""Telephone numbers, plates and contract numbers as they are spelled out on the telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicesim.text.fold import folded
from voicesim.text.numbers import digits_at, number_at
from voicesim.text.tokens import Token
from voicesim.text.typed import Typed
from voicesim.text.words import Language

_PLATE = re.compile(r"^[a-z]{2}-?\d{3}-?[a-z]{2}$")
_CONTRACT = re.compile(r"^[a-z]{2}-?\d{4}-?\d{4}$")
_SEPARATORS = frozenset({"tiret", "espace", "dash", "hyphen", "space", "slash"})
_AS_IN = frozenset({"comme", "as", "for", "like"})


def codes(tokens: Sequence[Token], language: Language) -> Iterator[Typed]:
    """Every telephone number, plate and contract number in `tokens`."""
    forms = tuple(token.form for token in tokens)
    last = -1
    for place in range(len(forms)):
        found = _code_at(tokens, forms, place, language) if place > last else None
        if found is not None:
            yield found
            last = found.last


def _code_at(tokens: Sequence[Token], forms: Sequence[str], place: int, language: Language) -> Typed | None:
    if _PLATE.match(forms[place]):
        return Typed("plate", place, place, (_joined(forms[place]),))
    if _CONTRACT.match(forms[place]):
        return Typed("contract", place, place, (_joined(forms[place]),))
    return _phone_at(forms, place, language) or _spelled_at(tokens, forms, place, language)


def _joined(form: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(form)).upper()


def _phone_at(forms: Sequence[str], place: int, language: Language) -> Typed | None:
    """Ten digits said in groups, beginning with a zero ("zéro six, trente-neuf"), or eleven in English."""
    start = digits_at(forms, place, language)
    if start is None or not start[0].startswith("0"):
        return None
    for length in (10,) if language == "fr" else (11, 10):
        read = _digits_from(forms, place, language, length)
        if read is not None:
            return Typed("phone", place, read[1] - 1, (read[0],))
    return None


def _digits_from(forms: Sequence[str], place: int, language: Language, length: int) -> tuple[str, int] | None:
    """Exactly `length` digits from `place`: "soixante douze" is 72 if that fits, or else 60 12."""
    stack = [("", place)]
    while stack:
        digits, at = stack.pop()
        at = _past_separators(forms, at)
        if len(digits) == length and digits_at(forms, at, language) is None:
            return digits, at
        stack.extend(
            (digits + group, at + taken)
            for group, taken in _groups_at(forms, at, language)
            if len(digits) + len(group) <= length
        )
    return None


def _groups_at(forms: Sequence[str], place: int, language: Language) -> Iterator[tuple[str, int]]:
    """The digits that may begin at `place`, the shortest first (the stack tries the last one first)."""
    longest = digits_at(forms, place, language)
    for end in range(1, longest[1] + 1 if longest else 1):
        group = digits_at(forms[: place + end], place, language)
        if group is not None and group[1] == end:
            yield group
    hundreds = number_at(forms, place, language)
    if hundreds is not None and 100 <= hundreds[0] < 1000 and not forms[place].isdigit():
        yield str(int(hundreds[0])), hundreds[1]  # "quatre cent dix-huit" in a plate


def _spelled_at(
    tokens: Sequence[Token], forms: Sequence[str], place: int, language: Language
) -> Typed | None:
    """A contract ("A U tiret quarante-quatre ...") or a plate ("O U quatre cent dix-huit I O")."""
    head, after = _letters_at(tokens, place)
    if len(head) != 2:
        return None
    after = _past_separators(forms, after)
    contract = _digits_from(forms, after, language, 8)
    if contract is not None:
        return Typed("contract", place, contract[1] - 1, (head.upper() + contract[0],))
    number = _digits_from(forms, after, language, 3)
    if number is not None:
        tail, end = _letters_at(tokens, number[1])
        if len(tail) == 2:
            return Typed("plate", place, end - 1, ((head + number[0] + tail).upper(),))
    return None


def _letters_at(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """Two letters, spelled ("A comme Alice, U") or written together in capitals ("AU")."""
    letters = ""
    while place < len(tokens) and len(letters) < 2:
        form = folded(tokens[place].form)
        together = not letters and len(form) == 2 and tokens[place].capital
        if not form.isalpha() or not (len(form) == 1 or together):
            break
        letters, place = letters + form, place + 1
        if place + 1 < len(tokens) and tokens[place].form in _AS_IN:
            place += 2
    return letters, place


def _past_separators(forms: Sequence[str], place: int) -> int:
    while place < len(forms) and forms[place] in _SEPARATORS:
        place += 1
    return place
