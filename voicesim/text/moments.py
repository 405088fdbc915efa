"""Days, dates and times of day, read from normalised tokens; days count from the day of the call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from voicesim.text.grammar import by_head, listed
from voicesim.text.numbers import number_at, ordinal
from voicesim.text.typed import Typed, plain
from voicesim.text.words import Language

_Expressions = Mapping[tuple[str, ...], tuple[str, int]]


def _table(*entries: tuple[str, str, int]) -> dict[tuple[str, ...], tuple[str, int]]:
    return {tuple(words.split()): (value, tense) for words, value, tense in entries}


_RELATIVE: Mapping[Language, _Expressions] = {
    "fr": _table(
        ("après demain", "J+2", 1),
        ("demain", "J+1", 1),
        ("aujourd'hui", "J", 0),
        ("avant hier", "J-2", -1),
        ("hier", "J-1", -1),
        ("ce matin", "J matin", 0),
        ("cet après midi", "J après-midi", 0),
        ("cette après midi", "J après-midi", 0),
        ("ce soir", "J soir", 1),
        ("cette nuit", "J nuit", 0),
        ("tout à le heure", "J", 0),
        ("la nuit dernière", "J-1 nuit", -1),
        ("la semaine prochaine", "S+1", 1),
        ("la semaine dernière", "S-1", -1),
        ("le mois prochain", "M+1", 1),
        ("le mois dernier", "M-1", -1),
        ("en fin de journée", "J soir", 1),
        ("en fin de matinée", "J matin", 0),
        ("en fin de après midi", "J après-midi", 0),
        ("en début de après midi", "J après-midi", 0),
        ("en fin de semaine", "S fin", 1),
        ("la fin de semaine", "S fin", 1),
        ("la fin de la semaine", "S fin", 1),
        ("la fin de la journée", "J soir", 1),
        ("la fin de journée", "J soir", 1),
        ("la fin de matinée", "J matin", 1),
        ("la fin de le après midi", "J soir", 1),
        ("début de semaine prochaine", "S+1", 1),
    ),
    "en": _table(
        ("the day after tomorrow", "J+2", 1),
        ("tomorrow", "J+1", 1),
        ("today", "J", 0),
        ("tonight", "J soir", 1),
        ("the day before yesterday", "J-2", -1),
        ("yesterday", "J-1", -1),
        ("last night", "J-1 nuit", -1),
        ("this morning", "J matin", 0),
        ("this afternoon", "J après-midi", 0),
        ("this evening", "J soir", 1),
        ("next week", "S+1", 1),
        ("last week", "S-1", -1),
        ("next month", "M+1", 1),
        ("last month", "M-1", -1),
        ("the end of the day", "J soir", 1),
        ("the end of today", "J soir", 1),
        ("close of business", "J soir", 1),
        ("the end of the week", "S fin", 1),
        ("the end of the afternoon", "J soir", 1),
    ),
}
_RELATIVE_FROM = {language: by_head(known) for language, known in _RELATIVE.items()}
_DAYPARTS: Mapping[Language, Mapping[tuple[str, ...], str]] = {
    "fr": {
        ("matin",): "matin",
        ("après", "midi"): "après-midi",
        ("soir",): "soir",
        ("midi",): "midi",
        ("nuit",): "nuit",
        ("dans", "la", "matinée"): "matin",
        ("dans", "la", "journée"): "",
        ("dans", "le", "après", "midi"): "après-midi",
        ("en", "fin", "de", "journée"): "soir",
        ("au", "matin"): "matin",
        ("au", "soir"): "soir",
    },
    "en": {
        ("morning",): "matin",
        ("afternoon",): "après-midi",
        ("evening",): "soir",
        ("night",): "nuit",
        ("noon",): "midi",
        ("lunchtime",): "midi",
    },
}
_WEEKDAYS: Mapping[Language, Sequence[str]] = {
    "fr": listed("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "en": listed("monday tuesday wednesday thursday friday saturday sunday"),
}
_FRENCH_DAY = dict(zip(_WEEKDAYS["en"], _WEEKDAYS["fr"], strict=True))
_AFTER_WEEKDAY: Mapping[Language, Mapping[tuple[str, ...], tuple[str, int]]] = {
    "fr": {
        ("en", "huit"): ("+7", 1),
        ("en", "quinze"): ("+14", 1),
        ("prochain",): ("", 1),
        ("qui", "vient"): ("", 1),
        ("dernier",): ("", -1),
        ("passé",): ("", -1),
    },
    "en": {("week",): ("+7", 1), ("coming",): ("", 1), ("next",): ("", 1)},
}
_MONTHS: Mapping[Language, Sequence[str]] = {
    "fr": listed("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "en": listed("january february march april may june july august september october november december"),
}
_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})(?:/\d{2,4})?$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")
_AM_PM = {"am": 0, "pm": 12}


def moments(forms: Sequence[str], language: Language) -> Iterator[Typed]:
    """Every day, date and time in `forms`, the longest at each place."""
    last = -1
    for place in range(len(forms)):
        inside = number_at(forms, place - 1, language) if place else None
        if place <= last or (inside is not None and inside[1] > 1 and forms[place - 1] not in ("et", "and")):
            continue  # "huit heures" is no time in "quarante-huit heures"
        day = _day_at(forms, place, language) or _date_at(forms, place, language)
        found = [span for span in (day, _time_at(forms, place, language)) if span is not None]
        yield from found
        last = max((span.last for span in found), default=last)


def _matches(forms: Sequence[str], place: int, expression: Sequence[str]) -> bool:
    if place >= len(forms) or forms[place] != expression[0]:
        return False
    return tuple(forms[place : place + len(expression)]) == tuple(expression)


def _day_at(forms: Sequence[str], place: int, language: Language) -> Typed | None:
    for expression in _RELATIVE_FROM[language].get(forms[place], ()):
        value, tense = _RELATIVE[language][expression]
        if _matches(forms, place, expression):
            return _with_daypart(
                forms, Typed("day", place, place + len(expression) - 1, (value,), tense), language
            )
    before = 1 if language == "en" and forms[place] in ("next", "last", "on", "this") else 0
    name = forms[place + before] if place + before < len(forms) else ""
    singular = name.removesuffix("s") if language == "en" else name
    if singular in _WEEKDAYS[language]:
        value = _FRENCH_DAY.get(singular, singular)
        tense = {"next": 1, "last": -1}.get(forms[place], 0) if before else 0
        span = Typed("day", place, place + before, (value,), tense)
        for expression, (suffix, way) in _AFTER_WEEKDAY[language].items():
            if _matches(forms, span.last + 1, expression):
                span = replace(span, last=span.last + len(expression), values=(value + suffix,), tense=way)
        return _with_daypart(forms, span, language)
    return _ago_at(forms, place, language)


def _with_daypart(forms: Sequence[str], span: Typed, language: Language) -> Typed:
    for expression, part in _DAYPARTS[language].items():
        if _matches(forms, span.last + 1, expression):
            values = tuple(f"{value} {part}".strip() for value in span.values)
            return replace(span, last=span.last + len(expression), values=(*values, *span.values))
    return span


_SPANS: Mapping[Language, frozenset[str]] = {
    "fr": frozenset(
        listed(
            "seconde secondes minute minutes instant instants moment heure heures jour jours semaine "
            "semaines quinzaine mois trimestre an ans année années"
        )
    ),
    "en": frozenset(
        listed(
            "second seconds minute minutes moment moments hour hours day days night nights week weeks "
            "fortnight month months year years"
        )
    ),
}


def _ago_at(forms: Sequence[str], place: int, language: Language) -> Typed | None:
    """ "il y a trois jours", "three days ago"."""
    start = place + 3 if language == "fr" and _matches(forms, place, ("il", "y", "a")) else place
    if language == "fr" and start == place:
        return None
    reading = number_at(forms, start, language)
    if reading is None or start + reading[1] >= len(forms):
        return None
    unit, last = forms[start + reading[1]], start + reading[1]
    if language == "en":
        last += 1
        if last >= len(forms) or forms[last] != "ago":
            return None
    if unit not in _SPANS[language]:
        return None  # "il y a un truc"
    days = {
        "jour": 1,
        "jours": 1,
        "semaine": 7,
        "semaines": 7,
        "day": 1,
        "days": 1,
        "week": 7,
        "weeks": 7,
    }.get(unit)
    value = f"J-{plain(reading[0] * days)}" if days else f"-{plain(reading[0])} {unit}"
    return Typed("day", place, last, (value,), -1)


def _date_at(forms: Sequence[str], place: int, language: Language) -> Typed | None:
    slashed = _SLASHED.match(forms[place])
    if slashed:
        return Typed("date", place, place, (f"{int(slashed[1])}/{int(slashed[2])}",))
    if language == "en" and forms[place] in _MONTHS["en"]:
        return _month_first_at(forms, place)
    day = ordinal(forms[place], language)
    taken = 1
    if day is None:
        reading = number_at(forms, place, language)
        if reading is None or not 1 <= reading[0] <= 31:
            return None
        day, taken = int(reading[0]), reading[1]
    last = place + taken
    if language == "en" and last < len(forms) and forms[last] == "of":
        last += 1
    if last >= len(forms) or forms[last] not in _MONTHS[language]:
        return None
    month = _MONTHS[language].index(forms[last]) + 1
    return Typed("date", place, _year_after(forms, last, language), (f"{day}/{month}",))


def _month_first_at(forms: Sequence[str], place: int) -> Typed | None:
    month = _MONTHS["en"].index(forms[place]) + 1
    start = place + 2 if _matches(forms, place + 1, ("the",)) else place + 1
    if start >= len(forms):
        return None
    day, last = ordinal(forms[start], "en"), start
    if day is None:
        reading = number_at(forms, start, "en")
        if reading is None or not 1 <= reading[0] <= 31:
            return None
        day, last = int(reading[0]), start + reading[1] - 1
    return Typed("date", place, _year_after(forms, last, "en"), (f"{day}/{month}",))


def _year_after(forms: Sequence[str], last: int, language: Language) -> int:
    reading = number_at(forms, last + 1, language)
    return last + reading[1] if reading and 1900 <= reading[0] <= 2100 else last


def _time_at(forms: Sequence[str], place: int, language: Language) -> Typed | None:
    form = forms[place]
    clock = _CLOCK.match(form)
    if clock and int(clock[1]) < 25 and int(clock[2]) < 60:
        return _said(forms, place, place, int(clock[1]), int(clock[2]), language)
    fixed = {"midi": 12, "minuit": 0, "noon": 12, "midday": 12, "midnight": 0}.get(form)
    if fixed is not None and (place == 0 or forms[place - 1] != "après"):
        minute, last = _minutes_after(forms, place, language)
        return _said(forms, place, last, fixed, minute, language)
    return _hour_at(forms, place, language)


def _hour_at(forms: Sequence[str], place: int, language: Language) -> Typed | None:
    if language == "en" and forms[place] in ("half", "quarter"):
        return _past_at(forms, place)
    reading = number_at(forms, place, language)
    if reading is None or not 0 <= reading[0] <= 24 or reading[0] != int(reading[0]):
        return None
    hour, after = int(reading[0]), place + reading[1]
    unit = forms[after] if after < len(forms) else ""
    if language == "fr" and unit in ("heure", "heures", "h"):
        minute, last = _minutes_after(forms, after, language)
        return _said(forms, place, last, hour, minute, language)
    if language == "en":
        minute, last = _minutes_after(forms, after - 1, language)
        following = forms[last + 1] if last + 1 < len(forms) else ""
        if following == "o'clock" or following in _AM_PM:
            return _said(forms, place, last + (following == "o'clock"), hour, minute, language)
    return None


def _minutes_after(forms: Sequence[str], hour_at: int, language: Language) -> tuple[int, int]:
    """The minutes said after the token `hour_at`, and the last token of the time."""
    said: Mapping[tuple[str, ...], int] = {}
    if language == "fr":
        said = {
            ("et", "demie"): 30,
            ("et", "demi"): 30,
            ("et", "quart"): 15,
            ("moins", "le", "quart"): -15,
            ("pile",): 0,
        }
    for expression, minute in said.items():
        if _matches(forms, hour_at + 1, expression):
            return minute, hour_at + len(expression)
    reading = number_at(forms, hour_at + 1, language)
    if reading and 0 < reading[0] < 60 and reading[0] == int(reading[0]):
        follows = hour_at + 1 + reading[1]
        counted = {"jours", "euros", "minutes", "days", "pounds", "personnes", "heures"}
        if follows >= len(forms) or forms[follows] not in counted:
            return int(reading[0]), hour_at + reading[1]
    return 0, hour_at


def _past_at(forms: Sequence[str], place: int) -> Typed | None:
    minutes = {"half": 30, "quarter": 15}[forms[place]]
    way = forms[place + 1] if place + 1 < len(forms) else ""
    reading = number_at(forms, place + 2, "en") if way in ("past", "to") else None
    if reading is None or not 1 <= reading[0] <= 12:
        return None
    return _said(
        forms, place, place + 1 + reading[1], int(reading[0]), minutes if way == "past" else -minutes, "en"
    )


def _said(forms: Sequence[str], first: int, last: int, hour: int, minute: int, language: Language) -> Typed:
    following = forms[last + 1] if last + 1 < len(forms) else ""
    if language == "en" and following in _AM_PM:
        hour, last = hour % 12 + _AM_PM[following], last + 1
    elif language == "fr" and following in ("du", "de") and last + 2 < len(forms):
        part = {"matin": 0, "soir": 12, "le": 12}.get(forms[last + 2])
        if part is not None and (following == "du" or forms[last + 2 : last + 5] == ("le", "après", "midi")):
            hour, last = (hour + part if hour < 12 else hour), last + (2 if following == "du" else 4)
    total = (hour * 60 + minute) % (24 * 60)
    return Typed("time", first, last, (f"{total // 60}:{total % 60:02d}",))
