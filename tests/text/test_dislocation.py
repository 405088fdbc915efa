"""A noun set behind its question is part of it."""

from __future__ import annotations

import pytest

from voicesim.text.dislocation import names_behind, noun_behind
from voicesim.text.grammar import grammar_of
from voicesim.text.words import typed


@pytest.mark.parametrize(
    ("text", "last", "behind"),
    [
        ("Elle date de quand, cette grêle ?", 3, True),
        ("Comment il s'appelle, ce monsieur ?", 2, True),
        ("Il marche encore, le chauffage ?", 2, True),
        ("Is she hurt, the little one?", 2, True),
        ("Vous êtes où, madame ?", 2, False),
        ("Elle date de quand, vous le savez ?", 3, False),
        ("Le devis est prêt, la facture aussi, les photos non.", 3, False),
        ("Elle est où. La voiture ?", 2, False),
    ],
)
def test_a_noun_behind_a_pronoun_is_what_is_asked_about(text: str, last: int, behind: bool) -> None:
    language = "en" if text.startswith("Is") else "fr"
    assert names_behind(typed(text, 0), 0, last, grammar_of(language)) == behind  # type: ignore[arg-type]


def test_the_noun_is_what_stands_behind_the_comma() -> None:
    grammar = grammar_of("fr")
    assert noun_behind(typed("Elle date de quand, cette grêle ?", 0), 0, 5, grammar) == "cette grêle"
    assert not noun_behind(typed("Vous êtes où, madame ?", 0), 0, 3, grammar)
