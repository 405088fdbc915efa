"""Characters nobody sees neither hide words nor reach a screen."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.invisible import CONTROLS, INVISIBLE, cleaned, printable, shown, visible

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def test_every_character_of_the_category_is_known() -> None:
    wanted = {one for one in EVERY if unicodedata.category(one) == "Cf"}
    known = {one for one in EVERY if INVISIBLE.match(one)}
    assert wanted <= known
    seldom = ("VARIATION SELECTOR", "FILLER", "GRAPHEME JOINER", "VOWEL INHERENT")
    others = {one for one in known if unicodedata.category(one) not in ("Cf", "Cn")}  # later Unicode has more
    assert all(any(name in unicodedata.name(one) for name in seldom) for one in others)
    assert not {one for one in EVERY if "VARIATION SELECTOR-" in unicodedata.name(one, "")} - known
    controls = {one for one in EVERY if unicodedata.category(one) == "Cc"} - set("\t\n\r\x85")
    assert {one for one in EVERY if CONTROLS.match(one)} == controls


@given(st.text())
def test_what_is_left_can_be_written_and_is_composed(text: str) -> None:
    found = cleaned(text)
    found.encode("utf-8")
    assert unicodedata.is_normalized("NFC", found)
    assert not INVISIBLE.search(found)
    assert cleaned(found) == found


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("d\u00e9\u200bsol\u00e9", "désolé"),
        ("de\u0301sole\u0301", "désolé"),
        ("caf\udce9", "caf\ufffd"),
        ("\ufeffbon\u00adjour\u200f", "bonjour"),
        ("bon\ufe0fjour\u034f \u3164l\U000e0100a", "bonjour la"),
        ("a\x1b[31mb\x07", "a[31mb"),
        ("l\u2019expert, 12\u202f\u20ac \U0001f600", "l\u2019expert, 12\u202f€ \U0001f600"),
    ],
)
def test_words_are_what_they_look_like(given: str, seen: str) -> None:
    assert cleaned(given) == seen


def test_half_a_character_is_one_question_mark() -> None:
    assert printable("caf\udce9.wav") == "caf\ufffd.wav"
    assert visible("d\u200b\u00e9") == "dé"


@pytest.mark.parametrize("one", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066"])
def test_a_terminal_is_given_nothing_it_would_obey(one: str) -> None:
    assert shown(f"caf\u00e9{one}[31m\tx\n") == "caf\u00e9\ufffd[31m\tx\n"
