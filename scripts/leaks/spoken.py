"""Numbers and codes as people say them and as recognisers write them, for the generated texts."""

from __future__ import annotations

import random

_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = [
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]
_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_AS_IN = dict(
    zip(
        "ABCDEFGHJKLMNPQRSTVWXYZ",
        [
            "Anatole",
            "Berthe",
            "Célestin",
            "Désiré",
            "Eugène",
            "François",
            "Gaston",
            "Henri",
            "Joseph",
            "Kléber",
            "Louis",
            "Marcel",
            "Nicolas",
            "Pierre",
            "Quintal",
            "Raoul",
            "Suzanne",
            "Thérèse",
            "Victor",
            "William",
            "Xavier",
            "Yvonne",
            "Zoé",
        ],
        strict=True,
    )
)


def french(number: int) -> str:
    """0..999 in French words."""
    if number >= 100:
        head = "cent" if number < 200 else f"{_FR[number // 100]} cent"
        return head if number % 100 == 0 else f"{head} {french(number % 100)}"
    if number < 20:
        return _FR[number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        unit += 10
    if unit == 0:
        return _FR_TENS[tens]
    joint = " et " if unit in (1, 11) and tens < 8 else "-"
    return f"{_FR_TENS[tens]}{joint}{_FR[unit]}"


def english(number: int) -> str:
    """0..999 in English words."""
    if number >= 100:
        head = f"{_EN[number // 100]} hundred"
        return head if number % 100 == 0 else f"{head} and {english(number % 100)}"
    if number < 20:
        return _EN[number]
    tens, unit = divmod(number, 10)
    return _EN_TENS[tens] + (f" {_EN[unit]}" if unit else "")


def said(digits: str, language: str, rng: random.Random) -> str:
    """A group of digits in words: "06" is "zéro six", now and then digit by digit."""
    say = french if language == "fr" else english
    if language == "en" and (len(digits) > 2 or rng.random() < 0.7):
        oh = rng.choice(("oh", "zero"))
        return " ".join(oh if one == "0" else english(int(one)) for one in digits)
    stripped = digits.lstrip("0")
    zeros = ["zéro" if language == "fr" else "zero"] * (len(digits) - len(stripped))
    return " ".join([*zeros, say(int(stripped))] if stripped else zeros)


def grouped(groups: list[str], language: str, rng: random.Random) -> str:
    """Groups of digits in one of the ways they come out of a recogniser."""
    way = rng.random()
    if way < 0.30:
        return rng.choice((" ", ".", "-", ", ", " ")).join(groups)
    if way < 0.38:
        return "".join(groups)
    if way < 0.55:
        return ", ".join(said(group, language, rng) for group in groups)
    if way < 0.65:  # the recogniser writes half of it in figures
        return " ".join(group if rng.random() < 0.5 else said(group, language, rng) for group in groups)
    return " ".join(said(group, language, rng) for group in groups)


def in_pieces(groups: list[str], kind: str, language: str, rng: random.Random) -> str:
    """The same said in pieces that the other speaker acknowledges."""
    nods = ("Oui.", "D'accord.", "Je note.") if language == "fr" else ("Yes.", "Okay.", "Go on.")
    cut = rng.randint(1, len(groups) - 1)
    pieces = [groups[:cut], groups[cut:]]
    texts = [f"[{kind} {' '.join(said(group, language, rng) for group in piece)}]" for piece in pieces]
    return f"{texts[0]}. // {rng.choice(nods)} // {texts[1]}"


def letters(text: str, language: str, rng: random.Random) -> str:
    """Letters spelled, some of them with a name: "B comme Berthe"."""
    if language == "fr" and rng.random() < 0.3:
        return ", ".join(f"{one} comme {_AS_IN[one]}" for one in text)
    return " ".join(text)
