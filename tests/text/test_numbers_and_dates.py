from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.grammar import grammar_of, listed
from voicesim.text.normalising import normalise
from voicesim.text.numbers import number_at
from voicesim.text.typed import typed_spans
from voicesim.text.words import Language, typed

FRENCH_UNITS = listed(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
FRENCH_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt"]


def values(text: str, language: Language = "fr") -> set[tuple[str, str]]:
    tokens = normalise(typed(text, 0), grammar_of(language)).tokens
    return {(span.kind, value) for span in typed_spans(tokens, language) for value in span.values}


def in_french(number: int) -> str:
    """A number as a Parisian says it."""
    if number < 17:
        return FRENCH_UNITS[number]
    if number < 20:
        return f"dix-{FRENCH_UNITS[number - 10]}"
    if number < 100:
        tens = min(number // 10, 8)
        rest = number - (80 if tens == 8 else 60 if tens in (6, 7) else tens * 10)
        word = FRENCH_TENS[tens]
        if rest == 0:
            return word + "s" if tens == 8 else word
        return f"{word}{'-et-' if rest in (1, 11) and tens != 8 else '-'}{in_french(rest)}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{FRENCH_UNITS[hundreds]} cent{'s' if not rest else ''}"
        return f"{head} {in_french(rest)}" if rest else head
    thousands, rest = divmod(number, 1000)
    head = "mille" if thousands == 1 else f"{in_french(thousands)} mille"
    return f"{head} {in_french(rest)}" if rest else head


@given(st.integers(0, 99_999))
def test_a_number_said_in_french_is_the_number(number: int) -> None:
    forms = normalise(typed(in_french(number), 0), grammar_of("fr")).forms
    assert number_at(forms, 0, "fr") == (number, len(forms))


@given(st.integers(0, 999_999))
def test_a_number_written_in_digits_is_the_number(number: int) -> None:
    for text in (str(number), f"{number:,}".replace(",", " ")):
        forms = tuple(text.split())
        assert number_at(forms, 0, "fr") == (number, len(forms))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("septante-deux euros", ("amount", "72")),
        ("nonante-neuf euros", ("amount", "99")),
        ("mille deux cents euros", ("amount", "1200")),
        ("trois virgule cinq euros", ("amount", "3.5")),
        ("douze euros cinquante centimes", ("amount", "12.5")),
        ("27 400 €", ("amount", "27400")),
        ("320€", ("amount", "320")),
        ("hier soir", ("day", "J-1")),
        ("avant-hier", ("day", "J-2")),
        ("après-demain matin", ("day", "J+2 matin")),
        ("mardi en huit", ("day", "mardi+7")),
        ("il y a trois jours", ("day", "J-3")),
        ("le premier mai", ("date", "1/5")),
        ("le 3 janvier 2026", ("date", "3/1")),
        ("le 12/05", ("date", "12/5")),
        ("à dix-huit heures vingt", ("time", "18:20")),
        ("à 18h20", ("time", "18:20")),
        ("à sept heures moins le quart", ("time", "6:45")),
        ("à neuf heures et demie", ("time", "9:30")),
        ("à trois heures de l'après-midi", ("time", "15:00")),
        ("avant midi", ("time", "12:00")),
        ("dans quinze jours", ("delay", "14 jours")),
        ("dans quinze jours", ("delay", "15 jours")),
        ("sous huit jours", ("delay", "7 jours")),
        ("cinq jours ouvrés", ("delay", "5 jours ouvrés")),
        ("sous quarante-huit heures", ("delay", "48 heures")),
        ("dans l'heure", ("delay", "1 heures")),
        ("zéro six trente-neuf quatre-vingt-dix-huit soixante-douze dix", ("phone", "0639987210")),
        ("06 39 98 12 34", ("phone", "0639981234")),
        ("AU-4471-2093", ("contract", "AU44712093")),
        ("A U tiret quarante-quatre soixante et onze vingt quatre-vingt-treize", ("contract", "AU44712093")),
        ("OU-418-IO", ("plate", "OU418IO")),
        ("O comme Oscar U quatre cent dix-huit I O", ("plate", "OU418IO")),
    ],
)
def test_what_is_said_in_french_has_its_value(text: str, value: tuple[str, str]) -> None:
    assert value in values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1,450", ("amount", "1450")),
        ("two thousand one hundred euros", ("amount", "2100")),
        ("a hundred and five pounds", ("amount", "105")),
        ("the day before yesterday", ("day", "J-2")),
        ("next tuesday morning", ("day", "mardi matin")),
        ("three days ago", ("day", "J-3")),
        ("the 3rd of May", ("date", "3/5")),
        ("May the third", ("date", "3/5")),
        ("at half past two", ("time", "2:30")),
        ("at quarter to five", ("time", "4:45")),
        ("at 2:05 pm", ("time", "14:05")),
        ("by six o'clock", ("time", "6:00")),
        ("within two working days", ("delay", "2 working days")),
        ("in a fortnight", ("delay", "2 weeks")),
        ("within the hour", ("delay", "1 hours")),
        ("07700 900123", ("phone", "07700900123")),
    ],
)
def test_what_is_said_in_english_has_its_value(text: str, value: tuple[str, str]) -> None:
    assert value in values(text, "en")


@pytest.mark.parametrize(
    "text", ["avant l'expertise", "un expert", "cet après-midi", "le mois de l'expertise"]
)
def test_what_looks_like_a_time_is_none(text: str) -> None:
    assert not {kind for kind, _ in values(text)} & {"time", "amount", "number"}


@pytest.mark.parametrize("text", ["il y a un truc", "il y a deux témoins", "y a un souci avec la date"])
def test_what_there_is_is_no_time_ago(text: str) -> None:
    assert "day" not in {kind for kind, _ in values(text)}


@pytest.mark.parametrize("word", ["cinquante", "moitié"])
def test_a_share_said_twice_is_said_twice(word: str) -> None:
    assert normalise(typed(f"c'est {word} {word}", 0), grammar_of("fr")).forms[-2:] == (word, word)


def test_an_hour_inside_a_larger_number_is_no_time() -> None:
    assert ("time", "8:00") not in values("sous quarante-huit heures")
