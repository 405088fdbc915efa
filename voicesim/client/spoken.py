"""From a written line to words to speak: choices made, slots filled, relative days as people say them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from voicesim.text.words import Language

_CHOICE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_]+(?:[+-]\d+)?)\}")
_DAY = re.compile(r"^j(?:([+-])(\d+))?$")
_ELIDED = re.compile(r"\b(que|de|le|jusque) (?=hier\b|avant-hier\b|aujourd'hui\b|après-demain\b)")
_OF = re.compile(r"\b([Dd])(?:e|u) (?=(?:hier|avant-hier|aujourd'hui|après-demain|il y a)\b)")
_OF_LATER = re.compile(r"\b([Dd])u (?=(?:demain|dans \S+ (?:jours|semaines|mois))\b)")
_THAT = re.compile(r"\b([Qq])ue (?=il y a\b)")
_SENTENCE_OVER = re.compile(r"(?:(?<!\.)\.|[!?])\s*$")
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*[»”\"]?")

_NEAR = {
    "fr": {-2: "avant-hier", -1: "hier", 0: "aujourd'hui", 1: "demain", 2: "après-demain"},
    "en": {-2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "in two days"},
}
_WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_NUMBERS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
}


def spoken_day(offset: int, language: Language, weekday: int | None = None) -> str:
    """A day `offset` days from the call, as said: "avant-hier", "mardi", "il y a trois semaines".

    `weekday` is the weekday of the call, 0 for Monday; without it, days of the week are not named, so that
    the same seed says the same words on any day.
    """
    if offset in _NEAR[language]:
        return _NEAR[language][offset]
    if weekday is not None and abs(offset) < 7:
        name = _WEEKDAYS[language][(weekday + offset) % 7]
        if offset > 0:
            return name
        return f"{name} dernier" if language == "fr" else f"last {name}"
    count, unit = _counted(abs(offset), language)
    if language == "fr":
        return f"il y a {count} {unit}" if offset < 0 else f"dans {count} {unit}"
    return f"{count} {unit} ago" if offset < 0 else f"in {count} {unit}"


def _counted(days: int, language: Language) -> tuple[str, str]:
    fr = language == "fr"
    if days >= 60:
        return _number(round(days / 30), language), "mois" if fr else "months"
    if days >= 14 and days % 7 == 0:
        return _number(days // 7, language), "semaines" if fr else "weeks"
    return _number(days, language), "jours" if fr else "days"


def _number(value: int, language: Language) -> str:
    names = _NUMBERS[language].split()
    return names[value] if value < len(names) else str(value)


def slots_in(text: str) -> tuple[str, ...]:
    """The slots a written line uses."""
    return tuple(_SLOT.findall(text))


def is_day(slot: str) -> bool:
    """True for a relative day: "j", "j-2", "j+3"."""
    return _DAY.match(slot) is not None


def fill(text: str, slots: Mapping[str, str], language: Language, weekday: int | None = None) -> str:
    """`text` with its slots filled; a slot that nobody knows stays as it is (the linter refuses those)."""

    def value(match: re.Match[str]) -> str:
        day = _DAY.match(match[1])
        if not day:
            return slots.get(match[1], match[0])
        spoken = spoken_day(int(f"{day[1] or ''}{day[2] or 0}"), language, weekday)
        begins = _SENTENCE_OVER.search(text, 0, match.start()) is not None
        return spoken[:1].upper() + spoken[1:] if begins else spoken

    return tidy(_SLOT.sub(value, text))


def rendered(text: str, slots: Mapping[str, str], language: Language) -> str:
    """A written text for the eyes: its slots filled, nothing else changed."""
    return fill(text, slots, language) if slots_in(text) else text


def choose(text: str, dice: Random) -> str:
    """`text` with each `[a|b|]` replaced by one of its choices, innermost first."""
    while match := _CHOICE.search(text):
        text = text[: match.start()] + dice.choice(match[1].split("|")) + text[match.end() :]
    return tidy(text)


def every_choice(text: str, most: int = 64) -> tuple[str, ...]:
    """`text` in each of the ways `choose` may give it, at most `most` of them."""
    open_, found = [text], dict[str, None]()
    while open_ and len(found) + len(open_) <= most:
        each = open_.pop(0)
        match = _CHOICE.search(each)
        if match is None:
            found[tidy(each)] = None
        else:
            open_ += [each[: match.start()] + one + each[match.end() :] for one in match[1].split("|")]
    return tuple({**found, **dict.fromkeys(map(plainest, open_))})


def plainest(text: str) -> str:
    """`text` with the first choice everywhere: for linters and listings."""
    while match := _CHOICE.search(text):
        text = text[: match.start()] + match[1].split("|")[0] + text[match.end() :]
    return tidy(text)


def tidy(text: str) -> str:
    """One space between words, none before a comma, "qu'hier" for "que hier", a capital at the start.

    A day after "de" is what French makes of it: "l'orage d'il y a trois jours", "le soin d'hier".
    """
    text = _SPACES.sub(" ", text).strip(" ,")
    text = re.sub(r" +([,.])", r"\1", text)
    text = _THAT.sub(r"\1u'", _OF_LATER.sub(r"\1e ", _OF.sub(r"\1'", text)))
    text = _ELIDED.sub(lambda match: f"{match[1][:-1]}'", text)
    return text[:1].upper() + text[1:]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line."""
    return tuple(part.strip() for part in _SENTENCE.findall(text) if re.search(r"\w", part))
