"""What counts as misheard: not how a number or an address is written."""

from __future__ import annotations

import pytest

from voicesim.text.word_errors import as_said, word_error_rate
from voicesim.text.words import Language


@pytest.mark.parametrize(
    ("language", "said", "written"),
    [
        ("en", "Ten minutes ago, just after two.", "10 minutes ago, just after 2."),
        ("en", "Two hundred and forty pounds.", "£240"),
        ("en", "Four thousand and sixty, about twenty percent.", "4,060, about 20%"),
        ("en", "Jo at mail dot example", "jo@mail.example"),
        ("fr", "Trente, trente-cinq.", "30, 35"),
        ("fr", "Mille deux cents euros, à quatorze heures trente.", "1 200 €, à 14h30"),
        ("fr", "Quatre-vingt-dix pour cent.", "90%"),
    ],
)
def test_a_number_in_words_and_in_digits_is_one_word_said(
    language: Language, said: str, written: str
) -> None:
    assert as_said(written.split(), language) == as_said(said.split(), language)


def test_another_number_is_an_error_and_one_is_no_number() -> None:
    assert word_error_rate(as_said(["ten"], "en"), as_said(["12"], "en")) == 1.0
    assert as_said(["Une", "voiture,", "un", "camion"], "fr") == ["une", "voiture", "un", "camion"]
    assert as_said(["It's", "1."], "en") == ["it", "s", "1"]
