"""Amounts, delays and bare numbers, each read from normalised tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.text.grammar import by_head, listed
from voicesim.text.numbers import number_at
from voicesim.text.typed import Typed, plain
from voicesim.text.words import Language

_MONEY = frozenset(listed("euro euros pound pounds livre livres dollar dollars quid"))
_CENTS = frozenset(listed("centime centimes cent cents pence penny p"))
_UNITS = {
    "seconde": "secondes",
    "minute": "minutes",
    "heure": "heures",
    "h": "heures",
    "jour": "jours",
    "semaine": "semaines",
    "an": "ans",
    "année": "ans",
    "années": "ans",
    "second": "seconds",
    "hour": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "mois": "mois",
} | {"min": "minutes", "mn": "minutes"}
_KINDS_OF_DAY = frozenset(listed("ouvrés ouvrables ouvré ouvrable calendaires working business calendar"))
_LONE = frozenset({"un", "une", "a", "one"})
_FIXED = {
    "fr": {
        ("le", "heure"): "1 heures",
        ("la", "heure"): "1 heures",
        ("la", "journée"): "1 jours",
        ("la", "matinée"): "1 jours",
        ("la", "semaine"): "1 semaines",
        ("huitaine",): "8 jours",
        ("quinzaine",): "15 jours",
        ("une", "quinzaine", "de", "jours"): "15 jours",
        ("une", "huitaine", "de", "jours"): "8 jours",
        ("une", "demi", "heure"): "30 minutes",
        ("une", "petite", "heure"): "1 heures",
        ("un", "quart", "de", "heure"): "15 minutes",
        ("trois", "quarts", "de", "heure"): "45 minutes",
        ("quelques", "minutes"): "quelques minutes",
        ("quelques", "heures"): "quelques heures",
        ("quelques", "jours"): "quelques jours",
        ("un", "instant"): "un instant",
    },
    "en": {
        ("the", "hour"): "1 hours",
        ("an", "hour"): "1 hours",
        ("half", "an", "hour"): "30 minutes",
        ("the", "day"): "1 days",
        ("the", "week"): "1 weeks",
        ("a", "fortnight"): "2 weeks",
        ("a", "couple", "of", "days"): "2 days",
        ("a", "couple", "of", "hours"): "2 hours",
        ("a", "couple", "of", "minutes"): "2 minutes",
        ("a", "few", "minutes"): "few minutes",
        ("a", "few", "days"): "few days",
    },
}
_FIXED_FROM = {language: by_head(known) for language, known in _FIXED.items()}
_SAME = {"15 jours": "14 jours", "8 jours": "7 jours"}
"""French counts both ends: "quinze jours" are two weeks."""


def quantities(forms: Sequence[str], language: Language) -> Iterator[Typed]:
    """Every amount, delay and number in `forms`."""
    place = 0
    while place < len(forms):
        found = list(_at(forms, place, language))
        yield from found
        place = max((span.last for span in found), default=place) + 1


def _at(forms: Sequence[str], place: int, language: Language) -> Iterator[Typed]:
    for expression in _FIXED_FROM[language].get(forms[place], ()):
        if tuple(forms[place : place + len(expression)]) == expression:
            delay = _FIXED[language][expression]
            yield Typed("delay", place, place + len(expression) - 1, _delays(delay))
            return
    if forms[place] in ("pounds", "dollars"):  # "£320" is written before the number and read there
        reading = number_at(forms, place + 1, language)
        if reading and forms[place + 1][:1].isdigit():
            yield Typed("amount", place, place + reading[1], (plain(reading[0]),))
            return
    reading = number_at(forms, place, language)
    if reading is None:
        yield from _article(forms, place, language)
        return
    value, taken = reading
    after = place + taken
    yield from _quantity(forms, place, after, value)
    if not (taken == 1 and forms[place] in _LONE):
        yield Typed("number", place, after - 1, (plain(value),))


def _article(forms: Sequence[str], place: int, language: Language) -> Iterator[Typed]:
    if language == "en" and forms[place] == "a" and place + 1 < len(forms):
        unit = _unit(forms[place + 1])
        if unit:
            yield Typed("delay", place, place + 1, (f"1 {unit}",))


def _quantity(forms: Sequence[str], place: int, after: int, value: float) -> Iterator[Typed]:
    """The amount or delay whose number ends before `after`."""
    if after >= len(forms):
        return
    if forms[after] in ("de", "d") and after + 1 < len(forms) and value >= 1_000_000:
        after += 1
    unit = forms[after]
    if unit in _MONEY:
        yield Typed("amount", place, *_with_cents(forms, after, value))
        return
    kind_of_day = unit in _KINDS_OF_DAY and after + 1 < len(forms)  # "two working days"
    name = _unit(forms[after + 1] if kind_of_day else unit)
    if name is None:
        return
    last = after + 1 if kind_of_day else after
    if last + 1 < len(forms) and forms[last + 1] in _KINDS_OF_DAY:  # "cinq jours ouvrés"
        kind_of_day, unit, last = True, forms[last + 1], last + 1
    values = _delays(f"{plain(value)} {name}")
    if kind_of_day:  # "5 jours ouvrés", "2 working days": in the order of the language
        english = unit in ("working", "business", "calendar")
        values = (f"{plain(value)} {unit} {name}" if english else f"{values[0]} {unit}", *values)
    yield Typed("delay", place, last, values)


def _with_cents(forms: Sequence[str], after: int, value: float) -> tuple[int, tuple[str, ...]]:
    language: Language = "fr" if forms[after].startswith(("euro", "livre")) else "en"
    cents = number_at(forms, after + 1, language)
    if (
        cents
        and cents[0] < 100
        and after + 1 + cents[1] < len(forms)
        and forms[after + 1 + cents[1]] in _CENTS
    ):
        return after + 1 + cents[1], (plain(value + cents[0] / 100),)
    return after, (plain(value),)


def _unit(form: str) -> str | None:
    return _UNITS.get(form) or _UNITS.get(form.removesuffix("s"))


def _delays(value: str) -> tuple[str, ...]:
    return (value, _SAME[value]) if value in _SAME else (value,)
